"""What happened in each layer: a quantity, chosen where there are several, and a bar for each layer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.learning import Learning
from workbench.gui.models.learning_words import measured, quantity_words
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.layer_bars import LayerBars
from workbench.gui.widgets.plain_combo import PlainCombo

TITLE = mark("Layer by layer")
SCALE = mark("The bars have the same scale at every stage, so that they can be compared while sliding.")


class LayerSection(QFrame):
    """``quantityChosen`` names the quantity to show."""

    quantityChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.setToolTip(say(SCALE))
        self._learning: Learning | None = None
        self.chooser = PlainCombo()
        self.chooser.setAccessibleName(say("Quantity of the layers"))
        self.bars = LayerBars()
        title = QLabel(say(TITLE))
        title.setProperty("role", "strong")
        self._only, self._measured = QLabel(), QLabel(wordWrap=True)
        for label in (self._only, self._measured):
            label.setProperty("role", "secondary")
        head = hbox()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._only)
        head.addWidget(self.chooser)
        column = vbox(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.addLayout(head)
        column.addWidget(self._measured)
        column.addWidget(self.bars)
        self.chooser.activated.connect(lambda _: self.quantityChosen.emit(self.chooser.currentData()))

    @property
    def quantity(self) -> str:
        """What is shown."""
        return str(self.chooser.currentData() or "")

    @property
    def measured(self) -> str:
        """What is said of the quantity that is shown."""
        return self._measured.text()

    def set_learning(self, learning: Learning, chosen: str) -> None:
        """Offer its quantities, and show ``chosen`` where it is among them."""
        self._learning = learning
        names = learning.quantities
        self.chooser.clear()
        for name in names:
            self.chooser.addItem(quantity_words(name), name)
        self.chooser.setCurrentIndex(max(self.chooser.findData(chosen), 0) if names else -1)
        self.chooser.setVisible(len(names) > 1)
        self._only.setText(say(names[0]) if len(names) == 1 else "")
        self._only.setVisible(len(names) == 1)
        self.setVisible(bool(names))
        if names:
            self.bars.set_scale(*learning.extent(self.quantity))

    def set_place(self, place: int) -> None:
        """Show the bars at a stage, and say what they measure."""
        if self._learning and self.quantity:
            self._measured.setText(measured(self.quantity, self._learning.stages, place))
            self._measured.setVisible(bool(self.measured))
            self.bars.set_bars(self._learning.bars(self.quantity, place))
