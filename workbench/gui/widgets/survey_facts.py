"""What can be done with pictures of one's own, and how they are to be used: split, tasks, size, colour, name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.survey import PARTS, SIZES, WORKS, SurveyView
from workbench.gui.told import paragraph, told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.bullet_list import BulletList
from workbench.gui.widgets.segmented import Segmented
from workbench.gui.widgets.split_bar import SplitBar

COLOURS = (("colour", mark("In colour")), ("grey", mark("In grey")))
FIELD = 140


class SurveyFacts(QWidget):
    """``changed`` when the size, the colour or the name was."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._summary, self._about = _label("section"), _label("secondary"), _label("secondary")
        self._few, self._works, self._few_box = _label("body"), BulletList(), QFrame()
        self.split, self._split_words, self._tasks = SplitBar(), _label("secondary"), BulletList()
        self.side = QComboBox(sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.side.setToolTip(say("Side of the pictures in pixels: smaller ones train faster, larger ones show more"))
        self.colour = Segmented(COLOURS)
        self.name = QLineEdit(maxLength=64)
        self.name.setToolTip(say("Under this name the pictures stand in the gallery, and work on the command line"))
        self._problem = _label("error")
        self._lay_out()
        self._connect()

    @property
    def problem(self) -> str:
        """What is wrong with the name."""
        return self._problem.text()

    @property
    def tasks(self) -> list[str]:
        return self._tasks.lines

    @property
    def few(self) -> str:
        """What is said of too few classes; empty where there are enough."""
        return self._few.text()

    @property
    def works(self) -> list[str]:
        """What is offered where there are too few classes."""
        return self._works.lines

    @property
    def pixels(self) -> int:
        """The side of the pictures that was chosen."""
        return int(self.side.currentData())

    @property
    def is_coloured(self) -> bool:
        return self.colour.current == "colour"

    def set_view(self, view: SurveyView, taken: Sequence[str]) -> None:
        """Show what was found, and what is proposed; ``taken`` are names in use."""
        self._title.setText(view.title)
        self._summary.setText(view.summary)
        self._about.setText(paragraph(view.about_pictures, *view.told))
        self._split_words.setText(view.split_words)
        self.side.clear()
        for each in sorted({*SIZES, view.size}):
            size = f"{each} × {each}"
            self.side.addItem(say("{size} (proposed)", size=size) if each == view.size else size, each)
        self.side.setCurrentIndex(self.side.findData(view.size))
        self.colour.set_chosen("colour" if view.colour else "grey")
        self.name.setText(view.proposed_name(taken))
        self.set_parts(view, view.parts)

    def set_parts(self, view: SurveyView, parts: Sequence[int]) -> None:
        """Show how classes are parted, and what is possible then."""
        self.split.set_counts({part: list(parts).count(number) for number, part in enumerate(PARTS)})
        if view.split(parts) is not None:
            self._split_words.setText(say("As you moved them"))
        self._tasks.set_lines([each.words for each in view.tasks(parts)])
        self._few.setText(view.few(parts))
        self._works.set_lines(view.works)
        self._few_box.setVisible(bool(self._few.text()))

    def set_problem(self, words: str) -> None:
        """What is wrong with the name, if anything."""
        self._problem.setText(told(words))
        self._problem.setVisible(bool(words))

    def _connect(self) -> None:
        self.side.activated.connect(self.changed)
        self.colour.chosen.connect(self.changed)
        self.name.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        column = vbox(self)
        column.setContentsMargins(16, 16, 16, 16)
        self._lay_out_few()
        for part in (self._title, self._summary, self._about, self._few_box):
            column.addWidget(part)
        for head, parts in (
            (say("How the classes are parted"), (self.split, self._split_words)),
            (say("Tasks that are possible"), (self._tasks,)),
        ):
            column.addSpacing(8)
            column.addWidget(_head(head))
            for each in parts:
                column.addWidget(each)
        column.addSpacing(8)
        column.addWidget(_head(say("How they are used")))
        for words, field in (
            (say("Size in pixels"), self.side),
            (say("Colour"), self.colour),
            (say("Name"), self.name),
        ):
            column.addLayout(_row(words, field))
        column.addWidget(self._problem)
        column.addStretch(1)

    def _lay_out_few(self) -> None:
        self._few_box.setProperty("role", "card")
        column = vbox(self._few_box)
        column.setContentsMargins(12, 10, 12, 12)
        works = _label("secondary")
        works.setText(say(WORKS))
        for part in (self._few, works, self._works):
            column.addWidget(part)


def _row(words: str, field: QWidget) -> QHBoxLayout:
    field.setAccessibleName(words)
    field.setMinimumWidth(FIELD)
    row = hbox()
    row.addWidget(QLabel(words), 1)
    row.addWidget(field)
    return row


def _head(words: str) -> QLabel:
    label = _label("strong")
    label.setText(words)
    return label


def _label(role: str) -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
