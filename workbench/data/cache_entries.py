"""What the cache holds, as far as it can be told without opening images: names, sizes, and how to clear it."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.folders import cache_folder

INDEX = "index.json"
SUFFIX, PART = ".pixels", ".part"
WRITTEN = re.compile(rf"tmp\w{{8}}({re.escape(SUFFIX)}|{re.escape(PART)})")  # as tempfile names what is written here
ABANDONED = 24 * 3600.0  # seconds after which a file that no index names was left by a process that was killed


@dataclass(frozen=True)
class Entry:
    """A decoded dataset.

    Attributes:
        folder: where it lies.
        title: its name, and where its pictures came from.
        n_classes, n_images: how many.
        size, channels: side in pixels, and 1 or 3.
        bytes: what it takes on the disk.
        used: when it was last opened, in seconds since 1970.
    """

    folder: Path
    title: str
    n_classes: int
    n_images: int
    size: int
    channels: int
    bytes: int
    used: float

    def remove(self) -> None:
        """Delete it; it is made again when it is needed. Raises OSError, as where another program has it open."""
        with suppress(FileNotFoundError):
            (self.folder / INDEX).unlink()  # first, so that nothing half-deleted is believed
        for path in _written(self.folder):
            path.unlink(missing_ok=True)
        remove_empty(self.folder)


def entries() -> list[Entry]:
    """All decoded datasets, the last used one first."""
    found = (_entry(path.parent) for path in cache_folder().glob(f"*/{INDEX}"))
    return sorted((each for each in found if each), key=lambda each: -each.used)


def _entry(folder: Path) -> Entry | None:
    index = read_index(folder)
    if index is None:
        return None
    n_images, channels, size, _ = index["shape"]
    title = str(index.get("title") or folder.name)
    used = (folder / INDEX).stat().st_mtime
    return Entry(folder, title, len(index["class_names"]), n_images, size, channels, folder_bytes(folder), used)


def folder_bytes(folder: Path) -> int:
    """What the files below a folder take, in bytes."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


def free_bytes() -> int:
    """What is left on the disk of the cache."""
    folder = cache_folder()
    return shutil.disk_usage(next(each for each in (folder, *folder.parents) if each.is_dir())).free


def read_index(folder: Path) -> dict[str, Any] | None:
    """The index of a dataset, or None where there is none, it is damaged, or its images are not whole."""
    try:
        index: dict[str, Any] = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        index["pixels"] = Path(index["pixels"]).name  # nothing elsewhere is read or deleted
        shape, pixels = index["shape"], folder / index["pixels"]
        starts, names = index["class_start"], index["class_names"]
        whole = len(shape) == 4 and pixels.stat().st_size == math.prod(shape)
        return index if whole and len(starts) == len(names) + 1 and starts[-1] == shape[0] else None
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def abandoned_folders() -> list[Path]:
    """The folders of datasets that were never finished: nobody may ask for these again, so others clear them up."""
    begun = {path.parent for path in cache_folder().glob(f"*/*{SUFFIX}") if WRITTEN.fullmatch(path.name)}
    return [folder for folder in sorted(begun) if not (folder / INDEX).exists()]


def sweep(folder: Path) -> None:
    """Delete the images of former indices, and what killed processes left. What is in use stays for the next time, and
    what was not written by the workbench for ever."""
    index = read_index(folder)
    for path in _strays(folder, index["pixels"] if index else ""):
        with suppress(OSError):
            path.unlink()
    remove_empty(folder)


def remove_empty(folder: Path) -> None:
    """Remove a folder in which nothing is left; one that holds something of the user's stays."""
    with suppress(OSError):
        folder.rmdir()


def _strays(folder: Path, current: str) -> Iterator[Path]:
    for path in _written(folder):
        with suppress(OSError):
            if path.name != current and time.time() - path.stat().st_mtime > ABANDONED:
                yield path


def _written(folder: Path) -> list[Path]:
    """What the workbench wrote there besides the index."""
    return [path for path in folder.iterdir() if WRITTEN.fullmatch(path.name)]


def touch(folder: Path) -> None:
    """Note that a dataset was opened now; a read-only cache need not know."""
    with suppress(OSError):
        os.utime(folder / INDEX)
