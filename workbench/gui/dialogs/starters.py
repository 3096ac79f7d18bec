"""A tray of example drawings, to be dragged into Try it: those of a class together, those to recognise one by one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.starter_names import class_name
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.carried_files import CarriedFiles

STEPS = (
    mark("1. Drag one of these rows into the field “{field}” at the right: it becomes a class."),
    mark("2. Drag a second row there, into the field “{field}”."),
    mark("3. Now drag one of the drawings below into “Pictures to recognise”."),
    mark("That is all: it has learned these classes from a few drawings each. Drag in more, or pictures of your own."),
)
SIZE, SMALLEST = QSize(420, 560), QSize(360, 420)


class StartersWindow(SideWindow):
    """``classes`` are folders of pictures, ``questions`` pictures.

    allWanted: put everything in at once. undoWanted: take back what was done last, as in the main window.
    """

    allWanted = Signal()
    undoWanted = Signal()

    def __init__(self, classes: Sequence[Path], questions: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(say("Example drawings"), "starters", SIZE, SMALLEST, SIZE.width(), parent)
        self.words = QLabel(wordWrap=True)
        self.words.setProperty("role", "strong")
        self.rows = [_row(each) for each in classes]
        self.questions = [CarriedFiles([each], [each], "") for each in questions]
        self.all = QPushButton(say("Put them all in for me"), autoDefault=False)
        self.all.clicked.connect(self.allWanted)
        self.leave = QPushButton(say("Close"), autoDefault=False)
        self.leave.clicked.connect(self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undoWanted)
        self._lay_out()

    def set_step(self, step: int, field: str) -> None:
        """How far somebody has come, 0 to 3, and what is written on the field for another class."""
        self.words.setText(say(STEPS[step], field=field))

    def _lay_out(self) -> None:
        whole = vbox(self, spacing=8)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.addWidget(self.words)
        whole.addWidget(_head(say("Classes")))
        for row in self.rows:
            whole.addWidget(row)
        whole.addWidget(_head(say("To recognise")))
        tiles = hbox(spacing=8)
        for tile in self.questions:
            tiles.addWidget(tile)
        tiles.addStretch(1)
        whole.addLayout(tiles)
        whole.addStretch(1)
        foot = hbox()
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        whole.addLayout(foot)


def _row(folder: Path) -> CarriedFiles:
    return CarriedFiles([folder], sorted(folder.iterdir()), class_name(folder.name, folder))


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "head")
    return label
