"""What is shown among the papers' cards: which data, which task, for how long to practise, and which methods."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.pacing import LENGTHS
from workbench.gui.models.papers import task_words
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.gui.widgets.segmented import HEIGHT, Segmented
from workbench.reproduce.published import Column, Table

SEARCH_WIDTH = 240
LENGTH_TIPS = {
    "paper": mark("As many practice tasks as the paper has, which may take days; you can stop at any time."),
    "5": mark("Only as many practice tasks as fit into about 5 minutes here; the run records how many."),
    "60": mark("Only as many practice tasks as fit into about an hour here; the run records how many."),
}


class PaperFilters(QWidget):
    """Signals: tableChosen, columnChosen, lengthChosen (keys), filterChanged (typed, only what was run)."""

    tableChosen = Signal(str)
    columnChosen = Signal(str)
    lengthChosen = Signal(str)
    filterChanged = Signal(str, bool)

    def __init__(self, tables: Sequence[Table], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = list(dict.fromkeys(column for table in tables for column in table.columns))
        self.tables = _segmented([(each.name, each.title) for each in tables], say("Dataset"))
        self.columns = _segmented([(each.name, task_words(each)) for each in columns], say("Task"))
        self.lengths = _segmented([(key, words) for key, (words, _) in LENGTHS.items()], say("Practise for"))
        for each in columns:
            tip = say("{title}: {tasks} of each", title=each.title, tasks=task_words(each))
            self.columns.set_tip(each.name, tip)
        for key, tip in LENGTH_TIPS.items():
            self.lengths.set_tip(key, say(tip))
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(say("Type a method, an author or a year"))
        self.search.setAccessibleName(say("Search"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.only_run = QCheckBox(say("Only what was run"))
        self._lay_out()
        self._connect()

    def set_chosen(self, table: str, columns: Sequence[Column], column: str, length: str) -> None:
        """Mark what is shown; ``columns`` are those of the table."""
        self.tables.set_chosen(table)
        self.columns.set_available([each.name for each in columns])
        self.columns.set_chosen(column)
        self.lengths.set_chosen(length)
        self._choices.fit()

    def _connect(self) -> None:
        self.tables.chosen.connect(self.tableChosen)
        self.columns.chosen.connect(self.columnChosen)
        self.lengths.chosen.connect(self.lengthChosen)
        self.search.textChanged.connect(self._on_filter)
        self.only_run.toggled.connect(self._on_filter)

    def _on_filter(self) -> None:
        self.filterChanged.emit(self.search.text(), self.only_run.isChecked())

    def _lay_out(self) -> None:
        self._choices = FlowBox(12)
        for words, part in (
            (say("Dataset"), self.tables),
            (say("Task"), self.columns),
            (say("Practise for"), self.lengths),
        ):
            self._choices.flow.addWidget(_labelled(words, part))
        for widget in (self.search, self.only_run):
            widget.setFixedHeight(HEIGHT)
            self._choices.flow.addWidget(widget)
        column = vbox(self)
        column.addWidget(self._choices)


def _segmented(segments: Sequence[tuple[str, str]], name: str) -> Segmented:
    made = Segmented(segments)
    made.setAccessibleName(name)
    return made


def _labelled(words: str, widget: QWidget) -> QWidget:
    both = QWidget()
    label = QLabel(words)
    label.setProperty("role", "secondary")
    row = hbox(both)
    row.addWidget(label)
    row.addWidget(widget)
    return both
