"""The curves of learning: the first value above, and another one, chosen where there are several, below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.learning import Learning
from workbench.gui.models.learning_words import axis_words, quantity_words, reading, tick, turns
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.plain_combo import PlainCombo
from workbench.gui.widgets.stage_plot import StagePlot

ON_EXAMPLES = mark("on the examples")
OVER_STAGES = mark("{quantity} over the stages; left and right go to another stage")
OF_EXAMPLES = ("loss", "accuracy")
# A curve needs more than one point.
FEWEST = 2


class StageCard(QFrame):
    """A curve under its head: what it is, and its value at the stage that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self.plot = StagePlot()
        self.title, self.note, self.reading = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "strong")
        self.note.setProperty("role", "secondary")
        self.reading.setProperty("role", "strong")
        self.head = hbox()
        self.head.setContentsMargins(12, 8, 16, 0)
        for label in (self.title, self.note):
            self.head.addWidget(label)
        self.head.addStretch(1)
        self.head.addWidget(self.reading)
        column = vbox(self, spacing=0)
        column.setContentsMargins(1, 0, 1, 1)
        column.addLayout(self.head)
        column.addWidget(self.plot)

    def set_value(self, learning: Learning, name: str, axis: str) -> None:
        """Draw what ``name`` was at each stage; ``axis`` is said below, if anything."""
        guessing = learning.guessing if name == "accuracy" else None
        self.plot.set_stages([tick(each) for each in learning.stages], turns(learning.stages), axis)
        self.plot.set_curve(name, *learning.curve(name), guessing)
        self.title.setText(quantity_words(name))
        self.note.setText(say(ON_EXAMPLES) if name in OF_EXAMPLES else "")
        self.plot.setAccessibleName(say(OVER_STAGES, quantity=quantity_words(name)))

    def set_place(self, learning: Learning, name: str, place: int) -> None:
        here = learning.stages[place].values.get(name)
        self.reading.setText("–" if here is None else reading(here, name))
        self.plot.setAccessibleDescription(self.reading.text())
        self.plot.set_place(place)


class StageCurves(QWidget):
    """``stageRequested`` by a click on a curve; ``valueChosen`` names the value to draw below."""

    stageRequested = Signal(int)
    valueChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learning: Learning | None = None
        self._names: list[str] = []
        self.cards = (StageCard(), StageCard())
        self.chooser: QComboBox = PlainCombo()
        self.chooser.setAccessibleName(say("Value to draw"))
        self.cards[1].head.insertWidget(0, self.chooser)
        column = vbox(self)
        for card in self.cards:
            column.addWidget(card)
            card.plot.stageRequested.connect(self.stageRequested)
        self.chooser.activated.connect(lambda _: self.valueChosen.emit(self.chooser.currentData()))

    @property
    def drawn(self) -> list[str]:
        """The names of the values that are drawn."""
        return self._names

    def set_learning(self, learning: Learning, chosen: str) -> None:
        """Draw its curves, with ``chosen`` below where it has that."""
        self._learning = learning
        names = [each for each in learning.value_names if len(learning.curve(each)[0]) >= FEWEST]
        below = names[1:]
        self._names = names[:1] + ([chosen if chosen in below else below[0]] if below else [])
        self.chooser.clear()
        for name in below:
            self.chooser.addItem(quantity_words(name), name)
        self.chooser.setCurrentIndex(max(self.chooser.findData(self._names[-1] if below else ""), 0))
        self.chooser.setVisible(len(below) > 1)
        self.cards[1].title.setVisible(len(below) <= 1)
        for position, card in enumerate(self.cards):
            card.setVisible(position < len(self._names))
            if position < len(self._names):
                is_lowest = position == len(self._names) - 1
                card.set_value(learning, self._names[position], axis_words(learning.stages) if is_lowest else "")
        self.setVisible(bool(names))

    def set_place(self, place: int) -> None:
        """Put the cursors at a stage, and say the values there."""
        if self._learning:
            for card, name in zip(self.cards, self._names, strict=False):
                card.set_place(self._learning, name, place)
