"""RunsTable: the training runs on this computer, to look at, to go on with and to use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.icons import icon
from workbench.gui.language import mark, say
from workbench.gui.models.run_actions import CONTINUABLE, USABLE, is_usable
from workbench.gui.widgets.runs_table_delegate import ROW, RunsDelegate, state_width
from workbench.gui.widgets.runs_table_model import ALGORITHM, BEST, DATASET, RUN, STATE, TASK, TIME, RunsModel
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary

__all__ = ["USABLE", "RunsTable"]
EMPTY = mark("Your training runs will be listed here.")
WIDTHS = {BEST: 131, TIME: 52}
NARROW = {BEST: 104, TIME: 52}
# Narrower than this, the table has room for the run, its accuracy and its state alone.
TIGHT = 420
# In less, an algorithm's title could not be told from another's.
LEAST_ALGORITHM = 84
# These are as wide as their words, within limits.
FITTED = {RUN: (0, 200), DATASET: (0, 100), TASK: (54, 96)}
TRY, TRY_SHORT = mark("Try it with this run"), mark("Try it")
ALL, ALL_TIP = mark("All runs…"), mark("Search, sort, compare, tag and delete runs, in a window of their own (Ctrl+U)")
# More than anybody scrolls through here.
NEWEST = 200
HERE = mark("{number:,} on this computer")
NEWEST_HERE = mark("the newest {newest} of {number:,} on this computer")
TRY_TIP = mark("Recognise your own pictures, in panel 4, with what this run has learned")


class RunsTable(QFrame):
    """The newest runs; all of them are in a window of their own, which allRequested asks for.

    The other signals carry the folder of a run.
    """

    runSelected = Signal(Path)
    continueRequested = Signal(Path)
    modelChosen = Signal(Path)
    folderRequested = Signal(Path)
    reportRequested = Signal(Path)
    exportRequested = Signal(Path)
    allRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.model = RunsModel(self)
        self._delegate = RunsDelegate(self)
        self._count, self._empty = QLabel(), QLabel(wordWrap=True)
        self._try, self._all = QPushButton(say(TRY)), QPushButton(say(ALL))
        self._view = QTableView()
        self._stack = QStackedWidget()
        self._fitted = {column: widest for column, (_, widest) in FITTED.items()}
        self._lay_out()
        self._prepare_view()
        self.set_narrow(False)
        self.set_rows(5)
        self.set_runs([])

    def set_runs(self, runs: list[RunSummary], why_none: str = "") -> None:
        """Show these rows; the selection stays with its run. ``why_none``: what is said where there is none."""
        selected = self.selected()
        shown = runs[:NEWEST]
        if not self.model.shows(shown):
            self.model.set_runs(shown)
            self._fit()
        self._empty.setText(why_none or say(EMPTY))
        self._stack.setCurrentIndex(1 if runs else 0)
        self._count.setText(_count_words(len(runs)) if runs else "")
        if selected:
            self.select(selected)
        self._offer_try()

    def update_run(self, path: Path, log: RunLog) -> None:
        self.model.update_run(path, log)
        self._offer_try()

    def select(self, path: Path) -> None:
        """Mark a row without saying so by a signal; none where the run is not listed."""
        row = self.model.row_of(path)
        if path == self.selected():
            return
        self._view.selectionModel().blockSignals(True)
        if row is None:
            self._view.selectionModel().clear()
        else:
            self._view.selectRow(row)
        self._view.selectionModel().blockSignals(False)
        self._view.viewport().update()
        self._offer_try()

    @property
    def empty_words(self) -> str:
        """What is said in the place of the rows; empty where there are some."""
        return "" if self._stack.currentIndex() else self._empty.text()

    def selected(self) -> Path | None:
        run = self._selected_run()
        return run.path if run else None

    def set_rows(self, rows: int) -> None:
        """How many rows show before the table scrolls."""
        self._stack.setFixedHeight((rows + 1) * ROW + 4)

    def set_narrow(self, narrow: bool) -> None:
        self._delegate.glyphs = not narrow
        self.model.set_narrow(narrow)
        # A run's name begins with its dataset's.
        self._view.setColumnHidden(DATASET, narrow)
        for column, width in {**(NARROW if narrow else WIDTHS), STATE: state_width()}.items():
            self._view.setColumnWidth(column, width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Leave out what there is no room for; a run's name says its algorithm as well."""
        tight = self.width() < TIGHT
        self._count.setVisible(not tight)
        self._try.setText(say(TRY_SHORT if tight else TRY))
        for column in (TASK, TIME):
            self._view.setColumnHidden(column, tight)
        others = [column for column in (RUN, DATASET, TASK, BEST, TIME, STATE) if not self._view.isColumnHidden(column)]
        room = self.width() - sum(self._fitted.get(column, self._view.columnWidth(column)) for column in others)
        cramped = tight or room < LEAST_ALGORITHM
        self._view.setColumnHidden(ALGORITHM, cramped)
        modes = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Interactive
        self._view.horizontalHeader().setSectionResizeMode(RUN, modes[0] if cramped else modes[1])
        if not cramped:
            self._view.setColumnWidth(RUN, self._fitted[RUN])

    def _fit(self) -> None:
        for column, (least, widest) in FITTED.items():
            wanted = max(self._view.sizeHintForColumn(column), self._view.horizontalHeader().sectionSizeHint(column))
            self._fitted[column] = min(max(wanted, least), widest)
            self._view.setColumnWidth(column, self._fitted[column])
        self._share_room()

    def menu_for(self, run: RunSummary) -> QMenu:
        """What can be done with a run."""
        menu = QMenu(self)
        entries = [
            ("folder", say("Open folder"), self.folderRequested, True),
            ("continue", say("Continue"), self.continueRequested, run.state in CONTINUABLE),
            ("picture", say(TRY), self.modelChosen, is_usable(run)),
            ("info", say("Report…"), self.reportRequested, True),
            ("curve", say("Export curves…"), self.exportRequested, True),
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
        title = QLabel(say("Runs"))
        title.setProperty("role", "strong")
        self._count.setProperty("role", "secondary")
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._try)
        head.addWidget(self._all)
        self._all.setProperty("kind", "quiet")
        self._all.setToolTip(say(ALL_TIP))
        self._all.clicked.connect(self.allRequested)
        self._try.setProperty("kind", "quiet")
        self._try.setToolTip(say(TRY_TIP))
        self._try.clicked.connect(self._on_try)
        self._empty.setProperty("role", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._empty)
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
        view.setAccessibleName(say("Training runs"))
        view.setAccessibleDescription(say("The newest runs; the menu key shows what can be done with one"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW)
        header = view.horizontalHeader()
        header.setFixedHeight(ROW)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(ALGORITHM, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().currentRowChanged.connect(self._on_row)
        view.customContextMenuRequested.connect(self._on_menu)

    def _selected_run(self) -> RunSummary | None:
        index = self._view.selectionModel().currentIndex()
        return self.model.run_at(index.row()) if index.isValid() else None

    def _offer_try(self) -> None:
        run = self._selected_run()
        self._try.setVisible(self.model.rowCount() > 0)
        self._try.setEnabled(run is not None and is_usable(run))

    def _on_try(self) -> None:
        if path := self.selected():
            self.modelChosen.emit(path)

    def _on_row(self) -> None:
        self._offer_try()
        if path := self.selected():
            self.runSelected.emit(path)

    def _on_menu(self, at: QPoint) -> None:
        index = self._view.indexAt(at)
        if not self._view.underMouse() and self._view.hasFocus():
            # Asked for by a key: it is about the selected row.
            index = self._view.currentIndex()
            at = self._view.visualRect(index).center()
        if index.isValid():
            menu = self.menu_for(self.model.run_at(index.row()))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.viewport().mapToGlobal(at))


def _count_words(number: int) -> str:
    return say(HERE if number <= NEWEST else NEWEST_HERE, newest=NEWEST, number=number)
