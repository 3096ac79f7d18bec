"""What a camera sees, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme

RADIUS = 8
SIZE, SMALLEST = QSize(560, 420), QSize(240, 180)


class LiveView(QWidget):
    """Words until there is a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._words = QImage(), ""
        self.setMinimumSize(SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)

    @property
    def image(self) -> QImage:
        """What is seen; null while nothing is."""
        return self._image

    def set_image(self, image: QImage) -> None:
        self._image = image
        self.setAccessibleName(say("What the camera sees"))
        self.update()

    def set_words(self, words: str) -> None:
        """Say why nothing is seen."""
        self._image, self._words = QImage(), words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(whole, RADIUS, RADIUS)
        painter.fillPath(shape, theme().color("sunken"))
        painter.save()
        painter.setClipPath(shape)
        if self._image.isNull():
            painter.setPen(theme().color("text2"))
            inside = whole.adjusted(16, 16, -16, -16)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        else:
            painter.drawImage(self._place(whole), self._image)
        painter.restore()
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawPath(shape)

    def _place(self, whole: QRectF) -> QRectF:
        size = QSizeF(self._image.size()).scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(whole.topLeft(), size)
        place.moveCenter(whole.center())
        return place
