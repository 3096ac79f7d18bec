"""What the lines in sight need of the height, and how labels at their ends keep apart. Pure numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from workbench.gui.models.overlay import OverlayView
from workbench.gui.widgets.overlay_line import OverlayLine
from workbench.gui.widgets.plot_decimation import in_sight, spread
from workbench.gui.widgets.plot_range import scaled
from workbench.gui.wording import PERCENT

LOOKS, SAMPLE = 400, 2000
ROOM = 0.06
# Of single values only so many must be in sight: one wild value in a hundred must not flatten the curves.
INNER = (0.01, 0.99)


def overlay_range(
    lines: Sequence[OverlayLine], extent: tuple[float, float], half: float, view: OverlayView
) -> tuple[float, float]:
    """Low and high end of the value axis, on the scale it is drawn in."""
    ends = [end for line in lines for end in _ends(line, extent, half) if math.isfinite(end)]
    if not ends:
        return 0.0, 1.0
    low, high = (float(each) for each in scaled(np.array([min(ends), max(ends)]), view.is_log))
    least = 0.02 if view.metric in PERCENT else 1e-3 * max(abs(low), abs(high), 1e-3)
    room = ROOM * max(high - low, least)
    low, high = low - room, high + room
    if view.metric in PERCENT:
        return max(low, 0.0), min(high, 1.01)
    return (low, high) if view.is_log or min(ends) < 0 else (max(low, 0.0), high)


def apart(points: Sequence[tuple[float, float]], least: float, bottom: float) -> list[tuple[float, float]]:
    """Points moved up until those that are near one another are ``least`` apart; none is lower than ``bottom``."""
    order = sorted(range(len(points)), key=lambda each: points[each][1])
    placed: list[tuple[float, float]] = []
    moved = list(points)
    for number in reversed(order):
        x, y = points[number]
        y = min(y, bottom)
        for other_x, other_y in sorted(placed, key=lambda each: -each[1]):
            if abs(other_x - x) < least and abs(other_y - y) < least:
                y = other_y - least
        placed.append((x, y))
        moved[number] = (x, y)
    return moved


def _ends(line: OverlayLine, extent: tuple[float, float], half: float) -> list[float]:
    x, y = line.series.x, line.series.y
    seen = in_sight(x, *extent)
    first, last = seen.start, min(seen.stop, len(x))
    if first >= last:
        return []
    mean = line.series.smoothed(spread(first, last, LOOKS), half)
    # every validation counts, as each has its marker
    inner = np.quantile(y[spread(first, last, SAMPLE)], (0.0, 1.0) if line.is_marked else INNER)
    return [float(np.nanmin(mean)), float(np.nanmax(mean)), *map(float, inner)] if np.isfinite(mean).any() else []
