"""The head of the list of all runs: a click sorts, a drag moves, a menu hides; all of it is remembered."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from workbench.gui.language import say
from workbench.gui.models import run_cells as cells
from workbench.gui.models.run_cells import COLUMNS
from workbench.gui.models.run_query import Order
from workbench.gui.settings import settings
from workbench.gui.widgets.runs_table_delegate import ROW

LAYOUT, ORDER = "runs/columns", "runs/order"
WIDTHS = {
    **{cells.RUN: 172, cells.DATASET: 112, cells.ALGORITHM: 181, cells.TASK: 72, cells.BEST: 140, cells.TEST: 128},
    **{cells.BEGUN: 128, cells.TIME: 60, cells.SIZE: 66, cells.STATE: 100, cells.TAGS: 100, cells.NOTE: 64},
}
# From left to right, at first.
PLACES = (
    *(cells.RUN, cells.DATASET, cells.ALGORITHM, cells.TASK, cells.BEST, cells.TEST, cells.BEGUN, cells.TIME),
    *(cells.SIZE, cells.STATE, cells.TAGS, cells.NOTE),
)
HIDDEN = (cells.BEGUN,)
LEAST = 40


class RunListHeader(QHeaderView):
    """``sortWanted`` (column, whether it falls; -1 for as they come)."""

    sortWanted = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(ROW)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setStretchLastSection(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(say("Columns"))

    def restore(self) -> None:
        """As it was left, or as it is at first; once there is a model."""
        kept = settings().value(LAYOUT)
        if not (isinstance(kept, QByteArray) and self.restoreState(kept) and self.count() == len(COLUMNS)):
            self.reset_columns()
        order = read_order(settings().value(ORDER, ""))
        column, falling = order.columns[0] if order.columns else (-1, False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        self.sortIndicatorChanged.connect(self._on_indicator)

    def keep(self, order: Order) -> None:
        """Remember how it looks."""
        settings().setValue(LAYOUT, self.saveState())
        settings().setValue(ORDER, json.dumps(order.columns))

    def reset_columns(self) -> None:
        """All columns as they are at first."""
        for place, column in enumerate(PLACES):
            self.moveSection(self.visualIndex(column), place)
            self.setSectionHidden(column, column in HIDDEN)
            self.resizeSection(column, WIDTHS[column])

    def menu(self, parent: QWidget) -> QMenu:
        """Which columns are shown, and by which to sort: all that the mouse does, by keys."""
        menu = QMenu(parent)
        sorting = menu.addMenu(say("Sort by"))
        for column in PLACES:
            self._entry(menu, column)
            action = sorting.addAction(say(COLUMNS[column]))
            action.setCheckable(True)
            action.setChecked(self.sortIndicatorSection() == column)
            action.triggered.connect(lambda _=False, at=column: self._sort(at))
        menu.addSeparator()
        menu.addAction(say("As at first")).triggered.connect(self.reset_columns)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _entry(self, menu: QMenu, column: int) -> None:
        action = QAction(say(COLUMNS[column]), menu)
        action.setCheckable(True)
        action.setChecked(not self.isSectionHidden(column))
        # A run without its name could not be told from others.
        action.setEnabled(column != cells.RUN)
        action.toggled.connect(lambda shown: self._show(column, shown))
        menu.addAction(action)

    def _show(self, column: int, shown: bool) -> None:
        self.setSectionHidden(column, not shown)
        if shown and self.sectionSize(column) < LEAST:
            self.resizeSection(column, WIDTHS[column])

    def _sort(self, column: int) -> None:
        """As a click on its head does."""
        rising = Qt.SortOrder.AscendingOrder
        if self.sortIndicatorSection() == column:
            other = Qt.SortOrder.DescendingOrder if self.sortIndicatorOrder() == rising else rising
        else:
            first = self.model().headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole)
            other = first if first is not None else rising
        self.setSortIndicator(column, other)

    def _on_indicator(self, column: int, order: Qt.SortOrder) -> None:
        self.sortWanted.emit(column, order == Qt.SortOrder.DescendingOrder)


def read_order(kept: Any) -> Order:
    """What was remembered; no order where that does not fit."""
    try:
        columns = tuple((int(column), bool(falling)) for column, falling in json.loads(str(kept)))
    except (ValueError, TypeError):
        return Order()
    return Order(columns) if all(0 <= column < len(COLUMNS) for column, _ in columns) else Order()
