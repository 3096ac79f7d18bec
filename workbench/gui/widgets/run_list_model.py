"""All runs as rows that are searched, sorted and written on in place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from workbench.gui.models.run_cells import BEGUN, BEST, COLUMNS, NOTE, RUN, SIZE, TEST, TIME
from workbench.gui.models.run_query import Order, Query, Row
from workbench.gui.widgets.runs_table_model import Index, RunsModel, with_log
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary

EDITABLE, FALLING = (RUN, NOTE), (BEST, TEST, BEGUN, TIME, SIZE)


class RunListModel(RunsModel):
    """`RunsModel` of what a query leaves, in an order.

    Arranged here and not by a proxy: Qt's would ask back for two cells at every comparison, which takes half a second
    for 5,000 runs where this takes a few milliseconds.

    Signals: renamed, noted (folder, what was typed).
    """

    renamed = Signal(Path, str)
    noted = Signal(Path, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, columns=len(COLUMNS))
        self._all: dict[Path, Row] = {}
        self.query, self.order = Query(), Order()

    @property
    def total(self) -> int:
        """How many runs there are, shown or not."""
        return len(self._all)

    def set_all(self, runs: Sequence[RunSummary]) -> None:
        """There are these runs; they come in this order where nothing else is asked for."""
        if len(runs) == len(self._all) and all(
            one is row.run for one, row in zip(runs, self._all.values(), strict=True)
        ):
            return
        # what was gathered for searching and sorting stays with a run that is as it was
        kept = ((run, self._all.get(run.path)) for run in runs)
        self._all = {run.path: row if row and row.run == run else Row(run) for run, row in kept}
        self._arrange()

    def gather(self) -> None:
        """Gather what is searched, so that the first keystroke need not; from any thread."""
        for row in list(self._all.values()):
            row.text  # noqa: B018 (it is kept)

    def set_query(self, query: Query) -> None:
        self.query = query
        self._arrange()

    def set_order(self, order: Order) -> None:
        self.order = order
        self._arrange()

    def run_of(self, path: Path) -> RunSummary | None:
        """A run, also one that the query leaves out."""
        row = self._all.get(path)
        return row.run if row else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The best, the newest and the largest are what is looked for first."""
        if role == Qt.ItemDataRole.InitialSortOrderRole and section in FALLING:
            return Qt.SortOrder.DescendingOrder
        return super().headerData(section, orientation, role)

    def update_run(self, path: Path, log: RunLog) -> None:
        if path in self._all and self.row_of(path) is None:
            self._all[path] = Row(with_log(self._all[path].run, log))
        super().update_run(path, log)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A note of several lines is not for one line's editor."""
        several = index.column() == NOTE and "\n" in self.run_at(index.row()).note
        editable = index.column() in EDITABLE and not several
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Says what was typed; the row changes once it has been written to the folder."""
        typed, run = str(value).strip(), self.run_at(index.row())
        if role != Qt.ItemDataRole.EditRole or typed == self.data(index):
            return False
        (self.renamed if index.column() == RUN else self.noted).emit(run.path, typed)
        return True

    def _tell(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            run = self.run_at(row)
            if self._all[run.path].run != run:
                self._all[run.path] = Row(run)
        super()._tell(first, last)

    def _arrange(self) -> None:
        self.set_runs([row.run for row in self.order.sorted(self.query.chosen(list(self._all.values())))])
