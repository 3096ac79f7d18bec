"""Which folders of runs cannot be read, and what is the matter with each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.told import told
from workbench.gui.widgets.boxes import hbox, vbox
from workbench.gui.widgets.column_area import ColumnArea

SIZE, SIDES, MOST = QSize(640, 420), 20, 200
WHAT = mark("Nothing was changed in them. What else lies there, such as a checkpoint, may still be of use.")


class DamagedDialog(QDialog):
    """``folderRequested`` carries a folder that somebody wants to see."""

    folderRequested = Signal(Path)

    def __init__(self, damaged: Mapping[Path, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Folders that cannot be read"))
        inside = QWidget()
        rows = vbox(inside)
        rows.setContentsMargins(SIDES, 0, SIDES, 8)
        for path, sentence in list(damaged.items())[:MOST]:
            rows.addWidget(self._row(path, sentence))
        if len(damaged) > MOST:
            rows.addWidget(_label(say("and {number:,} more.", number=len(damaged) - MOST), "secondary"))
        rows.addStretch()
        area = ColumnArea()
        area.setWidget(inside)
        close = QPushButton(say("Close"))
        close.setToolTip(say("Close this list"))
        close.clicked.connect(self.accept)
        foot = hbox()
        foot.setContentsMargins(SIDES, 8, SIDES, 16)
        foot.addStretch()
        foot.addWidget(close)
        head = vbox()
        head.setContentsMargins(SIDES, 16, SIDES, 8)
        head.addWidget(_label(say(WHAT), "secondary"))
        whole = vbox(self, spacing=0)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        self.resize(SIZE)

    def _row(self, path: Path, sentence: str) -> QWidget:
        open_it = QPushButton(say("Open folder"), autoDefault=False)
        open_it.setProperty("kind", "quiet")
        open_it.setAccessibleName(say("Open folder {name}", name=path.name))
        open_it.setToolTip(str(path))
        open_it.clicked.connect(lambda: self.folderRequested.emit(path))
        card = QFrame()
        card.setProperty("role", "card")
        texts = vbox(spacing=2)
        texts.addWidget(_label(path.name, "strong"))
        texts.addWidget(_label(told(sentence), "secondary"))
        row = hbox(card, spacing=12)
        row.setContentsMargins(12, 8, 8, 8)
        row.addLayout(texts, 1)
        row.addWidget(open_it)
        return card


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    return label
