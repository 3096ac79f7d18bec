"""Pictures that deserve a look, why, and what can be done about each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from workbench.data.pictures import Picture
from workbench.engine.few_shot import Oddity
from workbench.gui.language import say
from workbench.gui.models.how_good import ODD, Judgement, moving_to, oddity_title
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.picture_label import PictureLabel

SIDE = 56


@dataclass(frozen=True)
class OddPicture:
    """A picture in its class; ``taken_for`` another class when it was left out, if it was."""

    picture: Picture
    class_name: str
    taken_for: str = ""


class OddityCard(QFrame):
    """Signals: removeRequested (class name, key), moveRequested (class name, key, the class to move it to)."""

    removeRequested = Signal(str, str)
    moveRequested = Signal(str, str, str)

    def __init__(self, oddity: Oddity, shown: tuple[OddPicture, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._buttons: list[tuple[OddPicture, QPushButton]] = []
        self.words = told(oddity.sentence)
        title, sentence = QLabel(oddity_title(oddity)), QLabel(self.words, wordWrap=True)
        title.setProperty("role", "strong")
        sentence.setProperty("role", "secondary")
        words = vbox(spacing=2)
        words.addWidget(title)
        words.addWidget(sentence)
        column = vbox(self, spacing=6)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(words)
        for each in shown:
            column.addLayout(self._row(each, oddity.kind == ODD))

    def set_there(self, is_there: Callable[[str, str], bool]) -> None:
        """Only what still lies there can be moved or removed."""
        for odd, button in self._buttons:
            button.setEnabled(is_there(odd.class_name, odd.picture.key))

    def _row(self, odd: OddPicture, can_move: bool) -> QHBoxLayout:
        picture = PictureLabel(SIDE, odd.picture)
        where = CutLabel(say("in {class_name}", class_name=odd.class_name), 12, "text2")
        words = vbox(spacing=0)
        words.addStretch()
        words.addWidget(CutLabel(odd.picture.name, 13, "text"))
        words.addWidget(where)
        words.addStretch()
        row = hbox(spacing=10)
        row.addWidget(picture)
        row.addLayout(words, 1)
        if can_move and odd.taken_for and odd.taken_for != odd.class_name:
            meaning = say("Move to {class_name}", class_name=odd.taken_for)
            row.addWidget(self._button(meaning, moving_to(odd.taken_for), odd, moves=True))
        row.addWidget(self._button(say("Remove"), say("Remove"), odd, moves=False))
        return row

    def _button(self, meaning: str, words: str, odd: OddPicture, moves: bool) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(
            say("{meaning}: {name} in {class_name}", meaning=meaning, name=odd.picture.name, class_name=odd.class_name)
        )
        button.setToolTip(meaning)
        class_name, key = odd.class_name, odd.picture.key
        if moves:
            button.clicked.connect(lambda: self.moveRequested.emit(class_name, key, odd.taken_for))
        else:
            button.clicked.connect(lambda: self.removeRequested.emit(class_name, key))
        self._buttons.append((odd, button))
        return button


class CutLabel(QLabel):
    """A line that is cut in the middle where there is little room; the tool tip has it whole."""

    def __init__(self, words: str, size: int, token: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._size, self._token = size, token
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(QFontMetrics(theme().font(size)).height() + 1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(self._size))
        painter.setPen(theme().color(self._token))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def odd_pictures(judgement: Judgement, oddity: Oddity) -> tuple[OddPicture, ...]:
    """The pictures of an oddity, with what they were taken for."""
    pairs = zip(oddity.class_names, oddity.keys, strict=True)
    found = ((name, judgement.picture(name, key), judgement.taken_for(name, key)) for name, key in pairs)
    return tuple(OddPicture(picture, name, taken) for name, picture, taken in found if picture is not None)
