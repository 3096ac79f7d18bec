"""What is drawn beside a row, in pixels: where the band and our accuracy lie, and the validation curve.

The coordinates only; page.html says how they are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.reproduce.cells import Point
from workbench.reproduce.report.scale import Scale, guessing
from workbench.reproduce.rows import Row

WIDTH, MARGIN = 200, 8  # of the axis, with room for a dot at each end
CURVE_WIDTH, CURVE_HEIGHT, INSET = 112, 30, 4
NARROW = 2.0  # a band thinner than this could not be seen


@dataclass(frozen=True)
class Tick:
    """A mark on the axis, and what it says."""

    x: float
    label: str


@dataclass(frozen=True)
class Interval:
    """Where things lie on the axis; a pair is from where to where, and None is not drawn."""

    guessing: float
    band: tuple[float, float] | None = None
    whisker: tuple[float, float] | None = None
    point: float | None = None


@dataclass(frozen=True)
class Curve:
    """A validation curve: the line and the outline of its interval as SVG points, and its last dot."""

    line: str
    area: str
    end: tuple[float, float]


def ticks(axis: Scale) -> list[Tick]:
    return [Tick(_x(axis, each), f"{each:g}") for each in axis.ticks]


def interval(row: Row, axis: Scale) -> Interval:
    """The drawing of a row's band and accuracy."""
    band = _band(_x(axis, row.band.low), _x(axis, row.band.high)) if row.band else None
    if row.accuracy is None or row.ci95 is None:
        return Interval(_x(axis, guessing(row)), band)
    whisker = (_x(axis, row.accuracy - row.ci95), _x(axis, row.accuracy + row.ci95))
    return Interval(_x(axis, guessing(row)), band, whisker, _x(axis, row.accuracy))


def curve(points: Sequence[Point]) -> Curve | None:
    """The drawing of a validation curve, as high as it can be; None where there is nothing to draw."""
    if not points:
        return None
    ends = [(each.accuracy - _half(each), each.accuracy + _half(each)) for each in points]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    last = max(each.episodes for each in points)

    def x(point: Point) -> float:
        return _spread(point.episodes / last if last else 1.0, CURVE_WIDTH)

    def y(accuracy: float) -> float:
        return round(CURVE_HEIGHT - _spread((accuracy - low) / (high - low) if high > low else 0.5, CURVE_HEIGHT), 1)

    upper = [(x(each), y(end[1])) for each, end in zip(points, ends, strict=True)]
    lower = [(x(each), y(end[0])) for each, end in zip(points, ends, strict=True)]
    line = [(x(each), y(each.accuracy)) for each in points]
    return Curve(_joined(line), _joined([*upper, *reversed(lower)]), line[-1])


def _x(axis: Scale, accuracy: float) -> float:
    return round(MARGIN + axis.place(accuracy) * (WIDTH - 2 * MARGIN), 1)


def _band(low: float, high: float) -> tuple[float, float]:
    missing = max(NARROW - (high - low), 0.0) / 2
    return round(low - missing, 1), round(high + missing, 1)


def _half(point: Point) -> float:
    """The half-width of a validation's interval; a single task has none that could be drawn."""
    return point.ci95 if math.isfinite(point.ci95) else 0.0


def _spread(share: float, length: int) -> float:
    return round(INSET + share * (length - 2 * INSET), 1)


def _joined(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
