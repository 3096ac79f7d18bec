"""The inline banner for what went wrong: one sentence, the details a click away, an offer where there is one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.icons import icon
from workbench.gui.theme import theme

DETAILS_HEIGHT = 160


class Banner(QFrame):
    """Hidden until `show_error`. actionRequested: the offered button was pressed."""

    actionRequested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error")
        self._icon, self._sentence = QLabel(), QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action, self._more = QPushButton(), QPushButton("Details")
        self._more.setCheckable(True)
        self._more.setProperty("kind", "quiet")
        self._close = QToolButton()
        self._close.setAccessibleName("Dismiss")
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setFixedHeight(DETAILS_HEIGHT)
        self._details.setAccessibleName("Details")
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def details(self) -> str:
        return self._details.toPlainText()

    def show_error(self, sentence: str, details: str = "", action: str = "") -> None:
        """Say it. Without ``details`` or ``action`` their buttons stay away."""
        self._sentence.setText(sentence)
        self._details.setPlainText(details)
        self._more.setChecked(False)
        self._more.setVisible(bool(details))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"Problem: {sentence}")
        self.show()

    def clear(self) -> None:
        self.hide()

    def _lay_out(self) -> None:
        self._dress()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        for widget in (self._more, self._action, self._close):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.addLayout(row)
        column.addWidget(self._details)
        self._details.hide()

    def _connect(self) -> None:
        self._more.toggled.connect(self._details.setVisible)
        self._action.clicked.connect(self.actionRequested)
        self._close.clicked.connect(self._on_close)
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        self._icon.setPixmap(icon("warning", "failed").pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", "text2"))

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()
