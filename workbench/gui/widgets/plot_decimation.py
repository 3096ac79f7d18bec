"""Fewer points for the same picture: what a curve of any length needs on so many pixels. Pure numpy."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.intp]


def in_sight(x: Floats, low: float, high: float) -> slice:
    """What of ascending ``x`` lies between ``low`` and ``high``, and one point beyond either end, so that a line
    leaves the picture where it should."""
    return slice(max(int(np.searchsorted(x, low)) - 1, 0), int(np.searchsorted(x, high, side="right")) + 1)


def bars(x: Floats, y: Floats, low: float, high: float, pixels: int) -> tuple[Floats, Floats]:
    """An upright bar for each of ``pixels`` columns between ``low`` and ``high``: from its lowest value to its highest.

    ``x`` ascends. A bar reaches to where the one before it ended, so that together they look as the whole line does;
    but drawing them takes a twentieth of the time. Columns lie at multiples of their width: what is moved along does
    not flicker. Both results are (2 * bars,), bottom and top in turns.
    """
    seen = in_sight(x, low, high)
    x, y = x[seen], y[seen]
    if not len(x):
        return x, y
    starts = _column_starts(x, low, high, pixels)
    ends = np.append(starts[1:], len(x)) - 1
    before = y[np.append(0, ends[:-1])]
    bottom = np.fmin(np.fmin.reduceat(y, starts), before)
    top = np.fmax(np.fmax.reduceat(y, starts), before)
    return np.repeat(x[starts], 2), np.stack([bottom, top], axis=1).ravel()


def _column_starts(x: Floats, low: float, high: float, pixels: int) -> Integers:
    """The index of the first point in each pixel column that has one."""
    width = (high - low) / pixels
    edges = (math.floor(low / width) + np.arange(pixels + 2)) * width
    starts = np.searchsorted(x, edges)
    return _each_once(np.concatenate([[0], starts[starts < len(x)]]))


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
    return _each_once(np.linspace(first, last - 1, min(most, max(last - first, 0))).astype(np.intp))


def last_until(x: Floats, position: float) -> int:
    """The index of the last entry of ascending, non-empty ``x`` that is at most ``position``, or else of the first."""
    return max(int(np.searchsorted(x, position, side="right")) - 1, 0)


def nearest(x: Floats, position: float) -> int:
    """The index of the entry of ascending, non-empty ``x`` that is closest to ``position``."""
    right = int(np.clip(np.searchsorted(x, position), 0, len(x) - 1))
    left = max(right - 1, 0)
    return left if position - x[left] <= x[right] - position else right


def _each_once(ascending: Integers) -> Integers:
    """Without repetitions; np.unique would sort once more."""
    return ascending[np.append(True, ascending[1:] > ascending[:-1])] if len(ascending) else ascending
