"""The little square that stands for training, validation or test classes, told apart by pattern."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import theme
from workbench.gui.widgets.split_bar import KEY, paint_part

PATTERNS = {0: "train", 1: "validation", 2: "test"}


class PartKey(QWidget):
    """As in the legend of the split bar; nothing where classes are left out."""

    def __init__(self, part: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setFixedSize(KEY, KEY)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part in PATTERNS:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_part(painter, QRectF(0, 0, KEY, KEY), PATTERNS[self._part])
