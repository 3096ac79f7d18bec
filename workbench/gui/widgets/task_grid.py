"""The pictures of one task, a line for each class, in as many columns and as large as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.gui.language import say
from workbench.gui.pixmaps import paper_pixmap, to_image
from workbench.gui.theme import theme

Pixels = npt.NDArray[np.uint8]
LARGEST, SMALLEST, SCROLLED = 72, 34, 48
GAP = 4
NAME, PARTING, APART = 64, 20, 36
ROW_GAP, HEAD = 8, 28
MOST_BLOCKS = 4
# A line shows at most this many pictures; the sentence says how many there are.
SUPPORT_SHOWN, QUERIES_SHOWN = 5, 15


class Strip(QWidget):
    """Some pictures in a row, each on its paper."""

    def __init__(self, pictures: Pixels, cell: int, parent: QWidget | None = None) -> None:
        """``pictures`` (n, H, W, C) uint8, each drawn ``cell`` pixels wide and high."""
        super().__init__(parent)
        self._images = [to_image(each) for each in pictures]
        self._cell = cell
        self.setFixedSize(_strip_width(len(self._images), cell), cell)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("line"), 1))
        cell = self._cell
        for place, image in enumerate(self._images):
            left = place * (cell + GAP)
            painter.fillRect(QRectF(left, 0, cell, cell), theme().color("paper"))
            painter.drawPixmap(left + 3, 3, paper_pixmap(image, cell - 6, self.devicePixelRatioF()))
            painter.drawRoundedRect(QRectF(left + 0.5, 0.5, cell - 1, cell - 1), 4, 4)


def arrangement(ways: int, shots: int, queries: int, width: int, height: int) -> tuple[int, int]:
    """(columns of classes, size of a picture): the largest pictures with which all is seen at once, if any."""
    for cell in range(LARGEST, SMALLEST - 1, -2):
        for blocks in range(1, min(MOST_BLOCKS, ways) + 1):
            high = HEAD + ceil(ways / blocks) * (cell + ROW_GAP)
            if _width(blocks, shots, queries, cell) <= width and high <= height:
                return blocks, cell
    # It has to be scrolled: then with as many columns as there is room for.
    cells = range(SCROLLED, SMALLEST - 1, -2)
    cell = next((each for each in cells if _width(1, shots, queries, each) <= width), SMALLEST)
    fitting = [blocks for blocks in range(1, MOST_BLOCKS + 1) if _width(blocks, shots, queries, cell) <= width]
    return max(fitting, default=1), cell


def task_grid(names: Sequence[str], support: Pixels, query: Pixels, width: int, height: int) -> QWidget:
    """A line for each class: its name, its support pictures and its queries; shapes as in `TaskDialog.set_task`."""
    support, query = support[:, :SUPPORT_SHOWN], query[:, :QUERIES_SHOWN]
    blocks, cell = arrangement(len(names), support.shape[1], query.shape[1], width, height)
    rows = ceil(len(names) / blocks)
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(0)
    grid.setVerticalSpacing(ROW_GAP)
    grid.setContentsMargins(0, 0, 0, 0)
    for number, name in enumerate(names):
        block, row = divmod(number, rows)
        parts = (
            _label(_title(name), "strong"),
            Strip(support[number], cell),
            Strip(query[number], cell),
        )
        for place, part in enumerate(parts):
            grid.addWidget(part, row + 1, 4 * block + place)
    for block in range(ceil(len(names) / rows)):
        _head(grid, 4 * block, support.shape[1], cell)
        if block:
            grid.setColumnMinimumWidth(4 * block - 1, APART)
    grid.setRowMinimumHeight(0, HEAD - ROW_GAP)
    grid.setColumnStretch(4 * blocks, 1)
    grid.setRowStretch(rows + 1, 1)
    return content


def _title(name: str) -> str:
    """class 3 → Class 3, in the window's language."""
    number = name.removeprefix("class ")
    return say("Class {number}", number=number) if number.isdigit() else name[:1].upper() + name[1:]


def _head(grid: QGridLayout, column: int, shots: int, cell: int) -> None:
    """The words over a column of classes, and its widths."""
    for place, words in enumerate((say("Class"), say("Examples" if shots > 1 else "Example"), say("Questions"))):
        grid.addWidget(_label(words, "secondary"), 0, column + place)
    grid.setColumnMinimumWidth(column, NAME)
    grid.setColumnMinimumWidth(column + 1, _support_width(shots, cell) + PARTING)


def _width(blocks: int, shots: int, queries: int, cell: int) -> int:
    block = NAME + _support_width(shots, cell) + PARTING + _strip_width(queries, cell)
    return blocks * (block + APART) - APART


def _support_width(shots: int, cell: int) -> int:
    """At least as wide as the word over it."""
    return max(_strip_width(shots, cell), 56)


def _strip_width(pictures: int, cell: int) -> int:
    return pictures * (cell + GAP) - GAP


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
