"""The axes of a drawing: from where to where, plainly or by powers of ten, and round numbers to write beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# Metrics that are fractions of 1, and read best in per cent; any other is written as it is.
PERCENT = frozenset({"accuracy", "class accuracy", "pair accuracy", "probability"})
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
DECADES = 2.0  # a loss that spans so many powers of ten is drawn by them
SMALLEST = 1e-6  # what lies at or below zero is drawn here where there is a scale by powers of ten


def is_fraction(metric: str) -> bool:
    """Whether a metric is written in per cent; "accuracy on glyphs" is one of accuracy."""
    return metric.partition(" on ")[0] in PERCENT


@dataclass(frozen=True)
class Tick:
    """A mark at ``place``, from 0 at the low end of an axis to 1 at its high end, and what it says."""

    place: float
    label: str


@dataclass(frozen=True)
class Axis:
    """From ``low`` to ``high``; ``log`` spaces by powers of ten, ``percent`` writes fractions of 1 in per cent."""

    low: float
    high: float
    log: bool = False
    percent: bool = False

    def place(self, value: float) -> float:
        """Where a value lies, from 0 to 1 within the axis; values beyond an end are put at that end."""
        if math.isnan(value):
            return math.nan
        low, high, here = (self._scaled(each) for each in (self.low, self.high, value))
        return min(max((here - low) / (high - low), 0.0), 1.0)

    def ticks(self, most: int = 6) -> list[Tick]:
        """Round values within the axis, about ``most`` of them."""
        values = self._powers() if self.log else round_values(self.low, self.high, most)
        return [Tick(self.place(each), self.label(each, values)) for each in values]

    def label(self, value: float, among: Sequence[float] = ()) -> str:
        """A value as it is written beside the axis, with the decimals that tell it from its neighbours."""
        step = min((b - a for a, b in pairwise(among)), default=0.0)
        if self.percent:
            return f"{100 * value:.{_decimals(100 * step)}f} %"
        if self.log:
            return f"{value:g}"
        return f"{value:,.{_decimals(step)}f}"

    def _scaled(self, value: float) -> float:
        return math.log10(max(value, SMALLEST)) if self.log else value

    def _powers(self) -> list[float]:
        """Powers of ten; with 2 and 5 between them where there is room."""
        first, last = math.floor(self._scaled(self.low)), math.ceil(self._scaled(self.high))
        steps = (1, 2, 5) if last - first <= 3 else (1,)
        every = max((last - first) // 6, 1)
        values = [float(f"{step}e{power}") for power in range(first, last + 1, every) for step in steps]
        return [each for each in values if self.low <= each <= self.high]


def round_values(low: float, high: float, most: int) -> list[float]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten from ``low`` to ``high``, at most ``most`` of them."""
    rough = (high - low) / max(most - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(each * power for each in ROUND if each * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def count_axis(last: float) -> Axis:
    """An axis that counts from 0 to ``last``."""
    return Axis(0.0, max(last, 1.0))


def value_axis(metric: str, values: Sequence[float], guessing: float | None = None) -> Axis:
    """An axis for values of a metric, or of the loss where its name is empty; what is not finite does not count.

    A metric in per cent ends at 100 % and begins below what is seen and guessed; a loss begins at 0, or is drawn by
    powers of ten where it spans two or more.
    """
    seen = [each for each in values if math.isfinite(each)]
    if is_fraction(metric):
        lowest = min([*seen, 1.0 if guessing is None else guessing])
        return Axis(max(math.floor(10 * lowest - 0.5) / 10, 0.0), 1.0, percent=True)
    if not seen:
        return Axis(0.0, 1.0)
    low, high = min(seen), max(seen)
    positive = [each for each in seen if each > 0]
    if not metric and positive and low >= 0 and high / min(positive) >= 10**DECADES:
        return Axis(max(min(positive), SMALLEST) / 1.25, high * 1.25, log=True)
    return Axis(min(low * 1.06, 0.0), high * 1.06 if high > 0 else 1.0)


def _decimals(step: float) -> int:
    """How many tell multiples of ``step`` apart."""
    if step <= 0:
        return 0
    return next((digits for digits in range(9) if abs(step - round(step, digits)) < 1e-9 * step), 9)
