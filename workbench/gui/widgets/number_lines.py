"""Numbers in lines: what each is, the number itself, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.gui.models.papers import NumberLine

FIRST_WIDTH = 64
TOP = Qt.AlignmentFlag.AlignTop


class NumberLines(QWidget):
    """Three columns, of which the last goes on in further lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, FIRST_WIDTH)
        self._grid.setColumnStretch(2, 1)
        self._lines: tuple[NumberLine, ...] = ()
        self._labels: list[QLabel] = []

    @property
    def lines(self) -> tuple[NumberLine, ...]:
        return self._lines

    def set_lines(self, lines: Sequence[NumberLine]) -> None:
        if tuple(lines) == self._lines:
            return
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels, self._lines = [], tuple(lines)
        for row, line in enumerate(lines):
            parts = ((line.label, "secondary"), (line.value, "strong"), (line.note, "secondary"))
            for column, (words, role) in enumerate(parts):
                self._add(row, column, words, role, line.more)

    def _add(self, row: int, column: int, words: str, role: str, tip: str) -> None:
        label = QLabel(words, wordWrap=column == 2, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setToolTip(tip)
        label.setContentsMargins(0, 0 if role == "strong" else 1, 0, 0)
        self._grid.addWidget(label, row, column, TOP)
        self._labels.append(label)
