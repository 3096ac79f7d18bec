"""One practice task to look at: what the model is shown, and what it is asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QWidget

from workbench.gui.drops import plural
from workbench.gui.pixmaps import paper_pixmap, to_image
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, scrolled, vbox
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.notice import Notice

Pixels = npt.NDArray[np.uint8]
CELL = 40
GAP = 4
# A row shows at most this many pictures; the sentence says how many there are.
SUPPORT_SHOWN, QUERIES_SHOWN = 5, 10
SIZE = QSize(860, 560)
EXPLANATION = (
    "The model is shown the pictures on the left, {shots} of each of {ways} classes (the support set), and must then "
    "say to which class each picture on the right belongs (the queries, {queries} of each class). It has never seen "
    "this mix of classes before; it practises on thousands of such tasks."
)


class Strip(QWidget):
    """Some pictures in a row, each on its paper."""

    def __init__(self, pictures: Pixels, parent: QWidget | None = None) -> None:
        """``pictures`` (n, H, W, C) uint8."""
        super().__init__(parent)
        self._images = [to_image(each) for each in pictures]
        self.setFixedSize(len(self._images) * (CELL + GAP) - GAP, CELL)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("line"), 1))
        for place, image in enumerate(self._images):
            left = place * (CELL + GAP)
            painter.fillRect(QRectF(left, 0, CELL, CELL), theme().color("paper"))
            painter.drawPixmap(left + 3, 3, paper_pixmap(image, CELL - 6, self.devicePixelRatioF()))
            painter.drawRoundedRect(QRectF(left + 0.5, 0.5, CELL - 1, CELL - 1), 4, 4)


class TaskDialog(QDialog):
    """Shows a task when there is one. anotherRequested by its button."""

    anotherRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("One practice task")
        self.resize(SIZE)
        self._sentence = QLabel("Drawing a task…", wordWrap=True)
        self._sentence.setMinimumHeight(52)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notice = Notice()
        self._area = scrolled()
        self.another = QPushButton("Another task")
        set_button_icon(self.another, "refresh")
        self.another.clicked.connect(self._on_another)
        close = QPushButton("Close")
        close.clicked.connect(self.accept)
        self._lay_out(close)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_task(self, names: Sequence[str], support: Pixels, query: Pixels) -> None:
        """``support`` (way, shots, H, W, C) and ``query`` (way, queries, H, W, C) uint8."""
        self.notice.clear()
        self.another.setEnabled(True)
        shots, queries = plural(support.shape[1], "picture"), str(query.shape[1])
        self._sentence.setText(EXPLANATION.format(shots=shots, queries=queries, ways=len(names)))
        self._area.setWidget(_rows(names, support, query))

    def show_error(self, sentence: str, details: str = "") -> None:
        self.another.setEnabled(True)
        self.notice.show_error(sentence, details)

    def _on_another(self) -> None:
        self.another.setEnabled(False)
        self.anotherRequested.emit()

    def _lay_out(self, close: QPushButton) -> None:
        buttons = hbox()
        buttons.addWidget(self.another)
        buttons.addStretch()
        buttons.addWidget(close)
        column = vbox(self, spacing=12)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._sentence)
        column.addWidget(self.notice)
        column.addWidget(self._area, 1)
        column.addLayout(buttons)


def _rows(names: Sequence[str], support: Pixels, query: Pixels) -> QWidget:
    """A line for each class: its name, its support pictures and its queries."""
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setContentsMargins(0, 0, 8, 0)
    for place, head in enumerate(("Class", "Shown: support set", "Asked: queries")):
        grid.addWidget(_label(head, "secondary"), 0, place)
    for row, name in enumerate(names, 1):
        grid.addWidget(_label(name[:1].upper() + name[1:], "strong"), row, 0)
        grid.addWidget(Strip(support[row - 1, :SUPPORT_SHOWN]), row, 1)
        grid.addWidget(Strip(query[row - 1, :QUERIES_SHOWN]), row, 2)
    grid.setColumnStretch(3, 1)
    grid.setRowStretch(len(names) + 1, 1)
    return content


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
