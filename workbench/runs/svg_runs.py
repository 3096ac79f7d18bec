"""The curves of several runs in one drawing: training loss and validation, a colour and a pattern for each run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from workbench.runs.curve_names import has_no_practice
from workbench.runs.log import Curve, Floats
from workbench.runs.report_course import Course
from workbench.runs.report_curves import Drawn, drawn
from workbench.runs.report_wording import paragraph, say
from workbench.runs.report_words import heading, plus_minus
from workbench.runs.store import RunError
from workbench.runs.svg_lines import smoothed, thinned
from workbench.runs.svg_panel import (
    AXIS,
    GAP,
    HEAD,
    LEFT,
    LOSS_HEIGHT,
    METRIC_HEIGHT,
    RIGHT,
    WIDTH,
    Panel,
    bottom,
    grid,
    guessing,
    half_widths,
    tasks_axis,
)
from workbench.runs.svg_scale import value_axis
from workbench.runs.svg_sheet import DRAWN_AT_MOST, Sheet, shortened, width_of

ROW = 20.0  # of the legend
LOSS, RAW = "", "0.22"


def svg_of_runs(runs: Sequence[tuple[str, Course]]) -> str:
    """The drawing of runs, each with what it is called.

    Raises:
        RunError: there are more of them than can be told apart.
    """
    if len(runs) > DRAWN_AT_MOST:
        raise RunError(f"{len(runs)} runs cannot be told apart in one drawing; {DRAWN_AT_MOST} can.")
    courses = [course for _, course in runs]
    names = _metrics(courses)
    heights = [METRIC_HEIGHT if metric else LOSS_HEIGHT for metric in names]
    top = ROW * len(runs) + 8
    height = top + sum(heights) + HEAD * len(names) + GAP * max(len(names) - 1, 0) + AXIS
    title = say("Curves of {n} runs", n=len(runs))
    each_best = [say("{name}: {figure}.", name=name, figure=_best(course)) for name, course in runs]
    sheet = Sheet(WIDTH, height, title, paragraph(*each_best))
    for number, (name, course) in enumerate(runs):
        _legend(sheet, number, name, course)
    axis = tasks_axis(courses)
    for metric, tall in zip(names, heights, strict=True):
        plots = [_of(course, metric) for course in courses]
        values = [each for plot in plots if plot for each in _seen(plot)]
        levels = {plot.guessing for plot in plots if plot}
        level = levels.pop() if len(levels) == 1 else None  # of tasks with other ways, guessing is another
        panel = Panel(top + HEAD, tall, axis, value_axis(metric, values, level))
        grid(sheet, panel)
        title = (
            say("{metric} in validation, 95 % interval", metric=heading(metric)) if metric else say("Loss in training")
        )
        sheet.text("heading", LEFT, panel.top - 11, title)
        if level is not None and metric:
            guessing(sheet, panel, level)
        for number, plot in enumerate(plots):
            if plot:
                _lines(sheet, panel, number, plot, courses[number])
        top += HEAD + tall + GAP
    bottom(sheet, panel, all(has_no_practice(each.log) for each in courses))
    return sheet.to_text()


def _metrics(courses: Sequence[Course]) -> list[str]:
    """The loss, and every metric that was validated in more than one of them; else the first of any."""
    found = [plot.metric for course in courses for plot in drawn(course.log) if plot.metric and len(plot.validation)]
    shared = [metric for metric, times in Counter(found).items() if times > 1]
    return [LOSS, *(shared or found[:1])]


def _of(course: Course, metric: str) -> Drawn | None:
    return next((each for each in drawn(course.log) if each.metric == metric), None)


def _seen(plot: Drawn) -> list[float]:
    if plot.metric:
        half = half_widths(plot.validation)
        return [*map(float, plot.validation.y - half), *map(float, plot.validation.y + half)]
    line = smoothed(plot.train.y[np.isfinite(plot.train.y)])
    return [float(line.min()), float(line.max())] if len(line) else []


def _lines(sheet: Sheet, panel: Panel, number: int, plot: Drawn, course: Course) -> None:
    style, room = f"run{number}", int(WIDTH - LEFT - RIGHT)
    if not plot.metric:
        x, y = thinned(plot.train.x, plot.train.y, room)
        sheet.path(style, panel.across(x), panel.down(y), stroke_width="1", stroke_opacity=RAW, stroke_dasharray="none")
        x, y = thinned(plot.train.x, smoothed(plot.train.y), room // 2)
        sheet.path(style, panel.across(x), panel.down(y))
        return
    x, y, half = _validation(plot.validation, panel, course)
    across = panel.across(x)
    low, high = panel.down(y - half), panel.down(y + half)
    sheet.area(f"area{number}", list(across), list(low), list(high))
    sheet.path(style, across, panel.down(y))


def _validation(points: Curve, panel: Panel, course: Course) -> tuple[Floats, Floats, Floats]:
    """Where it was measured, values and half-widths; from end to end of a method that has nothing to practise."""
    half = half_widths(points)
    if has_no_practice(course.log) and len(points):
        ends = np.array([panel.x.low, panel.x.high])
        return ends, np.repeat(points.y[-1:], 2), np.repeat(half[-1:], 2)
    return points.x, points.y, half


def _legend(sheet: Sheet, number: int, name: str, course: Course) -> None:
    """A row: the run's line, its name and what it reached."""
    y = ROW * number + 14
    sheet.line(f"run{number}", (LEFT, y - 4), (LEFT + 34, y - 4))
    best = _best(course)
    sheet.text("words", LEFT + 42, y, f"{shortened(name, WIDTH - LEFT - RIGHT - 60 - width_of(best))} ", strong=best)


def _best(course: Course) -> str:
    """The best validation in words."""
    metric, best = next(iter(course.log.best.items()), ("", None))
    return plus_minus(best, metric) if best else say("not validated yet")
