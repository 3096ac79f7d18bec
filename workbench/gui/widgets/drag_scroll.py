"""A column scrolls by itself while something is held near its upper or lower edge, so that all of it can be reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from workbench.gui.drops import outline_of

EDGE = 56  # pixels from an edge, within which it scrolls
SLOWEST, FASTEST = 80.0, 1200.0  # pixels a second
FRAME_MS = 16
# Whoever only crosses the edge, on the way in or out, scrolls nothing.
PATIENCE_MS = 150
MOVES, ENDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove), (QEvent.Type.DragLeave, QEvent.Type.Drop)


@dataclass(frozen=True)
class _Held:
    """What the window was told last of a drag over it; ``place`` in the window."""

    place: QPoint
    actions: Qt.DropAction
    buttons: Qt.MouseButton
    modifiers: Qt.KeyboardModifier


class DragScroll(QObject):
    """Scrolls ``area`` during a drag, the faster the nearer to the edge; ``takes`` says whether what is dragged can be
    for anything in it. Signal: scrolled.

    It listens to what the window as a whole is told of a drag, as widgets that take drops pass nothing on.
    """

    scrolled = Signal()

    def __init__(self, area: QScrollArea, takes: Callable[[QMimeData], bool]) -> None:
        super().__init__(area)
        self._area, self._takes = area, takes
        self._mime: QMimeData | None = None  # of a drag that is for the area
        self._held: _Held | None = None
        self._speed = self._owed = 0.0
        self._clock = QElapsedTimer()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._begin)
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._scroll)
        area.installEventFilter(self)

    @property
    def is_scrolling(self) -> bool:
        return self._frames.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._area:
            self._area.window().windowHandle().installEventFilter(self)  # there is none before
        elif event.type() in ENDS:
            self._end()
        elif event.type() in MOVES and isinstance(event, QDropEvent):
            self._over(event)
        return super().eventFilter(watched, event)

    def _over(self, event: QDropEvent) -> None:
        if event.type() == QEvent.Type.DragEnter:
            self._mime = outline_of(event.mimeData()) if self._takes(event.mimeData()) else None
        place = event.position().toPoint()
        self._held = _Held(place, event.possibleActions(), event.buttons(), event.modifiers())
        in_area = self._area.mapFrom(self._area.window(), place)
        self._speed = speed(in_area, self._area) if self._mime else 0.0
        if not self._speed:
            self._stop()
        elif not (self._frames.isActive() or self._patience.isActive()):
            self._patience.start()

    def _begin(self) -> None:
        self._owed = 0.0
        self._clock.start()
        self._frames.start()

    def _scroll(self) -> None:
        """By what is due since the last time: where painting takes long, in fewer and longer steps."""
        self._owed += self._speed * self._clock.restart() / 1000
        whole = int(self._owed)
        self._owed -= whole
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + whole)
        if bar.value() != before:
            self.scrolled.emit()
            self._tell()

    def _tell(self) -> None:
        """Other widgets lie under the mouse now, though it has not moved: Qt has to hear of it, or what is let go of
        would still go to the one before."""
        if (held := self._held) and self._mime:
            moved = QDragMoveEvent(held.place, held.actions, self._mime, held.buttons, held.modifiers)
            QApplication.sendEvent(self._area.window().windowHandle(), moved)

    def _stop(self) -> None:
        self._patience.stop()
        self._frames.stop()

    def _end(self) -> None:
        self._stop()
        self._held = self._mime = None


def speed(place: QPoint, area: QScrollArea) -> float:
    """How fast ``area`` scrolls, in pixels a second, downwards if positive, while something is held at ``place``."""
    view = area.viewport().geometry()
    if not area.rect().contains(place):
        return 0.0
    edge = max(min(EDGE, view.height() // 4), 1)
    above, below = place.y() - view.top(), view.bottom() - place.y()
    near = 1 - min(above, below) / edge
    if near <= 0:
        return 0.0
    fast = SLOWEST + (FASTEST - SLOWEST) * min(near, 1.0) ** 2
    return fast if below < above else -fast
