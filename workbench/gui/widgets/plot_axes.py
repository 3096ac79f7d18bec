"""The axes of the plots: thousands with commas, fractions in per cent, powers of ten on the log scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen

from workbench.gui.numbers import written
from workbench.gui.theme import theme
from workbench.gui.wording import PERCENT, clock, count

LEFT_WIDTH = 44
OVERHANG = 30
# As much of a line's colour is in the grid.
GRID = 0.75
# Pixels that the label of a time takes with the gap beside it.
LABEL = 72
DAY = 86_400.0
TIME_STEPS = tuple(
    float(each) for each in (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
)


class _Axis(pg.AxisItem):
    """An axis whose first and last label may stand out over its ends."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.setStyle(tickLength=0, tickTextOffset=6, maxTickLevel=0, hideOverlappingLabels=False)
        dress(self)

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-OVERHANG, -OVERHANG, OVERHANG, OVERHANG)


class TaskAxis(_Axis):
    """Practice tasks seen, along the bottom."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [count(value) if value >= 0 and value == round(value) else "" for value in values]


class TimeAxis(_Axis):
    """Time in training, along the bottom: whole seconds, minutes or hours."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """The first of `TIME_STEPS` with which labels do not touch; whole days beyond them."""
        apart = LABEL * (high - low) / max(size, 1.0)
        steps = (each for each in TIME_STEPS if each >= apart)
        return [(next(steps, DAY * math.ceil(apart / DAY)), 0.0)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [clock(value) if value >= 0 else "" for value in values]


class ValueAxis(_Axis):
    """A loss or a metric, at a fixed width so that stacked plots align."""

    def __init__(self, metric: str) -> None:
        super().__init__("left")
        self.metric = metric
        self.is_log = False
        self.setWidth(LEFT_WIDTH)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if self.is_log:
            return [_power(value) for value in values]
        if self.metric in PERCENT:
            return [f"{100 * value:.0f} %" if value <= 1 else "" for value in values]
        digits = 1 if spacing >= 0.1 else 3 if spacing < 0.01 else 2
        labels = [written(value, f".{digits}f") for value in values]
        # where the steps are finer than what is written, a label stands once
        return [label if label not in labels[:place] else "" for place, label in enumerate(labels)]


def dress(axis: pg.AxisItem) -> None:
    """Take the theme's colours; to be called again when it changes."""
    line = _faded(theme().color("line"), theme().color("surface"))
    axis.setStyle(tickFont=theme().font(11), tickAlpha=255)
    axis.setGrid(255)
    axis.setPen(QPen(line))
    axis.setTickPen(QPen(line))
    axis.setTextPen(QPen(theme().color("text2")))
    axis.setZValue(-10)


def _faded(colour: QColor, under: QColor) -> QColor:
    """What `GRID` of a colour over another looks like. Drawing what can be seen through takes ten times as long."""

    def mixed(of: float, on: float) -> float:
        return GRID * of + (1 - GRID) * on

    return QColor.fromRgbF(
        mixed(colour.redF(), under.redF()),
        mixed(colour.greenF(), under.greenF()),
        mixed(colour.blueF(), under.blueF()),
    )


def _power(exponent: float) -> str:
    """Ten to ``exponent``, where it begins with 1, 2 or 5: more labels than that would touch."""
    number = 10.0**exponent
    return written(number, ".3g") if format(number, ".3g").strip("0.")[:1] in {"1", "2", "5"} else ""
