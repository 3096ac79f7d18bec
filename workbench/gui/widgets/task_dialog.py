"""One practice task to look at: what the model is shown, and what it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from workbench.config import TaskConfig
from workbench.gui.language import mark, plural, say
from workbench.gui.widgets.boxes import hbox, scrolled, vbox
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.task_grid import Pixels, task_grid

LARGEST = QSize(920, 780)
FRAME = QSize(40, 80)
SLACK = 16
SCROLL_BAR = 12
WHAT = mark("This is a practice task: {ways} classes, each with {shots} (support set) and {queries} (queries).")
TESTED = mark(
    "The tasks it is tested on have {ways} classes with {queries} each; "
    "practice has its own numbers, under Advanced: Classes in practice and Questions in practice."
)
HOW = mark(
    "The model is shown the examples, and must then say to which class each question belongs. It has never seen this "
    "mix of classes before; it practises on thousands of such tasks."
)


class TaskDialog(QDialog):
    """Shows a task when there is one. anotherRequested by its button."""

    anotherRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("One practice task"))
        self.resize(LARGEST.boundedTo(self.screen().availableGeometry().size() - FRAME))
        self._task: tuple[Sequence[str], Pixels, Pixels] | None = None
        self._sentence = QLabel(say("Drawing a task…"), wordWrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._how = QLabel(say(HOW), wordWrap=True)
        self._how.setProperty("role", "secondary")
        self.notice = Notice()
        self._area = scrolled()
        self.another = QPushButton(say("Another task"))
        set_button_icon(self.another, "refresh")
        self.another.clicked.connect(self._on_another)
        close = QPushButton(say("Close"))
        close.clicked.connect(self.accept)
        self._lay_out(close)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_task(self, names: Sequence[str], support: Pixels, query: Pixels, tested: TaskConfig) -> None:
        """``support`` (way, shots, H, W, C) and ``query`` (way, queries, H, W, C) uint8; ``tested`` is the task to
        learn, which practice tasks may differ from."""
        self.notice.clear()
        self.another.setEnabled(True)
        shots, queries = plural(support.shape[1], "example"), plural(query.shape[1], "question")
        words = say(WHAT, ways=len(names), shots=shots, queries=queries)
        if (len(names), query.shape[1]) != (tested.ways, tested.queries):
            more = say(TESTED, ways=tested.ways, queries=plural(tested.queries, "question"))
            words = say("{sentence} {more}", sentence=words, more=more)
        self._sentence.setText(words)
        is_first, self._task = self._task is None, (names, support, query)
        self._show_pictures()
        if is_first:
            self._leave_no_gap()

    def show_error(self, sentence: str, details: str = "") -> None:
        self.another.setEnabled(True)
        self.notice.show_error(sentence, details)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_pictures()

    def _show_pictures(self) -> None:
        self._column.activate()  # what was just said may have taken room from the pictures
        if self._task:
            room = self._area.size()
            self._grid = task_grid(*self._task, room.width() - SCROLL_BAR, room.height())
            self._area.setWidget(self._grid)

    def _leave_no_gap(self) -> None:
        """As low as the pictures allow: few classes need little room."""
        spare = self._area.height() - self._grid.sizeHint().height() - SLACK
        if spare > 0:
            self.resize(self.width(), self.height() - spare)

    def _on_another(self) -> None:
        self.another.setEnabled(False)
        self.anotherRequested.emit()

    def _lay_out(self, close: QPushButton) -> None:
        buttons = hbox()
        buttons.addWidget(self.another)
        buttons.addStretch()
        buttons.addWidget(close)
        column = self._column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._sentence)
        column.addWidget(self._how)
        column.addWidget(self.notice)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)
