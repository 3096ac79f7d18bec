"""Classifies a folder with what Try it has learned, as the window "Classify a folder" says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.engine.few_shot import AdaptedTo, ClassifyFolder, FolderClassified
from workbench.gui.controllers.long_request import LongRequest
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.dialogs.classify import FAILED, LEARNING, WAITING, ClassifyWindow
from workbench.gui.language import mark, say
from workbench.gui.models.classifying import ClassifyPlan

BEGINNING = mark("Beginning")
CANCELLED = mark("Cancelled.")
CANCELLED_SORTING = mark("Cancelled. Files that were already sorted stay where they went.")


class ClassifyController(QObject):
    """Owns the one window; ``engine`` has send, next_request_id, replyReceived and childDied."""

    def __init__(self, engine: Any, try_it: TryItController, around: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = ClassifyWindow(around)
        self._try_it = try_it
        self._request = LongRequest(engine, self)
        self._plan = ClassifyPlan()
        self._connect()

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        if not self.window.isVisible():
            self.window.form.begin_anew()
        self._show()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Before the main window goes."""
        self._request.cancel()
        self.window.close()

    def _connect(self) -> None:
        window, request = self.window, self._request
        window.begun.connect(self._begin)
        window.cancelRequested.connect(self._cancel)
        request.progressed.connect(window.set_busy)
        request.answered.connect(self._on_answered)
        request.failed.connect(window.show_error)
        self._try_it.learnedChanged.connect(self._show)
        self._try_it.model.rejection.changed.connect(self._show)

    def _begin(self, plan: ClassifyPlan) -> None:
        support = self._try_it.model.support()
        if not support:
            return
        self._plan = plan
        adapted = AdaptedTo(self._try_it.model_ref, support, self._try_it.options)
        self.window.set_busy(say(BEGINNING), -1.0)
        self._request.ask(
            lambda number: ClassifyFolder(number, adapted, plan.folder, plan.out, plan.reject, plan.sort, plan.into)
        )

    def _cancel(self) -> None:
        self._request.cancel()
        self.window.show_news(say(CANCELLED_SORTING) if self._plan.sort else say(CANCELLED))

    def _on_answered(self, reply: FolderClassified) -> None:
        self.window.show_result(self._plan, reply)

    def _show(self) -> None:
        """Try it says which classes there are, and how careful it is."""
        model = self._try_it.model
        self.window.form.follow(model.rejection, self._try_it.is_learned)
        self.window.set_classes([each.name for each in model.support()], self._wait())

    def _wait(self) -> str:
        """What comes first: only an answer tells from which level on a picture is of one of the classes."""
        if not self._try_it.is_ready:
            return say(WAITING)
        if self._try_it.has_failed:
            return say(FAILED)
        return "" if self._try_it.is_learned else say(LEARNING)
