"""One request to the engine that takes long: how far it is, its answer, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.engine.commands import CancelRequest, Command
from workbench.engine.replies import DatasetProgress, Reply, RequestFailed
from workbench.gui.language import mark, say
from workbench.gui.told import told

LOST = mark("The engine stopped while it worked on this. It is starting again; try once more in a moment.")


class LongRequest(QObject):
    """At most one request is under way. ``engine`` has send, next_request_id, replyReceived and childDied.

    Signals: progressed (sentence, fraction in 0..1 or below 0), answered (the reply), failed (sentence, details).
    """

    progressed = Signal(str, float)
    answered = Signal(object)
    failed = Signal(str, str)

    def __init__(self, engine: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._id = 0
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)

    @property
    def is_under_way(self) -> bool:
        return bool(self._id)

    def ask(self, make: Callable[[int], Command]) -> None:
        """Send what ``make`` makes of a new number; an older request that is under way is given up."""
        self.cancel()
        self._id = int(self._engine.next_request_id())
        self._engine.send(make(self._id))

    def cancel(self) -> None:
        """Give up what is under way; nothing more is heard of it."""
        if self._id:
            self._engine.send(CancelRequest(self._id))
            self._id = 0

    def _on_reply(self, reply: Reply) -> None:
        if not self._id or getattr(reply, "request_id", 0) != self._id:
            return
        match reply:
            case DatasetProgress():
                self.progressed.emit(told(reply.sentence), reply.fraction)
            case RequestFailed():
                self._id = 0
                self.failed.emit(told(reply.reason), reply.details)
            case _:
                self._id = 0
                self.answered.emit(reply)

    def _on_child_died(self) -> None:
        if self._id:
            self._id = 0
            self.failed.emit(say(LOST), "")
