"""Finds the words of lists and tables that are cut, and that no tool tip says in full."""

from __future__ import annotations

from collections.abc import Collection

from gui.fitting_paint import is_painted_cut
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)


def cut_cells(widget: QWidget, painted: Collection[str] = ()) -> list[str]:
    """The words of each cell in sight, and of each head, that has less room than they take and no tool tip.

    painted: texts that were painted and look as if they were cut.
    """
    if isinstance(widget, QHeaderView):
        return _cut_heads(widget)
    if not isinstance(widget, QAbstractItemView) or widget.model() is None:
        return []
    cells = [index for index in _indexes(widget) if _is_in_sight(widget, index)]
    return [_words(index) for index in cells if _words(index) and _is_cut(widget, index, painted)]


def _indexes(view: QAbstractItemView) -> list[QModelIndex]:
    model, root = view.model(), view.rootIndex()
    columns = range(model.columnCount(root)) if isinstance(view, QTableView) else (0,)
    return [model.index(row, column, root) for row in range(model.rowCount(root)) for column in columns]


def _is_in_sight(view: QAbstractItemView, index: QModelIndex) -> bool:
    return view.visualRect(index).intersects(view.viewport().rect())


def _is_cut(view: QAbstractItemView, index: QModelIndex, painted: Collection[str]) -> bool:
    """Its delegate asks for more room, or is one that paints by itself and has painted less than its words."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    delegate = view.itemDelegateForIndex(index)
    taken = delegate.sizeHint(option, index).width()
    paints = type(delegate) is not QStyledItemDelegate
    spanned = isinstance(view, QTableView) and view.columnSpan(index.row(), index.column()) > 1
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    cut = view.visualRect(index).width() < taken or (paints and is_painted_cut(_words(index), painted))
    return cut and not spanned and _words(index) not in tip


def _words(index: QModelIndex) -> str:
    return str(index.data() or "")


def _cut_heads(header: QHeaderView) -> list[str]:
    model, across = header.model(), header.orientation()
    found = []
    for section in range(header.count() if model and across == Qt.Orientation.Horizontal else 0):
        words = str(model.headerData(section, across) or "")
        taken = header.fontMetrics().horizontalAdvance(words)
        if words and not header.isSectionHidden(section) and header.sectionSize(section) < taken:
            tip = str(model.headerData(section, across, Qt.ItemDataRole.ToolTipRole) or "")
            found += [words] if words not in tip else []
    return found
