"""Says in the status bar what the engine does, on what, and when it last saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from workbench.engine.replies import EngineReady, Reply
from workbench.gui.controllers.training import TrainingController
from workbench.gui.engine_death import Death
from workbench.gui.language import mark, say
from workbench.gui.status_bar import StatusBar
from workbench.runs.log import RunState

READY = mark("Engine: ready"), "engine"
ENGINE_WORDS = {
    RunState.RUNNING: (mark("Engine: training"), "start"),
    RunState.PAUSED: (mark("Engine: paused"), "pause"),
}


class StatusController(QObject):
    """``engine`` has replyReceived, childDied and perhaps child_pid."""

    def __init__(
        self, engine: Any, status: StatusBar, training: TrainingController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine, self._status, self._training = engine, status, training
        self._death: Death | str = ""  # of an engine that is not back yet
        training.runStarted.connect(lambda *_: status.forget_checkpoint())
        training.checkpointSaved.connect(lambda event: status.note_checkpoint(event.best))
        training.engineChanged.connect(self._on_engine_changed)
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)

    def take_over(self, other: StatusController) -> None:
        """Say what another window, which goes, says, once the run in training has been handed over."""
        self._status.take_over(other._status)
        if other._death:
            self._on_child_died(other._death)

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady):
            self._death = ""
            self._status.set_device(reply.device)
            self._status.set_engine_pid(getattr(self._engine, "child_pid", None))

    def _on_child_died(self, death: Death | str) -> None:
        self._death = death
        self._status.set_engine_pid(None)
        self._status.set_engine(say("Loading engine again…"), "clock", str(death))

    def _on_engine_changed(self) -> None:
        if self._training.engine_ready is None:
            return
        state = self._training.live_log.state if self._training.is_active else RunState.IDLE
        words, drawing = ENGINE_WORDS.get(state, READY)
        self._status.set_engine(say(words), drawing)
