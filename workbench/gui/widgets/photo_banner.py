"""Says that the pictures are unlike what the model was trained on, and offers what fits them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QScrollArea, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.photo_networks import NetworkOffer
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.flow_layout import FlowBox
from workbench.gui.widgets.weights_box import WeightsBox

SIGN, RADIUS = 16, 8
# By then it has taken the height that it needs.
SETTLED_MS = 50
NETWORK, OWN, KEEP = mark("Use a network for photographs"), mark("Train on my own folder…"), mark("Keep this model")
NETWORK_TIP = mark("Networks that learned to see from a million photographs; pictures are compared by what they see")
OWN_TIP = mark("Choose a folder with a folder of pictures for each class, and train a model on it")
KEEP_TIP = mark("Go on as it is; of these pictures it is not said again")
PRIVACY = mark("Whichever you choose, nothing is uploaded anywhere.")
NOT_NOW = mark("Not now")


class PhotoBanner(QWidget):
    """Hidden while there is nothing to say. `weights` gets what a chosen network needs, and hides itself as well.

    Signals: networkChosen (a NetworkOffer), trainRequested, keepRequested, notNow (the weights are not wanted).
    """

    networkChosen = Signal(object)
    trainRequested = Signal()
    keepRequested = Signal()
    notNow = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = _Card()
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._privacy = QLabel(say(PRIVACY), wordWrap=True)
        self._privacy.setProperty("role", "secondary")
        self.network = _button(say(NETWORK), say(NETWORK_TIP))
        self.own, self.keep = _button(say(OWN), say(OWN_TIP)), _button(say(KEEP), say(KEEP_TIP))
        self.menu = QMenu(self)
        self.network.setMenu(self.menu)
        self.weights = WeightsBox()
        self._not_now = _button(say(NOT_NOW), say("Go on with the model in use"))
        self._not_now.setProperty("kind", "quiet")
        self._sign = QLabel()
        self._lay_out()
        self._connect()
        self.show_sentence("")
        self.hide_weights()

    @property
    def sentence(self) -> str:
        """What is said of the pictures, if anything."""
        return self._sentence.text()

    @property
    def asks_for_weights(self) -> bool:
        return not self.weights.isHidden()

    def show_sentence(self, sentence: str) -> None:
        """Say how the pictures are unlike; an empty sentence takes the offers away."""
        self._sentence.setText(told(sentence))
        self._card.setAccessibleName(self._sentence.text())
        self._card.setAccessibleDescription(say(PRIVACY))
        self._fit()

    def show_weights(self) -> None:
        """The box of weights has something to say, in place of what is said of the pictures."""
        self.weights.show()
        self._fit()
        QTimer.singleShot(SETTLED_MS, self, self._come_into_sight)

    def hide_weights(self) -> None:
        self.weights.hide()
        self._fit()

    def set_networks(self, offers: Sequence[NetworkOffer]) -> None:
        """What can be chosen in place of the model; files come last."""
        self.menu.clear()
        self.menu.setToolTipsVisible(True)
        ordered = sorted(offers, key=lambda each: each.from_file)
        for before, each in zip([None, *ordered], ordered, strict=False):
            if before and each.from_file and not before.from_file:
                self.menu.addSeparator()
            action = self.menu.addAction(each.words)
            action.setToolTip(each.tip)
            action.triggered.connect(self._choosing(each))

    def _choosing(self, offer: NetworkOffer) -> Callable[..., None]:
        return lambda *_: self.networkChosen.emit(offer)

    def _fit(self) -> None:
        asks = not self.weights.isHidden()
        self._card.setVisible(bool(self.sentence) and not asks)
        # While it is downloaded there is a way to cancel that.
        self._not_now.setVisible(asks and not self.weights.is_busy)
        self.setVisible(asks or bool(self.sentence))

    def _come_into_sight(self) -> None:
        """Whoever chose a model at the top looks there, while the column may be scrolled down."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self, 0, 8)

    def _connect(self) -> None:
        self.own.clicked.connect(self.trainRequested)
        self.keep.clicked.connect(self.keepRequested)
        self._not_now.clicked.connect(self.notNow)
        theme().changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        said = hbox()
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._sentence, 1)
        buttons = FlowBox(6)
        for button in (self.network, self.own, self.keep):
            buttons.flow.addWidget(button)
        card = vbox(self._card)
        card.setContentsMargins(10, 10, 10, 10)
        card.addLayout(said)
        card.addWidget(buttons)
        card.addWidget(self._privacy)
        column = vbox(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._card)
        column.addWidget(self.weights)
        column.addWidget(self._not_now, 0, Qt.AlignmentFlag.AlignRight)

    def _dress(self) -> None:
        self._sign.setPixmap(icon("info", "soft_text").pixmap(SIGN, SIGN))
        self.update()


class _Card(QWidget):
    """The fill of news, on which secondary text still has its contrast."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("soft"))
        painter.setPen(QPen(theme().color("accent"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
    return button
