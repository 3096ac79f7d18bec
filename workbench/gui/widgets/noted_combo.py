"""A combo box whose entries carry a note in grey at the right, such as the family of an algorithm."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from workbench.gui.theme import theme
from workbench.gui.widgets.elided_name import elided_name

NOTE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 30
PADDING = 10
ARROW = 30
GAP = 12
FRAME = 5  # of the list of entries


class NotedCombo(QComboBox):
    """Each entry has a text, a note and a key; ``activated`` says that a person chose."""

    def __init__(self, weight: int = 600, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weight = weight
        self.setItemDelegate(_NotedDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMinimumHeight(32)

    def add(self, key: str, text: str, note: str = "", tip: str = "") -> None:
        self.addItem(text, key)
        row = self.count() - 1
        self.setItemData(row, note, NOTE)
        self.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)

    def choose(self, key: str) -> bool:
        """Show the entry with ``key``; False when there is none."""
        row = self.findData(key)
        if row >= 0:
            self.setCurrentIndex(row)
        return row >= 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        inside = self.rect().adjusted(PADDING, 0, -ARROW, 0)
        paint_noted(painter, inside, self.currentText(), str(self.currentData(NOTE) or ""), self._weight)

    def showPopup(self) -> None:
        """As wide as the entries with their notes, also where the box itself is narrower."""
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + 2 * FRAME))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change what is chosen."""
        event.ignore()


class _NotedDelegate(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme().color("soft"))
        inside = option.rect.adjusted(PADDING - 4, 0, -PADDING, 0)
        text, note = str(index.data() or ""), str(index.data(NOTE) or "")
        paint_noted(painter, inside, text, note, 500)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text, note = str(index.data() or ""), str(index.data(NOTE) or "")
        width = QFontMetrics(theme().font(13, 500)).horizontalAdvance(text + note) + 2 * PADDING + GAP
        return QSize(width, ROW_HEIGHT)


def paint_noted(painter: QPainter, rect: QRect, text: str, note: str, weight: int) -> None:
    """``text`` at the left; ``note`` at the right where there is room for both."""
    font, small = theme().font(13, weight), theme().font(12)
    text = elided_name(text, QFontMetrics(font), rect.width())
    centre = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    painter.setPen(theme().color("text"))
    painter.drawText(rect, centre | Qt.AlignmentFlag.AlignLeft, text)
    room = rect.width() - QFontMetrics(font).horizontalAdvance(text) - GAP
    if QFontMetrics(small).horizontalAdvance(note) <= room:
        painter.setFont(small)
        painter.setPen(theme().color("text2"))
        painter.drawText(rect, centre | Qt.AlignmentFlag.AlignRight, note)
