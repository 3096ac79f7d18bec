"""A picture on its paper, to look at."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.data.pictures import Picture
from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.widgets.thumbnail import RADIUS, paint_picture


class PictureLabel(QWidget):
    """A square with round corners, ``side`` pixels wide; empty while there is no picture."""

    def __init__(self, side: int, picture: Picture | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.setFixedSize(side, side)
        self.set_picture(picture)
        theme().changed.connect(self.update)

    def set_picture(self, picture: Picture | None) -> None:
        self._picture = picture
        self.setAccessibleName(say("Picture {name}", name=picture.name) if picture else "")
        self.setToolTip(picture.name if picture else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paint_picture(painter, area, self._picture, self.devicePixelRatioF())
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
