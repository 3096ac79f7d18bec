"""Where one kind of files is kept: the folder, a way to choose another one, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from workbench.folders import CACHE, RUNS, chosen_folder, missing_folder, usual_folder
from workbench.gui.language import mark, say
from workbench.gui.widgets.boxes import hbox, vbox

MISSING = {
    RUNS: mark("This folder is not there; is its disk connected?"),
    CACHE: mark("This folder is not there; is its disk connected? Meanwhile the usual place serves."),
}


class KeptFolder(QWidget):
    """``kind`` is one of workbench.folders. chosen: a Path, or None for the usual place."""

    chosen = Signal(object)

    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._kind = name, kind
        self.path = QLabel(wordWrap=True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change, self.back = QPushButton(say("Choose…"), autoDefault=False), QPushButton(say("Usual place"))
        self.back.setAutoDefault(False)
        self.change.setAccessibleName(say("Choose: {name}", name=name))
        self.back.setAccessibleName(say("{name}: back to the usual place", name=name))
        self.back.setProperty("kind", "quiet")
        self.change.clicked.connect(self._on_change)
        self.back.clicked.connect(lambda: self.chosen.emit(None))
        self.missing = QLabel(say(MISSING[kind]), wordWrap=True)
        self.missing.setProperty("role", "error")
        column = vbox(self, spacing=4)
        row = hbox()
        column.addLayout(row)
        column.addWidget(self.missing)
        row.addWidget(self.path, 1)
        row.addWidget(self.back)
        row.addWidget(self.change)
        self.refresh()

    def refresh(self) -> None:
        """It may be another folder now."""
        other = chosen_folder(self._kind)
        self.path.setText(_breakable(other or usual_folder(self._kind)))
        self.back.setVisible(other is not None)
        self.missing.setVisible(missing_folder(self._kind) is not None)

    def _on_change(self) -> None:
        now = chosen_folder(self._kind) or usual_folder(self._kind)
        if text := QFileDialog.getExistingDirectory(self, self.name, str(now if now.is_dir() else Path.home())):
            self.chosen.emit(Path(text))


def _breakable(path: Path) -> str:
    """A path that may go on in the next line after each separator."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
