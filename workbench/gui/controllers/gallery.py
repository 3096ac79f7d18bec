"""Connects the gallery with the engine: lists the datasets, the user's own among them, and removes those."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.dataset_records import record_cards
from workbench.engine.own_pictures import DatasetRemoved, RemoveDataset
from workbench.engine.replies import Reply, RequestFailed
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.widgets.dataset_dialog import DatasetDialog


class GalleryController(QObject):
    """``engine`` has send, next_request_id and replyReceived.

    Signals: chosen (a DatasetChoice, and whether to download it), ownRequested (a path), removed (a name),
    failed (a sentence, and details).
    """

    chosen = Signal(object, bool)
    ownRequested = Signal(object)
    removed = Signal(str)
    failed = Signal(str, str)

    def __init__(self, engine: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._request = engine, 0
        self._dialog: DatasetDialog | None = None
        engine.replyReceived.connect(self._on_reply)

    def open(self, choice: DatasetChoice, over: QWidget) -> None:
        """Let a dataset be chosen; ``choice`` is highlighted."""
        dialog = self._dialog = DatasetDialog(catalogue().datasets, choice, over, record_cards())
        dialog.chosen.connect(self.chosen)
        dialog.ownRequested.connect(self.ownRequested)
        dialog.removeRequested.connect(self._remove)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _remove(self, name: str) -> None:
        self._request = self._engine.next_request_id()
        self._engine.send(RemoveDataset(self._request, name))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case DatasetRemoved() if reply.request_id == self._request:
                if self._dialog:
                    self._dialog.set_added(record_cards())
                self.removed.emit(reply.name)
            case RequestFailed() if reply.request_id == self._request:
                self.failed.emit(reply.reason, reply.details)

    def _on_finished(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
