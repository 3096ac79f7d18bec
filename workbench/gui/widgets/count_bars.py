"""How many classes have how many pictures, as a few bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import plural, say
from workbench.gui.numbers import written
from workbench.gui.theme import theme

HEIGHT, BARS, GAP = 84, 56, 3
WIDEST = 40


class CountBars(QWidget):
    """Bars from the fewest pictures at the left to the most at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins: list[tuple[int, int, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def set_bins(self, bins: Sequence[tuple[int, int, int]]) -> None:
        """(from, to, classes): so many classes have from … to pictures."""
        self._bins = list(bins)
        lines = [
            say("{span} pictures: {classes}", span=_span(*each), classes=plural(each[2], "class"))
            for each in bins
            if each[2]
        ]
        self.setToolTip("\n".join(lines))
        self.setAccessibleName(say("Classes by their number of pictures. {counts}", counts=say("; ").join(lines)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bins:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(WIDEST, (self.width() + GAP) / len(self._bins) - GAP)
        highest = max(count for _, _, count in self._bins)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        for place, (_, _, count) in enumerate(self._bins):
            # a single class among thousands is still seen
            high = max(2.0, (BARS - 4) * count / highest) if count else 0.0
            painter.drawRect(QRectF(place * (width + GAP), BARS - high, width, high))
        self._label(painter, width)

    def _label(self, painter: QPainter, width: float) -> None:
        painter.setPen(theme().color("control"))
        right = round(len(self._bins) * (width + GAP) - GAP)
        painter.drawLine(0, BARS, right, BARS)
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("text2"))
        place = QRect(0, BARS + 4, self.width(), 16)
        first, last = self._bins[0], self._bins[-1]
        if len(self._bins) == 1:
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, say("{span} pictures each", span=_span(*first)))
            return
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, written(first[0]))
        place.setWidth(max(right, 120))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, say("{most:,} pictures", most=last[1]))


def _span(first: int, last: int, _count: int) -> str:
    return written(first) if first == last else f"{written(first)}–{written(last)}"
