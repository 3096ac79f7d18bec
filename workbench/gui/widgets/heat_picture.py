"""A picture as the network sees it, under a veil that shows which parts of it mattered."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.engine.few_shot import Heat
from workbench.engine.replies import Pixels
from workbench.gui.pixmaps import to_image
from workbench.gui.theme import theme

# The least and the largest side.
SMALLEST, SIDE = 112, 176
# The alpha of what mattered most, and the share of that from which on a part is outlined.
STRONGEST, OUTLINED = 225, 0.5
PALE = 0.45


class HeatPicture(QWidget):
    """Without a map it is the picture alone. ``strength`` (0..1) is how much of the veil is to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels: Pixels | None = None
        self._heat: Heat | None = None
        self._image, self._veil = QImage(), QImage()
        self._outline: list[QLineF] = []
        self._say: Callable[[float], str] = str
        self._strength, self._is_pale = 1.0, False
        self.set_side(SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._redraw)

    @property
    def is_veiled(self) -> bool:
        """Whether it shows what mattered."""
        return not self._veil.isNull() and self._strength > 0

    @property
    def outline(self) -> list[QLineF]:
        """The edges of the part that is outlined, in pixels of the picture."""
        return self._outline

    def set_picture(self, pixels: Pixels, heat: Heat | None, say: Callable[[float], str] = str) -> None:
        """``pixels`` (H, W, C) uint8; ``heat`` (H, W) in 0..1; ``say`` tells of a part what its heat means."""
        self._pixels, self._heat, self._say = pixels, heat, say
        self._outline = [] if heat is None else _edges(heat >= OUTLINED)
        self._redraw()

    def set_side(self, side: int) -> None:
        """How wide and high it is."""
        self.setFixedSize(QSize(side, side))

    def set_strength(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def set_pale(self, is_pale: bool) -> None:
        """Whether another answer is awaited."""
        self._is_pale = is_pale
        self.update()

    def heat_at(self, point: QPointF) -> float | None:
        """How much the part below ``point`` mattered, 0..1."""
        if self._heat is None:
            return None
        place, (height, width) = self._place(), self._heat.shape
        x = int((point.x() - place.left()) / place.width() * width)
        y = int((point.y() - place.top()) / place.height() * height)
        return float(self._heat[y, x]) if 0 <= x < width and 0 <= y < height else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (heat := self.heat_at(QPointF(event.pos()))) is not None:
            QToolTip.showText(event.globalPos(), self._say(heat), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(PALE if self._is_pale else 1.0)
        painter.fillRect(self.rect(), theme().color("paper"))
        if not self._image.isNull():
            place = self._place()
            painter.drawImage(place, self._image)
            if self.is_veiled:
                self._paint_veil(painter, place)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_veil(self, painter: QPainter, place: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(painter.opacity() * self._strength)
        painter.drawImage(place, self._veil)
        painter.translate(place.topLeft())
        painter.scale(place.width() / self._image.width(), place.height() / self._image.height())
        # Light under dark: the line is seen on paper, on ink and in the midst of a photograph.
        for color, width in ((Qt.GlobalColor.white, 3.5), (Qt.GlobalColor.black, 1.5)):
            # Not scaled with the picture, but with the screen.
            pen = QPen(color, width * self.devicePixelRatioF())
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLines(self._outline)
        painter.restore()

    def _place(self) -> QRectF:
        """Where the picture lies, undistorted."""
        size = self._image.size() if not self._image.isNull() else QSize(1, 1)
        fitted = size.scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        return QRectF(left, top, fitted.width(), fitted.height())

    def _redraw(self) -> None:
        self._image = QImage() if self._pixels is None else _on_paper(to_image(self._pixels))
        self._veil = QImage() if self._heat is None else _veil(self._heat, theme().color("validation"))
        self.update()


def _on_paper(image: QImage) -> QImage:
    """In the dark, paper and picture are dimmed alike."""
    dimmed = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(dimmed)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(dimmed.rect(), theme().color("paper"))
    painter.end()
    return dimmed


def _veil(heat: Heat, color: QColor) -> QImage:
    """``color``, the denser the more a part mattered."""
    pixels = np.empty((*heat.shape, 4), np.uint8)
    pixels[..., :3] = color.red(), color.green(), color.blue()
    pixels[..., 3] = np.round(np.clip(np.nan_to_num(heat), 0, 1) * STRONGEST)
    return to_image(pixels)


def _edges(inside: np.ndarray) -> list[QLineF]:
    """The lines between what is inside and what is not."""
    padded = np.pad(inside, 1)
    upright = [QLineF(x, y - 1, x, y) for y, x in np.argwhere(padded[:, 1:] != padded[:, :-1])]
    level = [QLineF(x - 1, y, x, y) for y, x in np.argwhere(padded[1:] != padded[:-1])]
    return upright + level
