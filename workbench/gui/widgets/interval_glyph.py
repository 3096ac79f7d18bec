"""A rate on 0–100 % as a dot with its interval, and a tick where guessing lies."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.engine.few_shot import Rate
from workbench.gui.language import mark, say
from workbench.gui.theme import theme

LINE, SIDE, WORDS = 8.0, 6, 16
DOT, CAP, STROKE, TICK = 4.5, 4.0, 2.0, 4.0
WORD = 60
GUESSING = mark("guessing")
# The shares of the line that the words at its ends take, where "guessing" would be written over them.
LEFT_WORDS, RIGHT_WORDS = 0.16, 0.76


class IntervalGlyph(QWidget):
    """Nothing but the axis until there is a rate; what it shows is said in words elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate: Rate | None = None
        self._guessing: float | None = None
        self._is_pale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(2 * LINE) + WORDS)
        theme().changed.connect(self.update)

    @property
    def rate(self) -> Rate | None:
        return self._rate

    def set_rate(self, rate: Rate | None, guessing: float | None, pale: bool = False) -> None:
        """Rates and ``guessing`` in 0..1; ``pale`` when they hold no longer."""
        self._rate, self._guessing, self._is_pale = rate, guessing, pale
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("control"), 1))
        painter.drawLine(QLineF(self._x(0), LINE, self._x(1), LINE))
        for share in (0.0, 1.0):
            painter.drawLine(QLineF(self._x(share), LINE - TICK / 2, self._x(share), LINE + TICK / 2))
        if self._guessing is not None:
            painter.drawLine(QLineF(self._x(self._guessing), LINE - TICK, self._x(self._guessing), LINE + TICK + 1))
        self._paint_words(painter)
        if self._rate is not None:
            self._paint_rate(painter, self._rate)

    def _paint_rate(self, painter: QPainter, rate: Rate) -> None:
        ink = theme().color("control" if self._is_pale else "accent")
        low, high = self._x(rate.low), self._x(rate.high)
        painter.setPen(QPen(ink, STROKE))
        painter.drawLine(QLineF(low, LINE, high, LINE))
        for end in (low, high):
            painter.drawLine(QLineF(end, LINE - CAP, end, LINE + CAP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(self._x(rate.value), LINE), DOT, DOT)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("text2"))
        guessing = self._guessing
        if guessing is None or guessing > LEFT_WORDS:
            painter.drawText(self._words_at(0), Qt.AlignmentFlag.AlignLeft, "0 %")
        if guessing is None or guessing < RIGHT_WORDS:
            painter.drawText(self._words_at(self.width() - WORD), Qt.AlignmentFlag.AlignRight, "100 %")
        if guessing is not None:
            left = min(max(self._x(guessing) - WORD / 2, 0), self.width() - WORD)
            painter.drawText(self._words_at(left), Qt.AlignmentFlag.AlignHCenter, say(GUESSING))

    def _words_at(self, left: float) -> QRectF:
        return QRectF(left, 2 * LINE - 1, WORD, WORDS)

    def _x(self, share: float) -> float:
        return SIDE + min(max(share, 0.0), 1.0) * (self.width() - 2 * SIDE)
