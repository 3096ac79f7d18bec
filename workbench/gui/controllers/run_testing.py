"""Measures a run on its test classes, once somebody has said that this use of them may count."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.engine.events import Interval
from workbench.engine.run_requests import RunTested, TestRun
from workbench.gui.controllers.long_request import LongRequest
from workbench.gui.dialogs.run_test import RunTestDialog
from workbench.gui.language import mark, say
from workbench.gui.models.run_cells import uses_words
from workbench.gui.told import paragraph
from workbench.gui.wording import count, plus_minus
from workbench.runs.store import RunSummary

CANCELLED = mark("Given up. What had been measured counts as a use of the test classes all the same.")


class RunTester(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    Signals: progressed (sentence, fraction), ended (nothing is awaited any more), told (a sentence), failed (sentence,
    details).
    """

    progressed = Signal(str, float)
    ended = Signal()
    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, engine: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = LongRequest(engine, self)
        self._name = ""
        self._request.progressed.connect(self.progressed)
        self._request.answered.connect(self._on_answered)
        self._request.failed.connect(self._on_failed)

    @property
    def is_testing(self) -> bool:
        return self._request.is_under_way

    def ask(self, run: RunSummary, around: QWidget) -> None:
        """Say what a test costs, and test if somebody agrees."""
        dialog = RunTestDialog(run, around)
        dialog.agreed.connect(lambda episodes, seed: self.test(run, episodes, seed))
        dialog.open()

    def test(self, run: RunSummary, episodes: int, seed: int) -> None:
        self._name, path = run.shown_name, str(run.path)
        self._request.ask(lambda number: TestRun(number, path, episodes, seed))
        self.progressed.emit(say("Testing {run}", run=self._name), -1.0)

    def cancel(self) -> None:
        """Give it up."""
        if self.is_testing:
            self._request.cancel()
            self.ended.emit()
            self.told.emit(say(CANCELLED))

    def close(self) -> None:
        """Before the main window goes."""
        self._request.cancel()

    def _on_answered(self, reply: RunTested) -> None:
        self.ended.emit()
        self.told.emit(say("{name}: {words}", name=self._name, words=paragraph(_result(reply), uses_words(reply.uses))))

    def _on_failed(self, sentence: str, details: str) -> None:
        self.ended.emit()
        self.failed.emit(sentence, details)


def _result(reply: RunTested) -> str:
    answer = reply.answer
    accuracy = plus_minus(Interval(answer["accuracy"], answer["ci95"]), "accuracy")
    return say("{accuracy} on {tasks} tasks of its test classes.", accuracy=accuracy, tasks=count(answer["episodes"]))
