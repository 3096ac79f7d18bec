"""A splitter whose handles are thin lines that are easy to grab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from workbench.gui.theme import theme

GRAB = 8


class LineSplitter(QSplitter):
    """Horizontal; 1 px lines with 8 px to grab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _LineHandle(self.orientation(), self)


class _LineHandle(QSplitterHandle):
    """Qt widens thin handles to 5 px by contents margins and a mask; this one to 8."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask, True)
        self.setContentsMargins(GRAB // 2, 0, GRAB - GRAB // 2 - 1, 0)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), theme().color("line"))
