"""The banner of the window and of Training: an error or news with an offer, such as to continue a run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from workbench.gui.language import mark
from workbench.gui.widgets.boxes import hbox
from workbench.gui.widgets.notice import Notice, Sentence

NARROW = 420


class Banner(Notice):
    """A notice that may offer one action. actionRequested: its button was pressed."""

    actionRequested = Signal()

    def show_error(
        self, sentence: Sentence, details: Sentence = "", more: str = mark("Details"), action: str = ""
    ) -> None:
        """Say it; without ``action`` there is no such button."""
        super().show_error(sentence, details, more)
        self._offer(action)

    def show_news(self, sentence: Sentence, action: str = "") -> None:
        super().show_news(sentence)
        self._offer(action)

    @property
    def action(self) -> str:
        """What the button offers; empty without one."""
        return self._action.text()

    def press(self) -> None:
        """Take the offer, as a click does."""
        self._action.click()

    def _offer(self, action: str) -> None:
        self._action.setText(action)
        self._action.setVisible(bool(action))

    def _lay_out(self) -> None:
        super()._lay_out()
        self._below = hbox()
        self._below.addStretch()
        self._column.addLayout(self._below)
        self._row.removeWidget(self._action)
        self._row.insertWidget(self._row.count() - 1, self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._action.clicked.connect(self.actionRequested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The offer stands beside the sentence, or below it where there is no room for both."""
        super().resizeEvent(event)
        below = event.size().width() < NARROW
        if below != (self._below.indexOf(self._action) >= 0):
            (self._row if below else self._below).removeWidget(self._action)
            if below:
                self._below.addWidget(self._action)
            else:
                self._row.insertWidget(self._row.count() - 1, self._action, 0, Qt.AlignmentFlag.AlignVCenter)
