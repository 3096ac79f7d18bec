"""An offer to go on where something was left: one sentence, and a button for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.flow_layout import FlowBox

SIGN, RADIUS = 16, 8


class Offer(QWidget):
    """Hidden until there is something to offer. answered: the words of the button that was pressed."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._buttons = FlowBox(2)
        self._answers: list[QPushButton] = []
        self._lay_out()
        theme().changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is offered, if anything."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def answers(self) -> list[str]:
        """What the buttons say."""
        return [each.text() for each in self._answers]

    def show_offer(self, sentence: str, answers: Sequence[tuple[str, str]]) -> None:
        """``answers`` are the words of each button and its tip."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self._answers:
            self._buttons.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._answers = [self._button(words, tip) for words, tip in answers]
        self.show()

    def press(self, answer: str) -> None:
        """Answer, as a click does."""
        next(each for each in self._answers if each.text() == answer).click()

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setProperty("kind", "quiet")
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        button.clicked.connect(partial(self._on_pressed, words))
        self._buttons.flow.addWidget(button)
        return button

    def _on_pressed(self, words: str) -> None:
        self.hide()
        self.answered.emit(words)

    def _lay_out(self) -> None:
        said = hbox()
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._sentence, 1)
        column = vbox(self, spacing=2)
        column.setContentsMargins(10, 8, 8, 4)
        column.addLayout(said)
        column.addWidget(self._buttons)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("soft"))
        painter.setPen(QPen(theme().color("accent"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _dress(self) -> None:
        self._sign.setPixmap(icon("info", "soft_text").pixmap(SIGN, SIGN))
        self.update()
