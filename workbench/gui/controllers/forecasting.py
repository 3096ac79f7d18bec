"""Warns beside Start where a run would need more memory than is free, and offers settings that need less."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from workbench.config import RunConfig
from workbench.engine.events import Remedy
from workbench.engine.replies import Reply, RequestFailed
from workbench.engine.run_requests import ForecastMemory, MemoryForecast
from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.controllers.fitting import FitController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.models.shortage import remedy_named, will_not_fit
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.caution import Caution

SETTLED_MS = 800  # a forecast takes the engine a moment, and settings often change one after the other


class ForecastController(QObject):
    """It asks only while no run is under way, of what could begin. ``engine`` has send, next_request_id, replyReceived.

    What was answered with "leave it so" is not said again until a setting changes.
    """

    def __init__(
        self,
        engine: Any,
        panel: TrainingPanel,
        fit: FitController,
        algorithm: AlgorithmController,
        training: TrainingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._fit, self._algorithm, self._training = engine, fit, algorithm, training
        self._asked: RunConfig | None = None  # what is being shown, or was asked about last
        self._request = 0
        self._remedies: tuple[Remedy, ...] = ()
        self.offer = Caution()
        panel.hold_offer(self.offer)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self.ask)
        algorithm.configChanged.connect(self._settled.start)
        fit.changed.connect(self._settled.start)
        training.engineChanged.connect(self._on_engine_changed)
        training.runStarted.connect(lambda *_: self._forget())
        training.runEnded.connect(lambda *_: self._forget())
        self.offer.answered.connect(self._on_answer)
        engine.replyReceived.connect(self._on_reply)

    def ask(self) -> None:
        """Ask about what is chosen now, unless it was asked already or could not begin anyway."""
        config = self._algorithm.run_config()
        if config is None or self._fit.facts is None or self._fit.obstacles or not self._is_idle:
            self._forget()
        elif config != self._asked:
            self._forget()
            self._asked, self._request = config, int(self._engine.next_request_id())
            self._engine.send(ForecastMemory(self._request, config))

    @property
    def _is_idle(self) -> bool:
        return self._training.engine_ready is not None and not self._training.is_active

    def _forget(self) -> None:
        self._asked, self._request, self._remedies = None, 0, ()
        self.offer.hide()

    def _on_engine_changed(self) -> None:
        if self._is_idle and self._asked is None and not self._settled.isActive():
            self._settled.start()

    def _on_reply(self, reply: Reply) -> None:
        if not self._request or getattr(reply, "request_id", 0) != self._request:
            return
        if isinstance(reply, MemoryForecast):
            sentence, answers = will_not_fit(reply)
            self._remedies = reply.remedies
            if sentence and self._algorithm.run_config() == self._asked:
                self.offer.show_offer(sentence, answers)
        elif isinstance(reply, RequestFailed):
            self._request = 0  # that it could not begin is said where its settings are

    def _on_answer(self, words: str) -> None:
        remedy = remedy_named(self._remedies, words)
        if remedy:
            self._algorithm.adjust(remedy.changes)
