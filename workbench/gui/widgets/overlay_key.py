"""The key of an overlay that shows two curves of each run: which kind of line is which."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.flow_layout import FlowLayout
from workbench.gui.widgets.overlay_looks import CHIP, THICK, THIN, paint_line

SAMPLE, EDGE = 26, 4


class LineSample(QWidget):
    """A piece of a line in the colour of words, as it stands for every run."""

    def __init__(self, width: float, marked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width, self._is_marked = width, marked
        self.setFixedSize(SAMPLE, CHIP)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_line(painter, QRectF(self.rect()), QPen(theme().color("text2"), self._width), self._is_marked)


class OverlayKey(QWidget):
    """Training is thin, validation has dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside, around = QWidget(), hbox(self)
        around.setContentsMargins(EDGE, 0, EDGE, 4)
        around.addWidget(inside)
        row = FlowLayout(12, inside)
        for words, width, marked in ((say("training"), THIN, False), (say("validation"), THICK, True)):
            row.addWidget(_named(LineSample(width, marked), words))


def _named(sample: LineSample, words: str) -> QWidget:
    around, label = QWidget(), QLabel(words)
    label.setProperty("role", "secondary")
    row = hbox(around, spacing=6)
    row.addWidget(sample)
    row.addWidget(label)
    return around
