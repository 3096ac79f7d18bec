"""How careful the model shall be: below which level a picture is none of the classes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionSlider, QToolButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.queries import percent
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.calm_slider import CalmSlider

TITLE = mark("Be more careful")
STEPS = 100
TICK = 2.0
MEANING = mark(
    "The further to the right, the likelier a picture has to be of one of your classes; otherwise it is “none of "
    "these”. At the very left every picture gets a class. The mark is what the model suggests."
)
CANNOT = mark("This model has not learned to tell when a picture is none of the classes.")
# By whether there is little room, and by whether anything is rejected.
WORDS = {
    False: {True: mark("none of these below {level}"), False: mark("every picture gets a class")},
    True: {True: mark("below {level}"), False: mark("never")},
}
NOT_LEARNED = {False: mark("not learned by this model"), True: mark("not learned")}


class RejectSlider(QWidget):
    """``levelChosen``: somebody moved it; a number in 0..1, or None to leave it to the model.

    ``titled``: whether it says what it is; in a form, its label does.
    """

    levelChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, titled: bool = True) -> None:
        super().__init__(parent)
        self._level = self._suggested = 0.0
        self._is_short = False
        self.slider = _MarkedSlider()
        self.slider.setAccessibleName(say(TITLE))
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(10)
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        self.reset = QToolButton()
        self.reset.setIcon(icon("refresh", "text2"))
        self.reset.setIconSize(QSize(14, 14))
        self.reset.setAccessibleName(say("As the model suggests"))
        self._lay_out(titled)
        self.slider.valueChanged.connect(self._on_moved)
        self.reset.clicked.connect(lambda: self.levelChosen.emit(None))
        self.set_level(0.0, 0.0)

    @property
    def words(self) -> str:
        """What the level means, in a few words."""
        return self._words.text()

    def set_level(self, level: float, suggested: float) -> None:
        """Show ``level`` and what the model suggests, 0 where it has not learned to tell."""
        self._level, self._suggested = level, suggested
        can = suggested > 0
        self.slider.blockSignals(True)
        self.slider.setValue(round(STEPS * level))
        self.slider.blockSignals(False)
        self.slider.mark = suggested if can else None
        self.slider.setEnabled(can)
        self.reset.setVisible(can and round(STEPS * level) != round(STEPS * suggested))
        self.reset.setToolTip(say("As the model suggests: {percent}", percent=percent(suggested)))
        self._words.setText(self._say(self._is_short))
        for each in (self, self.slider):
            each.setToolTip(say(MEANING if can else CANNOT))
        said = (self._say(False), say(MEANING if can else CANNOT))
        self.slider.setAccessibleDescription(say(". ").join(said))

    def set_short(self, is_short: bool) -> None:
        """Say less where there is little room."""
        self._is_short = is_short
        self._words.setText(self._say(is_short))

    def _say(self, is_short: bool) -> str:
        if self._suggested <= 0:
            return say(NOT_LEARNED[is_short])
        return say(WORDS[is_short][self._level > 0], level=percent(self._level))

    def _on_moved(self, value: int) -> None:
        self.levelChosen.emit(value / STEPS)

    def _lay_out(self, titled: bool) -> None:
        title = QLabel(say(TITLE))
        title.setProperty("role", "secondary")
        title.setBuddy(self.slider)
        row = hbox(self)
        row.addWidget(title)
        title.setVisible(titled)  # not before it stands in here: it would be a window of its own
        row.addWidget(self.slider, 1)
        row.addWidget(self._words)
        row.addWidget(self.reset)


class _MarkedSlider(CalmSlider):
    """With a mark at what is suggested, in 0..1."""

    def __init__(self) -> None:
        super().__init__()
        self.mark: float | None = None
        self.setMinimumWidth(80)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.mark is None:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_SliderHandle
        handle = style.subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self).width()
        x = handle / 2 + self.mark * (self.width() - handle)
        painter = QPainter(self)
        painter.fillRect(QRectF(x - TICK / 2, self.height() - 5, TICK, 5), theme().color("text2"))
