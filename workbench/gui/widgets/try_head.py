"""The head of the classes: what to do, and what qualifies the result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.gui.widgets.badge_row import BadgeRow
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.notice import Notice

TITLE = "Drop a few pictures of each class"
EMPTY = "Two classes are enough to begin."


class TryHead(QWidget):
    """``examplesRequested`` by a stranger who has no pictures at hand."""

    examplesRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(TITLE)
        title.setProperty("role", "section")
        self._badges = BadgeRow()
        self._examples = QPushButton("Try with example pictures")
        self._examples.setProperty("kind", "quiet")
        self._examples.clicked.connect(self.examplesRequested)
        self._hint = QLabel(EMPTY, wordWrap=True)
        self._hint.setProperty("role", "secondary")
        self.notice = Notice()
        self._lay_out(title)

    @property
    def badges(self) -> tuple[str, ...]:
        return self._badges.badges

    @property
    def offers_examples(self) -> bool:
        return not self._examples.isHidden()

    def set_badges(self, badges: tuple[str, ...]) -> None:
        """What qualifies the predictions, in words."""
        self._badges.set_badges(badges)

    def set_examples_shown(self, shown: bool) -> None:
        self._examples.setVisible(shown)
        self._hint.setVisible(shown)

    def hold(self, state: QWidget) -> None:
        """Show ``state`` at the right of the title."""
        self._top.addWidget(state)

    def _lay_out(self, title: QLabel) -> None:
        self._top = hbox()
        self._top.addWidget(title)
        self._top.addStretch()
        hint = hbox()
        hint.addWidget(self._hint, 1)
        hint.addWidget(self._examples)
        column = vbox(self, spacing=4)
        column.addLayout(self._top)
        column.addLayout(hint)
        column.addWidget(self._badges)
        column.addWidget(self.notice)
