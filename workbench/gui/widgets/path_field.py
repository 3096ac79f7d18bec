"""The path of a file or folder: typed, chosen, or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from workbench.gui.drops import DropFilter, Source
from workbench.gui.language import say
from workbench.gui.widgets.boxes import hbox


class PathField(QWidget):
    """changed: a person named another path. ``choose`` asks for one, beginning at the path that it is handed."""

    changed = Signal()

    def __init__(self, name: str, choose: Callable[[str], str], parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader calls the field."""
        super().__init__(parent)
        self._choose = choose
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.button = QPushButton(say("Choose…"), autoDefault=False)
        self.button.setAccessibleName(say("Choose: {name}", name=name))
        self.line.textEdited.connect(self.changed)
        self.button.clicked.connect(self._on_choose)
        DropFilter(self.line, "file").dropped.connect(self._on_dropped)
        row = hbox(self)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> str:
        return self.line.text().strip()

    def set_path(self, path: str) -> None:
        self.line.setText(path)
        self.line.setToolTip(path)
        # The end tells paths apart.
        self.line.setCursorPosition(len(path))

    def _on_choose(self) -> None:
        if path := self._choose(self.path):
            self.set_path(path)
            self.changed.emit()

    def _on_dropped(self, sources: Sequence[Source]) -> None:
        paths = [each for each in sources if isinstance(each, Path)]
        if paths:
            self.set_path(str(paths[0]))
            self.changed.emit()
