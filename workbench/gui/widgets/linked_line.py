"""A sentence that may end in a link to another window."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.theme import theme
from workbench.gui.told import paragraph

REACH = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class LinkedLine(QLabel):
    """``followed`` once the link is clicked or, with the keyboard in the line, Return is pressed."""

    followed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.setProperty("role", "secondary")
        self._words = self._link = ""
        self.linkActivated.connect(lambda _: self.followed.emit())
        theme().changed.connect(self._word)
        self.set_words("")

    @property
    def words(self) -> str:
        """All that is said, without mark-up."""
        return paragraph(self._words, self._link)

    def set_words(self, words: str, link: str = "") -> None:
        """Say ``words``, and then ``link``, which can be followed; only then Tab stops here."""
        self._words, self._link = words, link
        self.setTextInteractionFlags(REACH if link else Qt.TextInteractionFlag.NoTextInteraction)
        self._word()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The link is at hand at once: Qt would wait for another Tab."""
        super().focusInEvent(event)
        if not self.hasSelectedText():
            self.focusNextPrevChild(True)

    def _word(self) -> None:
        colour = theme().color("accent").name()
        link = f'<a href="#" style="color:{colour}">{escape(self._link)}</a>' if self._link else ""
        self.setText(paragraph(escape(self._words), link))
        self.setAccessibleName(self.words)
