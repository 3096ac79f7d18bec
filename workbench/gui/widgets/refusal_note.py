"""The sentence below number boxes on what was typed into one of them and could not be taken."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.widgets.number_box import DecimalBox


class RefusalNote(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, boxes: Iterable[DecimalBox] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self._boxes: list[DecimalBox] = []
        for box in boxes:
            self.add(box)
        self._say("")

    def add(self, box: DecimalBox) -> None:
        """Speak of this one, too."""
        self._boxes.append(box)
        box.finished.connect(lambda text: self._say(box.refusal(text)))

    def settle(self) -> bool:
        """Take what is typed into the boxes; whether all of it could be taken. What could not is said."""
        said = next(filter(None, [box.refusal(box.settle()) for box in self._boxes]), "")
        self._say(said)
        return not said

    def _say(self, sentence: str) -> None:
        self.setText(sentence)
        self.setVisible(bool(sentence))
