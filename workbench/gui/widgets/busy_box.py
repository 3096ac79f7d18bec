"""What stands in a panel's place while it works: a sentence, a bar, and a way to give up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from workbench.gui.language import say
from workbench.gui.told import told
from workbench.gui.widgets.boxes import vbox

WHOLE = 1000


class BusyBox(QWidget):
    """``cancelRequested`` by its button, which is there only where giving up makes sense."""

    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setProperty("role", "secondary")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar(textVisible=False)
        self._cancel = QPushButton(say("Cancel"))
        self._cancel.setProperty("kind", "quiet")
        self._cancel.clicked.connect(self.cancelRequested)
        column = vbox(self)
        column.setContentsMargins(24, 0, 24, 0)
        column.addStretch()
        column.addWidget(self._sentence)
        column.addWidget(self._bar)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_progress(self, sentence: str, fraction: float) -> None:
        """``fraction`` in 0..1, or below 0 while the length is unknown."""
        known = f" {round(100 * fraction)} %" if fraction >= 0 else ""
        self._sentence.setText(told(sentence) + known)
        self._bar.setRange(0, WHOLE if fraction >= 0 else 0)
        self._bar.setValue(round(WHOLE * max(fraction, 0.0)))

    def set_cancellable(self, cancellable: bool) -> None:
        self._cancel.setVisible(cancellable)
