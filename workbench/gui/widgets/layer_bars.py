"""A bar for each layer of a network, on one scale for all stages, so that bars can be compared while sliding."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.learning import Bar
from workbench.gui.theme import theme
from workbench.gui.wording import value

ROW, BAR, GAP = 22, 8, 10
WIDEST_NAME = 0.42
# A smaller share of the scale cannot be seen.
LEAST = 0.002
NONE, UNKNOWN = "–", mark("no value at this stage")
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class LayerBars(QWidget):
    """Names, bars and values; bars of negative values go left of where 0 is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._low, self._high = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("The layers"))
        theme().changed.connect(self.update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def set_scale(self, low: float, high: float) -> None:
        """The ends of the scale; 0 lies within."""
        self._low, self._high = low, high if high > low else low + 1.0
        self.update()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        if len(bars) != len(self._bars):
            self.setFixedHeight(ROW * len(bars))
        self._bars = tuple(bars)
        self.setAccessibleDescription(say("; ").join(self.words(each) for each in bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, ROW * len(self._bars))

    @property
    def _span(self) -> float:
        return self._high - self._low

    def figure(self, number: float | None) -> str:
        """A value of a layer: a dash where there is none, and no figures where it is next to nothing on this scale."""
        if number is None:
            return NONE
        least = LEAST * self._span
        return say("under {least:g}", least=_rounded_up(least)) if 0 < abs(number) < least else value(number)

    def words(self, bar: Bar) -> str:
        """What a tool tip says of a layer."""
        return say(
            "{name}: {words}", name=bar.words, words=say(UNKNOWN) if bar.value is None else self.figure(bar.value)
        )

    def share(self, bar: Bar) -> tuple[float, float]:
        """Where a bar begins and ends, in shares of the scale."""
        ends = sorted((-self._low / self._span, ((bar.value or 0.0) - self._low) / self._span))
        return ends[0], ends[1]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            row = event.pos().y() // ROW
            if 0 <= row < len(self._bars):
                words = say("{figure} ({layer})", figure=self.words(self._bars[row]), layer=self._bars[row].layer)
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, number = theme().font(12), theme().font(12, 600)
        metrics = QFontMetrics(number)
        figures = max(metrics.horizontalAdvance(each) for each in ("-00.00", self.figure(self._span * LEAST / 2)))
        widest = max((QFontMetrics(name).horizontalAdvance(each.words) for each in self._bars), default=0)
        names = min(widest + 2, WIDEST_NAME * self.width())
        for row, bar in enumerate(self._bars):
            top = row * ROW
            words = QFontMetrics(name).elidedText(bar.words, Qt.TextElideMode.ElideMiddle, int(names))
            painter.setFont(name)
            painter.setPen(theme().color("text"))
            painter.drawText(QRectF(0, top, names, ROW), LEFT | CENTRE, words)
            left = names + GAP
            self._paint_bar(painter, QRectF(left, top, self.width() - left - figures - GAP, ROW), bar)
            painter.setFont(number)
            painter.setPen(theme().color("text" if bar.value is not None else "text2"))
            painter.drawText(QRectF(0, top, self.width(), ROW), RIGHT | CENTRE, self.figure(bar.value))

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
        track = QRectF(rect.left(), rect.center().y() - BAR / 2, rect.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        begin, end = self.share(bar)
        if end - begin > LEAST:
            painter.setBrush(theme().color("accent"))
            width = max(3.0, (end - begin) * track.width())
            painter.drawRoundedRect(QRectF(track.left() + begin * track.width(), track.top(), width, BAR), 3, 3)
        if self._low < 0:
            painter.fillRect(
                QRectF(
                    track.left() - self._low / (self._high - self._low) * track.width(), track.top() - 3, 1, BAR + 6
                ),
                theme().color("control"),
            )


def _rounded_up(number: float) -> float:
    """To one figure: 0.0024 → 0.003."""
    unit = 10.0 ** math.floor(math.log10(number))
    return math.ceil(number / unit) * unit
