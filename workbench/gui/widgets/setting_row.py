"""One setting of the window "Settings": its name, its field, and a sentence on what it means."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.widgets.boxes import hbox, vbox

FIELD = 160


class SettingRow(QWidget):
    def __init__(self, label: str, field: QWidget, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._note = field, note(meaning)
        field.setAccessibleName(label)
        field.setFixedWidth(FIELD)
        row = hbox()
        row.addWidget(strong(label), 1)
        row.addWidget(field)
        column = vbox(self, spacing=4)
        column.setContentsMargins(0, 0, 0, 8)
        column.addLayout(row)
        column.addWidget(self._note)
        self.set_meaning(meaning)

    @property
    def meaning(self) -> str:
        return self._note.text()

    def set_meaning(self, meaning: str) -> None:
        """Another sentence says it."""
        self._note.setText(meaning)
        self._field.setToolTip(meaning)


def strong(words: str) -> QLabel:
    """A name."""
    label = QLabel(words)
    label.setProperty("role", "strong")
    return label


def note(words: str) -> QLabel:
    """A sentence below it."""
    label = QLabel(words, wordWrap=True)
    label.setProperty("role", "secondary")
    return label
