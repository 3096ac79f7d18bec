"""Asks the engine how the model of Try it learns what lies there, as long as somebody looks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.engine.commands import Explain
from workbench.engine.replies import Explained
from workbench.gui.controllers.adapting import QUERIES_AT_ONCE
from workbench.gui.controllers.live_question import LiveQuestion
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.language import mark, say
from workbench.gui.models.learning import learning_of

LOOKING = mark("looking how it learns…")


class ExplainController(LiveQuestion):
    """``learned`` carries a Learning."""

    learned = Signal(object)

    def __init__(self, engine: Any, try_it: TryItController, parent: QObject | None = None) -> None:
        super().__init__(engine, try_it, self._explain, say(LOOKING), parent)
        try_it.model.queriesChanged.connect(self.schedule)
        self.answered.connect(self._on_answered)

    def close(self) -> None:
        """Before the window goes."""
        self.look_away()

    def _explain(self, number: int) -> Explain | None:
        support, ref = self._try_it.model.support(), self._try_it.model_ref
        if not support or not ref:
            return None
        questions = tuple(self._try_it.model.queries[:QUERIES_AT_ONCE])
        return Explain(number, ref, support, questions, self._try_it.options)

    def _on_answered(self, asked: Explain, explained: Explained) -> None:
        self.learned.emit(learning_of(asked, explained))
