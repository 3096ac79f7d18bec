"""The menu of files that were used last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.language import mark, say

TITLE, NONE, FORGET = mark("&Recent sessions"), mark("None yet"), mark("Forget these")


class RecentMenu(QMenu):
    """Asks for the files whenever it is opened. Signals: fileChosen (a Path), forgetRequested."""

    fileChosen = Signal(object)
    forgetRequested = Signal()

    def __init__(self, ask: Callable[[], Sequence[Path]], parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), parent)
        self._ask = ask
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List the files as they are now."""
        self.clear()
        paths = self._ask()
        for number, path in enumerate(paths, 1):
            # An ampersand would mark the letter after it.
            action = self.addAction(f"&{number} {path.name.replace('&', '&&')}")
            action.setToolTip(str(path))
            action.triggered.connect(self._choosing(path))
        if paths:
            self.addSeparator()
            self.addAction(say(FORGET)).triggered.connect(lambda *_: self.forgetRequested.emit())
        else:
            self.addAction(say(NONE)).setEnabled(False)

    def _choosing(self, path: Path) -> Callable[..., None]:
        return lambda *_: self.fileChosen.emit(path)
