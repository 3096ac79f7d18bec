"""A session file that is dropped on the window, wherever in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.drops import DropFilter, session_in
from workbench.gui.language import mark, say
from workbench.gui.widgets.drop_zone import DropCover

WORDS = mark("Drop to open {}")


class SessionDrops(DropFilter):
    """Takes drops on ``window``, and says so over ``shown``. sessionDropped: the file (a Path)."""

    takes_sessions = True
    sessionDropped = Signal(object)

    def __init__(self, window: QWidget, shown: QWidget) -> None:
        super().__init__(window)
        self.cover = DropCover(shown)
        self.left.connect(self.cover.hide)

    def _enter(self, mime: QMimeData) -> None:
        if path := session_in(mime):
            self.cover.show_words(say(WORDS, path.name))

    def _drop(self, event: QDropEvent) -> bool:
        path: Path | None = session_in(event.mimeData())
        taken = super()._drop(event)
        if taken and path:
            self.sessionDropped.emit(path)
        return taken
