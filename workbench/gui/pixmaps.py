"""Pictures as pixmaps: never distorted, never inverted, transparent ones on white paper."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QPixmapCache

from workbench.data.pictures import Picture
from workbench.gui.theme import theme

FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}


def to_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """A QImage of its own from (H, W, C) uint8 with 1, 3 or 4 channels."""
    height, width, channels = pixels.shape
    content = np.ascontiguousarray(pixels)
    return QImage(content.data, width, height, width * channels, FORMATS[channels]).copy()


def picture_pixmap(picture: Picture, side: int, ratio: float) -> QPixmap:
    """The picture letterboxed on a square of paper, ``side`` logical pixels wide; cached."""
    key = f"{picture.key}-{side}-{ratio}-{theme().is_dark}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = paper_pixmap(to_image(picture.pixels), side, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def paper_pixmap(image: QImage, side: int, ratio: float) -> QPixmap:
    """``image`` as large as fits on a square of paper. In the dark, paper and picture are dimmed alike."""
    pixels = max(1, round(side * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    fitted = image.scaled(
        QSize(pixels, pixels), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter.drawImage(_centred(fitted.size(), pixels), fitted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(pixmap.rect(), theme().color("paper"))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _centred(size: QSize, side: int) -> QRect:
    return QRect((side - size.width()) // 2, (side - size.height()) // 2, size.width(), size.height())
