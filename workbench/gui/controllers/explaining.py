"""Asks the engine how the model of Try it learns what lies there, as long as somebody looks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.engine.commands import Explain
from workbench.engine.replies import EngineReady, Explained, Reply, RequestFailed
from workbench.gui.controllers.adapting import QUERIES_AT_ONCE, QUIET_MS
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.models.learning import learning_of

WAITING, LOOKING = "waiting for the engine…", "looking how it learns…"


class ExplainController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    Signals: learned carries a Learning; failed one sentence and its details; emptied when there is nothing to learn;
    stateChanged what goes on meanwhile, in words, empty when nothing does.
    """

    learned = Signal(object)
    failed = Signal(str, str)
    emptied = Signal()
    stateChanged = Signal(str)

    def __init__(self, engine: Any, try_it: TryItController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._try_it = engine, try_it
        self._asked: Explain | None = None
        self._is_looked_at = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._ask)
        for changed in (try_it.model.supportChanged, try_it.model.queriesChanged, try_it.usageChanged):
            changed.connect(self.schedule)
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)

    def look(self) -> None:
        """Somebody looks from now on."""
        self._is_looked_at = True
        self.schedule()

    def look_away(self) -> None:
        """Nobody looks any more: nothing is asked, and an answer under way does not count."""
        self._is_looked_at = False
        self._asked = None
        self._quiet.stop()

    def schedule(self) -> None:
        """Ask once nothing has changed for a moment. An answer that is under way no longer counts."""
        self._asked = None
        if not self._is_looked_at:
            return
        if self._try_it.model.support():
            self.stateChanged.emit(LOOKING if self._try_it.is_ready else WAITING)
            self._quiet.start()
        else:
            self._quiet.stop()
            self.stateChanged.emit("")
            self.emptied.emit()

    def close(self) -> None:
        """Before the window goes."""
        self.look_away()

    def _ask(self) -> None:
        model = self._try_it.model
        support, ref = model.support(), self._try_it.model_ref
        if support and ref and self._try_it.is_ready:
            questions = tuple(model.queries[:QUERIES_AT_ONCE])
            number = self._engine.next_request_id()
            self._asked = Explain(number, ref, support, questions, self._try_it.options)
            self._engine.send(self._asked)

    def _on_reply(self, reply: Reply) -> None:
        asked = self._asked
        match reply:
            case EngineReady():
                self.schedule()
            case Explained() if asked and reply.request_id == asked.request_id:
                self._asked = None
                self.stateChanged.emit("")
                self.learned.emit(learning_of(asked, reply))
            case RequestFailed() if asked and reply.request_id == asked.request_id:
                self._asked = None
                self.stateChanged.emit("")
                self.failed.emit(reply.reason, reply.details)

    def _on_child_died(self) -> None:
        """It is asked again once another engine is ready."""
        self._asked = None
        self._quiet.stop()
        if self._is_looked_at and self._try_it.model.support():
            self.stateChanged.emit(WAITING)
