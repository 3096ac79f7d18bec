"""An offer of ways out of something that needs attention, in the colours of a run that waits."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from workbench.gui.icons import icon
from workbench.gui.theme import theme
from workbench.gui.widgets.offer import RADIUS, SIGN, Offer


class Caution(Offer):
    """Nothing has failed yet; see `Offer`."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("paused_fill"))
        painter.setPen(QPen(theme().color("paused"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _dress(self) -> None:
        self._sign.setPixmap(icon("warning", "paused").pixmap(SIGN, SIGN))
        self.update()
