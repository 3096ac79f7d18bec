"""Where images come from: one file per source, each with a `Source` named SOURCE, found by looking.

Adding a source is adding one file to this package.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import torch

import workbench.data
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet

Progress = Callable[[str, float], None]
LARGEST = 512
PIECE = 1024  # images that are read together


def ignore(_sentence: str, _fraction: float) -> None:
    """The progress callback of those who do not look."""


@dataclass(frozen=True)
class Request:
    """What a source is asked for.

    Attributes:
        path: the user's file or folder, or None.
        size: side of the images in pixels.
        channels: 1 (grey) or 3.
        download: whether the source may use the network.
        progress: called with a sentence and a fraction (or -1 when unknown); what it raises cancels.
    """

    path: Path | None = None
    size: int = 28
    channels: int = 1
    download: bool = False
    progress: Progress = ignore


@dataclass(frozen=True)
class Source:
    """A source of images: its words for the catalogue, and what opens it.

    ``needs`` is "nothing", "download" (a path or a download) or "path"; ``groups`` tells whether classes are
    grouped (alphabets, superclasses), ``drawings`` whether pictures are ink on paper; ``open`` raises DataError.
    ``size`` is the side in pixels at which the field uses its pictures, or 0 where that is up to the network;
    ``colour`` tells whether it uses them in colour. ``split_by`` names who drew the split that comes with the dataset
    (`ImageSet.class_part`); it is empty where none does.
    """

    name: str
    title: str
    summary: str
    licence: str
    citation: str
    needs: str
    groups: bool
    open: Callable[[Request], ImageSet]
    drawings: bool = True
    size: int = 0
    colour: bool = False
    split_by: str = ""

    def card(self) -> dict[str, Any]:
        """The source as plain data."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "open"}


def sources() -> dict[str, Source]:
    """All sources by name: those found here, and the datasets that the user added."""
    from workbench.data.added import added_sources  # which reads them by means of these

    return dict(sorted({**added_sources(), **built_in_sources()}.items()))


@cache
def built_in_sources() -> dict[str, Source]:
    """The sources of this package by name."""
    modules = (
        importlib.import_module(f"{workbench.data.__name__}.{found.name}")
        for found in pkgutil.iter_modules(workbench.data.__path__)
    )
    all_sources = (getattr(module, "SOURCE", None) for module in modules)
    found = {source.name: source for source in all_sources if isinstance(source, Source)}
    return dict(sorted(found.items()))


def source_cards() -> list[dict[str, Any]]:
    """The sources of this package as plain data, for the catalogue."""
    return [source.card() for source in built_in_sources().values()]


def open_dataset(
    name: str,
    path: str | Path = "",
    *,
    size: int = 28,
    channels: int = 1,
    download: bool = False,
    progress: Progress | None = None,
) -> ImageSet:
    """Open a dataset by the name of its source; from the second time on it comes from the cache.

    Args:
        name: a source of `sources`, or a dataset of one's own.
        path: the user's file or folder; empty where the source needs none.
        size: side of the images in pixels.
        channels: 1 (grey) or 3 (red, green, blue).
        download: whether the network may be used when the data is not here.
        progress: called with a sentence and a fraction of 1 (-1 when unknown); an exception cancels.

    Raises:
        DataError: the name is unknown, or the data is absent or malformed; nothing half-written is left.
    """
    known = sources()
    if name not in known:
        raise DataError(f"There is no dataset named {name}; there are {', '.join(known)}.")
    if not 8 <= size <= LARGEST:
        raise DataError(f"Images of {size} pixels are asked for, but the size must lie between 8 and {LARGEST}.")
    if channels not in (1, 3):
        raise DataError(f"Images with {channels} channels are asked for, but there can be 1 or 3.")
    place = Path(path).expanduser() if str(path) else None
    if place is not None and not place.exists():
        raise DataError(f"There is no file or folder {place}.")
    request = Request(place, size, channels, download, progress or ignore)
    return known[name].open(request)


def fingerprint(image_set: ImageSet) -> str:
    """A SHA-256 over the pixels, the class boundaries, the names and the given split: equal only for equal sets."""
    if image_set.fingerprint:
        return image_set.fingerprint
    shape = (image_set.n_images, *image_set.images.shape[1:])
    digest = hashlib.sha256(repr((shape, image_set.class_names)).encode())
    group = [] if image_set.class_group is None else image_set.class_group.tolist()
    digest.update(repr((image_set.class_start.tolist(), group, image_set.group_names)).encode())
    if image_set.class_part is not None:
        digest.update(repr(image_set.class_part.tolist()).encode())
    for which in torch.split(torch.arange(image_set.n_images), PIECE):
        digest.update(image_set.take(which).contiguous().numpy().data.cast("B"))
    return digest.hexdigest()
