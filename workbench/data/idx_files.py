"""Datasets of small grey pictures in MNIST's format: ``*-images-idx3-ubyte`` and ``*-labels-idx1-ubyte``.

LeCun, Cortes & Burges, "The MNIST database of handwritten digits". A file begins with two zeros, the type (8: bytes),
the number of dimensions and their sizes as big-endian numbers of four bytes; then come the values. The files for
training and for testing hold the same classes, so both are read as one.
"""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from workbench.data.archives import open_file
from workbench.data.arrays import Block, Labels, Pixels, fit_drawings, fit_photos, gather
from workbench.data.errors import DataError
from workbench.data.given_classes import GivenClass
from workbench.data.given_split import Layouts
from workbench.data.image_set import ImageSet
from workbench.data.published import Published, PublishedFile
from workbench.data.shelf import BROKEN, Shelf
from workbench.data.sources import Request

KINDS = ("images-idx3-ubyte", "labels-idx1-ubyte")
LARGEST = 1_000_000_000  # bytes
TORN = (*BROKEN, zlib.error)


@dataclass(frozen=True)
class IdxSet:
    """A dataset of this format.

    Attributes:
        name, title: of the dataset.
        parts: how the files begin, such as train and t10k.
        classes: their names, by label.
        ink: whether it is light writing on a dark ground, which is turned into dark ink on light paper.
        sideways: whether its pictures lie on their side, mirrored, as EMNIST's do.
    """

    name: str
    title: str
    parts: tuple[str, str]
    classes: tuple[str, ...]
    ink: bool = True
    sideways: bool = False

    def files(self) -> list[str]:
        """The names of the files as they are published."""
        return [f"{part}-{kind}.gz" for part in self.parts for kind in KINDS]

    def layouts(self, published: Published) -> Layouts:
        """How it may lie: a folder or a zip with the four files, at any depth, unpacked or not."""
        names = ", ".join(self.files())
        return Layouts(self.name, self.title, (), f"the files {names}", (self.read,), published)

    def read(self, shelf: Shelf, request: Request, pixels: Path) -> ImageSet | None:
        """All images of both parts by class; None where the files are not there.

        Raises:
            DataError: a file is missing or damaged, or does not fit the others.
        """
        stems = [f"{part}-{kind}" for part in self.parts for kind in KINDS]
        found = [_find(shelf, stem) for stem in stems]
        if not any(found):
            return None
        if "" in found:
            raise DataError(f"There is no {stems[found.index('')]} in {shelf.title}, with or without .gz at its end.")
        parts = [self._part(shelf, *found[at : at + 2]) for at in (0, 2)]
        images, labels = (np.concatenate(each) for each in zip(*parts, strict=True))
        block = Block(images, labels, [GivenClass(name, None) for name in self.classes])
        fit = fit_drawings if self.ink else fit_photos
        return gather([block], fit, request, self.title, shelf.title, pixels)

    def _part(self, shelf: Shelf, images_file: str, labels_file: str) -> tuple[Pixels, Labels]:
        """The images (N, H, H) uint8 and the labels (N,) of two files."""
        images, labels = _values(shelf, images_file, 3), _values(shelf, labels_file, 1)
        count, height, width = images.shape
        if count != len(labels) or height != width:
            raise DataError(
                f"{shelf.place(images_file)} holds {count:,} pictures of {width} × {height} pixels, which must be "
                f"square, and {labels_file} {len(labels):,} labels."
            )
        if labels.max(initial=0) >= len(self.classes):
            raise DataError(
                f"{shelf.place(labels_file)} names class {labels.max()}, but the last is {len(self.classes) - 1}."
            )
        upright = images.transpose(0, 2, 1) if self.sideways else images
        return 255 - upright if self.ink else upright, labels.astype(np.int64)


def _find(shelf: Shelf, stem: str) -> str:
    """The outermost file of a name, or nothing. Some copies have a dot in the place of the second dash."""
    files = [name for name in shelf.names if _stem(name) == stem]
    return min(files, key=lambda name: (name.count("/"), name), default="")


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".gz").replace(".idx", "-idx")


def _values(shelf: Shelf, name: str, dimensions: int) -> Pixels:
    """The values of a file, of as many dimensions. Raises DataError."""
    with ExitStack() as stack:
        packed = open_file(shelf, name, stack)
        file: Any = stack.enter_context(gzip.GzipFile(fileobj=packed)) if name.endswith(".gz") else packed
        try:
            return _unpacked(file, shelf.place(name), dimensions)
        except (*TORN, struct.error) as error:
            raise DataError(f"{shelf.place(name)} is damaged: {error}.") from error


def _unpacked(file: IO[bytes], place: str, dimensions: int) -> Pixels:
    zeros, kind, count = struct.unpack(">HBB", file.read(4))
    if (zeros, kind, count) != (0, 8, dimensions):
        raise DataError(f"{place} is not a file of bytes in {dimensions} dimensions, as its beginning would say.")
    shape = struct.unpack(f">{dimensions}I", file.read(4 * dimensions))
    expected = math.prod(shape)
    if expected > LARGEST:
        raise DataError(f"{place} would take {expected / 1e6:,.0f} MB, but at most {LARGEST // 10**6} MB are read.")
    content = file.read(expected + 1)
    if len(content) != expected:
        more = "more" if len(content) > expected else f"{len(content):,}"
        raise DataError(f"{place} is damaged: its values take {expected:,} bytes, but there are {more}.")
    return np.frombuffer(content, np.uint8).reshape(shape)


def torchvision_files(name: str) -> list[PublishedFile]:
    """The files of one of torchvision's datasets of this format, by the name of its class there."""
    # Here, because importing torchvision takes seconds and only a download needs it.
    from torchvision import datasets

    base, files = getattr(datasets, name).mirrors[0], getattr(datasets, name).resources
    return [PublishedFile(file, f"{base.rstrip('/')}/{file}", md5) for file, md5 in files]
