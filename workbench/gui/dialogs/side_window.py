"""A window that stands beside the main one, so that one can go on dropping pictures there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from workbench.gui.settings import settings

SHIFT = 48
# As much of the main window's right stays free.
COLUMN = 520
# What the system draws around a window.
FRAME = QMargins(4, 36, 4, 4)


class SideWindow(QDialog):
    """Not modal; its place is kept under ``name``. ``opened`` and ``closed`` say when somebody looks.

    ``narrowest`` is the least width that it takes at first, even if it then lies over the last column.
    """

    opened = Signal()
    closed = Signal()

    def __init__(
        self, title: str, name: str, size: QSize, smallest: QSize, narrowest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._first_size, self._narrowest = name, size, narrowest
        self._was_placed = False
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setMinimumSize(smallest)

    def bring_up(self) -> None:
        """Show it, or bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._was_placed:
            self._was_placed = True
            self._restore()
        super().showEvent(event)
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            settings().setValue(f"{self._name}/geometry", self.saveGeometry())
            self.closed.emit()

    def _restore(self) -> None:
        kept = settings().value(f"{self._name}/geometry")
        if isinstance(kept, QByteArray) and self.restoreGeometry(kept):
            return
        place = QRect(self.pos(), self._first_size)
        if around := _outermost(self.parentWidget()):
            place = self._beside(around.geometry())
        self.setGeometry(within(place, self.screen().availableGeometry().marginsRemoved(FRAME)))

    def _beside(self, inside: QRect) -> QRect:
        """Over the left of the main window, so that its last column stays free to drop pictures on."""
        width = min(self._first_size.width(), max(inside.width() - COLUMN - SHIFT // 2, self._narrowest))
        height = max(min(self._first_size.height(), inside.height() - SHIFT), self.minimumHeight())
        return QRect(inside.left() + SHIFT // 2, inside.top() + SHIFT, width, height)


def _outermost(widget: QWidget | None) -> QWidget | None:
    """The main window that a widget belongs to, also by way of a dialog."""
    while widget is not None and (outer := widget.parentWidget()):
        widget = outer
    return widget


def within(place: QRect, room: QRect) -> QRect:
    """``place``, moved into ``room`` and made as small as it takes."""
    size = place.size().boundedTo(room.size())
    left = min(max(place.left(), room.left()), room.right() - size.width() + 1)
    top = min(max(place.top(), room.top()), room.bottom() - size.height() + 1)
    return QRect(left, top, size.width(), size.height())
