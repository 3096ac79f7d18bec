"""What is shown of the pictures to recognise, and in which order."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.arranging import ALL, NONE_OF_THESE, UNSURE, Order
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.plain_combo import PlainCombo

# Lower than in a form: they serve what is below them.
LOW = "QComboBox { min-height: 24px; font-size: 12px; } QComboBox:focus { min-height: 22px; }"
WORDS = {ALL: mark("All pictures"), NONE_OF_THESE: mark("None of these"), UNSURE: mark("Unsure")}


class WallTools(QWidget):
    """``changed``: somebody chose something else to be shown, or another order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown_combo, self.order_combo = PlainCombo(), PlainCombo()
        self.shown_combo.setAccessibleName(say("Which pictures are shown"))
        self.shown_combo.setToolTip(say("Show only the pictures of one class, or those that fit none"))
        self.order_combo.setAccessibleName(say("Order of the pictures"))
        self.order_combo.setToolTip(say("The order in which the pictures are shown"))
        for each in Order:
            self.order_combo.addItem(say(str(each)), each)
        self.set_counts({ALL: 0})
        row = hbox(self)
        for combo in (self.shown_combo, self.order_combo):
            row.addWidget(combo, 1)
            combo.setStyleSheet(LOW)
            combo.activated.connect(lambda _: self.changed.emit())

    @property
    def shown(self) -> str:
        """ALL, NONE_OF_THESE, UNSURE or the name of a class."""
        return str(self.shown_combo.currentData())

    @property
    def order(self) -> Order:
        return Order(self.order_combo.currentData())

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """What may be shown, and how many pictures that would be; what was chosen stays while there is any of it."""
        chosen = self.shown_combo.currentData()
        names = {each: say(WORDS[each]) if each in WORDS else each for each in counts}
        entries = [(say("{name} ({count:,})", name=names[each], count=count), each) for each, count in counts.items()]
        if entries == [(self.shown_combo.itemText(n), self.shown_combo.itemData(n)) for n in range(len(self))]:
            return
        self.shown_combo.clear()
        for words, each in entries:
            self.shown_combo.addItem(words, each)
        self.shown_combo.setCurrentIndex(max(0, self.shown_combo.findData(chosen)))

    def __len__(self) -> int:
        return self.shown_combo.count()
