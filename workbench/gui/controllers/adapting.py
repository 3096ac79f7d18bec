"""Asks the engine to adapt to the classes and to recognise the pictures of the Try it pane, whenever they change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.config import AdaptConfig
from workbench.engine.commands import Adapt
from workbench.engine.replies import EngineReady, Predicted, Reply, RequestFailed
from workbench.gui.language import mark, say
from workbench.gui.models.try_it import TryItModel
from workbench.gui.panels.try_it import TryItPanel
from workbench.gui.widgets.adapt_state import ADAPTING

QUIET_MS = 300
# Pictures alone change nothing that was learned: no more than what is dropped together is waited for.
BRIEF_MS = 20
WAITING = mark("waiting for engine…")
# So few that the first answers show at once, and then so few that a change need not wait long for the last.
FIRST_AT_ONCE, QUERIES_AT_ONCE = 8, 64


class AdaptController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    stateChanged: what is said of pictures that are not recognised yet may be something else now. learnedChanged: the
    classes as they are now have been learned, or have not yet, or cannot be.
    """

    stateChanged = Signal()
    learnedChanged = Signal()

    def __init__(self, engine: Any, panel: TryItPanel, model: TryItModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._panel, self._model = engine, panel, model
        self._ref = ""
        self._options: AdaptConfig | None = None
        self._request = self._asked = 0
        self.is_ready = self.has_failed = self.is_learned = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(lambda: self._adapt())
        model.supportChanged.connect(self.schedule)
        model.queriesChanged.connect(self._on_queries_changed)
        engine.replyReceived.connect(self._on_reply)
        engine.childDied.connect(self._on_child_died)

    def set_model(self, ref: str, options: AdaptConfig | None) -> None:
        """Adapt this model from now on; ``options`` say how, None as it was trained."""
        self._ref, self._options = ref, options
        self.schedule()

    def schedule(self) -> None:
        """Adapt once nothing has changed for a moment. An answer that is under way no longer counts."""
        self._request = 0
        self.has_failed = self.is_learned = False
        self._panel.head.notice.clear()
        if self._model.support():
            self._panel.state.set_words(say(ADAPTING if self.is_ready else WAITING))
            self._quiet.start(QUIET_MS)
        else:
            self._quiet.stop()
            self._panel.state.set_words("")
            self._panel.head.set_badges(())
        self.learnedChanged.emit()

    def close(self) -> None:
        self._quiet.stop()

    def _adapt(self, most: int = FIRST_AT_ONCE) -> None:
        support = self._model.support()
        if support and self._ref and self.is_ready:
            self._request = self._engine.next_request_id()
            queries = tuple(self._model.waiting()[:most])
            self._asked = len(queries)
            self._engine.send(Adapt(self._request, self._ref, support, queries, self._options))

    def _on_queries_changed(self) -> None:
        """What is under way for other pictures counts as before; these come along afterwards."""
        if self.has_failed:
            self.schedule()
        elif self._model.support() and self._model.waiting() and not (self._request or self._quiet.isActive()):
            self._quiet.start(BRIEF_MS)

    def _on_reply(self, reply: Reply) -> None:
        match reply:
            case EngineReady():
                self.is_ready = True
                self.schedule()
                self.stateChanged.emit()
            case Predicted() if reply.request_id == self._request:
                self._predicted(reply)
            case RequestFailed() if reply.request_id == self._request:
                self._request = 0
                self.has_failed = True
                self._panel.state.set_words("")
                self._panel.head.notice.show_error(reply.reason, reply.details)
                self.stateChanged.emit()
                self.learnedChanged.emit()

    def _predicted(self, reply: Predicted) -> None:
        self._request = 0
        self._panel.state.set_adapted(reply.adapt_ms)
        self._panel.head.set_badges(reply.badges)
        self._model.rejection.suggest(reply.reject_below)
        self._model.set_predictions(reply.predictions)
        if not self.is_learned:
            self.is_learned = True
            self.learnedChanged.emit()
        if self._model.waiting() and (reply.predictions or not self._asked):
            self._adapt(QUERIES_AT_ONCE)

    def _on_child_died(self) -> None:
        """Everything is asked again once another engine is ready."""
        self.is_ready = self.is_learned = False
        self._request = 0
        self._quiet.stop()
        if self._model.support():
            self._panel.state.set_words(say(WAITING))
        self.stateChanged.emit()
        self.learnedChanged.emit()
