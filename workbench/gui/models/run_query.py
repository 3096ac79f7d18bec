"""Which runs are shown, and in what order: plain lists, fast enough for thousands of runs at every keystroke."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.gui.models.run_cells import SortKey, search_text, sort_key
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

# Runs that are alike in one column stay as the column before had them, and so on.
COLUMNS_KEPT = 3


class Row:
    """A run with what it is searched and sorted by, once somebody searches or sorts; it is made once for a run that
    does not change."""

    __slots__ = ("_keys", "_text", "run")

    def __init__(self, run: RunSummary) -> None:
        self.run = run
        self._text: str | None = None
        self._keys: dict[int, SortKey | None] = {}

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = search_text(self.run)
        return self._text

    def key(self, column: int) -> SortKey | None:
        """None where it is not known."""
        if column not in self._keys:
            key = sort_key(self.run, column)
            self._keys[column] = None if isinstance(key, float) and math.isnan(key) else key
        return self._keys[column]


@dataclass(frozen=True)
class Query:
    """``typed`` words must all be found, in any column; ``tags`` must all be there; a run has one of ``states``, or any
    where that is empty."""

    typed: str = ""
    tags: frozenset[str] = frozenset()
    states: frozenset[RunState] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.typed.strip() or self.tags or self.states)

    def chosen(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that fit, in their order."""
        wanted = self.typed.casefold().split()
        found = [row for row in rows if not self.states or row.run.state in self.states]
        found = [row for row in found if self.tags.issubset(row.run.tags)] if self.tags else found
        return [row for row in found if all(word in row.text for word in wanted)] if wanted else found


@dataclass(frozen=True)
class Order:
    """Columns by which runs are sorted, the most important first, each with whether it falls."""

    columns: tuple[tuple[int, bool], ...] = ()

    def by(self, column: int, falling: bool) -> Order:
        """Sorted by this column first, and within it as before."""
        others = [each for each in self.columns if each[0] != column]
        return Order(((column, falling), *others)[:COLUMNS_KEPT])

    def sorted(self, rows: Sequence[Row]) -> list[Row]:
        """Stable: rows that are alike stay in the order in which they come. What is not known is last."""
        ordered = list(rows)
        for column, falling in reversed(self.columns):
            ordered = _sorted(ordered, column, falling)
        return ordered


def _sorted(rows: list[Row], column: int, falling: bool) -> list[Row]:
    known = [row for row in rows if row.key(column) is not None]
    # reverse=True leaves those that are alike as they are, too
    known.sort(key=lambda row: row.key(column), reverse=falling)  # type: ignore[arg-type,return-value]
    return known + [row for row in rows if row.key(column) is None]


def known_tags(runs: Sequence[RunSummary]) -> list[str]:
    """Every tag that some run has, the most frequent first."""
    counts: dict[str, int] = {}
    for run in runs:
        for tag in run.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))
