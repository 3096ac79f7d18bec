"""Spin boxes that write and read numbers as the rest of the window does.

Qt's own drop marks that part no thousands, and would read 0,01 as 1; they let nobody type a mark that they do not
know, and so make 15 of 1.5.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from workbench.gui.language import mark, say
from workbench.gui.numbers import exact, read, written

ACCEPTED, UNFINISHED = QValidator.State.Acceptable, QValidator.State.Intermediate
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# As many as tell each number from every other: what Qt is given it rounds to these.
DECIMALS = sys.float_info.max_10_exp + sys.float_info.dig
STEPPED = 12  # significant digits of a number that was stepped to: 0.15, and not 0.15000000000000002
NO_NUMBER = mark("{label}: “{text}” is no number from {low} to {high}; it stays as it was.")
NOT_WHOLE = mark("{label}: “{text}” is no whole number from {low} to {high}; it stays as it was.")


class DecimalBox(QDoubleSpinBox):
    """A number with decimals. What is typed may be anything until it is finished; the value stays until then.

    ``finished`` carries what was typed and cannot be taken, so that the last number came back; "" where it could be.
    """

    finished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused = ""
        self.setDecimals(DECIMALS)
        self.setKeyboardTracking(False)
        self.lineEdit().textEdited.connect(self._on_typed)
        self.editingFinished.connect(self._on_finished)

    def textFromValue(self, value: float) -> str:
        return exact(value)

    def valueFromText(self, text: str) -> float:
        return self.number(text) or 0.0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = self.number(text)
        known = number is not None and self.minimum() <= number <= self.maximum()
        return ACCEPTED if known else UNFINISHED, text, position

    def fixup(self, text: str) -> str:
        self._refused = text
        return text  # Qt would take the marks out

    def stepBy(self, steps: int) -> None:
        self.setValue(tidy(self.value() + steps * self.singleStep()))
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number that is refused keeps Enter from what it would set off: the number that came back is not meant."""
        if event.key() in ENTER and (refused := self.settle()):
            self.finished.emit(refused)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def number(self, text: str) -> float | None:
        """What the text says; None where that is no number."""
        return read(text)

    def settle(self) -> str:
        """Take what is typed, as somebody asks for it while the keyboard is in the box; what of it was refused."""
        self.interpretText()
        refused, self._refused = self._refused, ""
        return refused

    def refusal(self, text: str) -> str:
        """What is said of a text that was refused: what it is, and what may be typed."""
        low, high = exact(self.minimum()), exact(self.maximum())
        return say(NO_NUMBER, label=self.accessibleName(), text=text, low=low, high=high) if text else ""

    def _on_typed(self) -> None:
        """What was refused before is something else by now."""
        self._refused = ""

    def _on_finished(self) -> None:
        refused, self._refused = self._refused, ""
        self.finished.emit(refused)


class WholeBox(DecimalBox):
    """A whole number."""

    def textFromValue(self, value: float) -> str:
        return written(int(value), "," if self.isGroupSeparatorShown() else "d")

    def number(self, text: str) -> float | None:
        if text and text == self.specialValueText():
            return self.minimum()
        number = read(text, decimal="")
        return number if number is not None and number.is_integer() else None

    def whole(self) -> int:
        return int(self.value())

    def refusal(self, text: str) -> str:
        low, high = written(int(self.minimum())), written(int(self.maximum()))
        return say(NOT_WHOLE, label=self.accessibleName(), text=text, low=low, high=high) if text else ""


def tidy(value: float) -> float:
    """Without what computing with powers of two leaves behind the decimals that are meant."""
    return float(format(value, f".{STEPPED}g"))
