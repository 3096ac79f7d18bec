"""The tables of a comparison: models by metrics, and classes by models, sorted by a click on a column's head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
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

from workbench.engine.run_requests import RunsCompared
from workbench.gui.language import mark, say
from workbench.gui.models.same_tasks import (
    class_rows,
    figure,
    metric_short,
    metric_title,
    metrics_of,
    share_words,
    signed,
)
from workbench.gui.theme import theme
from workbench.gui.wording import count

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
ROW, HEAD, BAR, PADDING = 28, 30, 14, 8
UNKNOWN = "–"
LEAST = -1e300
OWN = 2  # columns before those of the models
IN_TASKS = mark("In how many of the tasks the class was; of few, little is known")
Cell = tuple[str, float | str]
"""What is written, and by what it is sorted."""


class Cells(QAbstractTableModel):
    """Rows of cells under heads; the first column is bold."""

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[tuple[str, str]] = []
        self._rows: list[list[Cell]] = []

    def set_cells(self, heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]]) -> None:
        """``heads``: words and tip of each column."""
        self.beginResetModel()
        self._heads, self._rows = list(heads), [list(row) for row in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section][0]
        return self._heads[section][1] if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words, key = self._rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say("{name}: {words}", name=self._heads[index.column()][0], words=words)
        if role == Qt.ItemDataRole.FontRole:
            return theme().font(12, 600 if index.column() == 0 else 400)
        return key if role == SORT else None


class CellDelegate(QStyledItemDelegate):
    """Words stand below those of the head."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(index.data(Qt.ItemDataRole.FontRole)).horizontalAdvance(str(index.data()))
        return QSize(words + 2 * PADDING + 4, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, theme().color("soft"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            bottom = QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2)
            painter.fillRect(bottom, theme().color("accent"))
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(theme().color("text"))
        rect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class SameTable(QTableView):
    """Sorted as it came until a head is clicked."""

    def __init__(self, name: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells, self.sorted = Cells(), QSortFilterProxyModel(self)
        self.cells.setParent(self)
        self.sorted.setSourceModel(self.cells)
        self.sorted.setSortRole(SORT)
        self.setModel(self.sorted)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def words(self) -> list[list[str]]:
        """What is written, row by row, as sorted."""
        rows, columns = range(self.sorted.rowCount()), range(self.sorted.columnCount())
        return [[str(self.sorted.index(row, column).data()) for column in columns] for row in rows]


class ModelsTable(SameTable):
    """A row for each model, a column for each metric."""

    def __init__(self) -> None:
        super().__init__(say("Models by metrics"), say("Means over the tasks with their 95 % intervals"))

    def set_result(self, result: RunsCompared) -> None:
        names = metrics_of(result)
        heads = [
            (say("Model"), say("Click a column's head to sort by it")),
            *((metric_short(n), metric_title(n)) for n in names),
        ]
        rows: list[list[Cell]] = [
            [(each.title, each.title.casefold()), *((figure(each.metrics[n], n), each.metrics[n].value) for n in names)]
            for each in result.models
        ]
        self.cells.set_cells(heads, rows)
        self.setFixedHeight(HEAD + ROW * len(rows) + BAR)


class ClassesTable(SameTable):
    """A row for each class: the share of right answers of each model, and how far another is from the baseline."""

    def __init__(self) -> None:
        super().__init__(say("Classes"), say("Share of right answers about each class, with 95 % intervals"))
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def set_result(self, result: RunsCompared, baseline: int, other: int) -> None:
        titles = [each.title for each in result.models]
        told = say("{model} minus {baseline}, in points", model=titles[other], baseline=titles[baseline])
        heads = [(say("Class"), say("Click a column's head to sort by it")), (say("Tasks"), say(IN_TASKS))]
        rows: list[list[Cell]] = []
        for row in class_rows(result, baseline, other):
            shares = [(share_words(each), each.value if each else LEAST) for each in row.shares]
            points = UNKNOWN if row.difference is None else signed(100 * row.difference, 1)
            last = (points, LEAST if row.difference is None else row.difference)
            tasks = (UNKNOWN, LEAST) if row.tasks is None else (count(row.tasks), row.tasks)
            rows.append([(row.name, row.name.casefold()), tasks, *shares, last])
        shown = [(title, say("Right answers of {title}", title=title)) for title in titles]
        self.cells.set_cells([*heads, *shown, (say("Difference"), told)], rows)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Long names of models give way in the heads, so that figures and difference stay in sight."""
        header, columns = self.horizontalHeader(), range(self.sorted.columnCount())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        models, room = columns[OWN:-1], self.viewport().width()
        for place, column in enumerate([each for each in columns if each not in models] + [*models]):
            wanted, least = header.sectionSizeHint(column), self.sizeHintForColumn(column)
            if column in models:
                wanted = min(wanted, room // (len(columns) - place))
            header.resizeSection(column, max(wanted, least))
            room -= header.sectionSize(column)
