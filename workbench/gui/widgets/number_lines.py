"""Numbers in lines: what each is, the number itself, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.gui.models.papers import NumberLine

FIRST_WIDTH = 64
ROLES = ("secondary", "strong", "secondary")
LAST = 2
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
        self._grid.setColumnStretch(LAST, 1)
        self._lines: tuple[NumberLine, ...] = ()
        self._rows: list[tuple[QLabel, ...]] = []

    @property
    def lines(self) -> tuple[NumberLine, ...]:
        return self._lines

    def set_lines(self, lines: Sequence[NumberLine]) -> None:
        """Lines that are there already are written anew: they are many, and made slowly."""
        while len(self._rows) < len(lines):
            self._rows.append(self._row(len(self._rows)))
        self._lines = tuple(lines)
        for place, labels in enumerate(self._rows):
            line = self._lines[place] if place < len(lines) else None
            words = (line.label, line.value, line.note) if line else ("", "", "")
            for label, text in zip(labels, words, strict=True):
                label.setText(text)
                label.setToolTip(line.more if line else "")
                label.setVisible(line is not None)

    def _row(self, place: int) -> tuple[QLabel, ...]:
        labels = tuple(_label(role, wraps=column == LAST) for column, role in enumerate(ROLES))
        for column, label in enumerate(labels):
            self._grid.addWidget(label, place, column, TOP)
        return labels


def _label(role: str, wraps: bool) -> QLabel:
    label = QLabel(wordWrap=wraps, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setContentsMargins(0, 0 if role == "strong" else 1, 0, 0)
    return label
