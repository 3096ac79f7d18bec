"""Where a method looked: for the selected question the examples and their shares, or all shares as a heat map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.engine.replies import AttentionShown
from workbench.gui.language import mark, plural, say
from workbench.gui.models.attention import QUESTIONS, ShareGroup, ShareTable, choice_words, memory_words, percent
from workbench.gui.told import paragraph
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.heat_map import HeatMap
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.segmented import Segmented
from workbench.gui.widgets.share_list import ShareList

TITLE = mark("Where it looked")
SHARES = mark("How much each example counted for the final answer on {question}.")
REST = mark("{more_examples} counted {percent} together.")
ROW_A_QUESTION = mark("A row for each question; the stronger the colour, the more attention.")
ROW_AN_EXAMPLE = mark("A row for each example, while it was read; the stronger the colour, the more attention.")
LARGEST, BY_CLASS = "largest", "class"
ORDERS = ((LARGEST, mark("Largest first")), (BY_CLASS, mark("By class")))


class AttentionSection(QFrame):
    """``chosen`` carries the place of one of several attentions; orderChosen LARGEST or BY_CLASS."""

    chosen = Signal(int)
    orderChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.chooser = PlainCombo()
        self.chooser.setAccessibleName(say("Which attention"))
        self.order = Segmented(ORDERS)
        self.order.setAccessibleName(say("Order of the examples"))
        self.shares, self.map = ShareList(), HeatMap()
        self._words, self._memory = QLabel(wordWrap=True), QLabel(wordWrap=True)
        for label in (self._words, self._memory):
            label.setProperty("role", "secondary")
        self._lay_out()
        self.chooser.activated.connect(self.chosen)
        self.order.chosen.connect(self.orderChosen)

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def memory(self) -> str:
        """What is said of the memory, where there is one."""
        return self._memory.text()

    def set_choices(self, choices: Sequence[AttentionShown], place: int) -> None:
        """Offer several; hidden while there is none."""
        self.chooser.clear()
        self.chooser.addItems(choice_words(choices))
        self.chooser.setCurrentIndex(place if choices else -1)
        self.chooser.setVisible(len(choices) > 1)
        self._memory.setText(memory_words(choices))
        self._memory.setVisible(bool(self.memory))
        self.setVisible(bool(choices))

    def show_shares(
        self, groups: Sequence[ShareGroup], order: str, question: str, rest: tuple[int, float], own: str = ""
    ) -> None:
        """What the question named ``question`` looked at.

        ``rest``: how many examples are left out, and their share; ``own`` says what went to no example, if anything.
        """
        said = [say(SHARES, question=question)]
        if rest[0]:
            said.append(say(REST, more_examples=plural(rest[0], "more example"), percent=percent(rest[1])))
        self._words.setText(paragraph(*said, own))
        self.order.set_chosen(order)
        self.shares.set_groups(groups)
        self._show(self.shares)

    def show_table(self, table: ShareTable) -> None:
        """All shares at once."""
        self._words.setText(say(ROW_A_QUESTION if table.of == QUESTIONS else ROW_AN_EXAMPLE))
        self.map.set_table(table)
        self._show(self.map)

    def _show(self, shown: QWidget) -> None:
        for each in (self.shares, self.map):
            each.setVisible(each is shown)
        self.order.setVisible(shown is self.shares)

    def _lay_out(self) -> None:
        title = QLabel(say(TITLE))
        title.setProperty("role", "strong")
        head = hbox()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.chooser)
        column = vbox(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addLayout(head)
        below = hbox(spacing=12)
        below.addWidget(self._words, 1)
        below.addWidget(self.order, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        column.addWidget(self.shares)
        column.addWidget(self.map)
        column.addWidget(self._memory)
