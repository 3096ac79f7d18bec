"""RunList: all runs on this computer, of which several can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from workbench.gui.language import mark, say
from workbench.gui.models.run_cells import RUN
from workbench.gui.models.run_query import Order, Query
from workbench.gui.settings import settings
from workbench.gui.theme import theme
from workbench.gui.widgets.run_list_delegate import RunListDelegate
from workbench.gui.widgets.run_list_header import ORDER, RunListHeader, read_order
from workbench.gui.widgets.run_list_model import RunListModel
from workbench.gui.widgets.runs_table_delegate import ROW
from workbench.runs.store import RunSummary

SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
DESCRIPTION = mark(
    "Every run on this computer. F2 renames, Delete moves to the trash; the menu key shows what else can be done."
)


class RunList(QTableView):
    """``chosenChanged`` when other runs are chosen; ``opened`` (folder) by a double click or Return; ``menuWanted``
    (where, on the screen)."""

    chosenChanged = Signal()
    opened = Signal(Path)
    menuWanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RunListModel(self)
        self._chosen: tuple[Path, ...] = ()
        self._waiting: list[RunSummary] | None = None
        self._restoring = False
        self._prepare()
        self.header = RunListHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.rows)
        # Columns are never chosen; else the head would ask for every row of a large choice whether it is.
        self.header.setSelectionModel(QItemSelectionModel(self.rows, self.header))
        self.header.restore()
        self.rows.order = read_order(settings().value(ORDER, ""))
        self.header.sortWanted.connect(self._on_sort)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        theme().changed.connect(self.viewport().update)

    @property
    def chosen(self) -> list[RunSummary]:
        """The chosen runs, in the order in which they are shown."""
        # Qt's own selectedRows asks for every cell: seconds for thousands of runs
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self.rows.run_at(row) for row in sorted(rows)]

    @property
    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def set_runs(self, runs: Sequence[RunSummary]) -> None:
        """What is chosen, and how far was scrolled, stays; what is being typed does, too, until it is done."""
        if self.is_editing:
            self._waiting = list(runs)
            return
        self._keep_place(lambda: self.rows.set_all(runs))

    def set_query(self, query: Query) -> None:
        """Show what fits; what is chosen stays so as far as it is shown."""
        self._keep_place(lambda: self.rows.set_query(query))

    def keep_layout(self) -> None:
        """Remember columns and order for the next time."""
        self.header.keep(self.rows.order)

    def choose(self, paths: Sequence[Path]) -> None:
        """Choose exactly these, and bring the first into sight."""
        self._select(paths)
        if rows := [row for path in paths if (row := self.rows.row_of(path)) is not None]:
            self.scrollTo(self.rows.index(min(rows), RUN))
        self._on_selection()

    def edit_cell(self, path: Path, column: int) -> bool:
        """Write into a cell of this run's row; False where that is not possible in one line."""
        row = self.rows.row_of(path)
        index = self.rows.index(row, column) if row is not None else self.rows.index(-1, -1)
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable or self.isColumnHidden(column):
            return False
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returned and not self.is_editing and self.currentIndex().isValid():
            self.opened.emit(self.rows.run_at(self.currentIndex().row()).path)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.set_runs(waiting)

    def _prepare(self) -> None:
        self.setItemDelegate(RunListDelegate(self))
        self.setAccessibleName(say("Runs"))
        self.setAccessibleDescription(say(DESCRIPTION))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        # Where both bars meet, there would be a box of another colour.
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: 0; }")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # F2 is an action of the window, so that its menu can tell it.
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.run_at(index.row()).path))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)

    def _keep_place(self, change: Callable[[], None], scroll: bool = True) -> None:
        """Do what may reset the rows; then choose again what was chosen, and scroll to where it was."""
        bar, current = self.verticalScrollBar(), self._current()
        top = self._at_top() if scroll and bar.value() else None
        self._restoring = True
        change()
        self._select(self._chosen, current)
        self._restoring = False
        if top is not None and (row := self.rows.row_of(top)) is not None:
            bar.setValue(row)
        self._on_selection()

    def _select(self, paths: Sequence[Path], current: Path | None = None) -> None:
        wanted = QItemSelection()
        rows = sorted(row for path in paths if (row := self.rows.row_of(path)) is not None)
        for first, last in _stretches(rows):
            wanted.select(self.rows.index(first, 0), self.rows.index(last, self.rows.columnCount() - 1))
        was, self._restoring = self._restoring, True
        model = self.selectionModel()
        model.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        at = self.rows.row_of(current) if current else None
        at = rows[0] if at is None and rows else at
        if at is not None:
            column = max(self.currentIndex().column(), 0)
            model.setCurrentIndex(self.rows.index(at, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._restoring = was

    def _on_sort(self, column: int, falling: bool) -> None:
        order = self.rows.order.by(column, falling) if column >= 0 else Order()
        self._keep_place(lambda: self.rows.set_order(order), scroll=False)

    def _current(self) -> Path | None:
        index = self.currentIndex()
        return self.rows.run_at(index.row()).path if index.isValid() else None

    def _at_top(self) -> Path | None:
        row = self.rowAt(1)
        return self.rows.run_at(row).path if row >= 0 else None

    def _on_selection(self) -> None:
        if self._restoring:
            return
        chosen = tuple(run.path for run in self.chosen)
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosenChanged.emit()

    def _on_menu(self, at: QPoint) -> None:
        if not self.viewport().underMouse() and self.hasFocus() and self.currentIndex().isValid():
            # Asked for by a key: it is about the row that the keyboard is at.
            at = self.visualRect(self.currentIndex()).center()
        if self.indexAt(at).isValid():
            self.menuWanted.emit(self.viewport().mapToGlobal(at))


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of rows that follow one another; ``rows`` rise."""
    first = last = -2
    for row in rows:
        if row != last + 1:
            if last >= 0:
                yield first, last
            first = row
        last = row
    if last >= 0:
        yield first, last
