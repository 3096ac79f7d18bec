"""An error or news within a panel: a sign, one sentence, the details a click away, and a cross to dismiss it."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import Words, mark, say
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox

SIGN = 16
RADIUS = 8
# Below this width a sentence needs all the room there is.
SLIM = 340
# As many lines of details are shown before they scroll.
DETAILS_LINES = 6
# The padding and the border of the style sheet together, at each side.
DETAILS_FRAME = 7
FOLD = mark("Hide")
# News that offers something goes by itself after a while.
BRIEF_MS = 12_000
# A longer word could make the window wider.
LONGEST_WORD = 24
# What is said is an error or news: its drawing, and the tokens of ink, border and fill.
ERROR = ("warning", "failed", "failed", "failed_fill")
NEWS = ("check", "soft_text", "accent", "soft")
HINT = ("info", "soft_text", "accent", "soft")
# English, or what says it anew, as the language may change while it is shown.
Sentence = str | Words


class Notice(QWidget):
    """Hidden until there is something to say.

    Signals: dismissed (a person closed it), acted (the button was pressed that news may offer, and errors),
    unfolded (details are shown, for which it has grown).
    """

    dismissed = Signal()
    acted = Signal()
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = ERROR
        self._sign = QLabel()
        self._given: tuple[Sentence, Sentence, str] = "", "", ""
        self._said = self._unfold = ""
        self._sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = QPushButton(say("Details"))
        self._more.setToolTip(say("Show or hide what lies behind this"))
        self._more.setProperty("kind", "quiet")
        self._more.setCheckable(True)
        self._action = QPushButton()
        self._action.setProperty("kind", "quiet")
        self._brief = QTimer(self, singleShot=True, interval=BRIEF_MS)
        self._close = QToolButton()
        self._close.setIconSize(QSize(12, 12))
        self._close.setAccessibleName(say("Dismiss"))
        self._close.setToolTip(say("Dismiss"))
        self._details = QPlainTextEdit(readOnly=True)
        self._details.document().setDocumentMargin(0)
        # Lines are wrapped; while they still are being, a bar would take the room of the last.
        self._details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The lines stay where they are when the keyboard comes.
        self._details.setStyleSheet("QPlainTextEdit:focus { padding: 5px 7px; min-height: 0; }")
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def sentence(self) -> str:
        return self._said

    @property
    def details(self) -> str:
        return self._details.toPlainText()

    @property
    def action(self) -> str:
        """What the button says that news offers, if any."""
        return self._action.text()

    @property
    def is_error(self) -> bool:
        return self._look is ERROR

    @property
    def is_news(self) -> bool:
        """Whether it says what has been done, and nothing is left to do."""
        return self._look is NEWS

    def show_error(self, sentence: Sentence, details: Sentence = "", more: str = mark("Details")) -> None:
        """``more`` is what the button says that unfolds ``details``."""
        self._show(ERROR, sentence, details, more)

    def show_news(self, sentence: Sentence, action: str = "") -> None:
        """Say something that is no error. With an ``action`` there is a button, and the news goes by itself."""
        self._show(NEWS, sentence, "", "")
        self._action.setText(action)
        self._action.setVisible(bool(action))
        if action:
            self._brief.start()

    def offer(self, action: str, tip: str = "") -> None:
        """Offer to do something about what was said, with a button below it."""
        self._row.removeWidget(self._action)
        self._foot.addWidget(self._action)
        self._action.setText(action)
        self._action.setToolTip(tip)
        self._action.show()

    def show_hint(self, sentence: Sentence) -> None:
        """Say what is best to do next."""
        self._show(HINT, sentence, "", "")

    def take_over(self, other: Notice) -> None:
        """Say in the language of now what another says, which goes; what it offers is not taken over."""
        if other.sentence:
            self._show(other._look, *other._given)

    def _show(self, look: tuple[str, str, str, str], sentence: Sentence, details: Sentence, more: str) -> None:
        self._look = look
        self._dress()
        self.clear()
        self._given, self._unfold = (sentence, details, more), say(more)
        self._said = told(sentence) if isinstance(sentence, str) else sentence()
        self.setAccessibleName(say("Error: {sentence}", sentence=self._said) if self.is_error else self._said)
        self._sentence.setText(re.sub(rf"(\S{{{LONGEST_WORD}}})(?=\S)", "\\1\u200b", self._said))
        self._more.setChecked(False)
        self._more.setText(self._unfold)
        self._more.setVisible(bool(details))
        self._details.setPlainText(details if isinstance(details, str) else details())
        self._details.hide()
        self.show()

    def clear(self) -> None:
        self.hide()
        self._brief.stop()
        self._said = ""
        self._action.setText("")
        self._action.setToolTip("")
        self._action.hide()
        if self._foot.indexOf(self._action) >= 0:
            self._foot.removeWidget(self._action)
            self._row.insertWidget(2, self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._sentence.clear()
        self._details.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more(event.size().width() < SLIM)
        self._fit_details()

    def _place_more(self, below: bool) -> None:
        """Details are offered beside the sentence, or below it where they would squeeze it."""
        if below and self._foot.indexOf(self._more) < 0:
            self._row.removeWidget(self._more)
            self._foot.addWidget(self._more)
        elif not below and self._row.indexOf(self._more) < 0:
            self._foot.removeWidget(self._more)
            self._row.insertWidget(self._row.count() - 1, self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color(self._look[3]))
        painter.setPen(QPen(theme().color(self._look[2]), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _lay_out(self) -> None:
        row = self._row = hbox()
        for widget in (self._sign, self._sentence, self._action, self._more, self._close):
            row.addWidget(widget, int(widget is self._sentence), Qt.AlignmentFlag.AlignVCenter)
        column = self._column = vbox(self)
        column.setContentsMargins(10, 8, 8, 8)
        self._foot = hbox()
        self._foot.addStretch()
        column.addLayout(row)
        column.addLayout(self._foot)
        column.addWidget(self._details)

    def _connect(self) -> None:
        self._more.toggled.connect(self._on_unfolded)
        self._action.clicked.connect(self.acted)
        self._brief.timeout.connect(self.clear)
        self._close.clicked.connect(self._on_close)
        theme().changed.connect(self._dress)
        self._dress()

    def _on_unfolded(self, shown: bool) -> None:
        self._more.setText(say(FOLD) if shown else self._unfold)
        self._details.setVisible(shown)
        # Only once it is laid out, its lines are wrapped.
        QTimer.singleShot(0, self, self._on_wrapped)

    def _on_wrapped(self) -> None:
        self._fit_details()
        if not self._details.isHidden():
            self.unfolded.emit()

    def _fit_details(self) -> None:
        """The height of whole lines, so that none is cut."""
        if self._details.isHidden():
            return
        lines = max(1, min(round(self._details.document().size().height()), DETAILS_LINES))
        # With a pixel less, Qt would see a reason to scroll.
        height = self._details.fontMetrics().lineSpacing()
        self._details.setFixedHeight(lines * height + 2 * DETAILS_FRAME + 2)

    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _dress(self) -> None:
        drawing, ink = self._look[:2]
        self._sign.setPixmap(icon(drawing, ink).pixmap(SIGN, SIGN))
        self._close.setIcon(icon("close", ink))
        self.update()
