"""Offers what helps when memory runs out in training, one click away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from workbench.engine.commands import Resume
from workbench.engine.events import Event, MemoryRanOut, Paused, Resumed, RunFinished, RunStarted
from workbench.gui.models.shortage import ran_out, remedy_named
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.caution import Caution


class ShortageController(QObject):
    """``engine`` has send, eventReceived and childDied. The head's Resume and Stop work as well."""

    def __init__(self, panel: TrainingPanel, engine: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._told: MemoryRanOut | None = None
        self.offer = Caution()
        panel.hold_offer(self.offer)
        self.offer.answered.connect(self._on_answer)
        engine.eventReceived.connect(self._on_event)
        engine.childDied.connect(self._on_child_died)

    def take_over(self, other: ShortageController) -> None:
        """Offer what another window, which goes, offers."""
        self._told = other._told
        if self._told and other.offer.sentence:
            self.offer.show_offer(*ran_out(self._told))

    def _on_event(self, event: Event) -> None:
        match event:
            case MemoryRanOut():
                self._told = event
            case Paused() if self._told:  # not before, when nothing could be answered yet
                self.offer.show_offer(*ran_out(self._told))
            case Resumed() | RunFinished() | RunStarted():
                self._told = None
                self.offer.hide()

    def _on_child_died(self) -> None:
        self.offer.hide()

    def _on_answer(self, words: str) -> None:
        remedy = remedy_named(self._told.remedies, words) if self._told else None
        self._engine.send(Resume(remedy.changes if remedy else {}))
