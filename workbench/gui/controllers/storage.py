"""Looks at what is stored, and removes it, away from the window's thread."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.background import Background
from workbench.gui.dialogs.storage import StorageDialog
from workbench.gui.models.storage import Stored, remove, shelf, size

LIST, REMOVE = "list", "remove"


class StorageController(QObject):
    """``window`` is what the dialog stands before. removed: something is no longer there that was."""

    removed = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.dialog: StorageDialog | None = None
        self._work = Background((OSError,), self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def open(self) -> None:
        """Show what is stored."""
        if self.dialog is None:
            self.dialog = StorageDialog(self._window)
            self.dialog.removeRequested.connect(self._remove)
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

    def _on_done(self, tag: str, result: Any) -> None:
        if self.dialog is None:
            return
        if tag == LIST:
            self.dialog.set_shelf(result)
        else:
            self.removed.emit()
            self.dialog.notice.show_news(f"Removed; that freed {size(result)}.")
            self._work.submit(LIST, shelf)

    def _on_failed(self, tag: str, error: OSError) -> None:
        if self.dialog is None:
            return
        what = "Not all of it could be removed" if tag == REMOVE else "What is stored could not be looked at"
        self.dialog.notice.show_error(f"{what}: {error.strerror or error}.", str(error))
        if tag == REMOVE:
            self._work.submit(LIST, shelf)

    def _on_closed(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
