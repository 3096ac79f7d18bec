"""Omniglot as one array: an ``.npz`` with the images, and ``alphabets.json`` beside it."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import numpy as np
import torch
from torch import Tensor

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.resize import Pixels, resize
from workbench.data.room import check_room
from workbench.data.sources import Progress

MEMBER = "images.npy"
Shape = tuple[int, int, int, int]
Ranges = dict[str, tuple[int, int]]


def alphabets_beside(path: Path) -> Path:
    """The file that says which rows of the array belong to which alphabet."""
    return path.with_name("alphabets.json")


def read_array(path: Path, size: int, channels: int, progress: Progress) -> ImageSet:
    """Read ``images`` (characters, drawers, H, H), bool (True = paper) or uint8, and bring it to ``size``.

    The array is decompressed a character at a time and never held whole.

    Raises:
        DataError: the array or its alphabets are absent, damaged, or of another type or shape, or the disk has no room.
    """
    ranges = _read_alphabets(alphabets_beside(path))
    with ExitStack() as stack:
        with _naming(path):
            archive = stack.enter_context(zipfile.ZipFile(path))
            stored, file = archive.getinfo(MEMBER).file_size, stack.enter_context(archive.open(MEMBER))
            shape, dtype = _read_header(file, stored, path)
        _check_ranges(ranges, shape[0], path)
        check_room(shape[0] * shape[1], size, channels, "Omniglot")
        images = torch.empty(shape[0] * shape[1], channels, size, size, dtype=torch.uint8)
        for row, pixels in enumerate(_rows(file, shape, dtype, path)):
            progress("Reading Omniglot", row / shape[0])
            small = torch.from_numpy(resize(pixels, size))
            images[row * shape[1] : (row + 1) * shape[1]] = small[:, None]
    return _labelled(images, shape, ranges)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn what reading a damaged archive raises into a DataError with the file's name."""
    try:
        yield
    except KeyError:
        raise DataError(f"{path.name} holds no array named images.") from None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise DataError(f"{path.name} is damaged or not an .npz file: {error}.") from error


def _read_header(file: IO[bytes], stored: int, path: Path) -> tuple[Shape, np.dtype[np.uint8]]:
    """Shape and type of the array that begins here; ``stored`` is its length in bytes with the header."""
    try:
        version = np.lib.format.read_magic(file)
        read = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
        shape, by_column, dtype = read[version](file)
    except (ValueError, KeyError) as error:
        raise DataError(f"{path.name} holds an array that cannot be read: {error}.") from error
    if dtype not in (np.dtype(np.bool_), np.dtype(np.uint8)) or by_column:
        raise DataError(f"The images in {path.name} are of type {dtype}, but must be bool or uint8.")
    if len(shape) != 4 or shape[2] != shape[3] or 0 in shape:
        raise DataError(f"The images in {path.name} have shape {shape}, but must be characters × drawers × H × H.")
    expected = file.tell() + int(np.prod(shape, dtype=object))
    if stored != expected:
        raise DataError(f"{path.name} is damaged: its array takes {stored} bytes instead of {expected}.")
    return shape, dtype


def _rows(file: IO[bytes], shape: Shape, dtype: np.dtype[np.uint8], path: Path) -> Iterator[Pixels]:
    """The images of one character after the other: (drawers, H, H) uint8, paper 255."""
    length = shape[1] * shape[2] * shape[3]
    for _ in range(shape[0]):
        with _naming(path):
            data = file.read(length)
            if len(data) < length:
                raise EOFError(f"a character takes {length} bytes, but {len(data)} were left")
        pixels = np.frombuffer(data, dtype=np.uint8).reshape(shape[1:])
        # A byte of True need not be 1.
        yield np.where(pixels, np.uint8(255), np.uint8(0)) if dtype == np.bool_ else pixels


def _read_alphabets(path: Path) -> Ranges:
    """Alphabet → rows [first, end), in the order of the rows."""
    if not path.is_file():
        raise DataError(f"{path.name} is missing beside the .npz; it says which characters form an alphabet.")
    try:
        pairs = {str(name): (int(first), int(end)) for name, (first, end) in json.loads(path.read_text()).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError(f"{path.name} does not map alphabets to [first row, end]: {error}.") from error
    return dict(sorted(pairs.items(), key=lambda pair: pair[1]))


def _check_ranges(ranges: Ranges, rows: int, path: Path) -> None:
    """The alphabets must cover every row once."""
    end = 0
    for name, (first, last) in ranges.items():
        if first != end or last <= first:
            raise DataError(f"alphabets.json gives {name} the rows {first} to {last}, but row {end} comes next.")
        end = last
    if end != rows:
        raise DataError(f"alphabets.json covers {end} characters, but {path.name} holds {rows}.")


def _labelled(images: Tensor, shape: Shape, ranges: Ranges) -> ImageSet:
    sizes = torch.tensor([end - first for first, end in ranges.values()])
    group = torch.repeat_interleave(torch.arange(len(ranges)), sizes)
    names = tuple(f"{a}/character{n + 1:02d}" for a, (first, end) in ranges.items() for n in range(end - first))
    return ImageSet(images, torch.arange(shape[0] + 1) * shape[1], names, group, tuple(ranges))
