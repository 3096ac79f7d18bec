"""What a dataset looks like: a few of its pictures, or a drawing of what they are of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.gallery import GalleryItem
from workbench.gui.pixmaps import paper_pixmap
from workbench.gui.theme import theme

GAP, RADIUS = 4, 4
EMBLEM = 0.72  # of the height
TILES_KEPT = 512


class DatasetPicture(QWidget):
    """Two rows of pictures, or a drawing."""

    ROWS, ROW_HEIGHT = 2, 66

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: GalleryItem | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def set_item(self, item: GalleryItem) -> None:
        self._item = item
        self.setAccessibleName(say("Pictures of {title}", title=item.title) if item.pictures else item.title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = self.ROWS if self._item and self._item.pictures else 1
        return QSize(4 * self.ROW_HEIGHT, rows * (self.ROW_HEIGHT + GAP) - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._item is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows = self.ROWS if self._item.pictures else 1
        for row in range(rows):
            place = QRectF(0, row * (self.ROW_HEIGHT + GAP), self.width(), self.ROW_HEIGHT)
            paint_pictures(painter, place, self._item, self.devicePixelRatioF(), row)


def paint_pictures(painter: QPainter, rect: QRectF, item: GalleryItem, ratio: float, row: int = 0) -> None:
    """As many square pictures side by side as ``rect`` has room for, those of row ``row``; or the emblem."""
    height = int(rect.height())
    count = max(1, int(rect.width() + GAP) // (height + GAP))
    tiles = _tiles(item.pictures, item.pictures.stat().st_mtime_ns) if item.pictures else ()
    shown = tiles[row * count : (row + 1) * count]
    if not shown:
        _paint_emblem(painter, rect, item.emblem)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    step = (rect.width() - height) / max(count - 1, 1)
    for number, tile in enumerate(shown):
        place = QRectF(round(rect.left() + number * step), rect.top(), height, height)
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(place, RADIUS, RADIUS)
        painter.setClipPath(clip)
        painter.drawPixmap(place.topLeft(), paper_pixmap(tile, height, ratio))
        painter.restore()
        painter.setPen(theme().color("line"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _paint_emblem(painter: QPainter, rect: QRectF, emblem: str) -> None:
    painter.fillRect(rect, theme().color("sunken"))
    side = rect.height() * EMBLEM
    place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    paint_icon(painter, place, f"datasets/{emblem}", "text2")


@lru_cache(TILES_KEPT)
def _tiles(path: Path, _changed: int) -> tuple[QImage, ...]:
    """The squares of a row of pictures; none where the file cannot be read any more."""
    row = QImage(str(path))
    side = row.height()
    return tuple(row.copy(left, 0, side, side) for left in range(0, row.width() - side + 1, side or 1))
