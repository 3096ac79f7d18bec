"""Offers to go on with less memory where a run was killed, perhaps since that had run out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from workbench.config import RunConfig
from workbench.engine.replies import Reply
from workbench.engine.run_requests import ForecastMemory, MemoryForecast
from workbench.gui.background import Background
from workbench.gui.controllers.training import TrainingController
from workbench.gui.models.shortage import goes_on_with_less
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.caution import Caution
from workbench.runs.store import RunError, read_config


class KilledController(QObject):
    """What would take less, only the next engine can tell. ``engine`` has send, next_request_id and replyReceived."""

    def __init__(
        self, engine: Any, panel: TrainingPanel, training: TrainingController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine, self._training = engine, training
        self._killed: Path | None = None  # about which nothing has been asked yet
        self._asked: Path | None = None
        self._request = 0
        self._told: MemoryForecast | None = None
        self.offer = Caution()
        panel.hold_offer(self.offer)
        self._reader = Background((RunError,), self)  # a config that cannot be read is told where it is to go on
        self._reader.done.connect(self._ask)
        training.runKilled.connect(self._on_killed)
        training.engineChanged.connect(self._on_engine_changed)
        training.runStarted.connect(lambda *_: self._forget())
        self.offer.answered.connect(self._on_answer)
        engine.replyReceived.connect(self._on_reply)

    def take_over(self, other: KilledController) -> None:
        """Offer what another window, which goes, offers, or ask on for it."""
        self._killed, self._asked = other._killed, other._asked
        self._request, self._told = other._request, other._told
        if other.offer.sentence:
            self._show_offer()
        elif self._asked is not None and not self._request:
            self._read(self._asked)

    def shut_down(self) -> None:
        """Before the window goes."""
        self._reader.close()

    def _on_killed(self, run_dir: Path) -> None:
        self._forget()
        self._killed = run_dir

    def _forget(self) -> None:
        self._killed, self._asked, self._request, self._told = None, None, 0, None
        self.offer.hide()

    def _on_engine_changed(self) -> None:
        if self._killed is not None and self._training.engine_ready is not None:
            self._asked, self._killed = self._killed, None
            self._read(self._asked)

    def _read(self, run_dir: Path) -> None:
        self._reader.submit(run_dir, lambda: read_config(run_dir))

    def _ask(self, run_dir: Path, config: RunConfig) -> None:
        if run_dir == self._asked:  # still: nothing else has begun meanwhile
            self._request = int(self._engine.next_request_id())
            self._engine.send(ForecastMemory(self._request, config, ran_out=True))

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, MemoryForecast) and reply.request_id == self._request:
            self._told = reply
            self._show_offer()

    def _show_offer(self) -> None:
        if self._asked is None or self._told is None:
            return
        sentence, answers = goes_on_with_less(self._asked.name, self._told)
        if answers:
            self.offer.show_offer(sentence, answers)

    def _on_answer(self, _words: str) -> None:
        if self._asked is not None and self._told is not None:
            self._training.continue_run(self._asked, self._told.remedies[0].changes)
