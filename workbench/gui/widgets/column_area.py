"""A column that scrolls up and down only: what it holds is always as wide as it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ColumnArea(QScrollArea):
    """Nothing in it may push the column wider, or be cut off at its side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        # Tab goes on to what lies in it, which scrolls into sight by itself.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def bring_up(self, widget: QWidget) -> None:
        """Scroll down until ``widget`` stands at the top or can be seen as a whole; never up."""
        inside = self.widget()
        if inside is None:
            return
        bar, top = self.verticalScrollBar(), widget.mapTo(inside, QPoint()).y()
        if top + widget.height() > bar.value() + self.viewport().height():
            bar.setValue(max(bar.value(), top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if inside := self.widget():
            inside.setFixedWidth(self.viewport().width())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
