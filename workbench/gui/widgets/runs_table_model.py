"""The runs on this computer as rows of a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.language import say
from workbench.gui.models.run_cells import (
    ALGORITHM,
    BEST,
    COLUMN_TIPS,
    COLUMNS,
    DATASET,
    FEW,
    RUN,
    STATE,
    TASK,
    TIME,
    best_words,
    has_glyph,
    tip,
    words,
)
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary

__all__ = ["ALGORITHM", "BEST", "DATASET", "RUN", "STATE", "TASK", "TIME", "Index", "RunsModel", "best_words"]
Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE = Qt.ItemDataRole.UserRole


class RunsModel(QAbstractTableModel):
    """In the order given, with the first ``columns`` of all columns. The row of a run in training is kept up by
    `update_run`."""

    def __init__(self, parent: QObject | None = None, columns: int = FEW) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._rows: dict[Path, int] = {}
        self._titles = [say(each) for each in COLUMNS[:columns]]
        self._lowest: float | None = None

    def set_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show these; where they are the same runs as before in the same order, no view is reset."""
        shown = [run.path for run in runs] == [run.path for run in self._runs]
        if not shown:
            self.beginResetModel()
        before, self._runs, self._lowest = self._runs, list(runs), None
        if shown:
            changed = [row for row, run in enumerate(before) if run != self._runs[row]]
            if changed:
                self._tell(changed[0], changed[-1])
            return
        self._rows = {run.path: row for row, run in enumerate(self._runs)}
        self.endResetModel()

    def shows(self, runs: Sequence[RunSummary]) -> bool:
        """Whether these are shown just so."""
        return self._runs == list(runs)

    def set_narrow(self, narrow: bool) -> None:
        """The shorter heading for narrow windows."""
        self._titles[BEST] = say("Accuracy" if narrow else COLUMNS[BEST])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, BEST, BEST)

    def update_run(self, path: Path, log: RunLog) -> None:
        """Take state, time and best value of the run in ``path`` from its log."""
        row = self.row_of(path)
        if row is None:
            return
        changed = with_log(self._runs[row], log)
        if changed != self._runs[row]:
            self._runs[row], self._lowest = changed, None
            self._tell(row, row)

    def row_of(self, path: Path) -> int | None:
        return self._rows.get(path)

    def run_at(self, row: int) -> RunSummary:
        return self._runs[row]

    def lowest_best(self) -> float:
        """The lowest of the best values, 1 when there is none: where the interval glyphs begin."""
        if self._lowest is None:
            self._lowest = min((run.best.value for run in self._runs if has_glyph(run) and run.best), default=1.0)
        return self._lowest

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            case Qt.ItemDataRole.ToolTipRole:
                return say(COLUMN_TIPS[section])
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run = self._runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words(run, index.column())
        if role == SUMMARY_ROLE:
            return run
        return tip(run, index.column()) if role == Qt.ItemDataRole.ToolTipRole else None

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def with_log(run: RunSummary, log: RunLog) -> RunSummary:
    """A run as its log has it by now."""
    best = next(iter(log.best.values()), None)
    episodes = log.last_step.episodes if log.last_step else run.episodes
    return dataclasses.replace(run, best=best, seconds=log.seconds, state=log.state, episodes=episodes)
