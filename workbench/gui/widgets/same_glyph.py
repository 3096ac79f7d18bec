"""A difference with its interval on a line around zero."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.engine.run_requests import Difference
from workbench.gui.theme import theme

WIDTH, HEIGHT, SIDE = 180, 24, 8
DOT, CAP, STROKE = 4.5, 4.0, 2.0


class DifferenceGlyph(QWidget):
    """The dot is hollow as long as nothing is decided. What it shows is said in words beside it."""

    def __init__(self, found: Difference, reach: float, parent: QWidget | None = None) -> None:
        """``reach``: the line goes so far to either side of zero, alike for all that are held against one another."""
        super().__init__(parent)
        self._found, self._reach = found, max(reach, 1e-9)
        self.setFixedSize(QSize(WIDTH, HEIGHT))
        theme().changed.connect(self.update)

    def place(self, value: float) -> float:
        """Where a difference lies, in pixels; what is beyond the line, at its end."""
        share = min(max(value / self._reach, -1.0), 1.0)
        return SIDE + (share + 1) / 2 * (self.width() - 2 * SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, zero = self.height() / 2, self.place(0)
        painter.setPen(QPen(theme().color("control"), 1))
        painter.drawLine(QLineF(SIDE, middle, self.width() - SIDE, middle))
        painter.setPen(QPen(theme().color("text2"), 1))
        painter.drawLine(QLineF(zero, 3, zero, self.height() - 3))
        ink = theme().color("accent" if self._found.decided else "text2")
        low, high = self.place(self._found.low), self.place(self._found.high)
        painter.setPen(QPen(ink, STROKE))
        painter.drawLine(QLineF(low, middle, high, middle))
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - CAP, end, middle + CAP))
        painter.setBrush(ink if self._found.decided else theme().color("surface"))
        painter.setPen(Qt.PenStyle.NoPen if self._found.decided else QPen(ink, STROKE))
        painter.drawEllipse(QPointF(self.place(self._found.mean), middle), DOT, DOT)
