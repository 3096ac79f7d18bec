"""Datasets that are published as arrays: brought to the size asked for, sorted by class, and written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from workbench.data.cache import mapped
from workbench.data.errors import DataError
from workbench.data.given_classes import GivenClass, check, labelled
from workbench.data.image_set import ImageSet
from workbench.data.resize import resize
from workbench.data.room import check_room
from workbench.data.sources import Request

PIECE = 1024  # images between two looks at whether it was cancelled
Pixels = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Block:
    """Some classes with all their images.

    Attributes:
        images: N images, of any kind that the `Fit` reads.
        labels: (N,) index into ``classes``.
        classes: in the order in which they are to come.
    """

    images: Any
    labels: Labels
    classes: Sequence[GivenClass]


# Given a block's images, the rows (n,) to read, and the request: those images as (n, channels, size, size) uint8.
Fit = Callable[[Any, Labels, Request], Pixels]


def gather(blocks: Iterable[Block], fit: Fit, request: Request, title: str, place: str, pixels: Path) -> ImageSet:
    """Write the images of all blocks into the file ``pixels``, sorted by class. One block is in memory at a time.

    Args:
        blocks: in the order in which their classes are to come.
        fit: brings images to the size asked for.
        request: says to what size and how many channels; what its progress raises ends it.
        title, place: of the dataset, and of its folder or archive, for sentences.
        pixels: the file that is written.

    Raises:
        DataError: a class is in two blocks, has no images, or a part lacks classes, or the disk has no room.
    """
    classes, counts = list[GivenClass](), list[int]()
    with pixels.open("wb") as file:
        for block in blocks:
            check_room(len(block.labels), request.size, request.channels, title)
            classes += block.classes
            counts += np.bincount(block.labels, minlength=len(block.classes)).tolist()
            for rows in _pieces(block, request, title):
                _write(file, fit(block.images, rows, request), title)
            del block  # before the next one is read
    _check_once(classes, place)
    check(classes, counts, title, place)
    images = mapped(pixels, (sum(counts), request.channels, request.size, request.size))
    return labelled(images, classes, counts)


def fit_drawings(images: Pixels, rows: Labels, request: Request) -> Pixels:
    """Of ink on paper (N, H, H): thin strokes fade instead of breaking up, see `resize`."""
    small = resize(images[rows], request.size)
    return np.repeat(small[:, None], request.channels, axis=1)


def fit_photos(images: Pixels, rows: Labels, request: Request) -> Pixels:
    """Of photographs (N, H, W) or (N, H, W, 3): squeezed to a square as `photos.decode_photo` does."""
    size, kind = (request.size, request.size), "L" if request.channels == 1 else "RGB"
    made = np.empty((len(rows), *size, request.channels), np.uint8)
    for index, row in enumerate(rows):
        image = Image.fromarray(images[row]).convert(kind)
        small = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
        made[index] = np.asarray(small).reshape(*size, request.channels)
    return made.transpose(0, 3, 1, 2)


def _pieces(block: Block, request: Request, title: str) -> Iterator[Labels]:
    """The rows of a block by class, some at a time."""
    order = np.argsort(block.labels, kind="stable")
    for at in range(0, len(order), PIECE):
        request.progress(f"Reading {title}", at / len(order))
        yield order[at : at + PIECE]


def _write(file: IO[bytes], images: Pixels, title: str) -> None:
    try:
        file.write(np.ascontiguousarray(images).data)
    except OSError as error:
        raise DataError(f"The pictures of {title} cannot be kept: {error.strerror or error}.") from error


def _check_once(classes: Sequence[GivenClass], place: str) -> None:
    names = {(each.part, each.name) for each in classes}
    if len(names) < len(classes):
        raise DataError(f"A class of {place} is there twice: there are {len(classes)}, but {len(names)} names.")
