"""What the keyboard can do, in a table of two halves, which a low screen has room for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.language import mark, say

ALWAYS = "always"  # what an action is called here, where its text in the menu changes
# Keys that belong to a widget rather than to a menu.
ELSEWHERE = (
    (mark("Move the cursor of a plot"), "← / →"),
    (mark("Show all of a plot"), "Home"),
    (mark("Another stage in How it learns"), "← / →, Home, End"),
    (mark("From card to card in Papers"), "← / → / ↑ / ↓"),
    (mark("Remove the selected picture"), "Delete"),
    (mark("Why the selected picture is recognised so"), "Return"),
    (mark("Put the selected pictures into a class"), "1 … 9"),
    (mark("Move pictures elsewhere in Try it"), "Ctrl+X, Ctrl+V"),
    (mark("What else can be done with a picture"), "Shift+F10"),
    (mark("Next control"), "Tab"),
)


class ShortcutsDialog(QDialog):
    """Lists the actions that have keys, as the menus word them."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = key_rows(actions)
        half = (len(told) + 1) // 2
        halves = QHBoxLayout()
        halves.setSpacing(40)
        for rows in (told[:half], told[half:]):
            halves.addLayout(_table(rows))
        buttons = QDialogButtonBox()
        # Of its own making: the standard one brings a desktop's icon along.
        buttons.addButton(say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(halves)
        column.addWidget(buttons)


def key_rows(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    """What each key does, and the key: those of the actions, then those of single widgets."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = [(_plain(each.property(ALWAYS) or each.text()), each.shortcut().toString(native)) for each in actions]
    return [*(each for each in rows if each[1]), *((say(words), keys) for words, keys in ELSEWHERE)]


def _table(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    """Words and keys in two columns, from the top."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    for row, (words, keys) in enumerate(rows):
        label = QLabel(keys)
        label.setProperty("role", "strong")
        grid.addWidget(QLabel(words), row, 0)
        grid.addWidget(label, row, 1)
    grid.setColumnStretch(0, 1)
    grid.setRowStretch(len(rows), 1)
    return grid


def _plain(words: str) -> str:
    """Without the marks of a menu's keys; an ampersand in a name stays."""
    return re.sub(r"\(&.\)|&(.)", r"\1", words)
