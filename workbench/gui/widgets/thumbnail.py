"""One picture of a class: a small tile that can be focused and removed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from workbench.data.pictures import Picture
from workbench.gui.icons import paint_icon
from workbench.gui.language import mark, say
from workbench.gui.pixmaps import picture_pixmap
from workbench.gui.theme import theme
from workbench.gui.widgets.drop_zone import dashed_pen

SIDE = 40
SMALL_SIDE = 33
RADIUS = 4
CROSS = 16
HOW_TO_MOVE = mark("Drag it to another class, or press the menu key to move or remove it.")
REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
CHOOSE_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Tile(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_side(SIDE)
        theme().changed.connect(self.update)

    def set_side(self, side: int) -> None:
        self.setFixedSize(QSize(side, side))

    def _paint_frame(self, painter: QPainter, pen: QPen) -> None:
        if self.hasFocus():
            pen = QPen(theme().color("accent"), 2)
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class Thumbnail(_Tile):
    """A picture. ``removeRequested`` by its cross, Delete or Backspace.

    Other signals: cutRequested (key), dragged (key, by the mouse), menuRequested (key, and where on the screen).
    """

    removeRequested = Signal(str)
    cutRequested = Signal(str)
    dragged = Signal(str)
    menuRequested = Signal(str, QPoint)

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._pressed: QPointF | None = None
        self.setToolTip(picture.name)
        self.setAccessibleName(say("Picture {name}", name=picture.name))
        self.setAccessibleDescription(say(HOW_TO_MOVE))

    @property
    def key(self) -> str:
        return self._picture.key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in REMOVE_KEYS:
            self.removeRequested.emit(self.key)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cutRequested.emit(self.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        begun = self._pressed
        if begun and (event.position() - begun).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit(self.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Not at the end of a drag that was let go of here.
        if self._pressed and cross_rect(self._area()).contains(event.position()):
            self.removeRequested.emit(self.key)
        self._pressed = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menuRequested.emit(self.key, self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_picture(painter, self._area(), self._picture, self.devicePixelRatioF())
        self._paint_frame(painter, QPen(theme().color("line"), 1))
        if self.underMouse():
            paint_cross(painter, self._area())

    def _area(self) -> QRectF:
        return QRectF(self.rect())


class PlusTile(_Tile):
    """The dashed tile behind a class's pictures: choose files to add."""

    clicked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSE_KEYS:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setBrush(theme().color("hover"))
        self._paint_frame(painter, dashed_pen())
        centre = QRectF(self.rect()).center()
        paint_icon(painter, QRectF(centre.x() - 8, centre.y() - 8, 16, 16), "plus", "text2")


def paint_picture(painter: QPainter, rect: QRectF, picture: Picture, ratio: float) -> None:
    """The picture on its paper in a square with round corners, undistorted."""
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(rect, theme().color("paper"))
    margin = 2
    side = int(rect.width()) - 2 * margin
    painter.drawPixmap(rect.topLeft() + QPointF(margin, margin), picture_pixmap(picture, side, ratio))
    painter.restore()


def cross_rect(picture: QRectF) -> QRectF:
    """Where the cross lies that removes a picture: its upper right corner."""
    return QRectF(picture.right() - CROSS - 1, picture.top() + 1, CROSS, CROSS)


def paint_cross(painter: QPainter, picture: QRectF) -> None:
    rect = cross_rect(picture)
    painter.setPen(QPen(theme().color("control"), 1))
    painter.setBrush(theme().color("raised"))
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    paint_icon(painter, rect.adjusted(3, 3, -3, -3), "close", "text")
