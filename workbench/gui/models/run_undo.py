"""What was done to runs, and how it is undone: plain functions that work on the disk, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.gui.language import plural, say
from workbench.runs.about import About, read_about, write_about
from workbench.runs.errors import RunError
from workbench.runs.trash import discard, restore

Change = Callable[[About], About]


@dataclass(frozen=True)
class Done:
    """``words`` say what was done, as in "renaming a"; ``told`` is a sentence on it, empty where it can be seen.

    ``undo`` and ``redo`` do the opposite, and it again; they raise RunError. ``failures`` are sentences on runs to
    which it could not be done; where it could be done to none, ``paths`` are empty.
    """

    words: str
    told: str
    paths: tuple[Path, ...]
    undo: Callable[[], Sequence[Path]]
    redo: Callable[[], Sequence[Path]]
    failures: tuple[str, ...] = ()


def changed(paths: Sequence[Path], change: Change, words: str) -> Done:
    """Say something else of these runs."""
    before: dict[Path, dict[str, Any]] = {}
    after: dict[Path, dict[str, Any]] = {}
    failures = []
    for path in paths:
        try:
            old = read_about(path)
            new = write_about(path, change(old))
        except RunError as error:
            failures.append(str(error))
            continue
        before[path], after[path] = _unlike(old, new), _unlike(new, old)
    return Done(words, "", tuple(before), lambda: _write(before), lambda: _write(after), tuple(failures))


def _unlike(about: About, other: About) -> dict[str, Any]:
    """What differs from ``other``: all else may be changed by others meanwhile, and stays."""
    pairs = {name: (getattr(about, name), getattr(other, name)) for name in ("title", "note", "tags")}
    return {name: one for name, (one, two) in pairs.items() if one != two}


def _write(values: dict[Path, dict[str, Any]]) -> Sequence[Path]:
    for path, fields in values.items():
        write_about(path, replace(read_about(path), **fields))
    return tuple(values)


class Deletion:
    """Runs in the trash, or back from it; under which name, is known once they are."""

    def __init__(self) -> None:
        self._trashed: list[Path] = []
        self._here: list[Path] = []

    def delete(self, paths: Sequence[Path]) -> list[str]:
        """Move these to the trash. → why that failed, for each where it did."""
        failures = []
        for path in paths:
            try:
                self._trashed.append(discard(path))
                self._here.append(path)
            except RunError as error:
                failures.append(str(error))
        return failures

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(self._here)

    def undo(self) -> Sequence[Path]:
        """Take them back. Raises RunError where one cannot be; the others are back."""
        self._here, failures = [], []
        for trashed in self._trashed:
            try:
                self._here.append(restore(trashed))
            except RunError as error:
                failures.append(str(error))
        self._trashed = []
        if failures:
            raise RunError(" ".join(failures))
        return self.paths

    def redo(self) -> Sequence[Path]:
        """Delete them again. Raises RunError where one cannot be; the others are in the trash."""
        here, self._here = self._here, []
        if failures := self.delete(here):
            raise RunError(" ".join(failures))
        return ()


def deleted(paths: Sequence[Path], names: Sequence[str]) -> Done:
    """Move these to the trash; ``names`` are what they are called."""
    deletion = Deletion()
    failures = deletion.delete(paths)
    number = len(deletion.paths)
    runs = names[list(paths).index(deletion.paths[0])] if number == 1 else plural(number, "run")
    told = say("{runs} moved to the trash.", runs=runs)
    return Done(say("deleting {runs}", runs=runs), told, deletion.paths, deletion.undo, deletion.redo, tuple(failures))
