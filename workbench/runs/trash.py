"""The trash of a folder of runs: what is deleted lies there, whole, until the user empties it.

A run goes by one rename into ``.trash/NUMBER/NAME`` beside it, and comes back by another: nothing is copied.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from workbench.folders import runs_folder
from workbench.runs.errors import RunError
from workbench.runs.lock import is_held
from workbench.runs.reading import CONFIG, EVENTS
from workbench.runs.store import TRASH
from workbench.runs.summary import size_of


@dataclass(frozen=True)
class Trashed:
    """A deleted run: what its folder is called, ``size`` in bytes, and ``when`` it was deleted, in seconds since
    1970."""

    path: Path
    name: str
    size: int
    when: float

    def remove(self) -> None:
        """Delete it for good. Raises RunError when it is in use or cannot be deleted."""
        _check_not_in_use(self.path)
        try:
            shutil.rmtree(self.path)
            self.path.parent.rmdir()
        except OSError as error:
            raise RunError(f"{self.path} cannot be deleted: {error.strerror or error}.") from error


def discard(run_dir: Path) -> Path:
    """Move a run to the trash beside it. → where it lies now, which `restore` takes.

    Raises:
        RunError: it is no run, it is in use, or it cannot be moved.
    """
    run_dir = run_dir.absolute()
    if run_dir.is_symlink() or not ((run_dir / CONFIG).is_file() or (run_dir / EVENTS).is_file()):
        raise RunError(f"{run_dir} is not a run, so it is not deleted.")
    if is_in_trash(run_dir):
        raise RunError(f"{run_dir} is in the trash already.")
    _check_not_in_use(run_dir)
    try:
        place = _new_place(run_dir.parent / TRASH) / run_dir.name
        _move(run_dir, place)
    except OSError as error:
        raise RunError(f"{run_dir} cannot be deleted: {error.strerror or error}.") from error
    _put_back_if_in_use(place, run_dir)
    return place


def restore(trashed: Path) -> Path:
    """Put a deleted run back. → where it is now: under its own name, or under another where that is taken.

    Raises:
        RunError: it is not in the trash, or it cannot be moved.
    """
    trashed = trashed.absolute()
    if not is_in_trash(trashed) or not trashed.is_dir():
        raise RunError(f"{trashed} is not in the trash.")
    to = _free(trashed.parent.parent.parent / trashed.name)
    try:
        _move(trashed, to)
    except OSError as error:
        raise RunError(f"{trashed} cannot be restored: {error.strerror or error}.") from error
    return to


def trashed(folder: Path | None = None) -> list[Trashed]:
    """What lies in the trash of ``folder`` (the user's runs), deleted last first."""
    found = [
        Trashed(path, path.name, size_of(path), path.parent.stat().st_mtime)
        for path in _inside(folder or runs_folder())
    ]
    return sorted(found, key=lambda each: (each.when, int(each.path.parent.name)), reverse=True)


def empty(folder: Path | None = None) -> int:
    """Delete for good what lies in the trash of ``folder`` (the user's runs). → bytes that were freed.

    Raises:
        RunError: some of it is in use or cannot be deleted; the rest is gone.
    """
    freed, problems = 0, []
    for each in trashed(folder):
        try:
            each.remove()
        except RunError as error:
            problems.append(str(error))
        else:
            freed += each.size
    with contextlib.suppress(OSError):  # there is something left
        ((folder or runs_folder()) / TRASH).rmdir()
    if problems:
        raise RunError(" ".join(problems))
    return freed


def is_in_trash(path: Path) -> bool:
    """Whether this is where `discard` puts a run."""
    return path.parent.parent.name == TRASH and path.parent.name.isdecimal()


def _inside(folder: Path) -> Iterator[Path]:
    for place in (folder / TRASH).glob("*"):
        if place.name.isdecimal() and place.is_dir() and not place.is_symlink():
            yield from (path for path in place.iterdir() if path.is_dir() and not path.is_symlink())


def _new_place(trash: Path) -> Path:
    """A folder of its own for one run, so that names never meet; made by whoever comes first."""
    trash.mkdir(exist_ok=True)
    taken = [int(each.name) for each in trash.iterdir() if each.name.isdecimal()]
    for number in count(max(taken, default=0) + 1):
        with contextlib.suppress(FileExistsError):
            (trash / str(number)).mkdir()
            break
    return trash / str(number)


def _move(run_dir: Path, to: Path) -> None:
    """A rename, after or before which one of the two parents is empty, and goes."""
    try:
        run_dir.rename(to)
    finally:
        for parent in (to.parent, run_dir.parent):
            if parent.parent.name == TRASH:
                with contextlib.suppress(OSError):  # it holds the run
                    parent.rmdir()


def _free(path: Path) -> Path:
    """``path``, or one with a number where that is taken."""
    free, number = path, 1
    while free.exists():
        free = path.with_name(f"{path.name}-restored{number if number > 1 else ''}")
        number += 1
    return free


def _check_not_in_use(run_dir: Path) -> None:
    if is_held(run_dir):
        raise RunError(f"{run_dir.name} is in use by a training that has not ended, so it is not deleted.")


def _put_back_if_in_use(place: Path, run_dir: Path) -> None:
    """Somebody may have begun to train between looking and moving."""
    try:
        _check_not_in_use(place)
    except RunError:
        _move(place, run_dir)
        raise
