"""An offer to go on where something was left: one sentence, and beside it or below it a button for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.flow_layout import FlowBox

SIGN, RADIUS, GAP = 16, 8, 8
SENTENCE = 320  # pixels that a sentence should have beside the buttons, unless it is shorter


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
        self._sentence.setText(told(sentence))
        self.setAccessibleName(self._sentence.text())
        for button in self._answers:
            self._buttons.flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._answers = [self._button(words, tip) for words, tip in answers]
        self._place_buttons()
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
        button.show()  # a hidden one takes no room; Qt would show it only later
        return button

    def _on_pressed(self, words: str) -> None:
        self.hide()
        self.answered.emit(words)

    def _lay_out(self) -> None:
        said = hbox()
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._sentence, 1)
        self._whole = vbox(self)
        self._whole.addLayout(said, 1)
        self._whole.addWidget(self._buttons)

    def minimumSizeHint(self) -> QSize:
        """Buttons that stand beside the sentence must not keep whoever shows it from becoming narrower."""
        margins = self._whole.contentsMargins()
        widest = max((each.sizeHint().width() for each in self._answers), default=0)
        return QSize(margins.left() + widest + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside the sentence where there is room for both, and below it elsewhere."""
        spacing = self._buttons.flow.spacing()
        needed = sum(each.sizeHint().width() + spacing for each in self._answers)
        metrics = self._sentence.fontMetrics()
        said = min(SENTENCE, metrics.horizontalAdvance(self._sentence.text()))
        margins = self._whole.contentsMargins()
        beside = margins.left() + SIGN + GAP + said + GAP + needed + margins.right() <= self.width()
        ways = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(ways[beside])
        self._whole.setSpacing(GAP if beside else 2)
        self._whole.setContentsMargins(10, 4 if beside else 8, 8, 4)
        self._buttons.setMinimumWidth(needed if beside else 0)
        self._buttons.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("soft"))
        painter.setPen(QPen(theme().color("accent"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _dress(self) -> None:
        self._sign.setPixmap(icon("info", "soft_text").pixmap(SIGN, SIGN))
        self.update()
