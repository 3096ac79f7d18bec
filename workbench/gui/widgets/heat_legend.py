"""What the colour over a picture means: from what costs nothing to what costs most."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.widgets.heat_picture import STRONGEST

BAR, HEIGHT, GAP = 8, 28, 4
SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)


class HeatLegend(QWidget):
    """A bar with words at its ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(HEIGHT)
        theme().changed.connect(self.update)

    @property
    def ends(self) -> tuple[str, str]:
        return self._ends

    def set_ends(self, least: str, most: str) -> None:
        self._ends = least, most
        self.setAccessibleName(say("Legend: from {least} to {most}", least=least, most=most))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = QRectF(0.5, 0.5, self.width() - 1, BAR)
        strongest, none = theme().color("validation"), QColor(theme().color("validation"))
        strongest.setAlpha(STRONGEST)
        none.setAlpha(0)
        shade = QLinearGradient(bar.topLeft(), bar.topRight())
        shade.setColorAt(0, none)
        shade.setColorAt(1, strongest)
        painter.fillRect(bar, theme().color("paper"))
        painter.fillRect(bar, shade)
        painter.setPen(QPen(theme().color("control"), 1))
        painter.drawRect(bar)
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("text2"))
        below = QRectF(0, BAR + GAP, self.width(), HEIGHT - BAR - GAP)
        for words, side in zip(self._ends, SIDES, strict=True):
            painter.drawText(below, side | Qt.AlignmentFlag.AlignTop, words)
