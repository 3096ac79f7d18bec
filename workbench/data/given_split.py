"""Read a dataset whose authors say which classes are for training, for validation and for the test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import torch

from workbench.data.cache import Kept, kept, mapped, stat_fingerprint
from workbench.data.decode_pool import decode_all
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.shelf import Shelf, files_in, open_shelf
from workbench.data.sources import Request

VERSION = 1  # raise it when pictures are read differently, so that cached ones are read again
PARTS = ("training", "validation", "test")


@dataclass(frozen=True)
class GivenClass:
    """A class: its name, the part it belongs to (0 training, 1 validation, 2 test), and the names of its pictures."""

    name: str
    part: int
    files: tuple[str, ...]


Layout = Callable[[Shelf], list[GivenClass]]


@dataclass(frozen=True)
class Layouts:
    """How a dataset may lie: each layout finds the classes on a shelf, or none where it is another one's.

    Attributes:
        name, title: of the dataset.
        found_by: the layouts, in the order in which they are tried; what they raise is a DataError.
        expected: where they look, in words.
    """

    name: str
    title: str
    found_by: tuple[Layout, ...]
    expected: str

    def classes(self, shelf: Shelf) -> list[GivenClass]:
        """The classes on a shelf, by part and then by name, each with its pictures by name.

        Raises:
            DataError: there are none, a part has none, or a class is in two parts or has no pictures.
        """
        for layout in self.found_by:
            if found := sorted(layout(shelf), key=lambda each: (each.part, each.name)):
                _check(found, self.title, shelf)
                return found
        raise DataError(f"There is no {self.title} in {shelf.title}: expected are {self.expected}.")


def _check(classes: Sequence[GivenClass], title: str, shelf: Shelf) -> None:
    part_of: dict[str, int] = {}
    for each in classes:
        other = part_of.setdefault(each.name, each.part)
        if other != each.part:
            parts = f"{PARTS[other]} and {PARTS[each.part]}"
            raise DataError(f"The class {each.name} of {shelf.title} is in two parts: {parts}.")
        if not each.files:
            raise DataError(f"The {PARTS[each.part]} class {each.name} of {shelf.title} has no pictures.")
    missing = [words for part, words in enumerate(PARTS) if part not in part_of.values()]
    if missing:
        have = f"{title} has classes for {', '.join(PARTS)}"
        raise DataError(f"There are no {missing[0]} classes in {shelf.title}, but {have}.")


def open_given(request: Request, layouts: Layouts) -> ImageSet:
    """Open the user's folder or archive; from the second time on, while no file has changed, from the cache.

    The classes come by part and then by name, so that a part's images are neighbours and stay in the mapped file.

    Raises:
        DataError: there is no data, it is not laid out as it should be, or a picture cannot be read.
    """
    place = request.path
    if place is None:
        raise DataError(f"{layouts.title} cannot be downloaded here: name your folder or .zip of it (--data).")
    files = [f"{place}/{name}" for name in files_in(place)] if place.is_dir() else [str(place)]
    identity: dict[str, str | int] = {
        "name": layouts.name,
        "path": str(place.resolve()),
        "size": request.size,
        "channels": request.channels,
    }
    made_from = f"{stat_fingerprint(files)}, version {VERSION}"
    return kept(identity, made_from, lambda pixels: Kept(_read(place, request, layouts, pixels))).image_set


def _read(place: Path, request: Request, layouts: Layouts, pixels: Path) -> ImageSet:
    """The classes at a place, with their images in the file ``pixels``."""
    with ExitStack() as stack:
        classes = layouts.classes(open_shelf(place, stack))
    names = [name for each in classes for name in each.files]
    _decode(place, names, request, layouts.title, pixels)
    start = torch.zeros(len(classes) + 1, dtype=torch.int64)
    start[1:] = torch.tensor([len(each.files) for each in classes]).cumsum(0)
    called, part = tuple(each.name for each in classes), torch.tensor([each.part for each in classes])
    images = mapped(pixels, (len(names), request.channels, request.size, request.size))
    return ImageSet(images, start, called, class_part=part)


def _decode(place: Path, names: Sequence[str], request: Request, title: str, pixels: Path) -> None:
    """Decode all files, none of which may be refused. What progress raises ends it."""
    for each in decode_all(place, names, pixels, request.size, request.channels, request.progress, title):
        if each.refused:
            raise DataError(each.refused)
