"""Measures how well the model of Try it works on what lies there, once everything else has been answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import AdaptedTo, AskHowGood, HowGood
from workbench.engine.replies import Predicted, Reply
from workbench.gui.controllers.long_request import LongRequest
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.language import say
from workbench.gui.models.earlier import EarlierClasses
from workbench.gui.models.how_good import (
    ASK,
    ASK_TIP,
    EMPTY,
    FAILED,
    MEASURING,
    NOT_YET,
    OPEN_TIP,
    Expectation,
    Judgement,
    expectation,
    explanation,
    hint,
)
from workbench.gui.panels.try_it import TryItPanel

# Answers come first: they are waited for; and whoever drops picture after picture is not measured in between.
IDLE_MS = 600
# Each picture is left out once: with more than so many, or where that would take longer, it is not done unasked.
MANY, LONG_MS = 300, 10_000.0


class MeasureController(QObject):
    """``engine`` has send, next_request_id, replyReceived and childDied.

    changed: there is another judgement, it no longer holds, or something else goes on.
    """

    changed = Signal()

    def __init__(self, engine: Any, try_it: TryItController, panel: TryItPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._try_it, self._panel = try_it, panel
        self._request = LongRequest(engine, self)
        self._asked: AskHowGood | None = None
        self._earlier = EarlierClasses()
        self._adapt_ms = 0.0
        self.judgement: Judgement | None = None
        self.is_fresh = self.waits_for_click = False
        self.progress = -1.0
        self.failure: tuple[str, str] = ("", "")
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self._connect(engine)
        self._show()

    @property
    def is_measuring(self) -> bool:
        return self._request.is_under_way

    @property
    def can_measure(self) -> bool:
        """Whether there are classes, with two pictures in one of them at least, and an engine to ask."""
        return self._try_it.is_ready and bool(self._try_it.model_ref) and is_countable(self._try_it.model.support())

    def measure(self) -> None:
        """Measure now, however long it takes."""
        if not self.can_measure or self.is_measuring or self.is_fresh:
            return
        self._idle.stop()
        self.waits_for_click, self.progress, self.failure = False, -1.0, ("", "")
        self._request.ask(self._question)
        self._show()

    def cancel(self) -> None:
        """Give up measuring; it begins again when something changes, or somebody asks for it."""
        self._request.cancel()
        self.waits_for_click = True
        self._show()

    def close(self) -> None:
        """Before the window goes."""
        self._idle.stop()
        self._request.cancel()

    def _connect(self, engine: Any) -> None:
        model = self._try_it.model
        for changed in (model.supportChanged, self._try_it.usageChanged):
            changed.connect(self._outdate)
        # Answers have come that hold: a moment later, it may be measured.
        model.predictionsChanged.connect(self._idle.start)
        engine.replyReceived.connect(self._on_reply)
        self._request.progressed.connect(self._on_progress)
        self._request.answered.connect(self._on_answered)
        self._request.failed.connect(self._on_failed)

    def _outdate(self) -> None:
        """What was measured holds no longer, and what is being measured is of no use."""
        self._idle.stop()
        self._request.cancel()
        self.is_fresh = self.waits_for_click = False
        self.failure = ("", "")
        if not self._is_still_of_use():
            self.judgement = None
        self._show()

    def _is_still_of_use(self) -> bool:
        """Whether what was measured is of the model in use, as it adapts now, and there still is something to count."""
        asked = self.judgement.asked.adapted if self.judgement else None
        now = self._try_it.model_ref, self._try_it.options
        return asked is not None and (asked.model, asked.options) == now and is_countable(self._try_it.model.support())

    def _on_idle(self) -> None:
        if self.is_fresh or self.is_measuring or not self.can_measure or self._try_it.model.waiting():
            return
        count = sum(len(each.pictures) for each in self._try_it.model.support())
        self.waits_for_click = count > MANY or count * self._adapt_ms > LONG_MS
        self._show() if self.waits_for_click else self.measure()

    def _question(self, number: int) -> AskHowGood:
        model = self._try_it.model
        earlier = self._earlier.note([each.id for each in model.filled])
        before = [each for each in model.filled if each.id in earlier]
        adapted = AdaptedTo(self._try_it.model_ref, model.support(), self._try_it.options)
        classes = tuple(SupportClass(each.name, tuple(each.pictures.values())) for each in before)
        self._asked = AskHowGood(number, adapted, classes)
        return self._asked

    def _on_reply(self, reply: Reply) -> None:
        if isinstance(reply, Predicted) and reply.model == self._try_it.model_ref:
            self._adapt_ms = reply.adapt_ms

    def _on_progress(self, _sentence: str, fraction: float) -> None:
        self.progress = fraction
        self._show()

    def _on_answered(self, answer: HowGood) -> None:
        if self._asked is None:
            return
        self.judgement, self.is_fresh = Judgement(self._asked, answer), True
        self._show()

    def _on_failed(self, sentence: str, details: str) -> None:
        self.failure = sentence, details
        self._show()

    def _show(self) -> None:
        footer = self._panel.footer
        # The last advice stays while it is measured anew: the classes below it would jump up and down.
        judgement = None if self.waits_for_click else self.judgement
        self._panel.head.set_hint(*hint(judgement.answer) if judgement else ("", ""))
        footer.set_expectation(self._expectation())
        footer.set_explanation(explanation(self.judgement.answer if self.judgement else None))
        self.changed.emit()

    def _expectation(self) -> Expectation:
        if not is_countable(self._try_it.model.support()):
            return Expectation(say(EMPTY))
        if self.failure[0]:
            return Expectation(say(FAILED), tip=self.failure[0])
        if self.judgement and not self.waits_for_click:
            return expectation(self.judgement.answer, pale=not self.is_fresh)
        if self.is_measuring:
            return Expectation(say(MEASURING), tip=say(OPEN_TIP))
        return Expectation(say(ASK), tip=say(ASK_TIP)) if self.waits_for_click else Expectation(say(NOT_YET))


def is_countable(support: Sequence[SupportClass]) -> bool:
    """Whether a picture can be left out without its class being left empty."""
    return any(len(each.pictures) > 1 for each in support)
