"""How far something is that was asked for: a sentence, a bar, and a way to give up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from workbench.gui.language import say
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox

WHOLE = 1000


class BusyBar(QWidget):
    """``cancelRequested`` by its button."""

    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(wordWrap=True)
        self._bar = QProgressBar(textVisible=False)
        self.cancel = QPushButton(say("Cancel"), autoDefault=False)
        self.cancel.setToolTip(say("Stop what is going on"))
        self.cancel.clicked.connect(self.cancelRequested)
        words = vbox(spacing=6)
        words.addWidget(self._sentence)
        words.addWidget(self._bar)
        row = hbox(self, spacing=16)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_progress(self, sentence: str, fraction: float) -> None:
        """``fraction`` in 0..1, or below 0 while the length is unknown."""
        sentence, known = told(sentence), f" {round(100 * fraction)} %" if fraction >= 0 else ""
        self._sentence.setText(f"{sentence}…{known}")
        self._bar.setRange(0, WHOLE if fraction >= 0 else 0)
        self._bar.setValue(round(WHOLE * max(fraction, 0.0)))
        self._bar.setAccessibleName(sentence)
