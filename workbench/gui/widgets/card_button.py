"""A button that says what is chosen, and opens a chooser with everything that could be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.cards import Card
from workbench.gui.theme import theme
from workbench.gui.widgets.card_dialog import CardDialog
from workbench.gui.widgets.noted_combo import paint_noted
from workbench.gui.widgets.whole_tip import show_whole

HEIGHT, PADDING, CHEVRON = 32, 10, 14


class CardButton(QPushButton):
    """Looks like a combo box. ``chosen`` carries the key that a person took; aboutToOpen comes before the chooser.

    Space, Return and the arrow down open the chooser; a letter opens it with a search for that letter.
    """

    chosen = Signal(str)
    aboutToOpen = Signal()

    def __init__(self, heading: str, *, weight: int = 600, noted: bool = True, parent: QWidget | None = None) -> None:
        """``heading`` is the chooser's title; ``noted``: the group stands beside the title where there is room."""
        super().__init__(parent)
        self._heading, self._weight, self._noted = heading, weight, noted
        self._cards: tuple[Card, ...] = ()
        self._key = ""
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.open_chooser())

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return self._key

    @property
    def card(self) -> Card | None:
        return next((each for each in self._cards if each.key == self._key), None)

    @property
    def words(self) -> str:
        """What it says, as far as there is room."""
        return say(self.card.title) if self.card else self._key

    @property
    def is_cut(self) -> bool:
        return QFontMetrics(theme().font(13, self._weight)).horizontalAdvance(self.words) > self._inside.width()

    def set_cards(self, cards: Sequence[Card]) -> None:
        self._cards = tuple(cards)
        self.choose(self._key)

    def choose(self, key: str) -> None:
        """Show the card with ``key``; the bare key where there is none."""
        self._key = key
        self.setAccessibleDescription(self.words)
        self.update()

    def open_chooser(self, typed: str = "") -> CardDialog:
        """Let a person choose; ``typed`` is what is searched for at first."""
        self.aboutToOpen.emit()
        dialog = CardDialog(self._heading, self._cards, self._key, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()
        # Not before: a dialog that is being shown selects what is typed in its first field.
        dialog.type_ahead(typed)
        return dialog

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.is_cut:
            show_whole(self, self.words, event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_chooser()
        elif plain and event.text().strip() and event.text().isprintable():
            self.open_chooser(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_noted(painter, self._inside, self.words, self._note, self._weight)
        left, top = self.width() - PADDING - CHEVRON, (self.height() - CHEVRON) / 2
        paint_icon(painter, QRectF(left, top, CHEVRON, CHEVRON), "chevron-down", "text")

    @property
    def _inside(self) -> QRect:
        return self.rect().adjusted(PADDING, 0, -PADDING - CHEVRON - 6, 0)

    @property
    def _note(self) -> str:
        return say(self.card.group) if self.card and self._noted else ""

    def _on_chosen(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit(key)
