"""Exports what Try it has learned as ONNX, and tells in the window "Export" how that was checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.engine.few_shot import AdaptedTo, ExportClassifier, Exported
from workbench.fewshot.places import exported_files
from workbench.gui.controllers.long_request import LongRequest
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.export import ExportWindow
from workbench.gui.dialogs.writing import ask_file, may_replace
from workbench.gui.language import mark, say
from workbench.gui.models.exporting import NAME, SUFFIX

WRITING, CANCELLED = mark("Writing the classifier and checking it"), mark("Cancelled; nothing was written.")
NO_CLASSES = mark("There is nothing to export yet: add pictures of at least two classes in Try it first.")
NO_ENGINE = mark("The engine is still loading; try again in a moment.")


class ExportController(QObject):
    """Owns the one window; ``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(self, engine: Any, try_it: TryItController, around: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = ExportWindow(around)
        self._around, self._try_it = around, try_it
        self._request = LongRequest(engine, self)
        self._path = Path(NAME)
        self._classes = 0
        self.window.cancelRequested.connect(self._cancel)
        self.window.againRequested.connect(self.open)
        self.window.finished.connect(lambda _: self._request.cancel())
        self._request.progressed.connect(self.window.set_busy)
        self._request.answered.connect(self._on_answered)
        self._request.failed.connect(self.window.show_error)

    def open(self) -> None:
        """Ask for a file, and export to it."""
        if self._request.is_under_way:
            self._show()
        elif not self._try_it.model.support():
            self._refuse(say(NO_CLASSES))
        elif not self._try_it.is_ready:
            self._refuse(say(NO_ENGINE))
        elif path := self._ask():
            self._export(path)

    def close(self) -> None:
        """Before the main window goes."""
        self._request.cancel()
        self.window.close()

    def _ask(self) -> Path | None:
        """A file; the dialog asks before that one is replaced, and this before what goes beside it is."""
        title = say("Export the classifier")
        path = ask_file(self._around, title, str(self._path), f"ONNX (*{SUFFIX})", SUFFIX)
        taken = [each for each in exported_files(path)[1:] if each.exists()] if path else []
        return path if not taken or may_replace(self._around, title, *taken) else None

    def _export(self, path: Path) -> None:
        self._path = path
        support, queries = self._try_it.model.support(), tuple(self._try_it.model.queries)
        self._classes = len(support)
        adapted = AdaptedTo(self._try_it.model_ref, support, self._try_it.options)
        self.window.set_busy(say(WRITING), -1.0)
        self._request.ask(lambda number: ExportClassifier(number, adapted, queries, str(path)))
        self._show()

    def _cancel(self) -> None:
        self._request.cancel()
        self.window.show_news(say(CANCELLED))

    def _on_answered(self, reply: Exported) -> None:
        self.window.show_result(reply, self._classes)

    def _refuse(self, sentence: str) -> None:
        self.window.show_error(sentence)
        self._show()

    def _show(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
