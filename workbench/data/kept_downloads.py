"""What was downloaded of datasets, as far as it can be told without opening it: sizes, and how to clear it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench.folders import data_folder

UNFINISHED = ".part"


@dataclass(frozen=True)
class Fetched:
    """The folder of a download.

    Attributes:
        folder: where it lies.
        bytes: what its files take on the disk.
        changed: when the newest of them came, in seconds since 1970.
        is_whole: whether no download is left half-way.
    """

    folder: Path
    bytes: int
    changed: float
    is_whole: bool

    def remove(self) -> None:
        """Delete it; it must be fetched again when it is needed. Raises OSError."""
        if self.folder.is_symlink():
            self.folder.unlink()  # what it leads to is the user's
        else:
            shutil.rmtree(self.folder)


def fetched(names: Iterable[str]) -> list[Fetched]:
    """The downloads among the folders ``names`` of the data folder, the largest first; empty ones are passed over."""
    found = (_fetched(data_folder() / name) for name in dict.fromkeys(names))
    return sorted((each for each in found if each and each.bytes), key=lambda each: -each.bytes)


def _fetched(folder: Path) -> Fetched | None:
    if not folder.is_dir():
        return None
    files = [each for each in folder.rglob("*") if each.is_file()]
    stats = [each.stat() for each in files]
    whole = not any(each.suffix == UNFINISHED for each in files)
    return Fetched(folder, sum(s.st_size for s in stats), max((s.st_mtime for s in stats), default=0.0), whole)
