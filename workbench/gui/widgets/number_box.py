"""Spin boxes that write and read numbers as the rest of the window does.

Qt's own drop marks that part no thousands, and would read 0,01 as 1.
"""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from workbench.gui.numbers import read, written

ACCEPTED, UNFINISHED = QValidator.State.Acceptable, QValidator.State.Intermediate


class DecimalBox(QDoubleSpinBox):
    """A number with decimals. What is typed may be anything until it is finished; the value stays until then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: float) -> str:
        return written(value, f".{self.decimals()}f")

    def valueFromText(self, text: str) -> float:
        return round(self.number(text) or 0.0, self.decimals())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = self.number(text)
        known = number is not None and self.minimum() <= number <= self.maximum()
        return ACCEPTED if known else UNFINISHED, text, position

    def fixup(self, text: str) -> str:
        return text  # Qt would take the marks out

    def number(self, text: str) -> float | None:
        """What the text says; None where that is no number."""
        return read(text)


class WholeBox(QSpinBox):
    """A whole number. The value stays until what is typed is finished."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state, text, position = super().validate(text, position)
        is_special = bool(text) and text == self.specialValueText()
        if state == ACCEPTED and not is_special and read(text, decimal="") != self.valueFromText(text):
            state = UNFINISHED
        return state, text, position

    def fixup(self, text: str) -> str:
        return text  # Qt would take the marks out
