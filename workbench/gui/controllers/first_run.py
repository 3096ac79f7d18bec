"""Explains a run while it goes on, to whoever trains for the first time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.config import RunConfig
from workbench.gui.controllers.training import TrainingController
from workbench.gui.language import mark, say
from workbench.gui.models.first_run import stage_words
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.offer import Offer
from workbench.runs.log import RunLog, RunState

QUIET, QUIET_TIP = mark("No explanations"), mark("Train on without further words")
TRY, TRY_TIP = mark("Try it with this run"), mark("Recognise pictures with what it has learned, in panel 4")
WAITING = mark("The engine is still loading; training begins by itself as soon as it is there.")
PREPARING = mark("The characters are being drawn and the first tasks prepared; training begins by itself.")
BUSY = mark("A run is in training; “Train your first model” works again once it has ended.")


class FirstRunController(QObject):
    """It explains the run that it has begun, and no other. ``chosen`` gives the config that the panels have chosen.

    tryRequested: what was learned is to be tried.
    """

    tryRequested = Signal()

    def __init__(
        self,
        training: TrainingController,
        panel: TrainingPanel,
        chosen: Callable[[], RunConfig | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training, self._panel, self._chosen = training, panel, chosen
        self.offer = Offer()
        panel.hold_offer(self.offer)
        self._wanted: RunConfig | None = None  # what is to be trained as soon as there is an engine
        self._run_dir: Path | None = None  # of the run that is explained
        training.engineChanged.connect(self._begin_waiting)
        training.runStarted.connect(self._on_started)
        training.runChanged.connect(self._tell)
        self.offer.answered.connect(self._on_answer)

    def can_begin(self) -> bool:
        """Whether no other run is in training; the panel says so where one is."""
        if self._training.is_active:
            self._panel.banner.show_hint(lambda: say(BUSY))
        return not self._training.is_active

    def begin(self) -> None:
        """Train what the panels have chosen, as soon as there is an engine, and explain it."""
        self._wanted, self._run_dir = self._chosen(), None
        if self._wanted:  # else the panel has said what is to be mended first
            self._show(say(WAITING))
            self._begin_waiting()

    def take_over(self, other: FirstRunController) -> None:
        """Explain on what another window, which goes, explains."""
        self._wanted, self._run_dir = other._wanted, other._run_dir
        if self._wanted or self._run_dir:
            self._show(say(WAITING if self._wanted else PREPARING))
        if live := self._training.live_dir:
            self._tell(live, self._training.live_log)

    def _begin_waiting(self) -> None:
        """Unless somebody has begun another run meanwhile, or chosen something else to train."""
        if self._wanted and (self._training.engine_ready or self._training.is_active):
            wanted, self._wanted = self._wanted, None
            if self._training.is_active or wanted != self._chosen():
                self._leave_off()
            else:
                self._begin()

    def _begin(self) -> None:
        self._show(say(PREPARING))
        self._training.start()
        if self._training.is_active:
            self._run_dir = self._training.live_dir
        else:  # the panel that asks for something to be mended first has said so
            self._leave_off()

    def _on_started(self, run_dir: Path) -> None:
        if self._run_dir and run_dir != self._run_dir:
            self._leave_off()

    def _tell(self, run_dir: Path, log: RunLog) -> None:
        """What is to be seen now; of a run that ended before its time the banner speaks."""
        if run_dir != self._run_dir:
            return
        if log.state in (RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED):
            self.offer.hide()
        elif (words := stage_words(log)) and words != self.offer.sentence:
            self._show(words, is_done=log.state is RunState.COMPLETED)

    def _show(self, words: str, *, is_done: bool = False) -> None:
        if is_done:  # which the banner says as well, in fewer words
            self._panel.banner.clear()
        self.offer.show_offer(words, [(say(TRY), say(TRY_TIP))] if is_done else [(say(QUIET), say(QUIET_TIP))])

    def _leave_off(self) -> None:
        self._wanted = self._run_dir = None
        self.offer.hide()

    def _on_answer(self, answer: str) -> None:
        self._leave_off()
        if answer == say(TRY):
            self.tryRequested.emit()
