"""The part "Training" of the settings: where to compute, and how often to save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from workbench.config import Knob, Value
from workbench.gui.language import mark, say
from workbench.gui.models.computer import computer_knobs
from workbench.gui.told import paragraph
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.fields import ChoiceField, NumberField, choice_words
from workbench.gui.widgets.knob_words import what_is
from workbench.gui.widgets.setting_row import SettingRow

DEVICE, SECONDS = "device", "checkpoint_seconds"
MEANINGS = {
    DEVICE: mark("Where runs are trained; “Auto” takes the graphics card where there is one."),
    SECONDS: mark("At most so much is lost when the power goes; 0 saves after each step, which takes longer."),
}
LABELS = {DEVICE: mark("Device"), SECONDS: mark("Seconds between checkpoints")}
NOT_HERE = mark("Not on this computer: {devices}.")
BELOW = mark("{label}: {number:,.15g} is below {bound:,.15g}, the lowest; it stays as it was.")
ABOVE = mark("{label}: {number:,.15g} is above {bound:,.15g}, the highest; it stays as it was.")
NO_NUMBER = mark("{label}: “{text}” is no number; it stays as it was.")


class ComputerSection(QWidget):
    """Signals: chosen (dict) carries all values; refused a sentence on what was typed, or "" where it will do."""

    chosen = Signal(dict)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        device, seconds = (next(knob for knob in computer_knobs() if knob.name == name) for name in (DEVICE, SECONDS))
        self._device, self._seconds, self._knob = ChoiceField(device), NumberField(seconds), seconds
        self.fields: dict[str, ChoiceField | NumberField] = {DEVICE: self._device, SECONDS: self._seconds}
        self._device.setWhatsThis(what_is(device))
        self._seconds.setWhatsThis(what_is(seconds))
        self.rows = {
            name: SettingRow(say(LABELS[name]), field, say(MEANINGS[name])) for name, field in self.fields.items()
        }
        self._in_force = 0.0
        column = vbox(self)
        for row in self.rows.values():
            column.addWidget(row)
        self._connect()

    def put(self, values: Mapping[str, Value]) -> None:
        """Show what holds for this computer."""
        for name, value in values.items():
            self.fields[name].put(value)
        self._in_force = float(self._seconds.get())
        self.refused.emit("")

    def set_devices(self, usable: Sequence[str]) -> None:
        """Only these can be chosen, beside that of which the choice is left to the engine."""
        model, absent = self._device.model(), []
        for row in range(self._device.count()):
            name = str(self._device.itemData(row))
            is_here = name in ("auto", *usable)
            if isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(is_here)
            if not is_here:
                absent.append(choice_words(name))
        more = say(NOT_HERE, devices=say(", ").join(absent)) if absent else ""
        self.rows[DEVICE].set_meaning(paragraph(say(MEANINGS[DEVICE]), more))

    def _connect(self) -> None:
        self._device.changed.connect(self._on_changed)
        self._seconds.changed.connect(self._on_number)
        self._seconds.finished.connect(self._on_finished)
        # What was said of what stood there before has lost its reason.
        self._seconds.lineEdit().textEdited.connect(lambda _: self.refused.emit(""))

    def _on_changed(self) -> None:
        self.chosen.emit({name: field.get() for name, field in self.fields.items()})

    def _on_number(self) -> None:
        """What holds stays in force where a number is out of bounds: nobody meant the bound itself."""
        number = float(self._seconds.get())
        if sentence := _out_of_bounds(self._knob, number):
            self._seconds.put(self._in_force)
        else:
            self._in_force = number
            self._on_changed()
        self.refused.emit(sentence)

    def _on_finished(self, no_number: str) -> None:
        if no_number:
            self.refused.emit(say(NO_NUMBER, label=say(LABELS[SECONDS]), text=no_number))


def _out_of_bounds(knob: Knob, number: float) -> str:
    """What is to be said of a number; empty where it will do."""
    label = say(LABELS[knob.name])
    if knob.low is not None and number < knob.low:
        return say(BELOW, label=label, number=number, bound=knob.low)
    if knob.high is not None and number > knob.high:
        return say(ABOVE, label=label, number=number, bound=knob.high)
    return ""
