"""The pictures to recognise with their answers at a stage, or how to get some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.language import mark, plural, say
from workbench.gui.models.learning import AnswerTile
from workbench.gui.widgets.answer_list import AnswerList
from workbench.gui.widgets.boxes import hbox, vbox

TITLE = mark("Pictures to recognise")
NONE = mark(
    "There is nothing to recognise yet. Drop pictures that the model has not seen into Try it, below its classes; "
    "what it would have answered at each stage is then shown here."
)


class AnswerSection(QWidget):
    """``questionChosen`` carries the place of the picture that was selected."""

    questionChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(say(TITLE))
        title.setProperty("role", "section")
        self._changed = QLabel()
        self._changed.setProperty("role", "secondary")
        self._none = QLabel(say(NONE), wordWrap=True)
        self._none.setProperty("role", "secondary")
        self.list = AnswerList()
        head = hbox()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._changed)
        column = vbox(self)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.list)
        self.list.questionChosen.connect(self.questionChosen)

    @property
    def note(self) -> str:
        """What is said of changes."""
        return self._changed.text()

    @property
    def asks(self) -> bool:
        """Whether it is said how to get answers."""
        return not self._none.isHidden()

    def set_tiles(self, tiles: Sequence[AnswerTile], left_out: int = 0) -> None:
        """``left_out``: how many more there are that are not shown."""
        self.list.set_tiles(tiles)
        self.list.setVisible(bool(tiles))
        self._none.setVisible(not tiles)
        changed = sum(bool(each.was) for each in tiles)
        said = [say("{answers} changed here", answers=plural(changed, "answer"))] if changed else []
        if left_out:
            said.append(say("the first {shown:,} of {all:,}", shown=len(tiles), all=len(tiles) + left_out))
        self._changed.setText(say(", ").join(said))

    def select(self, place: int) -> None:
        """Mark the picture that more is shown of."""
        self.list.select(place)
