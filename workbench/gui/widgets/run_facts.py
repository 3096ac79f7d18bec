"""Facts on a run under headings: what, and how it is; as many columns of them as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.gui.models.run_details import Fact, Section
from workbench.gui.widgets.boxes import hbox, vbox

# A column is no narrower; labels have a share of it.
COLUMN, LABEL = 340, 124
MOST_COLUMNS = 3


class RunFacts(QWidget):
    """Sections stay whole; each goes to the column that is the shortest so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: Sequence[Section] = ()
        self._columns = 0
        self._row = hbox(self, spacing=24)

    @property
    def told(self) -> list[str]:
        """All that is written."""
        return [each.text() for each in self.findChildren(QLabel) if not each.isHidden()]

    def set_sections(self, sections: Sequence[Section]) -> None:
        self._sections, self._columns = tuple(sections), 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(self.width() // COLUMN, MOST_COLUMNS))
        if columns == self._columns:
            return
        self._columns = columns
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shelves: list[list[Section]] = [[] for _ in range(columns)]
        for section in self._sections:
            min(shelves, key=_lines).append(section)
        for shelf in shelves:
            self._row.addWidget(_column(shelf), 1, Qt.AlignmentFlag.AlignTop)


def _lines(shelf: Sequence[Section]) -> int:
    return sum(2 + max(len(each.facts), 1) for each in shelf)


def _column(sections: Sequence[Section]) -> QWidget:
    column = QWidget()
    box = vbox(column, spacing=4)
    for section in sections:
        if box.count():
            box.addSpacing(8)
        box.addWidget(_label(section.title, "strong"))
        if section.facts:
            box.addLayout(_grid(section.facts))
        else:
            box.addWidget(_label(section.none, "secondary"))
    box.addStretch()
    # Else a long word would make it wider than its share.
    column.setMinimumWidth(1)
    return column


def _grid(facts: Sequence[Fact]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, LABEL)
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        for place, words in enumerate((fact.label, fact.value)):
            label = _label(words, "figure" if place else "secondary")
            label.setToolTip(fact.more)
            grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
    return grid


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(1)
    return label
