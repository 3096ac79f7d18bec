"""The field of a knob that names a file: its name, a dialog behind it, and drops upon it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from workbench.config import Value
from workbench.gui.drops import DropFilter, Source
from workbench.gui.language import mark, say
from workbench.gui.theme import theme
from workbench.gui.widgets.fields import FIELD_HEIGHT

WIDTH, ROOM = 152, 28
CHOOSE, HERE = mark("Choose…"), mark("Drop it here")
WEIGHTS = mark("Weights (*.safetensors *.pth *.pt)")


class FileField(QPushButton):
    """``changed`` says that a person named another file, by the dialog or by a drop."""

    changed = Signal()

    def __init__(self, kinds: str = WEIGHTS, parent: QWidget | None = None) -> None:
        """``kinds`` is what the dialog lists, as Qt writes it."""
        super().__init__(say(CHOOSE), parent)
        self._kinds = kinds
        self._path = ""
        self.setProperty("kind", "field")
        self.setFixedSize(WIDTH, FIELD_HEIGHT)
        self.clicked.connect(self._on_clicked)
        drops = DropFilter(self, "file")
        drops.entered.connect(lambda _: self.setText(say(HERE)))
        drops.left.connect(self._write)
        drops.dropped.connect(self._on_dropped)

    def get(self) -> Value:
        return self._path

    def put(self, value: Value) -> None:
        self._path = str(value)
        self._write()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, FIELD_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        """The file's name, shortened in its middle, so that its ending is seen."""
        metrics = QFontMetrics(theme().font(13))
        name = metrics.elidedText(Path(self._path).name, Qt.TextElideMode.ElideMiddle, self.width() - ROOM)
        self.setText(name or say(CHOOSE))
        self.setAccessibleDescription(self._path or say("No file yet"))

    def _on_clicked(self) -> None:
        folder = str(Path(self._path).parent)
        name, _ = QFileDialog.getOpenFileName(self, say("Choose a file"), folder, say(self._kinds))
        if name:
            self._take(Path(name))

    def _on_dropped(self, sources: Sequence[Source]) -> None:
        paths = [each for each in sources if isinstance(each, Path)]
        if paths:
            self._take(paths[0])

    def _take(self, path: Path) -> None:
        self.put(str(path))
        self.changed.emit()
