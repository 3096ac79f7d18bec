"""What can be done with pictures of Try it, for the mouse's other button and the menu key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.contents import NEW_CLASS, QUERIES, PictureClass

IT_IS, THEY_ARE, MOVE_TO = mark("It is {name}"), mark("They are {name}"), mark("Move to {name}")
# As many classes have a key.
KEYS = 9


class PictureMenu(QMenu):
    """Of pictures in a class, or of those to recognise where ``origin`` is QUERIES.

    Signals: moveChosen (the id of a class, NEW_CLASS or QUERIES), whyChosen, cutChosen, removeChosen.
    """

    moveChosen = Signal(int)
    whyChosen = Signal()
    cutChosen = Signal()
    removeChosen = Signal()

    def __init__(self, origin: int, count: int, classes: Sequence[PictureClass], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_query = origin == QUERIES
        if is_query and count == 1:
            self._add(say("&Why?\tReturn"), self.whyChosen)
            self.addSeparator()
        for number, each in enumerate(classes, 1):
            if each.id != origin:
                verb = (IT_IS if count == 1 else THEY_ARE) if is_query else MOVE_TO
                key = f"\t{number}" if is_query and number <= KEYS else ""
                words = say(verb, name=each.name.replace("&", "&&"))
                self.addAction(f"{words}{key}", partial(self.moveChosen.emit, each.id))
        new = say("Begin a &new class with it") if count == 1 else say("Begin a &new class with them")
        self.addAction(new, partial(self.moveChosen.emit, NEW_CLASS))
        if not is_query:
            self.addAction(say("Have it &recognised"), partial(self.moveChosen.emit, QUERIES))
        self.addSeparator()
        self._add(say("Cu&t\tCtrl+X"), self.cutChosen)
        self._add(say("R&emove\tDelete"), self.removeChosen)

    def _add(self, words: str, chosen: SignalInstance) -> None:
        self.addAction(words, chosen.emit)
