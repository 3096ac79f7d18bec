"""The head of a numbered panel, with room for controls at its right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.widgets.boxes import hbox

NUMBER_SIDE = 18
HEIGHT = 32


class PanelHead(QWidget):
    """The panel's number in a box, its name, and whatever is added at the right."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        box = QLabel(str(number))
        box.setProperty("role", "number")
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setFixedSize(NUMBER_SIDE, NUMBER_SIDE)
        box.setToolTip(f"Ctrl+{number}")
        name = QLabel(title)
        name.setProperty("role", "head")
        self._row = hbox(self)
        self._row.addWidget(box)
        self._row.addWidget(name)
        self._row.addStretch()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self._row.addWidget(widget, stretch)
