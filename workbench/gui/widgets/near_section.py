"""The examples nearest to a picture: some at first, and all of them when they are asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.why import NearRow, Why
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.near_list import NearList

TITLE, FEWER = mark("Nearest examples"), mark("Show fewer")
FIRST = 10


class NearSection(QFrame):
    """A tick and bold letters mark examples of the class that was answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self._near: tuple[NearRow, ...] = ()
        self.list = NearList()
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "secondary")
        self.more = QPushButton()
        self.more.setProperty("kind", "quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show)
        title = QLabel(say(TITLE))
        title.setProperty("role", "strong")
        foot = hbox()
        foot.addWidget(self.more)
        foot.addStretch(1)
        column = vbox(self)
        column.setContentsMargins(12, 8, 12, 10)
        for part in (title, self._words, self.list):
            column.addWidget(part)
        column.addLayout(foot)

    @property
    def words(self) -> str:
        return self._words.text()

    def set_why(self, why: Why) -> None:
        self._near = why.near
        self._words.setText(why.near_words)
        self.more.setVisible(len(self._near) > FIRST)
        self._show()

    def set_pale(self, is_pale: bool) -> None:
        """Whether another answer is awaited."""
        self.list.set_pale(is_pale)

    def _show(self) -> None:
        every = self.more.isChecked()
        self.list.set_rows(self._near if every else self._near[:FIRST])
        self.more.setText(say(FEWER) if every else say("Show all {count:,}", count=len(self._near)))
