"""The examples that lie nearest to a picture: their pictures, classes and distances, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.why import NearRow, figure
from workbench.gui.theme import theme
from workbench.gui.widgets.heat_picture import PALE
from workbench.gui.widgets.thumbnail import paint_picture

NARROWEST, CELL, PICTURE, GAP, BAR, SIGN = 160, 52, 44, 12, 4, 12
ROW = Qt.ItemDataRole.UserRole + 1
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class NearList(QListView):
    """Cells in columns, as high as they need; the arrow keys go from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._delegate = QStandardItemModel(self), _Delegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        # A column that fits to the very pixel would be wrapped.
        self.setViewportMargins(0, 0, -2 * GAP, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("Nearest examples"))
        self.setAccessibleDescription(
            say("The examples that look most like the picture to the model, the nearest first")
        )
        theme().changed.connect(self.viewport().update)

    @property
    def rows(self) -> list[NearRow]:
        """What is shown, in order."""
        return [self._model.item(at).data(ROW) for at in range(self._model.rowCount())]

    def set_rows(self, rows: Sequence[NearRow]) -> None:
        self._model.clear()
        for each in rows:
            item = QStandardItem(each.words)
            item.setEditable(False)
            item.setData(each, ROW)
            item.setToolTip(each.words)
            self._model.appendRow(item)
        self._fit()

    def set_pale(self, is_pale: bool) -> None:
        """Whether another answer is awaited."""
        self._delegate.is_pale = is_pale
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As many columns as there is room for, and the height that the rows then take."""
        cells = self.width() + GAP
        columns = max(1, cells // (NARROWEST + GAP))
        self._delegate.width = cells // columns - GAP
        self.setGridSize(QSize(cells // columns, CELL))
        self.setFixedHeight(max(1, CELL * -(-self._model.rowCount() // columns)))


class _Delegate(QStyledItemDelegate):
    width = NARROWEST
    is_pale = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self.width + GAP, CELL)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: NearRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(PALE if self.is_pale else 1.0)
        cell = QRectF(option.rect.left(), option.rect.top(), self.width, CELL)
        picture = QRectF(cell.left() + 2, cell.top() + (CELL - PICTURE) / 2, PICTURE, PICTURE)
        paint_picture(painter, picture, row.picture, painter.device().devicePixelRatioF())
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        _paint_words(painter, QRectF(picture.right() + 8, cell.top(), cell.right() - picture.right() - 10, CELL), row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()


def _paint_words(painter: QPainter, rect: QRectF, row: NearRow) -> None:
    """The class, with a tick where it is the answer, the distance, and the distance as a bar."""
    line = QRectF(rect.left(), rect.top() + 8, rect.width(), 18)
    font, number = theme().font(12, 600 if row.is_answer else 400), figure(row.distance)
    painter.setFont(font)
    metrics, left = QFontMetrics(font), line.left()
    if row.is_answer:
        paint_icon(painter, QRectF(left, line.center().y() - SIGN / 2, SIGN, SIGN), "check", "accent")
        left += SIGN + 4
    room = line.right() - left - metrics.horizontalAdvance(number) - 6
    painter.setPen(theme().color("text"))
    name = metrics.elidedText(row.class_name, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(left, line.top(), room, line.height()), LEFT | CENTRE, name)
    painter.setPen(theme().color("text2"))
    painter.drawText(line, RIGHT | CENTRE, number)
    track = QRectF(rect.left(), line.bottom() + 5, rect.width(), BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("sunken"))
    painter.drawRoundedRect(track, BAR / 2, BAR / 2)
    painter.setBrush(theme().color("accent" if row.is_answer else "control"))
    painter.drawRoundedRect(QRectF(track.left(), track.top(), max(BAR, track.width() * row.share), BAR), 2, 2)
