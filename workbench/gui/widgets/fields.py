"""The fields of a form: one widget for each kind of knob, all read and set alike."""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from workbench.config import Knob, Value
from workbench.gui.language import mark, say
from workbench.gui.numbers import BOTH, exact, read, written
from workbench.gui.widgets.number_box import DecimalBox, tidy
from workbench.gui.widgets.whole_tip import show_whole

FIELD_WIDTH = 88
CHOICE_WIDTH = 112
TEXT_WIDTH = 132
FIELD_HEIGHT = 30
BOX_WIDTH = 18
WIDEST_NUMBER, BESIDE = 152, 28  # a field with a long number, and what its arrows and margins take
LADDER = (1.0, 2.0, 5.0)
STEPS_ACROSS = 20
# Far beyond every knob, so that the knob and not the field says what is wrong with a value.
UNBOUNDED = 1e15
WORDS = {
    "sgd": mark("SGD"),
    "adamw": mark("AdamW"),
    "cpu": mark("CPU"),
    "cuda": mark("CUDA"),
    "mps": mark("Apple GPU"),
    "group": mark("By group"),
    "pictures": mark("By picture"),
    "imagenet": mark("ImageNet"),
    "file": mark("A file"),
    "l2": mark("L2"),
    "weighted-l1": mark("Weighted L1"),
    "scikit-learn": mark("scikit-learn"),
}


class Field(Protocol):
    """What a form needs of a field; ``changed`` is emitted when a person changed the value."""

    changed: SignalInstance

    def get(self) -> Value: ...

    def put(self, value: Value) -> None: ...


def choice_words(choice: str) -> str:
    """What stands for a choice of a knob: batch_norm → Batch norm."""
    if choice in WORDS:
        return say(WORDS[choice])
    words = say(choice)
    return words if words != choice else choice.replace("_", " ").capitalize()


def ladder_step(value: float, up: bool) -> float:
    """The next value above or below on the ladder 1, 2, 5, 10, 20, …; ``value`` must be positive."""
    exponent = math.floor(math.log10(value) + 1e-9)
    rungs = [rung * 10.0**power for power in (exponent - 1, exponent, exponent + 1) for rung in LADDER]
    beyond = [rung for rung in rungs if (rung > value * 1.000001 if up else rung < value * 0.999999)]
    return min(beyond) if up else max(beyond)


def linear_step(knob: Knob) -> float:
    """One for whole numbers, else about a twentieth of the way from the lowest to the highest value."""
    if knob.kind == "int" or knob.low is None or knob.high is None:
        return 1.0
    return ladder_step((knob.high - knob.low) / STEPS_ACROSS * 1.01, up=False)


class NumberField(DecimalBox):
    """A whole or real number. Takes any number that is typed; arrows stay within the knob's bounds.

    Where 0 stands for something, it is shown, and may be typed, as that word.
    """

    changed = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        self._knob = knob  # first, as it says what stands in the box while that is made
        super().__init__(parent)
        self.setRange(-UNBOUNDED, UNBOUNDED)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.updateGeometry)
        self.valueChanged.connect(self.changed)

    def get(self) -> Value:
        self.interpretText()
        return int(self.value()) if self._is_whole(self.value()) else self.value()

    def put(self, value: Value) -> None:
        self.blockSignals(True)
        self.setValue(float(value))
        self.blockSignals(False)
        self.lineEdit().setCursorPosition(0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Of a number of many digits as much is in sight as a form has room for."""
        return QSize(min(max(FIELD_WIDTH, self._taken), WIDEST_NUMBER), FIELD_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Of a number that is too long for its field the first digits are those that are seen."""
        super().focusOutEvent(event)
        self.lineEdit().setCursorPosition(0)

    def textFromValue(self, value: float) -> str:
        if value == 0 and self._knob.zero:
            return say(self._knob.zero)
        return written(int(value)) if self._is_whole(value) else exact(value)

    def stepBy(self, steps: int) -> None:
        value = self.value()
        for _ in range(abs(steps)):
            value = self._neighbour(value, steps > 0)
        self.setValue(value)
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        allowed = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self.value() > self._lowest:
            allowed |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        if self.value() < self._highest:
            allowed |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        return allowed

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn_only_with_focus(self, event, super().wheelEvent)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut:
            show_whole(self, self.text(), event)
            return True
        return super().event(event)

    @property
    def is_cut(self) -> bool:
        """Whether the number has more digits than are in sight."""
        return self._taken > self.width()

    @property
    def _taken(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + BESIDE

    @property
    def _lowest(self) -> float:
        return -UNBOUNDED if self._knob.low is None else self._knob.low

    @property
    def _highest(self) -> float:
        return UNBOUNDED if self._knob.high is None else self._knob.high

    def _neighbour(self, value: float, up: bool) -> float:
        if self._knob.log and value > 0:
            value = ladder_step(value, up)
        else:
            step = linear_step(self._knob)
            value = round(value / step + (1 if up else -1)) * step
        return min(max(tidy(value), self._lowest), self._highest)

    def _is_whole(self, value: float) -> bool:
        return self._knob.kind == "int" and value == int(value)

    def number(self, text: str) -> float | None:
        if self._knob.zero and text.strip().lower() in (self._knob.zero, say(self._knob.zero).lower()):
            return 0.0
        # 60,00 is no 60 where 60,000 may be meant
        return read(text, decimal="" if self._knob.kind == "int" else BOTH)


class SwitchField(QCheckBox):
    """A yes or no."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(BOX_WIDTH, FIELD_HEIGHT)
        self.clicked.connect(self.changed)

    def get(self) -> Value:
        return self.isChecked()

    def put(self, value: Value) -> None:
        self.setChecked(bool(value))


class ChoiceField(QComboBox):
    """One of the knob's choices."""

    changed = Signal()

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for choice in knob.choices:
            self.addItem(choice_words(choice), choice)
        self.setFixedSize(CHOICE_WIDTH, FIELD_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self.changed)

    def get(self) -> Value:
        return str(self.currentData())

    def put(self, value: Value) -> None:
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        _turn_only_with_focus(self, event, super().wheelEvent)


class TextField(QLineEdit):
    """Free text."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(TEXT_WIDTH, FIELD_HEIGHT)
        self.textEdited.connect(self.changed)

    def get(self) -> Value:
        return self.text()

    def put(self, value: Value) -> None:
        self.setText(str(value))


def field_for(knob: Knob) -> NumberField | SwitchField | ChoiceField | TextField:
    """The widget that edits ``knob``."""
    if knob.choices:
        return ChoiceField(knob)
    if knob.kind == "bool":
        return SwitchField()
    return TextField() if knob.kind == "str" else NumberField(knob)


def _turn_only_with_focus(field: QWidget, event: QWheelEvent, turn: object) -> None:
    """Scrolling past a field must not change it."""
    if field.hasFocus() and callable(turn):
        turn(event)
    else:
        event.ignore()
