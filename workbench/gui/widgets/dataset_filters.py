"""Which datasets of the gallery are shown: by what was typed, by kind, and by whether they need a download."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.gallery import DRAWINGS, EVERY, PHOTOGRAPHS, YOURS
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.segmented import HEIGHT, Segmented

KINDS = ((EVERY, mark("All")), (DRAWINGS, mark("Drawings")), (PHOTOGRAPHS, mark("Photographs")), (YOURS, mark("Yours")))


class DatasetFilters(QWidget):
    """``changed`` when other datasets are to be shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(say("Type a name, an author or a licence"))
        self.search.setAccessibleName(say("Search"))
        self.search.setFixedHeight(HEIGHT)
        self.kinds = Segmented(KINDS)
        self.kinds.setAccessibleName(say("Kind of pictures"))
        self.kinds.set_chosen(EVERY)
        self.at_hand = QCheckBox(say("No download needed"))
        self.at_hand.setToolTip(say("Only what is made here, has been downloaded already, or is yours"))
        row = hbox(self, spacing=12)
        row.addWidget(self.search, 1)
        row.addWidget(self.kinds)
        row.addWidget(self.at_hand)
        self.search.textChanged.connect(self.changed)
        self.kinds.chosen.connect(self.changed)
        self.at_hand.toggled.connect(self.changed)

    def clear(self) -> None:
        """Show everything."""
        self.at_hand.setChecked(False)
        self.kinds.set_chosen(EVERY)
        self.search.clear()
