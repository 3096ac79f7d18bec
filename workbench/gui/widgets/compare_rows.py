"""Models side by side, as rows: which to compare, what each says, how fast it adapts, how often it is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from workbench.gui.language import mark, say
from workbench.gui.models.comparing import UNKNOWN, Contender
from workbench.gui.told import told

COLUMNS = (mark("Model"), mark("Says"), mark("Agrees"), mark("Adapts in"), mark("Right when left out"))
MODEL, SAYS, AGREES, TOOK, RIGHT = range(len(COLUMNS))
TIPS = (
    mark("Tick the models to compare"),
    mark("What it says of the picture that is chosen above"),
    mark("On how many of the pictures to recognise it says the same as the model in use"),
    mark("How long adapting to your classes took"),
    mark(
        "How many of your own pictures it recognises when each is left out in turn (leave-one-out), with "
        "the 95 % interval"
    ),
)
CONTENDER, SORT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
IN_USE = mark("in use")
Index = QModelIndex | QPersistentModelIndex


class CompareRows(QAbstractTableModel):
    """``wantedChanged`` carries the ref of a model that was ticked or no longer is, and whether it is."""

    wantedChanged = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Contender] = []
        self._key = ""
        self._labels: dict[str, str] = {}

    @property
    def contenders(self) -> Sequence[Contender]:
        return self._rows

    def set_contenders(self, rows: Sequence[Contender], key: str, labels: Mapping[str, str]) -> None:
        """``key`` is that of the picture whose answer is shown; ``labels`` say what the model in use answers."""
        same = [each.ref for each in rows] == [each.ref for each in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._key, self._labels = list(rows), key, dict(labels)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.InitialSortOrderRole:
            best_first = section in (AGREES, RIGHT)
            return Qt.SortOrder.DescendingOrder if best_first else Qt.SortOrder.AscendingOrder
        if role == Qt.ItemDataRole.DisplayRole:
            return say(COLUMNS[section])
        return say(TIPS[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        can_tick = index.column() == MODEL and not self._rows[index.row()].is_missing
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_tick else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == CONTENDER:
            return row
        if role == SORT:
            return self._sort_key(row, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == MODEL and not row.is_missing:
            return Qt.CheckState.Checked if row.is_wanted else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row, index.column())
        return self._words(row, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.wantedChanged.emit(self._rows[index.row()].ref, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _words(self, row: Contender, column: int) -> str:
        same = row.agreement(self._labels)
        agrees = say("{same} of {all}", same=same[0], all=same[1]) if same else UNKNOWN
        return (row.title, row.answer_words(self._key), agrees, row.took_words(), row.rate_words())[column]

    def _sentence(self, row: Contender, column: int) -> str:
        if column == MODEL:
            return say(", ").join(filter(None, (row.title, say(IN_USE) if row.is_in_use else "", row.note)))
        if row.failure:
            return say("{name}: {words}", name=f"{row.title} {row.answer_words('')}", words=told(row.failure))
        badges = say(", ").join(map(told, row.result.badges)) if row.result and column == SAYS else ""
        badges = f" ({badges})" if badges else ""
        words = f"{say(COLUMNS[column]).lower()} {self._words(row, column)}{badges}"
        return say("{name}: {words}", name=row.title, words=words)

    def _sort_key(self, row: Contender, column: int) -> tuple[bool, float, str]:
        """What is not known comes last going down."""
        prediction, same = row.prediction(self._key), row.agreement(self._labels)
        known: float | None = None
        if column == AGREES and same:
            known = same[0] / same[1]
        elif column == TOOK and row.result and not row.failure:
            known = row.result.adapt_ms
        elif column == RIGHT and row.rate:
            known = row.rate.value
        elif column == SAYS and prediction:
            return True, prediction.confidence, prediction.label
        return known is not None, known or 0.0, row.title.casefold()


class SortedRows(QSortFilterProxyModel):
    """Rows by what a click on a column's head asks for; as they came before that."""

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT) < right.data(SORT))
