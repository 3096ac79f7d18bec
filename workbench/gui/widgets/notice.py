"""An error or news within a panel: a sign, one sentence, the details a click away, and a cross to dismiss it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox

SIGN = 16
RADIUS = 8
DETAILS_HEIGHT = 120
# What is said is an error or news: its drawing, and the tokens of ink, border and fill.
ERROR = ("warning", "failed", "failed", "failed_fill")
NEWS = ("check", "soft_text", "accent", "soft")


class Notice(QWidget):
    """Hidden until there is something to say. ``dismissed`` when a person closed it."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = ERROR
        self._sign = QLabel()
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = QPushButton("Details")
        self._more.setProperty("kind", "quiet")
        self._more.setCheckable(True)
        self._close = QToolButton()
        self._close.setIconSize(QSize(12, 12))
        self._close.setAccessibleName("Dismiss")
        self._close.setToolTip("Dismiss")
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setFixedHeight(DETAILS_HEIGHT)
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def details(self) -> str:
        return self._details.toPlainText()

    @property
    def is_error(self) -> bool:
        return self._look is ERROR

    def show_error(self, sentence: str, details: str = "", more: str = "Details") -> None:
        """``more`` is what the button says that unfolds ``details``."""
        self._show(ERROR, sentence, details, more)
        self.setAccessibleName(f"Error: {sentence}")

    def show_news(self, sentence: str) -> None:
        """Say something that is no error."""
        self._show(NEWS, sentence, "", "")
        self.setAccessibleName(sentence)

    def _show(self, look: tuple[str, str, str, str], sentence: str, details: str, more: str) -> None:
        self._look = look
        self._dress()
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setChecked(False)
        self._more.setVisible(bool(details))
        self._details.setPlainText(details)
        self._details.hide()
        self.show()

    def clear(self) -> None:
        self.hide()
        self._sentence.clear()
        self._details.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color(self._look[3]))
        painter.setPen(QPen(theme().color(self._look[2]), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _lay_out(self) -> None:
        row = self._row = hbox()
        for widget, stretch in ((self._sign, 0), (self._sentence, 1), (self._more, 0), (self._close, 0)):
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        column = self._column = vbox(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.addLayout(row)
        column.addWidget(self._details)

    def _connect(self) -> None:
        self._more.toggled.connect(self._details.setVisible)
        self._close.clicked.connect(self._on_close)
        theme().changed.connect(self._dress)
        self._dress()

    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _dress(self) -> None:
        drawing, ink = self._look[:2]
        self._sign.setPixmap(icon(drawing, ink).pixmap(SIGN, SIGN))
        self._close.setIcon(icon("close", ink))
        self.update()
