"""The pictures of one cell of the table of confusions: what they were taken for, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.how_good import Held, all_there, moving_to
from workbench.gui.models.queries import QueryTile
from workbench.gui.widgets.answer_list import AnswerList
from workbench.gui.widgets.boxes import hbox, vbox

CHOOSE = mark("Choose a cell to see its pictures.")
NONE = mark("No picture.")


class HeldSection(QWidget):
    """Signals: removeRequested (class name, key), moveRequested (class name, key, the class to move it to)."""

    removeRequested = Signal(str, str)
    moveRequested = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Sequence[Held] = ()
        self._is_there: Callable[[str, str], bool] = all_there
        self._title, self._none = QLabel(wordWrap=True), QLabel(say(CHOOSE), wordWrap=True)
        self._title.setProperty("role", "strong")
        self._none.setProperty("role", "secondary")
        self.list = AnswerList()
        self.list.set_may_change(False)
        self.list.setAccessibleName(say("Pictures of this cell"))
        self.list.setAccessibleDescription(say("Examples that were left out of learning, and what they were taken for"))
        self.remove, self.move_there = QPushButton(say("Remove")), QPushButton()
        self.remove.setToolTip(say("Take this picture out of its class; Undo brings it back"))
        row = hbox()
        for button in (self.remove, self.move_there):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        column = vbox(self)
        for widget in (self._title, self._none, self.list):
            column.addWidget(widget)
        column.addLayout(row)
        self.list.questionChosen.connect(lambda _: self._offer())
        self.remove.clicked.connect(self._on_remove)
        self.move_there.clicked.connect(self._on_move)
        self.set_held("", ())

    @property
    def words(self) -> str:
        """What is said of the cell."""
        return self._title.text()

    def set_held(self, words: str, held: Sequence[Held]) -> None:
        """Show a cell's pictures; ``words`` say which cell it is, and are empty when none is chosen."""
        self._held = held
        self._title.setText(words)
        self._title.setVisible(bool(words))
        self._none.setText(say(NONE if words else CHOOSE))
        self._none.setVisible(not held)
        self.list.setVisible(bool(held))
        self.list.set_tiles([QueryTile(each.picture, each.answer.prediction, True) for each in held])
        # What is chosen in the table is looked at there: the window stays where it is.
        self.list.setAutoScroll(False)
        self.list.select(0 if held else -1)
        self.list.setAutoScroll(True)
        self._offer()

    def set_there(self, is_there: Callable[[str, str], bool]) -> None:
        """``is_there`` says of a class and a key whether that picture still lies there."""
        self._is_there = is_there
        self._offer()

    def _chosen(self) -> Held | None:
        place = self.list.currentIndex().row()
        return self._held[place] if 0 <= place < len(self._held) else None

    def _offer(self) -> None:
        chosen = self._chosen()
        there = chosen is not None and self._is_there(chosen.answer.class_name, chosen.answer.key)
        self.remove.setVisible(bool(self._held))
        self.remove.setEnabled(there)
        wrong = chosen is not None and not chosen.is_right
        self.move_there.setVisible(wrong)
        self.move_there.setEnabled(there)
        if chosen is not None and wrong:
            label = chosen.answer.prediction.label
            self.move_there.setText(moving_to(label))
            self.move_there.setToolTip(say("If it is in the wrong class: make it an example of {label}", label=label))

    def _on_remove(self) -> None:
        if chosen := self._chosen():
            self.removeRequested.emit(chosen.answer.class_name, chosen.answer.key)

    def _on_move(self) -> None:
        if chosen := self._chosen():
            answer = chosen.answer
            self.moveRequested.emit(answer.class_name, answer.key, answer.prediction.label)
