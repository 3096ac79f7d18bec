"""Read a dataset whose authors say which classes are for training, for validation and for the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from workbench.data.cache import cached, stat_fingerprint
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.photos import decode_photo
from workbench.data.pictures import PictureError
from workbench.data.shelf import Shelf, files_in, open_shelf
from workbench.data.sources import Request

VERSION = 1  # raise it when pictures are read differently, so that cached ones are read again
PARTS = ("training", "validation", "test")
BATCH = 64  # pictures read between two looks at whether it was cancelled


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
    return cached(identity, f"{stat_fingerprint(files)}, version {VERSION}", lambda: _read(place, request, layouts))


def _read(place: Path, request: Request, layouts: Layouts) -> ImageSet:
    with ExitStack() as stack:
        shelf = open_shelf(place, stack)
        classes = layouts.classes(shelf)
        images = _decode(shelf, [name for each in classes for name in each.files], request, layouts.title)
    start = torch.zeros(len(classes) + 1, dtype=torch.int64)
    start[1:] = torch.tensor([len(each.files) for each in classes]).cumsum(0)
    names, part = tuple(each.name for each in classes), torch.tensor([each.part for each in classes])
    return ImageSet(images, start, names, class_part=part)


def _decode(shelf: Shelf, names: Sequence[str], request: Request, title: str) -> Tensor:
    """(N, C, size, size) uint8, decoded on all processors. What progress raises ends it."""
    images = torch.empty(len(names), request.channels, request.size, request.size, dtype=torch.uint8)
    rows = images.numpy()

    def read(first: int) -> None:
        for row, name in enumerate(names[first : first + BATCH], first):
            rows[row] = _photo(shelf, name, request)

    # Pillow decodes without holding the other threads up
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {first: pool.submit(read, first) for first in range(0, len(names), BATCH)}
        try:
            for first, job in jobs.items():
                job.result()
                request.progress(f"Reading {title}", first / len(names))
        finally:
            pool.shutdown(cancel_futures=True)
    return images


def _photo(shelf: Shelf, name: str, request: Request) -> object:
    try:
        return decode_photo(shelf.read(name), shelf.place(name), request.size, request.channels)
    except PictureError as error:
        raise DataError(str(error)) from error
