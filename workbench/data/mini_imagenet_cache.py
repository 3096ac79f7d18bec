"""miniImageNet's three well-known pickles ``mini-imagenet-cache-train.pkl``, ``-val.pkl`` and ``-test.pkl``.

Each maps ``image_data`` to images (N, 84, 84, 3) uint8 and ``class_dict`` to the rows of each class, and holds the
classes of one part of Ravi & Larochelle's split. They are read one after the other, as each takes up to 0.8 GB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from workbench.data.archives import open_file
from workbench.data.arrays import Block, Labels, fit_photos, gather
from workbench.data.cache_pickles import load_plain
from workbench.data.class_folders import PART
from workbench.data.errors import DataError
from workbench.data.given_classes import GivenClass
from workbench.data.image_set import ImageSet
from workbench.data.shelf import Shelf
from workbench.data.sources import Request

FILE = re.compile(r"(?P<folder>(?:.*/)?)mini-imagenet-cache-(?P<part>train|val|test)\.pkl")


def cache_pickles(shelf: Shelf, request: Request, pixels: Path) -> ImageSet | None:
    """All images by part and class; None where none of the pickles is on the shelf. Raises DataError."""
    found = [match for name in shelf.names if (match := FILE.fullmatch(name))]
    if not found:
        return None
    outermost = min((match["folder"] for match in found), key=len)
    files = {PART[match["part"]]: match.string for match in found if match["folder"] == outermost}
    return gather(_blocks(shelf, files), fit_photos, request, "miniImageNet", shelf.title, pixels)


def _blocks(shelf: Shelf, files: Mapping[int, str]) -> Iterator[Block]:
    for part, name in sorted(files.items()):
        yield _block(shelf, name, part)


def _block(shelf: Shelf, name: str, part: int) -> Block:
    """The classes of one pickle, by name. Raises DataError."""
    place = shelf.place(name)
    with ExitStack() as stack:
        held = load_plain(open_file(shelf, name, stack), place)
    images, rows = (held.get(key) for key in ("image_data", "class_dict")) if isinstance(held, dict) else (None, None)
    if not isinstance(images, np.ndarray) or images.dtype != np.uint8 or images.ndim != 4 or images.shape[3] != 3:
        raise DataError(f"{place} holds no image_data of N × 84 × 84 × 3 bytes.")
    if not isinstance(rows, dict) or not all(isinstance(each, str) for each in rows):
        raise DataError(f"{place} holds no class_dict from names to rows.")
    classes = [GivenClass(each, part) for each in sorted(rows)]
    return Block(images, _labels([rows[each.name] for each in classes], len(images), place), classes)


def _labels(rows: list[object], count: int, place: str) -> Labels:
    """For each of ``count`` images the index of the class whose rows name it: each must be named once."""
    labels = np.full(count, -1, np.int64)
    for index, each in enumerate(rows):
        try:
            where = np.asarray(each, np.int64).reshape(-1)
        except (TypeError, ValueError, OverflowError) as error:
            raise DataError(f"{place} has a class whose rows are not whole numbers: {error}.") from error
        if where.size and not 0 <= where.min() <= where.max() < count:
            raise DataError(f"{place} has a class with row {where.max()}, but holds {count:,} images.")
        if (labels[where] != -1).any() or len(set(where.tolist())) < len(where):
            raise DataError(f"{place} names a row twice.")
        labels[where] = index
    if (labels == -1).any():
        raise DataError(f"{place} holds {count:,} images, but {(labels == -1).sum():,} of them are of no class.")
    return labels
