"""The settings of a paper's preset for one task, by the labels of the Algorithm panel; to read, or to take over."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.paper_settings import SettingLine
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea

WIDTH, HEIGHT = 460, 560
TAKE = mark("Put into the panels")


class PaperSettingsDialog(QDialog):
    """``taken``: a person wants these settings in the panels, without training yet."""

    taken = Signal()

    def __init__(self, title: str, words: str, lines: Sequence[SettingLine], parent: QWidget | None = None) -> None:
        """``words`` say whose settings these are."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.lines = tuple(lines)
        self.take = QPushButton(say(TAKE))
        self.take.setToolTip(say("Fills in these settings, for you to change them before you press Start."))
        self.close_button = QPushButton(say("Close"))
        self.close_button.setDefault(True)
        self.take.clicked.connect(self._on_take)
        self.close_button.clicked.connect(self.reject)
        inside = QWidget()
        self._fill(inside, title, words)
        area = ColumnArea()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing in it takes the keyboard, but arrows scroll it
        area.setWidget(inside)
        whole = vbox(self, spacing=0)
        whole.addWidget(area, 1)
        whole.addLayout(self._buttons())

    def _fill(self, inside: QWidget, title: str, words: str) -> None:
        column = vbox(inside, spacing=4)
        column.setContentsMargins(20, 16, 20, 8)
        # said here too, as a window's frame has no room for all of it
        column.addWidget(_label("section", title, wrap=True))
        column.addWidget(_label("secondary", words, wrap=True))
        column.addLayout(_grid(self.lines))
        column.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        row = hbox()
        row.setContentsMargins(20, 12, 20, 16)
        row.addWidget(self.take)
        row.addStretch()
        row.addWidget(self.close_button)
        return row

    def _on_take(self) -> None:
        self.accept()
        self.taken.emit()


def _grid(lines: Sequence[SettingLine]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    top = 0
    for heading, group in groupby(lines, lambda each: each.heading):
        head = _label("head", heading)
        head.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(head, top, 0, 1, 3)
        rows = list(group)
        for row, line in enumerate(rows, top + 1):
            _add(grid, row, line)
        top += len(rows) + 1
    grid.setColumnMinimumWidth(2, 96)
    return grid


def _add(grid: QGridLayout, row: int, line: SettingLine) -> None:
    name = _label("body", line.label, wrap=True)
    name.setToolTip(line.help)
    value = _label("strong", line.value, wrap=True)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    grid.addWidget(name, row, 0)
    grid.addWidget(_label("secondary", line.term), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignTop)


def _label(role: str, words: str, wrap: bool = False) -> QLabel:
    label = QLabel(words, wordWrap=wrap, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
