"""Explains a run while it goes on, to whoever trains for the first time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.gui.controllers.training import TrainingController
from workbench.gui.language import mark, say
from workbench.gui.models.first_run import stage_words
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.offer import Offer
from workbench.runs.log import RunState

QUIET, QUIET_TIP = mark("No explanations"), mark("Train on without further words")
TRY, TRY_TIP = mark("Try it with this run"), mark("Recognise pictures with what it has learned, in panel 4")
WAITING = mark("The engine is still loading; training begins by itself as soon as it is there.")
PREPARING = mark("The characters are being drawn and the first tasks prepared; training begins by itself.")


class FirstRunController(QObject):
    """tryRequested: what was learned is to be tried."""

    tryRequested = Signal()

    def __init__(self, training: TrainingController, panel: TrainingPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._training = training
        self.offer = Offer()
        panel.hold_offer(self.offer)
        self._is_explaining = self._is_waiting = False
        self._said = ""
        training.engineChanged.connect(self._on_engine)
        training.runChanged.connect(lambda *_: self._tell())
        self.offer.answered.connect(self._on_answer)

    def begin(self) -> None:
        """Train what the panels have chosen, as soon as there is an engine, and explain it."""
        self._is_explaining = self._is_waiting = True
        self._said = ""
        self._show(say(WAITING))
        self._on_engine()

    def take_over(self, other: FirstRunController) -> None:
        """Explain on what another window, which goes, explains."""
        self._is_explaining, self._is_waiting = other._is_explaining, other._is_waiting
        if self._is_explaining:
            self._show(say(WAITING if self._is_waiting else PREPARING))
        self._tell()

    def _on_engine(self) -> None:
        if self._is_waiting and self._training.engine_ready and not self._training.is_active:
            self._is_waiting = False
            self._show(say(PREPARING))
            self._training.start()

    def _tell(self) -> None:
        """What is to be seen now, where it is something else than before."""
        if self._is_explaining and not self._is_waiting:
            words = stage_words(self._training.live_log)
            if words and words != self._said:
                self._said = words
                self._show(words)

    def _show(self, words: str) -> None:
        ended = self._training.live_log.state is RunState.COMPLETED and not self._is_waiting
        self.offer.show_offer(words, [(say(TRY), say(TRY_TIP))] if ended else [(say(QUIET), say(QUIET_TIP))])

    def _on_answer(self, answer: str) -> None:
        self._is_explaining = self._is_waiting = False
        if answer == say(TRY):
            self.tryRequested.emit()
