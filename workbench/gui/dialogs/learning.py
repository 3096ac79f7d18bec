"""The window "How it learns": the stages of learning what lies in Try it, and what was answered at each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from workbench.gui.dialogs.side_window import SideWindow
from workbench.gui.language import mark, say
from workbench.gui.widgets.answer_section import AnswerSection
from workbench.gui.widgets.attention_section import AttentionSection
from workbench.gui.widgets.badge_row import BadgeRow
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.layer_section import LayerSection
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.stage_bar import StageBar
from workbench.gui.widgets.stage_curves import StageCurves

TITLE = mark("How it learns")
EMPTY = mark(
    "Nothing has been learned yet. In Try it, drop a few pictures of at least two classes; "
    "how they are learned is then shown here."
)
SIZE, SMALLEST = QSize(960, 760), QSize(480, 420)
# From this width on, curves stand beside answers.
WIDE = 760


class LearningWindow(SideWindow):
    """Stages above, and below them what there is to see at one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TITLE), "learning", SIZE, SMALLEST, WIDE, parent)
        self._summary, self._hint, self._state = QLabel(wordWrap=True), QLabel(wordWrap=True), QLabel()
        self._empty = QLabel(say(EMPTY), wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        for label, role in ((self._summary, "section"), (self._hint, "secondary"), (self._state, "secondary")):
            label.setProperty("role", role)
        self._empty.setProperty("role", "secondary")
        self.badges, self.notice, self.bar = BadgeRow(), Notice(), StageBar()
        self.curves, self.layers = StageCurves(), LayerSection()
        self.answers, self.attention = AnswerSection(), AttentionSection()
        self._area = ColumnArea()
        self._lay_out()
        self.show_nothing()

    @property
    def summary(self) -> str:
        return self._summary.text()

    @property
    def hint(self) -> str:
        return self._hint.text()

    @property
    def state(self) -> str:
        return self._state.text()

    @property
    def is_empty(self) -> bool:
        """Whether it is said how to begin."""
        return not self._empty.isHidden()

    def set_state(self, words: str) -> None:
        """What goes on meanwhile, such as waiting for the engine; said beside what is still shown."""
        self._state.setText(words)

    def set_words(self, summary: str, hint: str) -> None:
        """What is seen, and what to do about it."""
        self._summary.setText(summary)
        self._hint.setText(hint)

    def show_nothing(self, words: str | None = None) -> None:
        """There is nothing to look at, for a reason that ``words`` give; without them, it is said how to begin."""
        self.set_words("", "")
        self.badges.set_badges(())
        self._empty.setText(say(EMPTY) if words is None else words)
        self._show_parts(False)

    def show_parts(self) -> None:
        """There is something to look at: whichever part has nothing has hidden itself before."""
        self._show_parts(True)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.slider.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.bar.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns, or one below the other where they would be too narrow; one of them where the left is empty."""
        wide = self.width() >= WIDE
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(side if wide else down)
        # Beside the answers, of which there may be many; or after them, where there is one column.
        column = self._left_column if wide else self._right_column
        if column.indexOf(self.attention) < 0:
            column.insertWidget(column.count() - 1, self.attention)
        parts = (self.curves, self.layers, *((self.attention,) if wide else ()))
        self._left.setVisible(not all(each.isHidden() for each in parts))

    def _show_parts(self, shown: bool) -> None:
        self._empty.setVisible(not shown)
        for part in (self._summary, self._hint, self._state, self._area):
            part.setVisible(shown)
        if not shown:
            self.bar.hide()

    def _lay_out(self) -> None:
        self._left, right = QWidget(), QWidget()
        self._left_column, self._right_column = vbox(self._left, spacing=10), vbox(right, spacing=14)
        for column, parts in (
            (self._left_column, (self.curves, self.layers)),
            (self._right_column, (self.answers, self.attention)),
        ):
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        inside = QWidget()
        self._columns = hbox(inside, spacing=20)
        self._columns.setContentsMargins(20, 4, 20, 16)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(right, 1)
        self._area.setWidget(inside)
        whole = vbox(self, spacing=10)
        whole.setContentsMargins(0, 14, 0, 0)
        whole.addWidget(self._head())
        whole.addWidget(self._area, 1)
        whole.addWidget(self._empty, 1)

    def _head(self) -> QWidget:
        """What stays in sight while the rest scrolls."""
        head = QWidget()
        first = hbox()
        first.addWidget(self._summary, 1)
        first.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        column = vbox(head)
        column.setContentsMargins(20, 0, 20, 0)
        column.addLayout(first)
        for part in (self._hint, self.badges, self.notice, self.bar):
            column.addWidget(part)
        return head
