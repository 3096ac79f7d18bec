"""CIFAR-100 as it is published, a hundred classes in twenty superclasses, from which CIFAR-FS and FC100 are made.

Krizhevsky, "Learning multiple layers of features from tiny images", 2009: 32 × 32 pixels in three pickles of Python 2,
``train`` and ``test`` with 500 and 100 photographs of each class, and ``meta`` with the names. Both parts hold the same
classes, so they are read as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from workbench.data.archives import open_file
from workbench.data.arrays import Block, Labels, Pixels, fit_photos, gather
from workbench.data.cache_pickles import load_plain
from workbench.data.errors import DataError
from workbench.data.given_classes import GivenClass, in_order
from workbench.data.image_set import ImageSet
from workbench.data.published import Published, PublishedFile
from workbench.data.shelf import Shelf
from workbench.data.sources import Request

SIDE = 32
ARCHIVE = "cifar-100-python.tar.gz"
FILES = ("train", "test", "meta")
PartOf = Callable[[str, str], int | None]


def published() -> list[PublishedFile]:
    """Where torchvision finds CIFAR-100."""
    from torchvision.datasets import CIFAR100  # takes seconds

    return [PublishedFile(ARCHIVE, CIFAR100.url, CIFAR100.tgz_md5)]


PUBLISHED = Published("CIFAR-100", "cifar100", (ARCHIVE,), lambda: published())


@dataclass(frozen=True)
class FromCifar100:
    """A layout: the three pickles in one folder, whose classes are parted anew.

    Attributes:
        title: of the dataset that is made.
        part_of: gives the part (0, 1, 2) of a class of a superclass, or None where it knows neither.
        grouped: whether the superclasses are kept as groups.
    """

    title: str
    part_of: PartOf
    grouped: bool

    def __call__(self, shelf: Shelf, request: Request, pixels: Path) -> ImageSet | None:
        """All images, by part and class; None where the pickles are not on the shelf. Raises DataError."""
        folder = _folder(shelf)
        if folder is None:
            return None
        meta = _Pickle(shelf, f"{folder}meta")
        fine, coarse = (meta.texts(f"{kind}_label_names") for kind in ("fine", "coarse"))
        parts = [_Pickle(shelf, f"{folder}{name}").images(len(fine), len(coarse)) for name in ("train", "test")]
        images, labels, supers = (np.concatenate(each) for each in zip(*parts, strict=True))
        classes = self._classes(fine, coarse, labels, supers, shelf)
        order = {each.name: index for index, each in enumerate(classes)}
        mine = np.array([order[name] for name in fine], np.int64)[labels]
        return gather([Block(images, mine, classes)], fit_photos, request, self.title, shelf.title, pixels)

    def _classes(
        self, fine: list[str], coarse: list[str], labels: Labels, supers: Labels, shelf: Shelf
    ) -> list[GivenClass]:
        """All classes by part and name; ``labels`` and ``supers`` (N,) tell which class is of which superclass."""
        first = dict(zip(labels[::-1].tolist(), supers[::-1].tolist(), strict=True))
        found = []
        for index, name in enumerate(fine):
            group = coarse[first[index]] if index in first else ""
            part = self.part_of(name, group)
            if part is None:
                words = group or "no superclass"
                raise DataError(f"{shelf.title} has a class {name} of {words}, which CIFAR-100 has not.")
            found.append(GivenClass(name, part, group=group if self.grouped else ""))
        return in_order(found)


class _Pickle:
    """One of the three pickles, read. What it holds is checked as it is asked for."""

    def __init__(self, shelf: Shelf, name: str) -> None:
        self._place = shelf.place(name)
        with ExitStack() as stack:
            held = load_plain(open_file(shelf, name, stack), self._place)
        if not isinstance(held, Mapping):
            raise DataError(f"{self._place} does not map names to values, as CIFAR-100's files do.")
        self._held = {_text(key): value for key, value in held.items()}

    def texts(self, key: str) -> list[str]:
        """A list of names."""
        return [_text(each) for each in self._list(key)]

    def images(self, classes: int, superclasses: int) -> tuple[Pixels, Labels, Labels]:
        """Images (N, 32, 32, 3) uint8, and for each its class and superclass, (N,) each."""
        data = self._held.get("data")
        if not isinstance(data, np.ndarray) or data.dtype != np.uint8 or data.shape[1:] != (3 * SIDE * SIDE,):
            raise DataError(f"{self._place} holds no images of {SIDE} × {SIDE} pixels in three colours.")
        labels = self._labels("fine_labels", classes, len(data))
        supers = self._labels("coarse_labels", superclasses, len(data))
        return data.reshape(-1, 3, SIDE, SIDE).transpose(0, 2, 3, 1), labels, supers

    def _labels(self, key: str, classes: int, images: int) -> Labels:
        values = self._list(key)
        if len(values) != images:
            raise DataError(f"{self._place} holds {images:,} images, but {len(values):,} {key}.")
        if not all(isinstance(each, int) and 0 <= each < classes for each in values):
            raise DataError(f"{self._place} has {key} that are not whole numbers from 0 to {classes - 1}.")
        return np.array(values, np.int64)

    def _list(self, key: str) -> list[Any]:
        value = self._held.get(key)
        if not isinstance(value, list):
            raise DataError(f"{self._place} holds no list of {key}.")
        return value


def _text(value: object) -> str:
    return value.decode("latin1") if isinstance(value, bytes) else str(value)


def _folder(shelf: Shelf) -> str | None:
    """The outermost folder that holds the three pickles, with a slash at its end."""
    names = set(shelf.names)
    folders = [name.removesuffix("meta") for name in names if name.rpartition("/")[2] == "meta"]
    whole = [folder for folder in folders if all(f"{folder}{file}" in names for file in FILES)]
    return min(whole, key=len, default=None)
