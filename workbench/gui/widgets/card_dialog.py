"""Chooses one of many: a list under headings, and what there is to know of the highlighted one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from workbench.gui.language import say
from workbench.gui.models.cards import Card
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.card_details import CardDetails
from workbench.gui.widgets.card_list import CardList

WIDTH, LIST_WIDTH, MARGIN = 784, 340, 12
# Room for the search field and the buttons; the least height gives the details room, the most fits a small screen.
OTHERS, LOWEST, HIGHEST = 120, 420, 740
# What the desktop's bars and the window's frame take of a small screen.
FRAME = 60


class CardDialog(QDialog):
    """``chosen`` carries the key of the card that was taken.

    The search field has the keyboard: arrows and pages move the highlight, Return takes it.
    """

    chosen = Signal(str)

    def __init__(self, heading: str, cards: Sequence[Card], in_use: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.search = QLineEdit(clearButtonEnabled=True)
        has_papers = any(card.paper for card in cards)
        self.search.setPlaceholderText(say("Type a name, an author or a year") if has_papers else say("Type a name"))
        self.search.setAccessibleName(say("Search"))
        self.list = CardList(cards, in_use)
        self.resize(WIDTH, min(max(self.list.wanted_height + OTHERS, LOWEST), HIGHEST, self._room))
        self.details = CardDetails()
        self.use = QPushButton()
        self.use.setProperty("kind", "primary")
        self.use.setDefault(True)
        self._lay_out()
        self._connect()
        self._show(self.list.current)

    def type_ahead(self, typed: str) -> None:
        """Begin with a search."""
        self.search.setText(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._move(event.key()) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    @property
    def _room(self) -> int:
        return self.screen().availableGeometry().height() - FRAME

    def _move(self, key: int) -> bool:
        """Move the highlight from the search field. Returns whether the key is one that does."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self.list.page,
            Qt.Key.Key_PageUp: -self.list.page,
        }
        if key in steps:
            self.list.step(steps[Qt.Key(key)])
        return key in steps

    def _show(self, card: Card | None) -> None:
        self.details.set_card(card)
        self.use.setEnabled(card is not None)
        self.use.setText(say("Use {title}", title=_within(say(card.title))) if card else say("Use"))

    def _take(self) -> None:
        if card := self.list.current:
            self.accept()
            self.chosen.emit(card.key)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.list.filter)
        self.search.installEventFilter(self)
        self.list.highlighted.connect(self._show)
        self.list.picked.connect(self._take)
        self.use.clicked.connect(self._take)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)
        column = vbox(left)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        sides = hbox(spacing=0)
        sides.addWidget(left)
        sides.addWidget(self.details, 1)
        whole = vbox(self, spacing=0)
        whole.addLayout(sides, 1)
        whole.addWidget(_line())
        whole.addLayout(self._buttons())
        self.search.setFocus()

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(say("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        row = hbox()
        row.setContentsMargins(20, 12, 20, 16)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.use)
        return row


def _within(title: str) -> str:
    """A title within a sentence: "the method's own"."""
    return f"t{title[1:]}" if title.startswith("The ") else title


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
