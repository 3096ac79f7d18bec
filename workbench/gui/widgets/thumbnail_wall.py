"""A wall of small pictures, one of each of many classes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.pixmaps import paper_pixmap, to_image
from workbench.gui.theme import theme

COLUMNS = 8
ROWS, FEW_ROWS = 5, 2
CELL_HEIGHT = 34
PADDING = 2
RADIUS = 6


class ThumbnailWall(QWidget):
    """Eight columns of cells 34 high, five rows of them or, folded, two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._rows = ROWS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Pictures of the dataset, one of each class"))
        theme().changed.connect(self.update)

    def set_images(self, thumbnails: npt.NDArray[np.uint8]) -> None:
        """``thumbnails`` (n, H, W, C) uint8; those that do not fit are left out."""
        self._images = [to_image(each) for each in thumbnails[: COLUMNS * ROWS]]
        self.update()

    def set_folded(self, folded: bool) -> None:
        self._rows = FEW_ROWS if folded else ROWS
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(COLUMNS * CELL_HEIGHT, self._rows * CELL_HEIGHT + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(COLUMNS * 16, self._rows * CELL_HEIGHT + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        clip = QPainterPath()
        clip.addRoundedRect(frame, RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), theme().color("paper" if self._images else "sunken"))
        self._paint_pictures(painter)
        painter.setClipping(False)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _paint_pictures(self, painter: QPainter) -> None:
        width = self.width() / COLUMNS
        side = int(min(width, CELL_HEIGHT)) - 2 * PADDING
        for number, image in enumerate(self._images[: COLUMNS * self._rows]):
            row, column = divmod(number, COLUMNS)
            left = column * width + (width - side) / 2
            top = row * CELL_HEIGHT + (CELL_HEIGHT - side) / 2
            pixmap = paper_pixmap(image, side, self.devicePixelRatioF())
            painter.drawPixmap(QRectF(left, top, side, side).topLeft(), pixmap)
        # Lines on paper are the light theme's in both themes: the paper stays light.
        painter.setPen(QPen(Qt.GlobalColor.lightGray if not theme().is_dark else theme().color("disabled"), 0.5))
        for column in range(1, COLUMNS):
            x = round(column * width) + 0.5
            painter.drawLine(QRectF(x, 0, 0, self.height()).topLeft(), QRectF(x, 0, 0, self.height()).bottomLeft())
        for row in range(1, self._rows):
            y = row * CELL_HEIGHT + 0.5
            painter.drawLine(QRectF(0, y, self.width(), 0).topLeft(), QRectF(0, y, self.width(), 0).topRight())
