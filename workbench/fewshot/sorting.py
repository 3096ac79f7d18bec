"""Put files into folders named after their classes: nothing is overwritten, and a file is never without a place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from workbench.data.sources import Progress
from workbench.engine.few_shot import MOVE
from workbench.fewshot.folder_names import numbered

NO_LINKS = (errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)


class Plan:
    """Where files go: ``into`` / folder / name, numbered where something of that name is there or is to come."""

    def __init__(self, into: Path) -> None:
        self.into = into
        self._taken: set[str] = set()

    def place(self, source: Path, folder: str) -> Path:
        """The place of a file, relative to ``into``; one that lies there already stays."""
        target = self.into / folder
        if source.parent.absolute() == target.absolute():
            return Path(folder) / source.name
        for name in numbered(source.stem, source.suffix):
            key = f"{folder}/{name}".casefold()
            if key not in self._taken and not os.path.lexists(target / name):
                self._taken.add(key)
                return Path(folder) / name
        raise AssertionError("numbers do not end")


def sort_files(pairs: Iterable[tuple[Path, Path]], how: str, progress: Progress, total: int) -> list[tuple[Path, str]]:
    """Copy or move files, (from, to) each; ``how`` is COPY or MOVE.

    Returns:
        those that could not be, which are where they were, and why, in a sentence.
    """
    failed = []
    doing, done = ("Moving", "moved") if how == MOVE else ("Copying", "copied")
    for number, (source, target) in enumerate(pairs):
        progress(f"{doing} {number:,} of {total:,} pictures", number / max(total, 1))
        try:
            put(source, target, how)
        except OSError as error:
            failed.append((source, f"It was recognised, but could not be {done}: {error.strerror or error}."))
    return failed


def put(source: Path, target: Path, how: str) -> None:
    """Copy or move one file. Raises OSError, also where ``target`` is there already; then all is as before."""
    if os.path.lexists(target) and source.absolute() == target.absolute():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    linked = how == MOVE and not source.is_symlink() and _linked(source, target)
    if not linked:
        _copied(source, target)
    if how == MOVE:
        try:
            source.unlink()
        except OSError:
            target.unlink()  # made above, by nobody else
            raise


def _linked(source: Path, target: Path) -> bool:
    """A second name for a file, which unlike a rename never takes the place of another; False where there is none."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in NO_LINKS:
            return False
        raise
    return True


def _copied(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("xb") as written:
        try:
            shutil.copyfileobj(read, written)
            written.flush()
            os.fsync(written.fileno())
            shutil.copystat(source, target)
        except OSError:
            target.unlink()
            raise
