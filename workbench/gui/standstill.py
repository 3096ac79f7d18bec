"""What holds the whole window up for a moment, as another language or another theme does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

# A list or a menu in which something was chosen is off the screen by then; keys that go on through it choose once.
CLOSING_MS = 120
TYPED = (
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.Shortcut,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
)


@contextmanager
def standing_still() -> Iterator[None]:
    """Show that the window is busy."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class Unheard(QObject):
    """Lets go what was typed and clicked by now, which was meant for a window that is no longer there."""

    def __init__(self) -> None:
        app = QCoreApplication.instance()
        super().__init__(app)
        if app:
            app.installEventFilter(self)
        QTimer.singleShot(0, self, self.deleteLater)  # once all of it has come

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in TYPED
