"""An error within a panel: a sign, one sentence, the details a click away, and a cross to dismiss it."""

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


class Notice(QWidget):
    """Hidden until there is something to say. ``dismissed`` when a person closed it."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = QPushButton("Details")
        self._more.setProperty("kind", "quiet")
        self._more.setCheckable(True)
        self._close = QToolButton()
        self._close.setIcon(icon("close", "failed"))
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

    def show_error(self, sentence: str, details: str = "", more: str = "Details") -> None:
        """``more`` is what the button says that unfolds ``details``."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setChecked(False)
        self._more.setVisible(bool(details))
        self._details.setPlainText(details)
        self._details.hide()
        self.setAccessibleName(f"Error: {sentence}")
        self.show()

    def clear(self) -> None:
        self.hide()
        self._sentence.clear()
        self._details.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("failed_fill"))
        painter.setPen(QPen(theme().color("failed"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _lay_out(self) -> None:
        row = hbox()
        for widget, stretch in ((self._sign, 0), (self._sentence, 1), (self._more, 0), (self._close, 0)):
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        column = vbox(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.addLayout(row)
        column.addWidget(self._details)

    def _connect(self) -> None:
        self._more.toggled.connect(self._details.setVisible)
        self._close.clicked.connect(self._on_close)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_close(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(icon("warning", "failed").pixmap(SIGN, SIGN))
        self.update()
