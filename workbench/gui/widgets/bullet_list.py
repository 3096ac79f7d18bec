"""Sentences below each other, each with a bullet from which its further lines hang."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

BULLET = "•"
GAP = 6


class BulletList(QWidget):
    """Plain text that wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(1, 1)

    @property
    def lines(self) -> list[str]:
        return [label.text() for _, label in self._rows if not label.isHidden()]

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show these in place of those of before."""
        while len(self._rows) < len(lines):
            self._add_row()
        for row, words in zip_longest(self._rows, lines):
            row[1].setText(words or "")
            for each in row:
                each.setVisible(words is not None)

    def _add_row(self) -> None:
        row = QLabel(BULLET), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        for column, label in enumerate(row):
            label.setProperty("role", "secondary")
            self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
