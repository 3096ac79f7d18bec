"""The axis on which a table's accuracies are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from workbench.reproduce.published import Column
from workbench.reproduce.rows import Row

HIGH = 90.0  # percent; where most accuracies lie above, a straight axis shows none of what tells them apart
STEP = 10.0  # percent, between the ticks of a straight axis


class Scale(Protocol):
    """Where an accuracy in percent lies, from 0 at the left to 1 at the right, and where ticks belong."""

    @property
    def ticks(self) -> tuple[float, ...]: ...

    def place(self, accuracy: float) -> float:
        """Between 0 and 1; what lies outside is drawn at the end."""


@dataclass(frozen=True)
class Straight:
    """Equal steps for equal differences, from ``low`` to ``high`` percent."""

    low: float
    high: float

    @property
    def ticks(self) -> tuple[float, ...]:
        step = STEP if self.high - self.low <= 5 * STEP else 2 * STEP
        first = math.ceil(self.low / step)
        return tuple(step * number for number in range(first, int(self.high / step) + 1))

    def place(self, accuracy: float) -> float:
        return _within((accuracy - self.low) / (self.high - self.low))


@dataclass(frozen=True)
class Stretched:
    """Equal steps for equal ratios of errors: 90, 99 and 99.9 % lie equally far from each other."""

    decades: float = 3.0

    @property
    def ticks(self) -> tuple[float, ...]:
        return (50.0, 90.0, 99.0, 99.9)

    def place(self, accuracy: float) -> float:
        errors = max(1 - accuracy / 100, 10**-self.decades)
        return _within(-math.log10(errors) / self.decades)


def scale(rows: Sequence[Row]) -> Scale:
    """An axis for all that is published, measured and guessed: stretched towards 100 % where most of it is high."""
    seen = list(_accuracies(rows))
    if not seen:
        return Straight(0.0, 100.0)
    if median(seen) > HIGH:
        return Stretched()
    everything = [*seen, *(guessing(row) for row in rows)]
    low, high = math.floor(min(everything) / STEP) * STEP, math.ceil(max(everything) / STEP) * STEP
    return Straight(max(low, 0.0), min(max(high, low + STEP), 100.0))


def guessing(row: Row) -> float:
    """What guessing gives, in percent: one of the classes is right."""
    return 100 / Column.parse(row.column).ways


def _accuracies(rows: Iterable[Row]) -> Iterable[float]:
    for row in rows:
        yield from (each.accuracy for each in row.figures)
        if row.accuracy is not None:
            yield row.accuracy


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
