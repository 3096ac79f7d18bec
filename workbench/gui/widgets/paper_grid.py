"""Cards of papers under the headings of their families, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.gui.models.papers import PaperView
from workbench.gui.widgets.paper_card import PaperCard

NARROWEST, GAP = 348, 16
HEADING, ABOVE = 28, 12


class PaperGrid(QWidget):
    """As high as its rows, each of which is as high as its highest card.

    Signals: trainRequested, settingsRequested (both with the method), focused (a card has the keyboard).
    """

    trainRequested = Signal(str)
    settingsRequested = Signal(str)
    focused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, PaperCard] = {}
        self._headings: list[QLabel] = []
        self._shown: list[PaperView] = []
        self._rows: list[list[PaperCard]] = []
        # Once for all cards that want another height.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.arrange)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def cards(self) -> list[PaperCard]:
        """Those that are shown, in reading order."""
        return [self._cards[each.key] for each in self._shown]

    @property
    def headings(self) -> list[str]:
        return [each.text() for each in self._headings]

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return max(1, (self.width() + GAP) // (NARROWEST + GAP))

    def set_views(self, views: Sequence[PaperView]) -> None:
        """Show these and no others; a card that was shown before stays the same widget."""
        self._shown = list(views)
        for each in views:
            card = self._cards.get(each.key) or self._new(each.key)
            card.set_view(each)
        kept = {each.key for each in views}
        for key, card in self._cards.items():
            card.setVisible(key in kept)
        self._set_headings()
        self._tab_in_order()
        self.arrange()

    def card(self, method: str) -> PaperCard:
        """Raises KeyError for a method that has never been shown."""
        return self._cards[method]

    def focus_first(self) -> None:
        """Put the keyboard on the first card, if there is one."""
        if self._shown:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def arrange(self) -> None:
        """Give every card its place, and take the height that they need."""
        columns, top = self.columns, 0
        width = (self.width() - (columns - 1) * GAP) // columns
        self._rows = []
        for heading, (_, group) in zip(self._headings, groupby(self._shown, lambda each: each.group), strict=True):
            top += ABOVE if top else 0
            heading.setGeometry(0, top, self.width(), HEADING)
            top += HEADING
            cards = [self._cards[each.key] for each in group]
            for start in range(0, len(cards), columns):
                top = self._arrange_row(cards[start : start + columns], width, top)
        self.setFixedHeight(max(top, 1))

    def _arrange_row(self, cards: list[PaperCard], width: int, top: int) -> int:
        """Returns where the next row begins."""
        self._rows.append(cards)
        height = max(_height(each, width) for each in cards)
        for place, card in enumerate(cards):
            card.setGeometry(QRect(place * (width + GAP), top, width, height))
        return top + height + GAP

    def _set_headings(self) -> None:
        for label in self._headings:
            label.hide()
            label.deleteLater()
        self._headings = []
        for group, _ in groupby(self._shown, lambda each: each.group):
            label = QLabel(group, self)
            label.setProperty("role", "section")
            label.show()
            self._headings.append(label)

    def _tab_in_order(self) -> None:
        controls = [part for card in self.cards for part in _controls(card)]
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)

    def _new(self, key: str) -> PaperCard:
        card = self._cards[key] = PaperCard(self)
        card.trainRequested.connect(self.trainRequested)
        card.settingsRequested.connect(self.settingsRequested)
        card.refitted.connect(self._soon.start)
        card.stepped.connect(lambda across, down, card=card: self._step(card, across, down))
        return card

    def _step(self, card: PaperCard, across: int, down: int) -> None:
        """Hand the keyboard to a neighbour; at an edge it stays."""
        row = next(number for number, each in enumerate(self._rows) if card in each)
        at = self._rows[row].index(card)
        if across:
            place = self.cards.index(card) + across
            wanted = self.cards[place] if 0 <= place < len(self.cards) else card
        else:
            below = row + down
            wanted = self._rows[below][min(at, len(self._rows[below]) - 1)] if 0 <= below < len(self._rows) else card
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focused.emit(wanted)


def _controls(card: PaperCard) -> tuple[QWidget, ...]:
    return (card, card.paper, card.badges.more, card.settings, card.train)


def _height(card: PaperCard, width: int) -> int:
    """What ``card`` needs at a width; it must have been polished, or its words would be measured in another type."""
    card.ensurePolished()
    layout = card.layout()
    return layout.heightForWidth(width) if layout else card.sizeHint().height()
