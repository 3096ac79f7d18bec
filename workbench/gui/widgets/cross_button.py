"""A round button with a cross, to remove what it lies on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.theme import theme

SIDE = 20
CROSS = 12


class CrossButton(QAbstractButton):
    """For the mouse alone: with the keyboard, what it lies on is removed by Delete."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("sunken" if self.underMouse() else "raised"))
        painter.setPen(QPen(theme().color("text" if self.underMouse() else "control"), 1))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        margin = (SIDE - CROSS) / 2
        paint_icon(painter, QRectF(self.rect()).adjusted(margin, margin, -margin, -margin), "close", "text")
