"""How a row of the list of all runs is painted: as in the Training panel, with tags as chips."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from workbench.gui.language import say
from workbench.gui.models.run_cells import COLUMNS, TAGS, TEST
from workbench.gui.theme import theme
from workbench.gui.widgets.runs_table_delegate import ROW, RunsDelegate
from workbench.gui.widgets.runs_table_model import SUMMARY_ROLE

CHIP, CHIP_PADDING, CHIP_GAP = 18, 7, 4
MORE = "…"
USES_GAP = 6
Index = QModelIndex | QPersistentModelIndex


class RunListDelegate(RunsDelegate):
    """Test accuracy with how often it was looked at, tags in frames."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        column, run = say(COLUMNS[index.column()]), index.data(SUMMARY_ROLE).shown_name
        editor.setAccessibleName(say("{column} of {run}", column=column, run=run))
        editor.setToolTip(say("Return keeps what you typed, Escape gives it up"))
        # Qt's own frame would be higher than the row.
        editor.setStyleSheet("QLineEdit, QLineEdit:focus { min-height: 0; padding: 0 4px; border-radius: 3px; }")
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        run = index.data(SUMMARY_ROLE)
        if index.column() == TEST and run.test_uses:
            size.setWidth(size.width() + USES_GAP + _metrics().horizontalAdvance(_uses(run.test_uses)))
        if index.column() == TAGS:
            size.setWidth(sum(_chip_width(each) + CHIP_GAP for each in run.tags) + 2 * CHIP_GAP)
        return size

    def _content(self, painter: QPainter, rect: QRect, index: Index, selected: bool) -> None:
        run = index.data(SUMMARY_ROLE)
        if index.column() == TAGS:
            _paint_tags(painter, rect, run.tags)
            return
        if index.column() == TEST and run.test_uses:
            rect = _paint_uses(painter, rect, index.data(), run.test_uses)
        super()._content(painter, rect, index, selected)


def _paint_uses(painter: QPainter, rect: QRect, said: str, uses: int) -> QRect:
    """Quietly, beside the figure; returns the room that is left for that."""
    figure = QFontMetrics(theme().font(12, 600)).horizontalAdvance(said)
    room = rect.adjusted(figure + USES_GAP + 1, 0, 0, 0)
    painter.setFont(theme().font(12))
    painter.setPen(theme().color("text2"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _uses(uses))
    return rect


def _paint_tags(painter: QPainter, rect: QRect, tags: tuple[str, ...]) -> None:
    """As many as there is room for."""
    left = rect.left()
    painter.setFont(theme().font(12))
    for place, tag in enumerate(tags):
        width, rest = _chip_width(tag), _metrics().horizontalAdvance(MORE) if place + 1 < len(tags) else 0
        if left + width + rest > rect.right() + 1:
            painter.setPen(theme().color("text2"))
            words = _metrics().elidedText(tag, Qt.TextElideMode.ElideRight, rect.right() - left) if not place else MORE
            painter.drawText(rect.adjusted(left - rect.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            return
        box = QRectF(left, rect.top() + (ROW - CHIP) / 2, width, CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(box, CHIP / 2, CHIP / 2)
        painter.setPen(theme().color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
        left += width + CHIP_GAP


def _uses(uses: int) -> str:
    return f"×{uses}"


def _chip_width(tag: str) -> int:
    return _metrics().horizontalAdvance(tag) + 2 * CHIP_PADDING


def _metrics() -> QFontMetrics:
    return QFontMetrics(theme().font(12))
