"""The axis below a curve over stages: their numbers, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from workbench.gui.widgets.plot_axes import dress

# Pixels that a label takes with the gap beside it.
LABEL = 40
STEPS = (1, 2, 5)
OVERHANG = 30

Tick = tuple[int, str]
"""The number of a stage and its label."""


class StageAxis(pg.AxisItem):
    """Labels places 0, 1, …, each of which has a number and what it is called."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._ticks: tuple[Tick, ...] = ()
        self.setStyle(tickLength=0, tickTextOffset=6, maxTickLevel=0, hideOverlappingLabels=False)
        dress(self)

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        self._ticks = tuple(ticks)
        self.picture = None
        self.update()

    def boundingRect(self) -> QRectF:
        rect: QRectF = super().boundingRect()
        return rect.adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Where there are labels."""
        apart = max(1.0, LABEL * (high - low) / max(size, 1.0))
        return [(1.0, [float(each) for each in labelled([number for number, _ in self._ticks], apart)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [self._ticks[round(each)][1] if 0 <= round(each) < len(self._ticks) else "" for each in values]


def labelled(numbers: Sequence[int], apart: float) -> list[int]:
    """The places of round numbers that are so many places ``apart`` at least; the last place is one of them."""
    steps = (step * 10**power for power in count() for step in STEPS)
    step = next(each for each in steps if _fits(numbers, each, apart))
    places: list[int] = []
    for place, number in enumerate(numbers):
        if number % step == 0 and (not places or place - places[-1] >= apart):
            places.append(place)
    last = len(numbers) - 1
    if places and last - places[-1] < apart:
        places.pop()
    return [*places, last] if numbers else []


def _fits(numbers: Sequence[int], step: int, apart: float) -> bool:
    """Whether multiples of ``step`` are far enough apart, but for where counting begins anew."""
    round_ones = [place for place, number in enumerate(numbers) if number % step == 0]
    return all(after - before >= apart for before, after in pairwise(round_ones) if numbers[after] > numbers[before])
