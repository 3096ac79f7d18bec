"""The choices of a chooser as a list under headings, which typing makes shorter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.cards import Card
from workbench.gui.theme import theme
from workbench.gui.widgets.noted_combo import paint_noted

CARD = Qt.ItemDataRole.UserRole + 1
IN_USE = Qt.ItemDataRole.UserRole + 2
ROW, HEADING = 30, 32
INDENT, CHECK = 28, 14
RADIUS = 6
Index = QModelIndex | QPersistentModelIndex


class CardList(QListView):
    """Headings with their cards. Signals: highlighted (a Card, or None), picked (the key, by a double click)."""

    highlighted = Signal(object)
    picked = Signal(str)

    def __init__(self, cards: Sequence[Card], in_use: str, parent: QWidget | None = None) -> None:
        """``in_use`` is the key of the choice that holds now; it has a check mark."""
        super().__init__(parent)
        self._cards, self._in_use = tuple(cards), in_use
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_CardDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(say("Choices"))
        self.selectionModel().currentChanged.connect(lambda *_: self.highlighted.emit(self.current))
        self.doubleClicked.connect(self._on_double_clicked)
        self.filter("")

    @property
    def current(self) -> Card | None:
        """The highlighted card."""
        card = self.currentIndex().data(CARD)
        return card if isinstance(card, Card) else None

    @property
    def shown(self) -> list[Card]:
        """The cards that match, in their order."""
        return [each for row in range(self._rows.rowCount()) if (each := self._rows.item(row).data(CARD))]

    @property
    def headings(self) -> list[str]:
        items = [self._rows.item(row) for row in range(self._rows.rowCount())]
        return [each.text() for each in items if not each.data(CARD)]

    def filter(self, typed: str) -> None:
        """Show the cards that match, and highlight the one whose name is most like what was typed."""
        before = self.current.key if self.current else self._in_use
        self._rows.clear()
        matching = [each for each in self._cards if each.matches(typed)]
        # What is said at length counts only where no name fits: else every method that names another would be found.
        matching = matching or [each for each in self._cards if each.mentions(typed)]
        for group, cards in groupby(matching, lambda each: each.group):
            if group:
                self._rows.appendRow(_heading(say(group)))
            for card in cards:
                self._rows.appendRow(_item(card, card.key == self._in_use))
        best = max(matching, key=lambda each: each.likeness(typed), default=None) if typed else None
        if not self.highlight(best.key if best else before):
            self.step(1)
        self.highlighted.emit(self.current)

    def highlight(self, key: str) -> bool:
        """Highlight a card; False when it is not shown."""
        for row in self._card_rows():
            if self._rows.item(row).data(CARD).key == key:
                self._go_to(row)
                return True
        return False

    def step(self, by: int) -> None:
        """Highlight the card so many places further on, or the last there is."""
        rows = self._card_rows()
        if rows:
            here = self.currentIndex().row()
            at = rows.index(here) + by if here in rows else 0
            self._go_to(rows[min(max(at, 0), len(rows) - 1)])

    @property
    def wanted_height(self) -> int:
        """Pixels in which all that is shown can be seen at once."""
        return len(self.shown) * ROW + len(self.headings) * HEADING + 4

    @property
    def page(self) -> int:
        """How many cards a page holds."""
        return max(1, self.viewport().height() // ROW - 1)

    def _card_rows(self) -> list[int]:
        return [row for row in range(self._rows.rowCount()) if self._rows.item(row).data(CARD)]

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._rows.index(row, 0))
        # The first card is seen with its heading.
        above = self._rows.index(row - 1 if row and not self._rows.item(row - 1).data(CARD) else row, 0)
        self.scrollTo(above)
        self.scrollTo(self._rows.index(row, 0))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.data(CARD):
            self.picked.emit(index.data(CARD).key)


def _heading(words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _item(card: Card, in_use: bool) -> QStandardItem:
    title = say(card.title)
    item = QStandardItem(title)
    item.setToolTip(title)
    item.setData(card, CARD)
    item.setData(in_use, IN_USE)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    words = say(", ").join((title, say(card.group))) if card.group else title
    item.setData(say("{words}, in use", words=words) if in_use else words, Qt.ItemDataRole.AccessibleTextRole)
    return item


class _CardDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW if index.data(CARD) else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = index.data(CARD)
        if card:
            self._paint_card(painter, option, card, bool(index.data(IN_USE)))
        else:
            painter.setFont(theme().font(12, 600))
            painter.setPen(theme().color("text2"))
            place = option.rect.adjusted(8, 0, -8, -5)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, in_use: bool) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("soft" if chosen else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), RADIUS, RADIUS)
        if in_use:
            top = option.rect.top() + (option.rect.height() - CHECK) / 2
            paint_icon(painter, QRectF(option.rect.left() + 9, top, CHECK, CHECK), "check", "accent")
        inside = option.rect.adjusted(INDENT, 0, -10, 0)
        paint_noted(painter, inside, say(card.title), say(card.note), 600 if chosen else 500)
