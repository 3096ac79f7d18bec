"""The class cards, one below the other, and the zone that makes another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.drops import DropFilter
from workbench.gui.language import mark, say
from workbench.gui.models.contents import NEW_CLASS, PictureClass
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.class_card import ClassCard
from workbench.gui.widgets.drop_zone import DropZone
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.thumbnail import SIDE, SMALL_SIDE

ADD = mark("Add a class, or drop a folder of pictures here")
FIRST = mark("Drop a folder of pictures for each class")
BEGIN = mark("Drop to begin a class with {what}")
HINT = mark("or click to add a class and fill it by hand")
TIP = mark(
    "A folder becomes a class with its name, a folder of folders one class for each of them. Press Return, or click, "
    "to add an empty class."
)


class ClassList(QWidget):
    """Signals carry the id of the class that they are about; dropped, carried and filesRequested may say NEW_CLASS."""

    dropped = Signal(int, object)
    filesRequested = Signal(int)
    classRequested = Signal()
    renameRequested = Signal(int, str)
    classRemoved = Signal(int)
    pictureRemoved = Signal(int, str)
    pictureCut = Signal(int, str)
    pictureDragged = Signal(int, str)
    pictureMenu = Signal(int, str, QPoint)
    carried = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, ClassCard] = {}
        self._side = SIDE
        self.zone = DropZone("plus", say(ADD), say("Drop to add {what} as new classes"), NEW_CLASS, say(BEGIN))
        self.notice = Notice()
        self.zone.setToolTip(say(TIP))
        self._column = vbox(self)
        self._column.addWidget(self.zone)
        self._column.addWidget(self.notice)
        self._word_zone()
        self.zone.clicked.connect(self.classRequested)
        self.zone.listen(DropFilter(self))  # between the cards, and on one that does not take it
        self.zone.dropped.connect(lambda sources: self.dropped.emit(NEW_CLASS, sources))
        self.zone.carried.connect(lambda carried: self.carried.emit(NEW_CLASS, carried))

    @property
    def count(self) -> int:
        return len(self._cards)

    @property
    def is_naming(self) -> bool:
        """Whether the name of a class is being typed."""
        return any(not card.name.isReadOnly() for card in self._cards.values())

    def card(self, class_id: int) -> ClassCard:
        return self._cards[class_id]

    def set_classes(self, classes: Sequence[PictureClass]) -> None:
        """Show these classes, in this order of their arrival."""
        wanted = [each.id for each in classes]
        for class_id in [each for each in self._cards if each not in wanted]:
            self._remove_card(class_id)
        for each in classes:
            if each.id not in self._cards:
                self._add_card(each.id)
            self._cards[each.id].set_class(each)
        self._put_in_order(wanted)
        self._align_names()
        self._word_zone()

    def set_class(self, shown: PictureClass) -> None:
        self._cards[shown.id].set_class(shown)
        self._align_names()

    def set_reading(self, target: int, words: str, fraction: float) -> None:
        """Say how far reading is, in the card it is for or in the zone."""
        if target in self._cards:
            self._cards[target].set_reading(words)
        elif target == NEW_CLASS:
            self.zone.set_busy(words, fraction)

    def set_small(self, small: bool) -> None:
        self._side = SMALL_SIDE if small else SIDE
        for card in self._cards.values():
            card.set_side(self._side)
        self._align_names()

    def edit_name(self, class_id: int) -> None:
        self._cards[class_id].name.start()

    def focused_class(self) -> int | None:
        """The class that the keyboard is in."""
        focused = QApplication.focusWidget()
        for class_id, card in self._cards.items():
            if focused and (focused is card or card.isAncestorOf(focused)):
                return class_id
        return None

    def _align_names(self) -> None:
        widest = max((card.wanted_name_width for card in self._cards.values()), default=0)
        for card in self._cards.values():
            card.set_name_width(widest)

    def _word_zone(self) -> None:
        self.zone.set_words(say(ADD if self._cards else FIRST), "" if self._cards else say(HINT))

    def _put_in_order(self, wanted: Sequence[int]) -> None:
        """A class that comes back stands where it stood."""
        if list(self._cards) != list(wanted):
            self._cards = {class_id: self._cards[class_id] for class_id in wanted}
            for place, card in enumerate(self._cards.values()):
                self._column.insertWidget(place, card)

    def _add_card(self, class_id: int) -> None:
        card = self._cards[class_id] = ClassCard()
        card.set_side(self._side)
        card.dropped.connect(lambda sources: self.dropped.emit(class_id, sources))
        card.filesRequested.connect(lambda: self.filesRequested.emit(class_id))
        card.renameRequested.connect(lambda name: self.renameRequested.emit(class_id, name))
        card.removeRequested.connect(lambda: self.classRemoved.emit(class_id))
        card.pictureRemoved.connect(lambda key: self.pictureRemoved.emit(class_id, key))
        card.pictureCut.connect(lambda key: self.pictureCut.emit(class_id, key))
        card.pictureDragged.connect(lambda key: self.pictureDragged.emit(class_id, key))
        card.pictureMenu.connect(lambda key, point: self.pictureMenu.emit(class_id, key, point))
        card.carried.connect(lambda carried: self.carried.emit(class_id, carried))
        self._column.insertWidget(len(self._cards) - 1, card)

    def _remove_card(self, class_id: int) -> None:
        card = self._cards.pop(class_id)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
