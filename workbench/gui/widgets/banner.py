"""The banner of the window and of Training: an error with an offer, such as to continue a run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workbench.gui.widgets.notice import Notice


class Banner(Notice):
    """A notice that may offer one action. actionRequested: its button was pressed."""

    actionRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._action = QPushButton()
        super().__init__(parent)

    def show_error(self, sentence: str, details: str = "", more: str = "Details", action: str = "") -> None:
        """Say it; without ``action`` there is no such button."""
        super().show_error(sentence, details, more)
        self._action.setText(action)
        self._action.setVisible(bool(action))

    @property
    def action(self) -> str:
        """What the button offers; empty without one."""
        return self._action.text()

    def press(self) -> None:
        """Take the offer, as a click does."""
        self._action.click()

    def _lay_out(self) -> None:
        super()._lay_out()
        for row in self.findChildren(QHBoxLayout):
            row.insertWidget(row.count() - 1, self._action, 0, Qt.AlignmentFlag.AlignTop)
        self._action.clicked.connect(self.actionRequested)
