"""Looks at what is stored, and removes it, away from the window's thread."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.background import Background
from workbench.gui.dialogs.storage import StorageDialog
from workbench.gui.language import mark, say
from workbench.gui.models.storage import Stored, remove, shelf, size
from workbench.gui.told import told
from workbench.runs.errors import RunError
from workbench.runs.trash import Trashed, restore

LIST, REMOVE, RESTORE = "list", "remove", "restore"
FREED, BACK = mark("Removed; that freed {size}."), mark("{run} is back.")
FAILED = {
    LIST: mark("What is stored could not be looked at: {why}."),
    REMOVE: mark("Not all of it could be removed: {why}."),
    RESTORE: mark("The run could not be restored: {why}."),
}


class StorageController(QObject):
    """``window`` is what the dialog stands before. removed: something is no longer there that was; restored: a run is
    there again."""

    removed = Signal()
    restored = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.dialog: StorageDialog | None = None
        self._work = Background((OSError, RunError), self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def open(self) -> None:
        """Show what is stored."""
        if self.dialog is None:
            self.dialog = StorageDialog(self._window)
            self.dialog.removeRequested.connect(self._remove)
            self.dialog.restoreRequested.connect(self._restore)
            self.dialog.finished.connect(self._on_closed)
            self.dialog.open()
            self._work.submit(LIST, shelf)

    def close(self) -> None:
        """Before the main window goes."""
        self._work.close()

    def _remove(self, stored: tuple[Stored, ...]) -> None:
        if self.dialog:
            self.dialog.set_busy()
        self._work.submit(REMOVE, lambda: remove(stored))

    def _restore(self, stored: Stored) -> None:
        what = stored.what
        if isinstance(what, Trashed):
            self._work.submit(RESTORE, lambda: restore(what.path))

    def _on_done(self, tag: str, result: Any) -> None:
        changed = {REMOVE: self.removed, RESTORE: self.restored}.get(tag)
        if changed is not None:
            changed.emit()
        if self.dialog is None:
            return
        if tag == LIST:
            self.dialog.set_shelf(result)
            return
        news = say(FREED, size=size(result)) if tag == REMOVE else say(BACK, run=result.name)
        self.dialog.notice.show_news(news)
        self._work.submit(LIST, shelf)

    def _on_failed(self, tag: str, error: Exception) -> None:
        if self.dialog is None:
            return
        why = told(getattr(error, "strerror", None) or str(error)).rstrip(".。")
        self.dialog.notice.show_error(say(FAILED[tag], why=why), str(error))
        if tag != LIST:
            self._work.submit(LIST, shelf)

    def _on_closed(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
