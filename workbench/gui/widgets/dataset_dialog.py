"""Chooses a dataset: which one, from where, and how its classes are parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.config import ConfigError
from workbench.gui.forms import KnobForm
from workbench.gui.models.dataset import DatasetChoice, changes_for, dataset_knobs
from workbench.gui.widgets.boxes import hbox, scrolled, vbox
from workbench.gui.widgets.dataset_option import DatasetOption

WIDTH, HEIGHT = 560, 520
HANDIEST = ("nothing", "download", "path")  # what a dataset needs before it can be used, the least first


class DatasetDialog(QDialog):
    """``chosen`` carries a DatasetChoice, and whether it has to be downloaded first."""

    chosen = Signal(object, bool)

    def __init__(
        self, cards: Sequence[Mapping[str, Any]], choice: DatasetChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Choose a dataset")
        self.resize(WIDTH, HEIGHT)
        self._name = choice.name
        handiest = sorted(cards, key=lambda card: HANDIEST.index(card["needs"]))
        self.options = {str(card["name"]): DatasetOption(card) for card in handiest}
        self.form = KnobForm(dataset_knobs())
        self.form.set_values(choice.values)
        self.use = QPushButton("Use this dataset")
        self.use.setProperty("kind", "primary")
        self.use.setDefault(True)
        self._lay_out()
        for name, option in self.options.items():
            option.chosen.connect(lambda name=name: self._choose(name))
            option.changed.connect(self._word_button)
        self.use.clicked.connect(self._on_use)
        if choice.data and choice.name in self.options:
            self.options[choice.name].set_path(Path(choice.data))
        self._choose(choice.name)

    def _choose(self, name: str) -> None:
        if name != self._name:
            self.form.set_values(changes_for(name, str(self.form.rows["split"].value())))
        self._name = name
        for each, option in self.options.items():
            option.set_chosen(each == name)
        self._word_button()

    def _word_button(self) -> None:
        option = self.options[self._name]
        self.use.setText("Download and use" if option.wants_download else "Use this dataset")
        self.use.setEnabled(option.is_ready)
        self.use.setToolTip("" if option.is_ready else "Choose where your copy lies first")

    def _on_use(self) -> None:
        option = self.options[self._name]
        try:
            values = self.form.values()
        except ConfigError:
            self.form.show_errors()
            return
        path = str(option.path) if option.path else ""
        self.accept()
        self.chosen.emit(DatasetChoice(self._name, path, values), option.wants_download)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = vbox(inside)
        column.setContentsMargins(20, 16, 20, 16)
        for option in self.options.values():
            column.addWidget(option)
        title = QLabel("How tasks are drawn from it")
        title.setProperty("role", "section")
        column.addSpacing(8)
        column.addWidget(title)
        column.addWidget(self.form)
        column.addStretch()
        area = scrolled()
        area.setWidget(inside)
        whole = vbox(self, spacing=0)
        whole.addWidget(area, 1)
        whole.addLayout(self._buttons())
        self.setAutoFillBackground(True)

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton("Cancel", autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = hbox()
        row.setContentsMargins(20, 8, 20, 16)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.use)
        return row
