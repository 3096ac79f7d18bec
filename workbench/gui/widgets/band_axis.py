"""An axis of accuracies with what is reported as a band, and ours as a dot with its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.papers import percent
from workbench.gui.numbers import written
from workbench.gui.theme import theme
from workbench.reproduce.rows import Row

HEIGHT, SIDE = 56, 8
# The line, measured from the top; the band lies around it.
LINE, BAND, STROKE, DOT, CAP = 16.0, 12.0, 16.0, 4.0, 4.0
LEAST_BAND = 3.0
TICKS = 2
TOP, STEP = 100.0, 10.0
GUESSING, GUESSING_BELOW = mark("guessing"), mark("◂ guessing {chance:g} %")


@dataclass(frozen=True)
class Scale:
    """The ends of an axis, in percent."""

    low: float
    high: float = TOP

    @classmethod
    def around(cls, row: Row) -> Scale:
        """Whatever is reported and measured, between multiples of 10: on all of 0–100 % nothing would be told apart."""
        ends = [row.band.low, row.band.high] if row.band else []
        ends += [each.accuracy for each in row.figures]
        if row.accuracy is not None and row.ci95 is not None:
            ends += [row.accuracy - row.ci95, row.accuracy + row.ci95]
        if not ends:
            return cls(0.0)
        high = min(TOP, math.ceil(max(ends) / STEP) * STEP)
        return cls(max(0.0, min(math.floor(min(ends) / STEP) * STEP, high - STEP)), high)

    def place(self, accuracy: float) -> float:
        """Where an accuracy lies, from 0 to 1."""
        return min(max((accuracy - self.low) / (self.high - self.low), 0.0), 1.0)


class BandAxis(QWidget):
    """Drawn for one row of a table; in words for those who do not see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._scale, self._chance = Scale(0.0), 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme().changed.connect(self.update)

    def set_row(self, row: Row, chance: float) -> None:
        """``chance`` is the accuracy of guessing, in percent."""
        self._row, self._scale, self._chance = row, Scale.around(row), chance
        words = _words(row, chance)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("control"), 1))
        painter.drawLine(QLineF(self._x(self._scale.low), LINE, self._x(self._scale.high), LINE))
        self._paint_band(painter)
        self._paint_figures(painter)
        self._paint_ours(painter)
        self._paint_labels(painter)

    def _x(self, accuracy: float) -> float:
        return SIDE + self._scale.place(accuracy) * (self.width() - 2 * SIDE)

    def _paint_band(self, painter: QPainter) -> None:
        if self._row is None or self._row.band is None:
            return
        left, right = self._x(self._row.band.low), self._x(self._row.band.high)
        width = max(right - left, LEAST_BAND)
        painter.setPen(QPen(theme().color("control"), 1))
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(QRectF((left + right - width) / 2, LINE - BAND / 2, width, BAND), 2, 2)

    def _paint_figures(self, painter: QPainter) -> None:
        for figure in self._row.figures if self._row else ():
            painter.setPen(QPen(theme().color("control" if figure.aside else "text"), 1.5))
            x = self._x(figure.accuracy)
            painter.drawLine(QLineF(x, LINE - STROKE / 2, x, LINE + STROKE / 2))

    def _paint_ours(self, painter: QPainter) -> None:
        if self._row is None or self._row.accuracy is None:
            return
        ci95 = self._row.ci95 or 0.0
        left, right = self._x(self._row.accuracy - ci95), self._x(self._row.accuracy + ci95)
        painter.setPen(QPen(theme().color("accent"), 2))
        painter.drawLine(QLineF(left, LINE, right, LINE))
        for x in (left, right):
            painter.drawLine(QLineF(x, LINE - CAP, x, LINE + CAP))
        painter.setPen(QPen(theme().color("card"), 1.5))
        painter.setBrush(theme().color("accent"))
        painter.drawEllipse(QPointF(self._x(self._row.accuracy), LINE), DOT + 1, DOT + 1)

    def _paint_labels(self, painter: QPainter) -> None:
        painter.setFont(theme().font(11))
        metrics = QFontMetrics(painter.font())
        painter.setPen(QPen(theme().color("text2"), 1))
        top = LINE + STROKE / 2 + 2
        for number in range(TICKS + 1):
            at = self._scale.low + (self._scale.high - self._scale.low) * number / TICKS
            x = self._x(at)
            painter.drawLine(QLineF(x, LINE + BAND / 2, x, LINE + BAND / 2 + 4))
            self._paint_label(painter, metrics, f"{written(at, 'g')} %", x, top)
        self._paint_guessing(painter, metrics, top)

    def _paint_guessing(self, painter: QPainter, metrics: QFontMetrics, top: float) -> None:
        """A tick where guessing lies, or an arrow towards it where the axis begins above."""
        inside = self._scale.low <= self._chance
        x = self._x(self._chance)
        below = top + metrics.height() - 2
        words = say(GUESSING) if inside else say(GUESSING_BELOW, chance=self._chance)
        if inside:
            pen = QPen(theme().color("text2"), 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, LINE - STROKE / 2, x, below + 2))
        painter.setPen(QPen(theme().color("text2"), 1))
        self._paint_label(painter, metrics, words, x, below)

    def _paint_label(self, painter: QPainter, metrics: QFontMetrics, words: str, x: float, top: float) -> None:
        """Around ``x``, but within the drawing."""
        width = metrics.horizontalAdvance(words) + 1
        left = min(max(x - width / 2, 0.0), self.width() - width)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(left, top, width, metrics.height()), flags, words)


def _words(row: Row, chance: float) -> str:
    """All that is drawn."""
    said = [say("Reported: {percent}", percent=percent(each.accuracy, each.ci95)) for each in row.figures]
    said = said or [say("Nothing is reported")]
    said += [say("band: {low:.1f} to {high:.1f} %", low=row.band.low, high=row.band.high)] if row.band else []
    said += [say("ours: {percent}", percent=percent(row.accuracy, row.ci95))] if row.accuracy is not None else []
    return say("; ").join([*said, say("guessing: {chance:g} %", chance=chance)])
