"""The hardest of the shared tasks, one at a time, with their pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.engine.run_requests import HardEpisode
from workbench.gui.language import mark, say
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.same_task_picture import MARKS, TaskPicture
from workbench.gui.wording import count

KEY = mark("Examples, then questions. The marks below a question, from left to right: {titles}.")
KEY_IN_ROWS = mark(
    "Examples, then questions. The marks below a question, from left to right, {marks} in a row: {titles}."
)
NONE = mark("The hardest tasks were not kept.")


class HardestTasks(QWidget):
    """Hardest first; ‹ and › go through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: Sequence[HardEpisode] = ()
        self._titles: tuple[str, ...] = ()
        self.chooser, self.picture = PlainCombo(), TaskPicture()
        self.before = _button("‹", say("The task before, which is harder"))
        self.after = _button("›", say("The next task"))
        self._key, self._scores = _label(), _label()
        self.chooser.setAccessibleName(say("Task to look at"))
        self.chooser.setToolTip(say("The tasks with the fewest right answers over all models"))
        head = hbox()
        for part in (self.before, self.chooser, self.after):
            head.addWidget(part)
        head.addStretch()
        column = vbox(self, spacing=8)
        column.addLayout(head)
        column.addWidget(self._scores)
        column.addWidget(self._key)
        column.addWidget(self.picture)
        column.addStretch()
        self.chooser.activated.connect(self.go_to)
        self.before.clicked.connect(lambda: self.go_to(self.chooser.currentIndex() - 1))
        self.after.clicked.connect(lambda: self.go_to(self.chooser.currentIndex() + 1))

    @property
    def scores(self) -> str:
        """How each model did on the task that is shown."""
        return self._scores.text()

    def set_tasks(self, tasks: Sequence[HardEpisode], titles: Sequence[str]) -> None:
        self._tasks, self._titles = tasks, tuple(titles)
        self.chooser.clear()
        for each in tasks:
            mean = sum(each.accuracy) / len(each.accuracy)
            number, right = count(each.number + 1), f"{100 * mean:.0f} %"
            self.chooser.addItem(say("Task {number}: {right} right", number=number, right=right))
        self._key.setText(_key(self._titles) if tasks else say(NONE))
        for part in (self.chooser, self.before, self.after, self._scores, self.picture):
            part.setVisible(bool(tasks))
        if tasks:
            self.go_to(0)

    def go_to(self, place: int) -> None:
        """Show one of them, counted from 0."""
        task = self._tasks[place]
        self.chooser.setCurrentIndex(place)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < len(self._tasks) - 1)
        told = [f"{title} {100 * each:.0f} %" for title, each in zip(self._titles, task.accuracy, strict=True)]
        self._scores.setText(say("Right answers: {shares}", shares=say(", ").join(told)))
        self.picture.set_task(task, self._titles)


def _label() -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)  # runs can be called anything
    label.setProperty("role", "secondary")
    return label


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.setFixedWidth(36)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def _key(titles: Sequence[str]) -> str:
    """What the marks below the pictures mean."""
    return say(KEY_IN_ROWS if len(titles) > MARKS else KEY, marks=MARKS, titles=say(", ").join(titles))
