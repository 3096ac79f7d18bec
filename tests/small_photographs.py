"""Small datasets in the layouts of miniImageNet and CIFAR-FS: file name → content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

Files = dict[str, bytes]
PARTS = ("train", "val", "test")
# Part → its classes; "train" is one of CIFAR-100's classes, and folders are not to be taken for parts because of it.
CLASSES: dict[str, tuple[str, ...]] = {
    "train": ("train", "apple", "aquarium_fish", "bed", "can", "cup"),
    "val": ("bee", "boy", "crab"),
    "test": ("baby", "bear", "lamp"),
}


def photo(shade: int, number: int, side: int = 32) -> bytes:
    """A PNG of one colour with noise, of its own for each class and number."""
    rng = np.random.default_rng([shade, number])
    colour = np.random.default_rng(shade).integers(60, 190, 3)
    pixels = colour + rng.integers(-40, 40, (side, side, 3))
    return encoded(Image.fromarray(pixels.astype(np.uint8)))


def encoded(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **how)
    return buffer.getvalue()


def pictures(each: int = 6, side: int = 32) -> dict[str, dict[str, Files]]:
    """Part → class → file name → content. File names are unique in the dataset, as in Ravi's."""
    shades = {name: shade for shade, name in enumerate(name for part in PARTS for name in CLASSES[part])}
    return {
        part: {
            name: {f"{name}{number:04d}.png": photo(shades[name], number, side) for number in range(each)}
            for name in CLASSES[part]
        }
        for part in PARTS
    }


def part_folders(names: Mapping[str, str] | None = None, top: str = "", **how: int) -> Files:
    """``train/CLASS/1.png`` …; ``names`` gives other names to the parts."""
    names = names or {}
    return {
        f"{top}{names.get(part, part)}/{label}/{file}": content
        for part, classes in pictures(**how).items()
        for label, files in classes.items()
        for file, content in files.items()
    }


def ravis_files(top: str = "", **how: int) -> Files:
    """``images/1.png`` … beside ``train.csv`` …"""
    found: Files = {}
    for part, classes in pictures(**how).items():
        rows = [f"{file},{label}" for label, files in classes.items() for file in files]
        found[f"{top}{part}.csv"] = "\n".join(["filename,label", *rows, ""]).encode()
        for files in classes.values():
            found |= {f"{top}images/{file}": content for file, content in files.items()}
    return found


def bertinettos_files(top: str = "", **how: int) -> Files:
    """``data/CLASS/1.png`` … beside ``splits/bertinetto/train.txt`` …"""
    found: Files = {}
    for part, classes in pictures(**how).items():
        found[f"{top}splits/bertinetto/{part}.txt"] = "\n".join([*classes, ""]).encode()
        for label, files in classes.items():
            found |= {f"{top}data/{label}/{file}": content for file, content in files.items()}
    return found


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """``files`` in a folder; a name that ends with a slash is that of an empty folder."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)
    return folder


def write_archive(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path
