"""The runs on this computer as rows of a table."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.gui.widgets.state_chip import LOOKS
from workbench.gui.wording import clock, plus_minus
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Run", "Dataset", "Algorithm", "Task", "Validation accuracy", "Time", "State")
RUN, DATASET, ALGORITHM, TASK, BEST, TIME, STATE = range(len(COLUMNS))
KNOWN = "†"  # an accuracy that is not to be compared with the others; the tool tip says why
SUMMARY_ROLE = Qt.ItemDataRole.UserRole


class RunsModel(QAbstractTableModel):
    """Newest first. The row of a run in training is kept up by `update_run`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._titles = list(COLUMNS)

    def set_runs(self, runs: list[RunSummary]) -> None:
        self.beginResetModel()
        self._runs = list(runs)
        self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """The shorter heading for narrow windows."""
        self._titles[BEST] = "Accuracy" if narrow else COLUMNS[BEST]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, BEST, BEST)

    def update_run(self, path: Path, log: RunLog) -> None:
        """Take state, time and best value of the run in ``path`` from its log."""
        row = self.row_of(path)
        if row is None:
            return
        best = next(iter(log.best.values()), None)
        changed = dataclasses.replace(self._runs[row], best=best, seconds=log.seconds, state=log.state)
        if changed != self._runs[row]:
            self._runs[row] = changed
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def row_of(self, path: Path) -> int | None:
        return next((row for row, run in enumerate(self._runs) if run.path == path), None)

    def run_at(self, row: int) -> RunSummary:
        return self._runs[row]

    def lowest_best(self) -> float:
        """The lowest of the best values, 1 when there is none: where the interval glyphs begin."""
        return min((run.best.value for run in self._runs if has_glyph(run) and run.best), default=1.0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run = self._runs[index.row()]
        if role == SUMMARY_ROLE:
            return run
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(run, index.column())
        return _words(run)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def _words(run: RunSummary) -> tuple[str, ...]:
    best = f"{plus_minus(run.best, 'accuracy')}{KNOWN * run.known_classes}" if run.best else "—"
    task = f"{run.ways}w {run.shots}s"
    names = (_datasets(run), algorithm_title(run.algorithm))
    return run.name, *names, task, best, clock(run.seconds), LOOKS[run.state].word


def _tip(run: RunSummary, column: int) -> str:
    """What a cell says, and what there was no room for."""
    if column == DATASET:
        return shares_words(run)
    words = _words(run)[column]
    return f"{words}\n{KNOWN} {KNOWN_CLASSES}" if column == BEST and run.best and run.known_classes else words


def _datasets(run: RunSummary) -> str:
    """The dataset by its title; of several as many as there is room for."""
    others = [dataset_title(name) for name, _ in run.shares[1:]]
    first = dataset_title(run.dataset)
    return f"{first} + {others[0]}" if len(others) == 1 else f"{first} + {len(others)} more" if others else first


def shares_words(run: RunSummary) -> str:
    """How much was practised on each of several datasets, such as "Glyphs 30 %, Textures 70 %"; of one its title."""
    told = [f"{dataset_title(name)} {share:.0%}".replace("%", " %") for name, share in run.shares]
    return ", ".join(told) or dataset_title(run.dataset)


def has_glyph(run: RunSummary) -> bool:
    """Whether the best accuracy of a run is drawn beside those of others; not where it is of known classes."""
    return run.best is not None and not run.known_classes


def best_words(run: RunSummary) -> str:
    """The best validation accuracy, and of what kind of classes where they are no new ones; empty without one."""
    if run.best is None:
        return ""
    return f"{plus_minus(run.best, 'accuracy')}{', known classes' if run.known_classes else ''}"


def dataset_title(name: str) -> str:
    """A dataset's title; its bare name where a newer or removed dataset is not in the catalogue."""
    try:
        return str(catalogue().dataset(name)["title"])
    except ConfigError:
        return name


def algorithm_title(name: str) -> str:
    """An algorithm's title, or its bare name."""
    try:
        return str(catalogue().algorithm(name)["title"])
    except ConfigError:
        return name
