"""Shows the classes of the dataset in use: fetches pictures as they are looked at, and lets classes be parted anew."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.data.kept_splits import keep_split
from workbench.engine.commands import BrowseClasses
from workbench.engine.replies import ClassesShown, EngineReady, Reply, RequestFailed
from workbench.gui.controllers.dataset import DatasetController
from workbench.gui.controllers.fitting import FitController
from workbench.gui.dialogs.classes import ClassesDialog
from workbench.gui.dialogs.split import SplitDialog
from workbench.gui.language import mark, say

AT_ONCE, EACH = 20, 10  # classes in a request, pictures of each
STOPPED = mark("The engine stopped; pictures come again once it is there.")


class BrowsingController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied; ``window`` is what dialogs stand before."""

    def __init__(
        self,
        engine: Any,
        dataset: DatasetController,
        fit: FitController,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._dataset, self._fit, self._window = engine, dataset, fit, window
        self.dialog: ClassesDialog | None = None
        self.split: SplitDialog | None = None
        self._request = 0  # under way; 0 where none is
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)
        dataset.described.connect(self._on_described)

    def open(self) -> None:
        """Show the classes, if a dataset is open."""
        facts = self._fit.facts
        if facts is None or self.dialog is not None:
            return
        self.dialog = ClassesDialog(facts, catalogue().dataset(self._dataset.choice.name), self._window)
        self.dialog.table.wanted.connect(self._ask)
        self.dialog.splitRequested.connect(self._edit)
        self.dialog.originalRequested.connect(lambda: self._dataset.adopt({"split": "auto", "split_file": ""}))
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _ask(self) -> None:
        """One request at a time: what was scrolled past meanwhile is never asked for."""
        if self.dialog is None or self._request:
            return
        classes = self.dialog.table.missing(AT_ONCE)
        if classes:
            self._request = self._engine.next_request_id()
            config = self._dataset.choice.config()
            self._engine.send(BrowseClasses(self._request, config, tuple(classes), EACH))

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case ClassesShown() if reply.request_id == self._request:
                self._request = 0
                if self.dialog:
                    self.dialog.table.rows.add_pictures(reply.classes, reply.counts, reply.pictures)
                    self._ask()
            case RequestFailed() if reply.request_id == self._request:
                self._request = 0  # it is asked again when somebody scrolls on
                if self.dialog:
                    self.dialog.notice.show_error(reply.reason, reply.details)
            case EngineReady() if self.dialog:
                self.dialog.notice.clear()
                self._ask()

    def _edit(self) -> None:
        if self.dialog:
            self.split = SplitDialog(self.dialog.facts, self.dialog)
            self.split.used.connect(self._use)
            self.split.finished.connect(self._on_split_closed)
            self.split.open()

    def _use(self, parts: list[int]) -> None:
        """Keep the split as a file, and open the dataset with it."""
        if self.dialog is None:
            return
        try:
            path = keep_split(self._dataset.choice.name, self.dialog.facts.names, parts)
        except OSError as error:
            self.dialog.notice.show_error(say("The split could not be kept: {why}.", why=error.strerror or error))
            return
        self._dataset.adopt({"split": "file", "split_file": str(path), "held_out": ""})

    def _on_described(self) -> None:
        if self.dialog and self._fit.facts:
            self.dialog.set_facts(self._fit.facts)

    def _on_child_died(self) -> None:
        self._request = 0
        if self.dialog:
            self.dialog.notice.show_error(say(STOPPED))

    def _on_split_closed(self) -> None:
        if self.split:
            self.split.deleteLater()
        self.split = None

    def _on_closed(self) -> None:
        self._request = 0
        self._engine.send(BrowseClasses(self._engine.next_request_id(), self._dataset.choice.config(), ()))
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
