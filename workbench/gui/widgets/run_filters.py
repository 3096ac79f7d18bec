"""Which runs are shown: by what was typed, by state and by tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.run_cells import state_word
from workbench.gui.models.run_query import Query
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.segmented import HEIGHT
from workbench.runs.log import RunState

ANY = mark("Any state")
STATES = tuple(state for state in RunState if state is not RunState.IDLE)
SEARCH_WIDTH, MOST_CHIPS = 280, 6
# As the fields beside them; a style sheet's least height overrules the widget's.
AS_HIGH = f"QPushButton {{ min-height: {HEIGHT - 2}px; }} QPushButton:focus {{ min-height: {HEIGHT - 4}px; }}"
# Typing goes on while thousands of rows are searched.
PAUSE_MS = 60


class RunFilters(QWidget):
    """``changed`` carries the `Query`."""

    changed = Signal(object)

    def __init__(self, columns: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search, self.states, self._columns = QLineEdit(clearButtonEnabled=True), PlainCombo(), columns
        self.chips: dict[str, QPushButton] = {}
        self._flow = FlowBox(8)
        self.more = QPushButton(say("More tags"), self._flow, autoDefault=False)
        self._known: list[str] = []
        self._chosen: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self.search.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._say)
        self.states.currentIndexChanged.connect(self._say)

    @property
    def query(self) -> Query:
        state = self.states.currentData()
        return Query(self.search.text(), frozenset(self._chosen), frozenset({state} if state else ()))

    def set_tags(self, tags: Sequence[str]) -> None:
        """These are known, the most frequent first; one that is chosen stays in sight while some run has it."""
        if list(tags) == self._known:
            return
        self._known = list(tags)
        gone = self._chosen - set(tags)
        self._chosen -= gone
        self._fill_chips()
        if gone:
            self._say()

    def clear(self) -> None:
        """Show every run."""
        self._chosen.clear()
        self.states.setCurrentIndex(0)
        self.search.clear()
        self._fill_chips()
        self._say()

    def _say(self) -> None:
        self._pause.stop()
        self.changed.emit(self.query)

    def _fill_chips(self) -> None:
        for chip in self.chips.values():
            self._flow.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        first = self._known[:MOST_CHIPS]
        self.chips = {tag: self._chip(tag) for tag in [*first, *sorted(self._chosen - set(first))]}
        self._flow.flow.removeWidget(self.more)
        self._flow.flow.addWidget(self.more)
        self.more.setVisible(len(self._known) > len(self.chips))
        self._fill_more()
        self._flow.fit()

    def _fill_more(self) -> None:
        menu = QMenu(self.more)
        for tag in sorted(set(self._known) - set(self.chips), key=str.casefold):
            menu.addAction(tag.replace("&", "&&")).triggered.connect(lambda _=False, tag=tag: self._on_tag(tag, True))
        if before := self.more.menu():
            before.deleteLater()
        self.more.setMenu(menu)

    def _chip(self, tag: str) -> QPushButton:
        chip = QPushButton(tag.replace("&", "&&"), self._flow, autoDefault=False)
        chip.setProperty("kind", "quiet")
        chip.setCheckable(True)
        chip.setChecked(tag in self._chosen)
        self._mark(chip)
        chip.setStyleSheet(AS_HIGH)
        chip.setAccessibleName(say("Tag {tag}", tag=tag))
        chip.setToolTip(say("Show only runs with the tag “{tag}”", tag=tag))
        chip.clicked.connect(lambda: self._on_tag(tag, chip.isChecked()))
        self._flow.flow.addWidget(chip)
        chip.show()
        return chip

    def _on_tag(self, tag: str, wanted: bool) -> None:
        (self._chosen.add if wanted else self._chosen.discard)(tag)
        if tag in self.chips:
            self._mark(self.chips[tag])
            self._flow.fit()
        else:
            self._fill_chips()
        self._say()

    def _mark(self, chip: QPushButton) -> None:
        """By a sign as well as by its colour."""
        chip.setIcon(icon("check", "soft_text") if chip.isChecked() else QIcon())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(say("Search runs, tags and notes"))
        self.search.setAccessibleName(say("Search"))
        self.search.setToolTip(say("All words must be found, in any column (Ctrl+F)"))
        self.search.setFixedSize(SEARCH_WIDTH, HEIGHT)
        self.states.setAccessibleName(say("State"))
        self.states.setToolTip(say("Show only runs in this state"))
        self.states.setFixedHeight(HEIGHT)
        self.states.addItem(say(ANY), None)
        for state in STATES:
            self.states.addItem(state_word(state), state)
        self.more.setProperty("kind", "quiet")
        self.more.setStyleSheet(AS_HIGH + "QPushButton { padding-right: 20px; }")
        self.more.setToolTip(say("Other tags to show the runs of"))
        self.more.hide()
        for widget in (self.search, self.states):
            self._flow.flow.addWidget(widget)
        row = hbox(self)
        row.addWidget(self._flow, 1)
        row.addWidget(self._columns, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.setStyleSheet(AS_HIGH)
