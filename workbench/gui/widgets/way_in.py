"""One of a few ways to begin: a large button with a drawing, a title and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from workbench.gui.icons import icon
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox

SIGN, PADDING = 32, 16


class WayIn(QPushButton):
    """Its height follows from its words."""

    def __init__(self, sign: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._drawing = QLabel(), sign
        self._title, self._sentence = QLabel(title), QLabel(sentence, wordWrap=True)
        self._title.setProperty("role", "section")
        self._sentence.setProperty("role", "secondary")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setProperty("kind", "way")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        theme().changed.connect(self._dress)
        self._dress()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def _lay_out(self) -> None:
        for label in (self._sign, self._title, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = vbox(spacing=4)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._row = hbox(self, spacing=PADDING)
        self._row.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)

    def _dress(self) -> None:
        self._sign.setPixmap(icon(self._drawing, "accent").pixmap(SIGN, SIGN))
