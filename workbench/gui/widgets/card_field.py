"""The field of a knob whose choices are cards: networks, or final classifiers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.config import Value
from workbench.gui.models.cards import Card
from workbench.gui.widgets.card_button import CardButton
from workbench.gui.widgets.fields import FIELD_HEIGHT

WIDTH = 152


class CardField(CardButton):
    """A `CardButton` of a form's size. ``changed`` says that a person chose."""

    changed = Signal()

    def __init__(self, heading: str, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(heading, weight=400, noted=False, parent=parent)
        self.set_cards(cards)
        self.setProperty("kind", "field")
        self.setFixedSize(WIDTH, FIELD_HEIGHT)
        self.chosen.connect(lambda _: self.changed.emit())

    @property
    def title(self) -> str:
        """The title of what is chosen."""
        return self.words

    def get(self) -> Value:
        return self.key

    def put(self, value: Value) -> None:
        self.choose(str(value))
