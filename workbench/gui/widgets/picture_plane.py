"""Pictures on a plane that can be zoomed and panned, one of which is marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.engine.few_shot import QUERY
from workbench.gui.language import say
from workbench.gui.models.picture_map import NOTHING, PictureMap, Spot, next_in_direction
from workbench.gui.models.plane_view import PlaneView
from workbench.gui.theme import theme
from workbench.gui.widgets.glyph_store import GlyphStore
from workbench.gui.widgets.spot_glyph import RIM, outline, side_of
from workbench.gui.widgets.spot_mark import paint_mark

# The side of pictures by how many there are, and by how far one has zoomed in.
SIDES, SMALLEST_SIDE = ((40, 44), (150, 34)), 26
GROWN = ((4.0, 2.0), (1.8, 1.45))
MARGIN, STEP, PAN, WHEEL = 48, 1.3, 60, 1.0015
# A press that moves less is a click.
CLICK = 4
FADED, PALE = 0.18, 0.45
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PicturePlane(QWidget):
    """Arrows go from picture to picture, with Shift they move the plane; +, − zoom, Home shows all, Return asks why.

    Signals: spotChosen (a Spot, or None) by a person; whyRequested (the key of a picture to recognise).
    """

    spotChosen = Signal(object)
    whyRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map, self._view = NOTHING, PlaneView()
        self._points = np.zeros((0, 2))
        self._pixels = np.zeros((0, 2))
        self._marked, self._emphasis, self._is_pale = -1, "", False
        self._pressed: QPointF | None = None
        self._is_panning = False
        self._store = GlyphStore(self.devicePixelRatioF, self)
        self._store.drawn.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        self.setAccessibleName(say("Map of the pictures"))
        theme().changed.connect(self._store.renew)

    @property
    def map(self) -> PictureMap:
        """What is shown."""
        return self._map

    @property
    def view(self) -> PlaneView:
        return self._view

    @property
    def marked(self) -> Spot | None:
        """The spot that is marked, if any."""
        return self._map.spots[self._marked] if self._marked >= 0 else None

    @property
    def is_drawn(self) -> bool:
        """Whether all pictures are there."""
        return self._store.is_complete

    def set_map(self, shown: PictureMap) -> None:
        """Show another map; what is marked stays so, and all is seen unless a person chose a part."""
        identity = self.marked.identity if self.marked else None
        self._map, self._marked = shown, shown.find(identity)
        self._points = np.array([(each.x, each.y) for each in shown.spots]).reshape(-1, 2)
        self._store.set_spots(shown.spots, self._side)
        self.show_all() if self._view.is_fitted else self.refresh()

    def mark(self, identity: tuple[str, str, str] | None) -> None:
        """Mark a spot and let it be seen; None marks none."""
        self._marked = self._map.find(identity)
        if self._marked >= 0:
            self._view.reach(self._points[self._marked], MARGIN)
        self._describe()
        self.refresh()

    def set_emphasis(self, class_name: str) -> None:
        """Let one class stand out; an empty name lets none."""
        self._emphasis = class_name
        self.update()

    def set_pale(self, is_pale: bool) -> None:
        """Whether another map is awaited."""
        self._is_pale = is_pale
        self.update()

    def show_all(self) -> None:
        self._view.fit(self._points, MARGIN)
        self.refresh()

    def zoom(self, factor: float) -> None:
        """Larger by ``factor``, around what is marked or the middle."""
        around = self._pixels[self._marked] if self._marked >= 0 else (None, None)
        self._view.zoom_by(factor, *around)
        self.refresh()

    def refresh(self) -> None:
        """Draw again what the view shows now."""
        self._pixels = self._view.to_pixels(self._points)
        self._store.set_side(self._side)
        self.update()

    def spot_at(self, point: QPointF) -> int:
        """The place of the topmost spot below a pixel; -1 where there is none."""
        if not len(self._pixels):
            return -1
        away = np.abs(self._pixels - (point.x(), point.y())).max(1)
        near, spots = np.flatnonzero(away <= self._side / 2), self._map.spots
        found = [int(at) for at in near if away[at] <= side_of(spots[at], self._side) / 2]
        return self._marked if self._marked in found else found[-1] if found else -1

    def place_of(self, at: int) -> QPointF:
        """Where a spot is, in pixels."""
        return QPointF(*self._pixels[at])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._map.spots[at].words if at >= 0 else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.set_size(self.width(), self.height())
        self.show_all() if self._view.is_fitted else self.refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        at = event.position()
        self._view.zoom_by(WHEEL ** event.angleDelta().y(), at.x(), at.y())
        self.refresh()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if self._is_panning or moved.manhattanLength() > CLICK:
            self._is_panning, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._view.pan(moved.x(), moved.y())
            self.refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._is_panning:
            self._choose(self.spot_at(event.position()))
        self._pressed, self._is_panning = None, False
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._ask_why(self.spot_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in STEPS:
            self._step(*STEPS[Qt.Key(key)], shift)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / STEP if key == Qt.Key.Key_Minus else STEP)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_why(self._marked)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        whole = self._side + 2 * RIM
        sight = np.all((self._pixels > -whole) & (self._pixels < (self.width() + whole, self.height() + whole)), axis=1)
        for at in np.flatnonzero(sight):
            if at != self._marked:
                self._paint_spot(painter, int(at), whole)
        if self.marked:
            self._paint_spot(painter, self._marked, whole)
            paint_mark(painter, self.marked, self.place_of(self._marked), self._side, self.size())
        if self.hasFocus():
            painter.setOpacity(1.0)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_spot(self, painter: QPainter, at: int, whole: int) -> None:
        spot, (x, y) = self._map.spots[at], self._pixels[at]
        faded = self._emphasis and spot.class_name != self._emphasis
        painter.setOpacity(FADED if faded else PALE if self._is_pale else 1.0)
        place = QRectF(x - whole / 2, y - whole / 2, whole, whole)
        glyph = self._store.glyph(at)
        if glyph is None:
            painter.setPen(QPen(theme().color("control"), 1))
            painter.setBrush(theme().color("sunken"))
            rim = (whole - side_of(spot, self._side)) / 2
            painter.drawPath(outline(spot.kind, place.adjusted(rim, rim, -rim, -rim)))
        elif glyph.deviceIndependentSize().width() == place.width():
            painter.drawPixmap(place.topLeft(), glyph)
        else:
            painter.drawPixmap(place.toRect(), glyph)

    @property
    def _side(self) -> int:
        """How wide pictures are drawn: smaller where there are many, larger where one has zoomed in."""
        count = len(self._map.spots)
        base = next((side for most, side in SIDES if count <= most), SMALLEST_SIDE)
        return round(base * next((grown for zoom, grown in GROWN if self._view.zoom >= zoom), 1.0))

    def _step(self, dx: int, dy: int, moves_plane: bool) -> None:
        if moves_plane:
            self._view.pan(-dx * PAN, -dy * PAN)
            self.refresh()
        elif len(self._pixels):
            points = [(x, y) for x, y in self._pixels]
            middle = np.array((self.width(), self.height())) / 2
            nearest = int(np.abs(self._pixels - middle).sum(1).argmin())
            self._choose(nearest if self._marked < 0 else next_in_direction(points, self._marked, (dx, dy)))

    def _choose(self, at: int) -> None:
        if at != self._marked:
            self.mark(self._map.spots[at].identity if at >= 0 else None)
            self.spotChosen.emit(self.marked)

    def _ask_why(self, at: int) -> None:
        if at >= 0 and self._map.spots[at].kind == QUERY:
            self.whyRequested.emit(self._map.spots[at].key)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.marked.words if self.marked else "")
