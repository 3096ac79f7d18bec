"""Small pictures of one's own: file name → content, each picture with a content of its own."""

from __future__ import annotations

from pathlib import Path

from small_photographs import Files, photo, write_files

from workbench.data.cache import Kept
from workbench.data.folder import keep_folder
from workbench.data.sources import Request

CLASSES = ("cat", "dog", "owl")


def class_files(names: tuple[str, ...] = CLASSES, each: int = 3, side: int = 12) -> Files:
    """``cat/1.png`` … for each class."""
    return {
        f"{name}/{number}.png": photo(shade, number, side)
        for shade, name in enumerate(names)
        for number in range(1, each + 1)
    }


def keep(place: Path, size: int = 12, channels: int = 3, **how: object) -> Kept:
    """Open a place as one's own pictures."""
    return keep_folder(Request(place, size, channels, **how))  # type: ignore[arg-type]


def keep_files(folder: Path, files: Files, **how: int) -> Kept:
    """Write files into a folder, and open it."""
    return keep(write_files(folder, files), **how)


def reasons(kept: Kept) -> dict[str, str]:
    """What was left out: file → reason."""
    return {each["file"]: each["reason"] for each in kept.notes["skipped"]}
