"""Fewer points for the same picture: what a curve of any length needs on so many pixels. Pure numpy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]


def decimate(x: Floats, y: Floats, low: float, high: float, pixels: int) -> tuple[Floats, Floats]:
    """First, lowest, highest and last value of every pixel column between ``low`` and ``high``.

    ``x`` ascends; one point beyond either end is kept, so that the line leaves the picture where it should.
    Both results have at most 4 * (pixels + 2) points; curves that are short already come back as they are.
    """
    begin = max(int(np.searchsorted(x, low)) - 1, 0)
    end = int(np.searchsorted(x, high, side="right")) + 1
    x, y = x[begin:end], y[begin:end]
    if len(x) <= 4 * pixels or high <= low:
        return x, y
    starts = _column_starts(x, low, high, pixels)
    ends = np.append(starts[1:], len(x)) - 1
    lowest, highest = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    xs = np.stack([x[starts], x[starts], x[ends], x[ends]], axis=1)
    ys = np.stack([y[starts], lowest, highest, y[ends]], axis=1)
    return xs.ravel(), ys.ravel()


def _column_starts(x: Floats, low: float, high: float, pixels: int) -> Integers:
    """The index of the first point in each pixel column that has one."""
    edges = np.linspace(low, high, pixels + 1)
    starts = np.searchsorted(x, edges)
    return np.unique(np.concatenate([[0], starts[starts < len(x)]]))


def smooth(y: Floats, at: Integers, half: int) -> Floats:
    """Centred moving averages of ``y`` over 2 * half + 1 points at the indices ``at``; fewer at both ends."""
    if len(y) == 0:
        return np.empty(0)
    window = at[:, None] + np.arange(-half, half + 1)
    inside = (window >= 0) & (window < len(y))
    total = np.where(inside, y[np.clip(window, 0, len(y) - 1)], 0.0).sum(axis=1)
    return np.asarray(total / inside.sum(axis=1), dtype=np.float64)


def half_window(length: int) -> int:
    """How far the smoothed line looks to either side: about 1 % of the points, and 25 at most."""
    return min(max(length // 100, 1), 25)


def spread(first: int, last: int, most: int) -> Integers:
    """At most ``most`` indices from ``first`` up to and including ``last - 1``."""
    return np.unique(np.linspace(first, max(last - 1, first), min(most, max(last - first, 1))).astype(np.intp))


def last_until(x: Floats, position: float) -> int:
    """The index of the last entry of ascending, non-empty ``x`` that is at most ``position``, or else of the first."""
    return max(int(np.searchsorted(x, position, side="right")) - 1, 0)


def nearest(x: Floats, position: float) -> int:
    """The index of the entry of ascending, non-empty ``x`` that is closest to ``position``."""
    right = int(np.clip(np.searchsorted(x, position), 0, len(x) - 1))
    left = max(right - 1, 0)
    return left if position - x[left] <= x[right] - position else right
