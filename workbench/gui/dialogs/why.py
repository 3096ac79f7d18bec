"""The window "Why": what lies behind the answer to the picture that is selected in Try it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.models.why import Why, unbroken
from workbench.gui.widgets.answer_curve import AnswerCurve
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.guess_bars import GuessBars
from workbench.gui.widgets.mattered_section import MatteredSection
from workbench.gui.widgets.near_section import NearSection
from workbench.gui.widgets.notice import Notice

TITLE = mark("Why this answer")
# What a button says, and its name by itself.
BEFORE, AFTER = (mark("Previous"), mark("Previous picture")), (mark("Next"), mark("Next picture"))
SIZE, SMALLEST = QSize(880, 720), QSize(460, 420)
# From this width on, what mattered stands beside what lies near.
WIDE = 800


class WhyWindow(SideWindow):
    """``stepRequested`` carries -1 for the picture before, 1 for the one after."""

    stepRequested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "why", SIZE, SMALLEST, WIDE, parent)
        self._summary, self._state = QLabel(wordWrap=True), QLabel()
        self._place, self._empty = QLabel(), QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        for label, role in ((self._summary, "section"), (self._state, "secondary"), (self._place, "secondary")):
            label.setProperty("role", role)
        self._empty.setProperty("role", "secondary")
        self._known = QLabel(wordWrap=True)
        self._known.setProperty("role", "secondary")
        self.before, self.after = _step(BEFORE, "Alt+Left"), _step(AFTER, "Alt+Right")
        self.notice, self.bars = Notice(), GuessBars()
        self.mattered, self.near, self.curve = MatteredSection(), NearSection(), AnswerCurve()
        self._area = ColumnArea()
        self._lay_out()
        for button, by in ((self.before, -1), (self.after, 1)):
            button.clicked.connect(lambda _=False, by=by: self.stepRequested.emit(by))
            QShortcut(QKeySequence(button.toolTip()), self, button.click)
        self.show_nothing("")

    @property
    def summary(self) -> str:
        return self._summary.text().replace("\u00a0", " ")

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def place(self) -> str:
        """Which of how many pictures it is."""
        return self._place.text()

    @property
    def known(self) -> str:
        """How likely the picture is of any class, where that can be told."""
        return self._known.text().replace("\u00a0", " ")

    @property
    def empty_words(self) -> str:
        """What is said while there is nothing to look at; empty while there is."""
        return "" if self._empty.isHidden() else self._empty.text()

    def set_state(self, words: str) -> None:
        """What goes on meanwhile: what is still shown is pale until there is something else."""
        self._state.setText(words)
        for part in (self.mattered, self.near, self.bars):
            part.set_pale(bool(words))

    def set_place(self, words: str, can_go_back: bool, can_go_on: bool) -> None:
        """Which picture it is, and whether there are others before and after it."""
        self._place.setText(words)
        self.before.setEnabled(can_go_back)
        self.after.setEnabled(can_go_on)

    def show_why(self, why: Why) -> None:
        self.notice.clear()
        self._summary.setText(unbroken(why.summary))
        self._known.setText(unbroken(why.known_words))
        self._known.setVisible(bool(why.known_words))
        self.bars.set_guesses(why.guesses)
        for part in (self.mattered, self.near, self.curve):
            part.set_why(why)
        self._show_parts(True)

    def show_nothing(self, words: str) -> None:
        """There is nothing to look at, for a reason that ``words`` give."""
        self._empty.setText(words)
        self._show_parts(False)

    def show_failed(self, sentence: str, details: str) -> None:
        """There is no answer, and ``sentence`` says why."""
        self.show_nothing("")
        self.notice.show_error(sentence, details)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(side if self.width() >= WIDE else down)

    def _show_parts(self, shown: bool) -> None:
        self._empty.setVisible(not shown)
        self._area.setVisible(shown)
        self._summary.setVisible(shown)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        for column, parts in ((left, (self._answer(), self.mattered)), (right, (self.near, self.curve))):
            inside = vbox(column, spacing=10)
            for part in parts:
                inside.addWidget(part)
            inside.addStretch(1)
        both = QWidget()
        self._columns = hbox(both, spacing=16)
        self._columns.setContentsMargins(20, 4, 20, 16)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right, 1)
        self._area.setWidget(both)
        whole = vbox(self, spacing=10)
        whole.setContentsMargins(0, 14, 0, 0)
        whole.addWidget(self._head())
        whole.addWidget(self._area, 1)
        whole.addWidget(self._empty, 1)

    def _answer(self) -> QFrame:
        answer = QFrame()
        answer.setProperty("role", "pane")
        title = QLabel(say("What it answers"))
        title.setProperty("role", "strong")
        column = vbox(answer, spacing=4)
        column.setContentsMargins(12, 8, 12, 8)
        for part in (title, self.bars, self._known):
            column.addWidget(part)
        return answer

    def _head(self) -> QWidget:
        """What stays in sight while the rest scrolls."""
        head = QWidget()
        row = hbox()
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self._state)
        column = vbox(head)
        column.setContentsMargins(20, 0, 20, 0)
        column.addLayout(row)
        column.addWidget(self._summary)
        column.addWidget(self.notice)
        return head


def _step(words: tuple[str, str], keys: str) -> QPushButton:
    button = QPushButton(say(words[0]))
    button.setProperty("kind", "quiet")
    button.setToolTip(keys)
    button.setWhatsThis(say("{what} ({keys})", what=say(words[1]), keys=keys))
    button.setAccessibleName(say(words[1]))
    return button
