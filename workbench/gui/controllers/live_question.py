"""Asks the engine about what lies in Try it, and asks anew whenever that changes, as long as somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.engine.commands import Command
from workbench.engine.few_shot import AdaptedTo
from workbench.engine.replies import EngineReady, Reply, RequestFailed
from workbench.gui.controllers.adapting import QUIET_MS
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.language import mark, say

WAITING = mark("waiting for the engine…")
Ask = Callable[[int], Command | None]


class LiveQuestion(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    ``ask`` makes the question from its number; None while there is nothing to ask. ``busy`` says what goes on
    while the answer is awaited.

    Signals: answered carries the question and its reply; failed one sentence and its details; emptied when there is
    nothing to ask; stateChanged what goes on meanwhile, in words, empty when nothing does.
    """

    answered = Signal(object, object)
    failed = Signal(str, str)
    emptied = Signal()
    stateChanged = Signal(str)

    def __init__(
        self, engine: Any, try_it: TryItController, ask: Ask, busy: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine, self._try_it, self._make, self.busy = engine, try_it, ask, busy
        self._number = 0
        self._asked: Command | None = None
        self._is_looked_at = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._ask)
        for changed in (try_it.model.supportChanged, try_it.usageChanged):
            changed.connect(self.schedule)
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)

    def look(self) -> None:
        """Somebody looks from now on."""
        if not self._is_looked_at:
            self._is_looked_at = True
            self.schedule()

    def look_away(self) -> None:
        """Nobody looks any more: nothing is asked, and an answer under way does not count."""
        self._is_looked_at = False
        self._forget()
        self._quiet.stop()

    def schedule(self) -> None:
        """Ask once nothing has changed for a moment. An answer that is under way no longer counts."""
        self._forget()
        if not self._is_looked_at:
            return
        if self._make(0) is None:
            self._quiet.stop()
            self.stateChanged.emit("")
            self.emptied.emit()
        else:
            self.stateChanged.emit(self.busy if self._try_it.is_ready else say(WAITING))
            self._quiet.start()

    def _ask(self) -> None:
        if not self._try_it.is_ready:
            return
        number = self._engine.next_request_id()
        if (asked := self._make(number)) is not None:
            self._number, self._asked = number, asked
            self._engine.send(asked)

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, EngineReady):
            self.schedule()
        elif self._asked is not None and getattr(reply, "request_id", None) == self._number:
            asked = self._asked
            self._forget()
            self.stateChanged.emit("")
            if isinstance(reply, RequestFailed):
                self.failed.emit(reply.reason, reply.details)
            else:
                self.answered.emit(asked, reply)

    def _on_child_died(self) -> None:
        """It is asked again once another engine is ready."""
        self._forget()
        self._quiet.stop()
        if self._is_looked_at and self._make(0) is not None:
            self.stateChanged.emit(say(WAITING))

    def _forget(self) -> None:
        self._number, self._asked = 0, None


def adapted_to(try_it: TryItController) -> AdaptedTo | None:
    """The model in use with the classes it adapts to; None while there are none to adapt to."""
    support = try_it.model.support()
    return AdaptedTo(try_it.model_ref, support, try_it.options) if support and try_it.model_ref else None
