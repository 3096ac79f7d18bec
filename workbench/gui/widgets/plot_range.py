"""Which values a plot has to show. Pure numpy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from workbench.gui.widgets.plot_decimation import Floats, half_window, smooth, spread
from workbench.gui.wording import PERCENT

SMALLEST = 1e-6
LOOKS = 400


class Points(Protocol):
    """A curve of a run: x counts tasks, ``ci`` is the half-width of the 95 % interval."""

    @property
    def x(self) -> Floats: ...
    @property
    def y(self) -> Floats: ...
    @property
    def ci(self) -> Floats: ...
    def __len__(self) -> int: ...


@dataclass(frozen=True)
class PlotData:
    """The curves of one quantity; they may still grow. ``metric`` is empty for the loss.

    ``planned`` is 0 where there is nothing to practise. ``guessers`` says for which tasks ``guessing`` holds, where
    not for all. ``is_kin``: ``train`` is not of this metric, but of a like one, such as the accuracy among all
    classes of practice.
    """

    metric: str
    train: Points
    validation: Points
    planned: float = 1.0
    guessing: float | None = None
    guessers: str = ""
    is_kin: bool = False

    @property
    def extent(self) -> float:
        """Where the axis of practice tasks ends."""
        return self.planned or 1.0


def scaled(y: Floats, log: bool) -> Floats:
    """On the log scale values at or below zero are drawn at the smallest value shown."""
    return np.log10(np.maximum(y, SMALLEST)) if log else y


def value_range(data: PlotData, log: bool) -> tuple[float, float]:
    """Low and high end of the value axis, on the scale it is drawn in."""
    values = _typical(data)
    if data.metric in PERCENT:
        lowest = min([*values, data.guessing if data.guessing is not None else 1.0])
        return max(math.floor(10 * lowest - 0.5) / 10, 0.0), 1.03
    if not values:
        return (-2.0, 0.5) if log else (0.0, 1.0)
    low, high = min(values), max(values)
    if log:
        low, high = math.log10(max(low, SMALLEST)), math.log10(max(high, SMALLEST))
        return low - 0.1, max(high, low + 0.2) + 0.1
    return min(low * 1.06, 0.0), max(high * 1.06, 1e-3)


def _typical(data: PlotData) -> list[float]:
    """The ends of the smoothed training line, of single values but for outliers, and of validation."""
    ends: list[float] = []
    if len(data.train):
        y = data.train.y
        line = smooth(y, spread(0, len(y), LOOKS), half_window(len(y)))
        # One wild value in a hundred must not flatten the curve.
        ends += [float(line.min()), float(line.max()), *map(float, np.quantile(_sample(y), (0.01, 0.99)))]
    if len(data.validation):
        y, ci = data.validation.y, data.validation.ci
        ends += [float((y - ci).min()), float((y + ci).max())]
    return [each for each in ends if math.isfinite(each)]


def _sample(y: Floats) -> Floats:
    return y[spread(0, len(y), 10 * LOOKS)]
