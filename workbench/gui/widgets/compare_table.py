"""Models side by side, with the interval of each on 0–100 %."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.engine.few_shot import Rate
from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.comparing import Contender
from workbench.gui.theme import theme
from workbench.gui.widgets.compare_rows import CONTENDER, IN_USE, MODEL, RIGHT, SAYS, CompareRows, Index, SortedRows

ROW, PADDING, GLYPH, GAP, LEAST_MODEL, BOX = 34, 8, 64, 10, 170, 16


class CompareTable(QTableView):
    """Signals: chosen (the ref of the row that was gone to), useRequested (ref: double click or Return)."""

    chosen = Signal(str)
    useRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CompareRows(self)
        self.sorted = SortedRows(self)
        self.sorted.setSourceModel(self.rows)
        self.setModel(self.sorted)
        self.setItemDelegate(CompareDelegate(self))
        self.setAccessibleName(say("Models"))
        self.setAccessibleDescription(say("Every model that can be compared: tick those that shall be"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(MODEL, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as the chooser has them
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.chosen.emit(_ref(now)))
        self.activated.connect(lambda index: self.useRequested.emit(_ref(index)))
        theme().changed.connect(self.viewport().update)

    @property
    def selected(self) -> str:
        """The ref of the row that was gone to; empty while there is none."""
        return _ref(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row, whichever of its cells the keyboard is at."""
        index = self.currentIndex().siblingAtColumn(MODEL)
        if event.key() == Qt.Key.Key_Space and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.sorted.setData(index, other, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)

    def select(self, ref: str) -> None:
        """Go to the row of a model."""
        for row in range(self.sorted.rowCount()):
            index = self.sorted.index(row, MODEL)
            if _ref(index) == ref:
                self.setCurrentIndex(index)


class CompareDelegate(QStyledItemDelegate):
    """Boldly what tells models apart, with the interval on 0–100 % beside the rate; the box as the style has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() == MODEL:
            return QSize(LEAST_MODEL, ROW)
        width = QFontMetrics(_font(index.column())).horizontalAdvance(str(index.data()))
        beside = GLYPH + GAP if index.column() == RIGHT else 0
        return QSize(width + beside + 2 * PADDING + 2, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Contender = index.data(CONTENDER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, theme().color("soft"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            bottom = QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2)
            painter.fillRect(bottom, theme().color("accent"))
        rect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if index.column() == MODEL:
            rect = self._paint_box(painter, option, index, rect)
            rect = _paint_note(painter, rect, row)
        if index.column() == RIGHT and row.rate:
            _paint_rate(painter, QRectF(rect.right() - GLYPH, rect.top(), GLYPH, rect.height()), row.rate)
        faint = row.result is None or (bool(row.failure) and index.column() != MODEL)
        painter.setFont(_font(index.column()))
        painter.setPen(theme().color("failed" if row.failure and index.column() == SAYS else _ink(faint, index)))
        room = rect.width() - (GLYPH + GAP if index.column() == RIGHT else 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> QRect:
        """The box, where it can be ticked; returns the room that is left, which is alike in all rows."""
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        box.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        place = option.widget.style().subElementRect(part, box, option.widget)
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            left, top = place.center().x() - BOX / 2 + 1, place.center().y() - BOX / 2 + 1
            _paint_tick(painter, QRectF(left, top, BOX, BOX), ticked)
        return rect.adjusted(place.right() - rect.left() + PADDING, 0, 0, 0)


def _paint_tick(painter: QPainter, box: QRectF, ticked: bool) -> None:
    """As boxes look everywhere in the window."""
    painter.setPen(QPen(theme().color("accent" if ticked else "control"), 1))
    painter.setBrush(theme().color("accent" if ticked else "raised"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")


def _paint_note(painter: QPainter, rect: QRect, row: Contender) -> QRect:
    """Which one is in use, and the note of the chooser, at the right; returns the room that is left."""
    note = say(IN_USE) if row.is_in_use else row.note
    font = theme().font(12, 600 if row.is_in_use else 400)
    width = QFontMetrics(font).horizontalAdvance(note)
    if not note or width > rect.width() // 2:
        return rect
    painter.setFont(font)
    painter.setPen(theme().color("accent" if row.is_in_use else "text2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
    return rect.adjusted(0, 0, -width - GAP, 0)


def _paint_rate(painter: QPainter, rect: QRectF, rate: Rate) -> None:
    """The interval on a line from 0 to 100 %, with a dot at the rate."""
    middle = rect.center().y()
    painter.setPen(QPen(theme().color("control"), 1))
    painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))
    low, value, high = (rect.left() + share * rect.width() for share in (rate.low, rate.value, rate.high))
    painter.setPen(QPen(theme().color("accent"), 2))
    painter.drawLine(QLineF(low, middle, high, middle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawEllipse(QRectF(value - 4, middle - 4, 8, 8))


def _font(column: int) -> QFont:
    return theme().font(12, 600 if column in (MODEL, RIGHT) else 400)


def _ink(faint: bool, index: Index) -> str:
    return "text2" if faint and index.column() != MODEL else "text"


def _ref(index: Index) -> str:
    row = index.data(CONTENDER) if index.isValid() else None
    return row.ref if row else ""
