"""How likely the answer to one picture was after every step on the way to it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.learning_words import axis_words, tick, turns
from workbench.gui.models.why import Why
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.stage_plot import StagePlot

TITLE = mark("Step by step: how likely {label} was")
PROBABILITY = "probability"


class AnswerCurve(QFrame):
    """Hidden where there are no steps. A click on the curve, ←, →, Home and End go to another stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._why: Why | None = None
        self.plot = StagePlot()
        self._title, self._words, self._reading = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._title.setProperty("role", "strong")
        for label in (self._words, self._reading):
            label.setProperty("role", "secondary")
        column = vbox(self, spacing=4)
        column.setContentsMargins(12, 8, 12, 8)
        for part in (self._title, self._words, self.plot, self._reading):
            column.addWidget(part)
        self.plot.stageRequested.connect(self.set_place)

    @property
    def words(self) -> str:
        """Since when it answers as it does."""
        return self._words.text()

    @property
    def reading(self) -> str:
        """What it would have answered where the cursor stands."""
        return self._reading.text()

    def set_why(self, why: Why) -> None:
        self._why = why
        self.setVisible(why.has_steps)
        if not why.has_steps:
            return
        label = why.prediction.label
        self._title.setText(say(TITLE, label=label))
        self._words.setText(why.step_words)
        self.plot.set_stages([tick(each) for each in why.stages], turns(why.stages), axis_words(why.stages))
        self.plot.set_curve(PROBABILITY, *why.curve, 1 / max(len(why.prediction.scores), 1))
        self.plot.setAccessibleName(
            say("Probability of {label} over the stages; left and right go to another stage", label=label)
        )
        self.set_place(len(why.stages) - 1)

    def set_place(self, place: int) -> None:
        """Put the cursor at a stage, and say what would have been answered there."""
        if self._why:
            self.plot.set_place(place)
            self._reading.setText(self._why.stage_words(place))
            self.plot.setAccessibleDescription(self.reading)
