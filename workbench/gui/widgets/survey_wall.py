"""A wall of classes: a picture of each, its name, and how many pictures it has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.language import plural, say
from workbench.gui.pixmaps import paper_pixmap, to_image
from workbench.gui.theme import theme

SIDES = (148, 112, 84)  # of pictures: the largest with which all classes are seen at once, or else the last
LINE, GAP = 16, 12
WORDS = 2 * LINE + 4
IMAGE, COUNT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class SurveyWall(QListView):
    """As many columns as there is room for; scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # keeps its room, or tiles would jump
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda _low, high: bar.setEnabled(high > 0))  # disabled ones have no handle
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setAccessibleName(say("Classes"))
        theme().changed.connect(self.viewport().update)

    @property
    def names(self) -> list[str]:
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def set_classes(self, names: Sequence[str], counts: Sequence[int], pictures: npt.NDArray[np.uint8]) -> None:
        """``pictures`` (n, H, W, 3) uint8, one of each of the n classes."""
        self._model.clear()
        for name, count, pixels in zip(names, counts, pictures, strict=True):
            self._model.appendRow(_item(name, count, to_image(pixels)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns take all of the width."""
        width, height, many = self.viewport().width() - 1, self.viewport().height(), self._model.rowCount()
        fits = (side for side in SIDES if (width // (side + GAP)) * (height // (side + WORDS + GAP)) >= many)
        side = self._delegate.side = next(fits, SIDES[-1])
        self.setGridSize(QSize(width // max(1, width // (side + GAP)), side + WORDS + GAP))


class _Delegate(QStyledItemDelegate):
    """``side`` is that of a picture."""

    side = SIDES[-1]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.side, self.side + WORDS)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        side = self.side
        left, top = option.rect.center().x() - side // 2, option.rect.top()
        painter.save()
        image: QImage = index.data(IMAGE)
        pixmap = paper_pixmap(image, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left, top), pixmap)
        painter.setPen(theme().color("line"))
        painter.drawRect(QRect(left, top, side - 1, side - 1))
        lines = ((str(index.data()), theme().font(12, 600), "text"), (index.data(COUNT), theme().font(12), "text2"))
        for number, (words, font, token) in enumerate(lines):
            place = QRect(left, top + side + 3 + number * LINE, side, LINE)
            painter.setFont(font)
            painter.setPen(theme().color(token))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, side)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def _item(name: str, count: int, image: QImage) -> QStandardItem:
    made = QStandardItem(name)
    made.setEditable(False)
    made.setData(image, IMAGE)
    made.setData(plural(count, "picture"), COUNT)
    made.setToolTip(say("{name}: {words}", name=name, words=plural(count, "picture")))
    return made
