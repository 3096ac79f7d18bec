"""One plot of a drawing: where it lies on the sheet, its axes, and what is written along them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.runs.log import Curve, Floats
from workbench.runs.report_course import Course
from workbench.runs.report_wording import mark, say
from workbench.runs.svg_scale import Axis, count_axis
from workbench.runs.svg_sheet import Sheet

WIDTH = 760.0
LEFT, RIGHT = 52.0, 24.0
HEAD, GAP, AXIS, LINE = 30.0, 14.0, 38.0, 16.0  # over a plot, between two, under the last, and a line of words
LOSS_HEIGHT, METRIC_HEIGHT = 150.0, 210.0
TASKS = mark("practice tasks seen")
NO_PRACTICE = mark("there is nothing to practise: this method learns when it meets a task")


@dataclass(frozen=True)
class Panel:
    """Where one plot lies on a sheet, and its axes."""

    top: float
    height: float
    x: Axis
    y: Axis

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def across(self, episodes: Floats) -> Floats:
        """(n,) practice tasks → pixels from the left."""
        span = WIDTH - LEFT - RIGHT
        return np.array([LEFT + self.x.place(each) * span for each in episodes], dtype=np.float64)

    def down(self, values: Floats) -> Floats:
        """(n,) values → pixels from the top; not a number where there is none."""
        return np.array([self.bottom - self.y.place(each) * self.height for each in values], dtype=np.float64)


def half_widths(points: Curve) -> Floats:
    """Half-widths of intervals; a single task has none that could be drawn."""
    return np.where(np.isfinite(points.ci), points.ci, 0.0)


def grid(sheet: Sheet, panel: Panel) -> None:
    """The round values of both axes; those of the value axis are written beside it."""
    for tick in panel.y.ticks(5):
        here = panel.bottom - tick.place * panel.height
        sheet.line("grid", (LEFT, here), (WIDTH - RIGHT, here))
        sheet.text("label", LEFT - 8, here + 4, tick.label, "end")
    for tick in panel.x.ticks(8):
        here = LEFT + tick.place * (WIDTH - LEFT - RIGHT)
        sheet.line("grid", (here, panel.top), (here, panel.bottom))


def guessing(sheet: Sheet, panel: Panel, level: float) -> None:
    """A dotted line at what guessing would reach, with its words."""
    here = float(panel.down(np.array([level]))[0])
    sheet.line("guessing", (LEFT, here), (WIDTH - RIGHT, here))
    sheet.text("label", WIDTH - RIGHT, here - 4, say("guessing: {share:.3g} %", share=100 * level), "end")


def bottom(sheet: Sheet, panel: Panel, no_practice: bool) -> None:
    """What lies along the bottom."""
    middle = (LEFT + WIDTH - RIGHT) / 2
    if no_practice:
        sheet.text("label", middle, panel.bottom + 18, say(NO_PRACTICE), "middle")
        return
    for tick in panel.x.ticks(8):
        here = LEFT + tick.place * (WIDTH - LEFT - RIGHT)
        sheet.text("label", here, panel.bottom + 16, tick.label, "middle")
    sheet.text("label", middle, panel.bottom + 32, say(TASKS), "middle")


def tasks_axis(courses: Sequence[Course]) -> Axis:
    """From 0 to as many practice tasks as any of these runs has seen or planned."""
    curves = [curve for each in courses for curve in (each.log.train_loss, each.log.val_loss) if len(curve)]
    planned = [float(each.log.started.planned_episodes) for each in courses if each.log.started]
    return count_axis(max([*planned, *(float(curve.x[-1]) for curve in curves)], default=1.0))
