"""What was taken for what, as a table of counts: rows are the classes, columns the answers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
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

from workbench.gui.language import mark, say
from workbench.gui.models.how_good import Judgement
from workbench.gui.theme import theme

CELL, NAMES, PADDING = 34, 130, 8
# As many rows are shown before the table scrolls.
ROWS = 12
NOTHING, UNCOUNTED = "·", "–"
NAME = mark("What was taken for what")
Index = QModelIndex | QPersistentModelIndex


class ConfusionMatrix(QTableView):
    """``cellChosen`` carries the row and the column that somebody went to, by mouse or with the arrow keys."""

    cellChosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = ConfusionCounts(self)
        self.setModel(self.counts)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(UprightHeader(self))
        self.setAccessibleName(say(NAME))
        self.setAccessibleDescription(say("Rows are classes, columns answers; choosing a cell shows its pictures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        # Tab goes on to what comes next, not through all cells.
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(CELL)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        for header in (rows, self.horizontalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        self.selectionModel().currentChanged.connect(lambda now, _: self.cellChosen.emit(now.row(), now.column()))
        theme().changed.connect(self.viewport().update)

    def set_judgement(self, judgement: Judgement | None) -> None:
        """Show its counts; the cell that was chosen stays where there still is one."""
        self.selectionModel().blockSignals(True)
        self.counts.set_judgement(judgement)
        self.selectionModel().blockSignals(False)
        self._fit()

    def choose(self, row: int, column: int) -> None:
        """Go to a cell, as if somebody had."""
        self.setCurrentIndex(self.counts.index(row, column))

    @property
    def chosen(self) -> tuple[int, int] | None:
        now = self.currentIndex()
        return (now.row(), now.column()) if now.isValid() else None

    def _fit(self) -> None:
        """Names take the width that they need, up to a limit; the height is that of the rows, up to a limit."""
        metrics = QFontMetrics(theme().font(12))
        names = self.counts.names
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0) + 3 * PADDING
        self.verticalHeader().setFixedWidth(min(widest, NAMES))
        self.horizontalHeader().setFixedHeight(min(widest, NAMES))
        rows = min(len(names), ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(min(widest, NAMES) + rows * CELL + bar)
        self.setMinimumWidth(min(widest, NAMES) + min(len(names), 4) * CELL)


class ConfusionCounts(QAbstractTableModel):
    """Counts as text; tool tips and screen readers get whole sentences."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judgement: Judgement | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return self._judgement.names if self._judgement else ()

    def set_judgement(self, judgement: Judgement | None) -> None:
        self.beginResetModel()
        self._judgement = judgement
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self.names[section] if role in wanted and section < len(self.names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._judgement is None or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._judgement.cell_words(index.row(), index.column())
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._judgement.answer.confusion[index.row()]
        return str(line[index.column()] or NOTHING) if sum(line) else UNCOUNTED


class CellDelegate(QStyledItemDelegate):
    """Right answers on the diagonal in the soft accent, wrong ones in the colour of errors, both with their count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(CELL, CELL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, right = str(index.data()), index.row() == index.column()
        counted = words not in (NOTHING, UNCOUNTED)
        fill, ink = ("soft", "soft_text") if right else ("failed_fill", "failed")
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(theme().color(fill if counted else "card"))
        painter.setPen(QPen(theme().color("accent"), 2) if chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 4, 4)
        painter.setFont(theme().font(13, 600 if counted else 400))
        painter.setPen(theme().color(ink if counted else "text2"))
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class UprightHeader(QHeaderView):
    """Names of columns, written from below upwards, so that columns need be no wider than a count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setMinimumSectionSize(CELL)
        self.setDefaultSectionSize(CELL)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.fillRect(rect, theme().color("surface"))
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("text2"))
        painter.translate(rect.left(), rect.bottom())
        painter.rotate(-90)
        place = QRect(PADDING, 0, rect.height() - PADDING, rect.width())
        name = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()
