"""Renames, describes, tags and deletes runs, away from the window's thread, and undoes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.gui.background import Background
from workbench.gui.language import plural, say
from workbench.gui.models.run_undo import Done, changed, deleted
from workbench.gui.models.undo import undo_stack
from workbench.runs.errors import RunError
from workbench.runs.store import RunSummary

NEW, AGAIN = "new", "again"


class RunKeeper(QObject):
    """Signals: changed (folders that are now otherwise, or gone), told (a sentence; it can be undone), failed
    (sentence, details)."""

    changed = Signal(object)
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo: QUndoStack = undo_stack(self)
        self._work = Background((RunError, OSError), self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def rename(self, run: RunSummary, title: str) -> None:
        """Call it ``title``; an empty one, or the folder's, is no title at all."""
        title = "" if title == run.name else title
        self._change(
            [run.path],
            lambda about: replace(about, title=title),
            say("renaming {run}", run=run.shown_name),
        )

    def describe(self, run: RunSummary, note: str) -> None:
        self._change(
            [run.path],
            lambda about: replace(about, note=note),
            say("the note on {run}", run=run.shown_name),
        )

    def tag(self, runs: Sequence[RunSummary], more: Collection[str], less: Collection[str]) -> None:
        """Give all of them the tags in ``more``, and take those in ``less`` from them."""
        what = runs[0].shown_name if len(runs) == 1 else plural(len(runs), "run")
        self._change(
            [run.path for run in runs], lambda about: about.tagged(more, less), say("the tags of {runs}", runs=what)
        )

    def delete(self, runs: Sequence[RunSummary]) -> None:
        """Move them to the trash."""
        paths, names = [run.path for run in runs], [run.shown_name for run in runs]
        self._work.submit(NEW, lambda: deleted(paths, names))

    def close(self) -> None:
        """Before the main window goes: what was asked for is done first."""
        self._work.close()

    def again(self, work: Callable[[], Sequence[Path]]) -> None:
        """Undo or redo something."""
        self._work.submit(AGAIN, work)

    def _change(self, paths: list[Path], change: Any, words: str) -> None:
        self._work.submit(NEW, lambda: changed(paths, change, words))

    def _on_done(self, tag: str, result: Any) -> None:
        if tag == AGAIN:
            self.changed.emit(tuple(result))
            return
        done: Done = result
        if done.paths:
            self.undo.push(_Command(done, self))
            self.changed.emit(done.paths)
        if done.failures:
            self.failed.emit(done.failures[0], "\n".join(done.failures[1:]))
        elif done.told:
            self.told.emit(done.told)

    def _on_failed(self, _tag: str, error: Exception) -> None:
        self.failed.emit(str(error), "")
        self.changed.emit(())


class _Command(QUndoCommand):
    """It was done before it is pushed, because only then it is known whether it could be."""

    def __init__(self, done: Done, keeper: RunKeeper) -> None:
        super().__init__(done.words)
        self._done, self._keeper, self._is_new = done, keeper, True

    def undo(self) -> None:
        self._keeper.again(self._done.undo)

    def redo(self) -> None:
        if not self._is_new:
            self._keeper.again(self._done.redo)
        self._is_new = False
