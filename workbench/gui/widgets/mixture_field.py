"""The field of the knob that names further datasets to practise on: what is chosen, and a dialog behind it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.config import Value
from workbench.gui.models.mixing import field_words, parts, shares_words
from workbench.gui.theme import theme
from workbench.gui.widgets.fields import CHOICE_WIDTH, FIELD_HEIGHT
from workbench.gui.widgets.mixture_dialog import MixtureDialog

ROOM = 24


class MixtureField(QPushButton):
    """``changed`` says that a person chose other datasets."""

    changed = Signal()

    def __init__(self, own: str, parent: QWidget | None = None) -> None:
        """``own`` is the dataset of the run."""
        super().__init__(parent)
        self._own, self._text = own, ""
        self.setProperty("kind", "field")
        self.setFixedSize(CHOICE_WIDTH, FIELD_HEIGHT)
        self.clicked.connect(self.open_dialog)
        self._write()

    @property
    def words(self) -> str:
        """How much of practice comes from each; empty where there is one dataset."""
        return shares_words(self._text, self._own)

    def set_own(self, name: str) -> None:
        """The run is on another dataset now."""
        self._own = name
        self._write()

    def get(self) -> Value:
        return self._text

    def put(self, value: Value) -> None:
        self._text = str(value)
        self._write()

    def sizeHint(self) -> QSize:
        return QSize(CHOICE_WIDTH, FIELD_HEIGHT)

    def open_dialog(self) -> MixtureDialog:
        """Let datasets be chosen."""
        dialog = MixtureDialog(parts(self._text, self._own), self.window())
        dialog.chosen.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_chosen(self, text: str) -> None:
        self.put(text)
        self.changed.emit()

    def _write(self) -> None:
        said = field_words(self._text, self._own)
        self.setText(QFontMetrics(theme().font(13)).elidedText(said, Qt.TextElideMode.ElideRight, CHOICE_WIDTH - ROOM))
        self.setAccessibleDescription(self.words or said)
