"""Pictures that look the same: looked for on demand, and shown side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from workbench.engine.own_pictures import AlikePair
from workbench.gui.language import mark, plural, say
from workbench.gui.pixmaps import to_image
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.busy_box import BusyBox

WHAT = mark(
    "Copies that were scaled, saved again or in another format look the same, but their files differ. All pictures are "
    "read for that, which may take a while; it also names every file that cannot be used."
)
NONE = mark("No two pictures look the same.")
FOUND = mark("{pairs} of pictures look the same. Nothing was removed: pictures taken in a row look alike, too.")
START, AGAIN, ICON, APART = mark("Look for near-duplicates"), mark("Look again"), QSize(120, 60), 4


class AlikePage(QWidget):
    """Signals: startRequested, cancelRequested."""

    startRequested = Signal()
    cancelRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(say(WHAT), wordWrap=True)
        self._words.setProperty("role", "secondary")
        self.start = QPushButton(say(START), autoDefault=False)
        self.start.clicked.connect(self.startRequested)
        self.busy = BusyBox()
        self.busy.setFixedHeight(96)
        self.busy.cancelRequested.connect(self.cancelRequested)
        self.list = QListWidget()
        self.list.setIconSize(ICON)
        self.list.setSpacing(APART)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setAccessibleName(say("Pictures that look the same"))
        column = vbox(self, spacing=12)
        column.addWidget(self._words)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.busy)
        column.addWidget(self.list, 1)
        self.busy.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def set_busy(self, sentence: str, fraction: float) -> None:
        """Show how far looking is."""
        self.busy.set_progress(sentence, fraction)
        self.busy.show()
        self.start.hide()

    def set_idle(self) -> None:
        """Nothing is being looked for."""
        self.busy.hide()
        self.start.show()

    def set_pairs(self, pairs: Sequence[AlikePair], found: int) -> None:
        """Show what was found, of ``found`` in all."""
        self.set_idle()
        self.start.setText(say(AGAIN))
        self._words.setText(say(FOUND, pairs=plural(found, "pair")) if found else say(NONE))
        self.list.clear()
        for each in pairs:
            both = to_image(np.concatenate(list(each.pictures), axis=1))
            item = QListWidgetItem(f"{each.first}\n{each.second}")
            fitted = both.scaled(ICON, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            item.setIcon(QIcon(QPixmap.fromImage(fitted)))
            item.setToolTip(say("{bits} of 64 bits apart (perceptual hash)", bits=each.bits))
            self.list.addItem(item)
