"""Names with a count and a bar each, such as how many pictures were recognised as what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from workbench.gui.language import say
from workbench.gui.numbers import written
from workbench.gui.widgets.column_area import ColumnArea

ROW = 22
MOST_ROWS = 8
BORDER = 2  # which marks the keyboard


class CountList(ColumnArea):
    """As high as its rows, up to a height from which it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "list")
        self.counts: list[tuple[str, int]] = []

    def set_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show (name, count) in this order."""
        self.counts = list(counts)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        most = max((count for _, count in counts), default=0)
        for row, (name, count) in enumerate(counts):
            for column, widget in enumerate((_label(name), _bar(count, most), _label(written(count), "strong"))):
                grid.addWidget(widget, row, column)
        grid.setRowStretch(len(counts), 1)
        self.setWidget(inside)
        self.setAccessibleName(
            say("; ").join(say("{name}: {words}", name=name, words=written(count)) for name, count in counts)
        )
        wanted, most_height = inside.sizeHint().height() + 2 * BORDER, MOST_ROWS * ROW
        self.setFixedHeight(min(wanted, most_height))
        # What scrolls must be reached by the keyboard.
        focus = Qt.FocusPolicy.StrongFocus if wanted > most_height else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setVisible(bool(counts))


def _label(words: str, role: str = "body") -> QLabel:
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setMaximumWidth(220)
    label.setToolTip(words)
    if role == "strong":
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
    return label


def _bar(count: int, most: int) -> QProgressBar:
    bar = QProgressBar(textVisible=False)
    bar.setRange(0, max(most, 1))
    bar.setValue(count)
    return bar
