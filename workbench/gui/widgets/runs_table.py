"""RunsTable: the training runs on this computer, to look at, to go on with and to use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.icons import icon
from workbench.gui.widgets.runs_table_delegate import ROW, RunsDelegate
from workbench.gui.widgets.runs_table_model import ALGORITHM, BEST, DATASET, RUN, STATE, TASK, TIME, RunsModel
from workbench.runs.log import RunLog, RunState
from workbench.runs.store import RunSummary

EMPTY = "Your training runs will be listed here."
WIDTHS = {TASK: 54, BEST: 150, TIME: 52, STATE: 96}
NARROW = {TASK: 54, BEST: 104, TIME: 52, STATE: 96}
# These two are as wide as their words, up to a limit.
FITTED = {RUN: 200, DATASET: 100}
CONTINUABLE = {RunState.STOPPED, RunState.INTERRUPTED, RunState.FAILED}
USABLE = {RunState.COMPLETED, RunState.STOPPED, RunState.INTERRUPTED}


class RunsTable(QFrame):
    """Signals carry the folder of a run."""

    runSelected = Signal(Path)
    continueRequested = Signal(Path)
    modelChosen = Signal(Path)
    folderRequested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.model = RunsModel(self)
        self._delegate = RunsDelegate(self)
        self._count = QLabel()
        self._view = QTableView()
        self._stack = QStackedWidget()
        self._lay_out()
        self._prepare_view()
        self.set_narrow(False)
        self.set_rows(5)
        self.set_runs([])

    def set_runs(self, runs: list[RunSummary]) -> None:
        """Show these rows; the selection stays with its run."""
        selected = self.selected()
        self.model.set_runs(runs)
        self._stack.setCurrentIndex(1 if runs else 0)
        self._fit()
        self._count.setText(f"{len(runs)} on this computer" if runs else "")
        if selected:
            self.select(selected)

    def update_run(self, path: Path, log: RunLog) -> None:
        self.model.update_run(path, log)

    def select(self, path: Path) -> None:
        """Mark a row without saying so by a signal."""
        row = self.model.row_of(path)
        if row is not None and path != self.selected():
            self._view.selectionModel().blockSignals(True)
            self._view.selectRow(row)
            self._view.selectionModel().blockSignals(False)
            self._view.viewport().update()

    def selected(self) -> Path | None:
        index = self._view.selectionModel().currentIndex()
        return self.model.run_at(index.row()).path if index.isValid() else None

    def set_rows(self, rows: int) -> None:
        """How many rows show before the table scrolls."""
        self._stack.setFixedHeight((rows + 1) * ROW + 4)

    def set_narrow(self, narrow: bool) -> None:
        self._delegate.glyphs = not narrow
        self.model.set_narrow(narrow)
        # A run's name begins with its dataset's.
        self._view.setColumnHidden(DATASET, narrow)
        for column, width in (NARROW if narrow else WIDTHS).items():
            self._view.setColumnWidth(column, width)
        self._fit()

    def _fit(self) -> None:
        for column, widest in FITTED.items():
            wanted = max(self._view.sizeHintForColumn(column), self._view.horizontalHeader().sectionSizeHint(column))
            self._view.setColumnWidth(column, min(wanted, widest))

    def menu_for(self, run: RunSummary) -> QMenu:
        """What can be done with a run."""
        menu = QMenu(self)
        entries = [
            ("folder", "Open folder", self.folderRequested, True),
            ("continue", "Continue", self.continueRequested, run.state in CONTINUABLE),
            ("picture", "Use in Try it", self.modelChosen, run.state in USABLE),
        ]
        for drawing, words, signal, possible in entries:
            action = QAction(icon(drawing), words, menu)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, to=signal: to.emit(run.path))
            menu.addAction(action)
        return menu

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        title = QLabel("Runs")
        title.setProperty("role", "strong")
        self._count.setProperty("role", "secondary")
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        empty = QLabel(EMPTY)
        empty.setProperty("role", "secondary")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._stack)

    def _prepare_view(self) -> None:
        view = self._view
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        view.setAccessibleName("Training runs")
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW)
        header = view.horizontalHeader()
        header.setFixedHeight(ROW)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(ALGORITHM, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._on_row)
        view.customContextMenuRequested.connect(self._on_menu)

    def _on_row(self) -> None:
        if path := self.selected():
            self.runSelected.emit(path)

    def _on_menu(self, at: QPoint) -> None:
        index = self._view.indexAt(at)
        if index.isValid():
            menu = self.menu_for(self.model.run_at(index.row()))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.viewport().mapToGlobal(at))
