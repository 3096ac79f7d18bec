"""The window "How good is it?": the rate with its interval, what was confused with what, and what deserves a look."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.models.how_good import (
    HOW_MEASURED,
    Judgement,
    all_there,
    caution,
    counted,
    earlier_words,
    expectation,
    uncounted,
)
from workbench.gui.told import paragraph, told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.confusion_matrix import NAME, ConfusionMatrix
from workbench.gui.widgets.held_section import HeldSection
from workbench.gui.widgets.interval_glyph import IntervalGlyph
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.oddity_card import OddityCard, odd_pictures

TITLE = mark("How good is it?")
SIZE, SMALLEST = QSize(900, 740), QSize(460, 420)
# From this width on, the pictures of a cell stand beside the table.
WIDE = 760
KEY = mark("Rows are your classes, columns what the model said. Choose a cell to see its pictures.")
WORTH = mark("Worth a look")
NOTHING_ODD = mark("Nothing stands out: no two pictures are nearly the same, and none is far from its class.")
BEFORE = mark(", before the last change")
GLYPH = 320
# More would not be looked at one by one.
MOST = 12


class HowGoodWindow(SideWindow):
    """Signals: measureRequested, cancelRequested, cellChosen (row, column), removeRequested (class name, key),
    moveRequested (class name, key, the class to move it to), compareRequested."""

    compareRequested = Signal()
    measureRequested = Signal()
    cancelRequested = Signal()
    cellChosen = Signal(int, int)
    removeRequested = Signal(str, str)
    moveRequested = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "how-good", SIZE, SMALLEST, WIDE, parent)
        self._summary, self._facts, self._advice = _label("section"), _label("body"), _label("body")
        self._how, self._state = _label("secondary"), _label("secondary")
        self._empty = _label("secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._summary.setTextFormat(Qt.TextFormat.RichText)
        self.glyph, self.notice = IntervalGlyph(), Notice()
        self.glyph.setMaximumWidth(GLYPH)
        self.measure, self.cancel = QPushButton(say("Measure")), QPushButton(say("Cancel"))
        self.measure.setToolTip(say("Leave out each example in turn, and see whether it is recognised by the others"))
        self.cancel.setToolTip(say("Stop measuring"))
        self.compare = QPushButton(say("Compare models…"))
        self.compare.setProperty("kind", "quiet")
        self.compare.setToolTip(say("See whether another model does better on the same pictures"))
        self.matrix, self.held = ConfusionMatrix(), HeldSection()
        self.cards: list[OddityCard] = []
        self._judgement: Judgement | None = None
        self._is_there: Callable[[str, str], bool] = all_there
        self.area = ColumnArea()
        self._lay_out()
        self._connect()
        self.show_nothing("")

    @property
    def told(self) -> str:
        """What is said above the table, paragraph by paragraph."""
        said = (self._summary, self._facts, self._advice, self._how)
        return "\n".join(each.text() for each in said if not each.isHidden())

    @property
    def odd_words(self) -> str:
        """What is said below the oddities, or in their place."""
        return self._more.text()

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def empty_words(self) -> str:
        """What is said while there is nothing to look at; empty while there is."""
        return "" if self._empty.isHidden() else self._empty.text()

    def set_state(self, words: str, can_measure: bool, is_measuring: bool) -> None:
        """What goes on, and whether it can be begun or given up."""
        self._state.setText(words)
        self.measure.setVisible(can_measure and not is_measuring)
        self.cancel.setVisible(is_measuring)

    def set_there(self, is_there: Callable[[str, str], bool]) -> None:
        """``is_there`` says of a class and a key whether that picture still lies there."""
        self._is_there = is_there
        self.held.set_there(is_there)
        for card in self.cards:
            card.set_there(is_there)

    def show_judgement(self, judgement: Judgement) -> None:
        """Show what was measured just now."""
        self._judgement = judgement
        answer, rate = judgement.answer, judgement.answer.rate
        facts = [counted(rate) if rate else "", uncounted(answer.uncounted), earlier_words(judgement)]
        _say(self._facts, paragraph(*filter(None, facts)))
        _say(self._advice, told(answer.advice))
        _say(self._how, paragraph(say(HOW_MEASURED), caution(answer)))
        self.glyph.setVisible(rate is not None)
        self.matrix.set_judgement(judgement)
        self._show_oddities(judgement)
        self._show_parts(True)
        self.set_fresh(True)

    def set_fresh(self, is_fresh: bool) -> None:
        """Whether what is shown holds for the pictures as they are now."""
        if judgement := self._judgement:
            self._summary.setText(expectation(judgement.answer).words + ("" if is_fresh else say(BEFORE)))
            self.glyph.set_rate(judgement.answer.rate, judgement.guessing, pale=not is_fresh)

    def show_nothing(self, words: str) -> None:
        """There is nothing to look at, for a reason that ``words`` give."""
        self._empty.setText(words)
        self._show_parts(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.matrix.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(side if self.width() >= WIDE else down)

    def _show_parts(self, shown: bool) -> None:
        self._empty.setVisible(not shown)
        self.area.setVisible(shown)

    def _show_oddities(self, judgement: Judgement) -> None:
        for card in self.cards:
            self._odd.removeWidget(card)
            card.hide()
            card.deleteLater()
        oddities = judgement.answer.oddities
        self.cards = [OddityCard(each, odd_pictures(judgement, each)) for each in oddities[:MOST]]
        for card in self.cards:
            card.set_there(self._is_there)
            card.removeRequested.connect(self.removeRequested)
            card.moveRequested.connect(self.moveRequested)
            self._odd.addWidget(card)
        more = len(oddities) - len(self.cards)
        _say(
            self._more,
            say(NOTHING_ODD)
            if not oddities
            else say("And {more} more, once these are seen to.", more=more)
            if more
            else "",
        )

    def _lay_out(self) -> None:
        whole = QWidget()
        self._columns = hbox(whole, spacing=20)
        self._columns.setContentsMargins(20, 4, 20, 16)
        self._columns.addWidget(self._table(), 1)
        self._columns.addWidget(self._beside_table(), 1)
        self.area.setWidget(whole)
        column = vbox(self, spacing=10)
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(self._head())
        column.addWidget(self.area, 1)
        column.addWidget(self._empty, 1)

    def _head(self) -> QWidget:
        """What goes on stays in sight while the rest scrolls."""
        head = QWidget()
        row = hbox()
        row.addWidget(self._state, 1)
        for button in (self.measure, self.cancel, self.compare):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = vbox(head)
        column.setContentsMargins(20, 0, 20, 0)
        column.addLayout(row)
        column.addWidget(self.notice)
        return head

    def _table(self) -> QWidget:
        left = QWidget()
        column = vbox(left, spacing=8)
        for part in (self._summary, self.glyph, self._facts, self._advice, self._how):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(_headed(say(NAME), say(KEY)))
        column.addWidget(self.matrix)
        column.addStretch(1)
        return left

    def _beside_table(self) -> QWidget:
        pane = QFrame()
        pane.setProperty("role", "pane")
        inside = vbox(pane)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self.held)
        right = QWidget()
        self._more = _label("secondary")
        column = vbox(right, spacing=10)
        column.addWidget(pane)
        column.addLayout(_headed(say(WORTH)))
        self._odd = vbox()
        column.addLayout(self._odd)
        column.addWidget(self._more)
        column.addStretch(1)
        return right

    def _connect(self) -> None:
        self.measure.clicked.connect(self.measureRequested)
        self.cancel.clicked.connect(self.cancelRequested)
        self.compare.clicked.connect(self.compareRequested)
        self.matrix.cellChosen.connect(self.cellChosen)
        self.held.removeRequested.connect(self.removeRequested)
        self.held.moveRequested.connect(self.moveRequested)


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setProperty("role", role)
    return label


def _say(label: QLabel, words: str) -> None:
    # A figure stays with its sign.
    label.setText(words.replace(" %", "\u00a0%"))
    label.setVisible(bool(words))


def _headed(title: str, note: str = "") -> QVBoxLayout:
    head = _label("strong")
    head.setText(title)
    column = vbox(spacing=2)
    column.addWidget(head)
    if note:
        below = _label("secondary")
        below.setText(note)
        column.addWidget(below)
    return column
