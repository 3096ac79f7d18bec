"""Omniglot as it was published: ``Alphabet/character01/0001_01.png`` in zip archives or in folders.

Archives are read in place and never unpacked.
"""

from __future__ import annotations

import io
import re
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.resize import resize
from workbench.data.room import check_room
from workbench.data.shelf import Shelf, open_archive
from workbench.data.sources import Progress

LAYOUT = re.compile(r"(?:^|/)([^/]+)/(character\d+)/\d+_\d+\.png$")
DEPTHS = ("*/character*/*.png", "*/*/character*/*.png", "*/*/*/character*/*.png")
LARGEST_SIDE = 2048


def picture_files(folder: Path) -> list[Path]:
    """The picture files of a folder that lie as Omniglot's do, at most two folders down."""
    return sorted({path for depth in DEPTHS for path in folder.glob(depth)})


def read_files(places: list[Path], size: int, channels: int, progress: Progress) -> ImageSet:
    """Read archives and folders as one image set; a character found twice is taken from the first place.

    Raises:
        DataError: nothing is found, or a file is damaged, not square or lies outside its archive.
    """
    with ExitStack() as stack:
        shelves = [_shelf(place, stack) for place in places]
        characters = _characters(shelves)
        if not characters:
            raise DataError(
                f"There are no Omniglot characters in {places[0].name}: "
                "expected are pictures at Alphabet/character01/0001_01.png, or an .npz with alphabets.json beside it."
            )
        check_room(sum(len(names) for _, names in characters.values()), size, channels, "Omniglot")
        rows = []
        for index, (shelf, names) in enumerate(characters.values()):
            progress("Reading Omniglot", index / len(characters))
            rows.append(torch.cat([_read_picture(shelf, name, size) for name in names]))
    return _labelled(rows, list(characters), channels)


def _shelf(place: Path, stack: ExitStack) -> Shelf:
    if place.is_dir():
        return Shelf(place, tuple(path.relative_to(place).as_posix() for path in picture_files(place)))
    return open_archive(place, stack)


def _characters(shelves: list[Shelf]) -> dict[str, tuple[Shelf, list[str]]]:
    """Class name "Alphabet/character01" → where its pictures are, sorted by class name."""
    found: dict[str, tuple[Shelf, list[str]]] = {}
    for shelf in shelves:
        folders: dict[str, list[str]] = {}
        for name in shelf.names:
            if LAYOUT.search(name) and "__MACOSX" not in name:
                folders.setdefault(name.rpartition("/")[0], []).append(name)
        for folder, names in folders.items():
            alphabet, character = folder.split("/")[-2:]
            found.setdefault(f"{alphabet}/{character}", (shelf, names))
    return dict(sorted(found.items()))


def _read_picture(shelf: Shelf, name: str, size: int) -> Tensor:
    """One picture as (1, size, size) uint8, ink dark on light paper as it is stored."""
    place = shelf.place(name)
    try:
        with Image.open(io.BytesIO(shelf.read(name)), formats=["PNG"]) as image:
            if image.width != image.height or image.width > LARGEST_SIDE:
                raise DataError(
                    f"{place} has {image.width} × {image.height} pixels, "
                    f"but must be square and at most {LARGEST_SIDE} wide."
                )
            pixels = np.array(image.convert("L"))
    except DataError:
        raise
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise DataError(f"{place} is damaged or not a PNG picture.") from error
    return torch.from_numpy(resize(pixels[None], size))


def _labelled(rows: list[Tensor], names: list[str], channels: int) -> ImageSet:
    images = torch.cat(rows)[:, None].expand(-1, channels, -1, -1).contiguous()
    start = torch.zeros(len(rows) + 1, dtype=torch.int64)
    start[1:] = torch.tensor([len(each) for each in rows]).cumsum(0)
    alphabets = [name.partition("/")[0] for name in names]
    groups = sorted(set(alphabets))
    where = {alphabet: index for index, alphabet in enumerate(groups)}
    group = torch.tensor([where[alphabet] for alphabet in alphabets])
    return ImageSet(images, start, tuple(names), group, tuple(groups))
