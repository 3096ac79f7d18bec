"""Files that can be dragged out of a window, as out of the system's own: their pictures in a row, and a name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from workbench.gui.drops import CLASS_FORMAT
from workbench.gui.theme import theme

SIDE, GAP, PADDING, NAME = 44, 6, 8, 72
RADIUS = 6


class CarriedFiles(QWidget):
    """``paths`` are what is carried, ``pictures`` what is shown of it: small files, which ship with the program."""

    def __init__(
        self, paths: Sequence[Path], pictures: Sequence[Path], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paths, self._name = list(paths), name
        self._shown = [QPixmap(str(each)) for each in pictures]
        self._pressed: QPointF | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(name or self._paths[0].stem)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        names = NAME if self._name else 0
        return QSize(2 * PADDING + names + len(self._shown) * (SIDE + GAP) - GAP, SIDE + 2 * PADDING)

    def mime(self) -> QMimeData:
        """What is carried."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in self._paths])
        if all(each.is_dir() for each in self._paths):
            data.setData(CLASS_FORMAT, b"1")
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = self._pressed and (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far:
            self._pressed = None
            carrying = QDrag(self)
            carrying.setMimeData(self.mime())
            carrying.setPixmap(self._shown[0].scaled(SIDE, SIDE, *_SMOOTH))
            carrying.setHotSpot(QPoint(SIDE // 2, SIDE // 2))
            carrying.exec(Qt.DropAction.CopyAction)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme().color("control"), 1))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        left = PADDING
        if self._name:
            painter.setPen(theme().color("text"))
            painter.setFont(theme().font(13, 500))
            painter.drawText(QRectF(left, 0, NAME - GAP, self.height()), Qt.AlignmentFlag.AlignVCenter, self._name)
            left += NAME
        for place, picture in enumerate(self._shown):
            painter.drawPixmap(QRectF(left + place * (SIDE + GAP), PADDING, SIDE, SIDE).toRect(), picture)


_SMOOTH = (Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
