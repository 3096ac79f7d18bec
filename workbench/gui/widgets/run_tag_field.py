"""A field for tags, with commas between them, that completes those that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

SEPARATOR = ", "
COMMA = re.compile("[,，、]")  # as they are typed in English and in Chinese


class TagField(QLineEdit):
    """``tags`` are what is written in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._on_edited)

    @property
    def tags(self) -> tuple[str, ...]:
        """Each once, in the order in which they are written."""
        return split_tags(self.text())

    def set_tags(self, tags: Sequence[str]) -> None:
        self.setText(SEPARATOR.join(tags))

    def set_known(self, tags: Sequence[str]) -> None:
        """These are offered while one types."""
        self._known.setStringList(list(tags))

    def _on_edited(self) -> None:
        begun = self._begun()
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _complete(self, tag: str) -> None:
        """In place of what was begun before the cursor."""
        before, after = self.text()[: self.cursorPosition()], self.text()[self.cursorPosition() :]
        kept = before[: len(before) - len(COMMA.split(before)[-1])]
        text = f"{kept} {tag}".strip()
        self.setText(text + after)
        self.setCursorPosition(len(text))

    def _begun(self) -> str:
        return COMMA.split(self.text()[: self.cursorPosition()])[-1].strip()


def split_tags(text: str) -> tuple[str, ...]:
    """ "a, b,,a" → ("a", "b")."""
    found = (" ".join(part.split()) for part in COMMA.split(text))
    return tuple(dict.fromkeys(each for each in found if each))
