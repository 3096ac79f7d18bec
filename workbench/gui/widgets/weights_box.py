"""Says that a network needs its pretrained weights, and gets them: by a download, or from a file of the user's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from workbench.gui.drops import DropFilter, Source
from workbench.gui.language import mark, say
from workbench.gui.told import paragraph, told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.drop_zone import DropCover
from workbench.gui.widgets.file_field import WEIGHTS

WHOLE = 1000
DROP = mark("Drop the file with the weights")


class WeightsBox(QFrame):
    """Hidden while nothing is missing.

    Signals: downloadRequested, cancelRequested, fileChosen (a path, by the dialog or by a drop).
    """

    downloadRequested = Signal()
    cancelRequested = Signal()
    fileChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._sentence = QLabel(wordWrap=True)
        self._error = QLabel(wordWrap=True)
        self._error.setProperty("role", "error")
        self._error.setMargin(4)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(say("Download"))
        self.download, self.file = QPushButton(say("Download")), QPushButton(say("Choose file…"))
        self.cancel = QPushButton(say("Cancel"))
        self.download.setToolTip(
            say("Fetch the weights from where torchvision publishes them; nothing of yours is sent")
        )
        self.file.setToolTip(say("Take weights from a file on this computer"))
        self.cancel.setToolTip(say("Stop downloading"))
        self._lay_out()
        self.cover = DropCover(self)
        self._connect()
        self.hide()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    @property
    def error(self) -> str:
        return self._error.text()

    @property
    def is_busy(self) -> bool:
        """Whether it says how far a download is."""
        return not self.cancel.isHidden()

    def show_missing(self, sentence: str, error: str = "") -> None:
        """Say what is missing and offer to get it; ``error`` is why the last attempt did not."""
        self._say(sentence, error)
        self._set_busy(False)

    def show_progress(self, sentence: str, fraction: float) -> None:
        """``fraction`` in 0..1, or below 0 while the length is unknown."""
        self._say(f"{sentence} {round(100 * fraction)} %" if fraction >= 0 else sentence, "")
        self._bar.setRange(0, WHOLE if fraction >= 0 else 0)
        self._bar.setValue(round(WHOLE * max(fraction, 0.0)))
        self._set_busy(True)

    def _say(self, sentence: str, error: str) -> None:
        self._sentence.setText(sentence)
        self._error.setText(told(error))
        self._error.setVisible(bool(error))
        self.setAccessibleName(paragraph(sentence, self.error))
        self.show()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._bar, self.cancel):
            widget.setVisible(busy)
        for widget in (self.download, self.file):
            widget.setVisible(not busy)

    def _connect(self) -> None:
        self.download.clicked.connect(self.downloadRequested)
        self.cancel.clicked.connect(self.cancelRequested)
        self.file.clicked.connect(self._on_file)
        drops = DropFilter(self, "file")
        drops.entered.connect(lambda _: self.cover.show_words(say(DROP)))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self._on_dropped)

    def _lay_out(self) -> None:
        column = vbox(self)
        column.setContentsMargins(12, 10, 12, 12)
        for widget in (self._sentence, self._error, self._bar):
            column.addWidget(widget)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = hbox()
        for button in (self.download, self.file, self.cancel):
            row.addWidget(button)
        row.addStretch()
        return row

    def _on_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say("Choose the weights"), "", say(WEIGHTS))
        if name:
            self.fileChosen.emit(Path(name))

    def _on_dropped(self, sources: Sequence[Source]) -> None:
        paths = [each for each in sources if isinstance(each, Path)]
        if paths:
            self.fileChosen.emit(paths[0])
