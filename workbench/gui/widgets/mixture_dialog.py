"""Chooses the datasets that a run practises on together, and how often each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.mixing import Part, missing, shares_of, text_of
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.fields import FIELD_HEIGHT, FIELD_WIDTH
from workbench.gui.widgets.number_box import DecimalBox
from workbench.gui.widgets.refusal_note import RefusalNote

SIZE, FRAME = QSize(520, 480), QSize(60, 100)
MEANING = mark(
    "Every practice task comes from one of these datasets. One with twice the weight comes twice as often. "
    "Each is split and measured by itself."
)
OTHERS = mark("Only what is on this computer is listed. Others can be downloaded under “Change…” in the Dataset panel.")
LEAST, MOST = 0.01, 1000.0


class MixtureDialog(QDialog):
    """``chosen`` carries the setting as text. The first of ``parts`` is the run's own dataset, which stays."""

    chosen = Signal(str)

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Practise on several datasets"))
        self._own = parts[0].name
        self.switches: dict[str, QCheckBox] = {}
        self.weights: dict[str, DecimalBox] = {}
        self._shares: dict[str, QLabel] = {}
        self.use = QPushButton(say("Use these datasets"))
        self.use.setProperty("kind", "primary")
        self.use.setDefault(True)
        self.use.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it to `_on_use` to take what is typed
        self.note = RefusalNote()
        self.use.clicked.connect(self._on_use)
        self._lay_out(parts)
        self._refresh()
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - FRAME))

    @property
    def shares(self) -> dict[str, str]:
        """What is said beside each dataset."""
        return {name: label.text() for name, label in self._shares.items()}

    def _now(self) -> dict[str, float]:
        return {name: self.weights[name].value() for name, switch in self.switches.items() if switch.isChecked()}

    def _refresh(self) -> None:
        told = shares_of(self._now())
        for name, label in self._shares.items():
            label.setText(f"{100 * told[name]:.0f} %" if name in told else "")
            self.weights[name].setEnabled(name in told)

    def _on_use(self) -> None:
        if self.note.settle():
            self.accept()
            self.chosen.emit(text_of(self._now(), self._own))

    def _add(self, grid: QGridLayout, row: int, part: Part) -> None:
        switch, weight, share = QCheckBox(part.title), DecimalBox(), QLabel()
        switch.setChecked(part.weight > 0)
        if part.name == self._own:
            switch.setEnabled(False)
            switch.setToolTip(say("The dataset of the run"))
        held = part.weight or 1.0
        weight.setRange(min(LEAST, held), max(MOST, held))
        weight.setValue(held)
        weight.setFixedSize(FIELD_WIDTH, FIELD_HEIGHT)
        weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        weight.setAccessibleName(say("Weight of {title}", title=part.title))
        share.setProperty("role", "figure")
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((switch, weight, share)):
            grid.addWidget(widget, row, column)
        switch.toggled.connect(self._refresh)
        weight.valueChanged.connect(self._refresh)
        self.note.add(weight)
        self.switches[part.name], self.weights[part.name], self._shares[part.name] = switch, weight, share

    def _lay_out(self, parts: Sequence[Part]) -> None:
        inside, area = QWidget(), ColumnArea()
        whole = vbox(inside, spacing=8)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, 56)
        for place, words in enumerate((say("Dataset"), say("Weight"), say("Share"))):
            side = Qt.AlignmentFlag.AlignRight if place == 2 else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(_label(words), 0, place, side)
        for row, part in enumerate(parts, 1):
            self._add(grid, row, part)
        whole.addLayout(grid)
        whole.addStretch(1)
        area.setWidget(inside)
        column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(_label(say(MEANING)))
        column.addWidget(area, 1)
        column.addWidget(self.note)
        if missing(parts):
            column.addWidget(_label(say(OTHERS)))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(say("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = hbox()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.use)
        return row


def _label(words: str) -> QLabel:
    label = QLabel(words, wordWrap=len(words) > 20)
    label.setProperty("role", "secondary")
    return label
