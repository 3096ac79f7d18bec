"""The curves of one run as an SVG drawing: the loss over every metric, along the practice tasks."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from workbench.engine.events import Interval
from workbench.runs.curve_names import has_no_practice
from workbench.runs.report_course import Course, Mark
from workbench.runs.report_curves import Drawn, drawn
from workbench.runs.report_wording import paragraph, say, tell
from workbench.runs.report_words import plus_minus, value
from workbench.runs.svg_lines import smoothed, thinned
from workbench.runs.svg_panel import (
    AXIS,
    GAP,
    HEAD,
    LEFT,
    LINE,
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
from workbench.runs.svg_scale import Axis, value_axis
from workbench.runs.svg_sheet import Sheet, shortened, width_of

SAMPLE = 26.0  # a short piece of a line in the legend
TAG = 8.0  # half the room that the number of a mark takes
FEW = 60  # so many validations have a dot each


def svg_of_run(course: Course, title: str) -> str:
    """The drawing, of some 760 pixels' width; a run without curves has an empty one that says so."""
    plots = drawn(course.log)
    heights = [METRIC_HEIGHT if each.metric else LOSS_HEIGHT for each in plots]
    foot = list(_foot(course))
    height = sum(heights) + HEAD * len(plots) + GAP * max(len(plots) - 1, 0) + AXIS + LINE * len(foot)
    sheet = Sheet(WIDTH, max(height, 80.0), say("Curves of {title}", title=title), describe(course))
    if not plots:
        sheet.text("words", WIDTH / 2, 44, say("Nothing was measured yet."), "middle")
        return sheet.to_text()
    top = 0.0
    x = tasks_axis([course])
    for each, tall in zip(plots, heights, strict=True):
        panel = Panel(top + HEAD, tall, x, value_axis(each.metric, _typical(each), each.guessing))
        _plot(sheet, panel, each, course)
        top += HEAD + tall + GAP
    bottom(sheet, panel, has_no_practice(course.log))
    _tags(sheet, course.marks, x)
    for number, words in enumerate(foot):
        sheet.text("label", LEFT, panel.bottom + AXIS + LINE * (number + 0.6), words)
    return sheet.to_text()


def describe(course: Course) -> str:
    """The drawing in words, for those who cannot see it."""
    said = []
    for each in drawn(course.log):
        curve = each.validation if len(each.validation) else each.train
        part = say("validation") if len(each.validation) else say("training")
        first, last = value(float(curve.y[0]), each.metric), value(float(curve.y[-1]), each.metric)
        words = say("{metric} in {part}: from {first} to {last}.", metric=each.title, part=part, first=first, last=last)
        said.append(words)
    return paragraph(*said) or say("There are no curves yet.")


def _typical(plot: Drawn) -> list[float]:
    """What an axis must show: the smoothed line, single values but for outliers, validation with its intervals."""
    values: list[float] = []
    train = plot.train.y[np.isfinite(plot.train.y)]
    if len(train):
        line = smoothed(train)
        values += [float(line.min()), float(line.max()), *map(float, np.quantile(train, (0.01, 0.99)))]
    half = half_widths(plot.validation)
    return [*values, *map(float, plot.validation.y - half), *map(float, plot.validation.y + half)]


def _plot(sheet: Sheet, panel: Panel, plot: Drawn, course: Course) -> None:
    grid(sheet, panel)
    for mark in course.marks:
        here = float(panel.across(np.array([mark.episodes]))[0])
        sheet.line("mark", (here, panel.top), (here, panel.bottom))
    if plot.guessing is not None and plot.metric:
        guessing(sheet, panel, plot.guessing)
    _training(sheet, panel, plot)
    _validation(sheet, panel, plot, course)
    _legend(sheet, panel, plot)


def _training(sheet: Sheet, panel: Panel, plot: Drawn) -> None:
    """Every value thin and pale, and their moving average on top."""
    points, room = plot.train, int(WIDTH - LEFT - RIGHT)
    if not len(points):
        return
    if not plot.is_kin:
        x, y = thinned(points.x, points.y, room)
        sheet.path("raw", panel.across(x), panel.down(y))
    x, y = thinned(points.x, smoothed(points.y), room // 2)
    sheet.path("kin" if plot.is_kin else "train", panel.across(x), panel.down(y))


def _validation(sheet: Sheet, panel: Panel, plot: Drawn, course: Course) -> None:
    points = plot.validation
    if not len(points):
        return
    x, y, half = points.x, points.y, half_widths(points)
    if has_no_practice(course.log):  # the one validation there is, from end to end of an axis that counts nothing
        x, y, half = np.array([panel.x.low, panel.x.high]), np.repeat(y[-1:], 2), np.repeat(half[-1:], 2)
    across, down = panel.across(x), panel.down(y)
    sheet.area("band", list(across), list(panel.down(y - half)), list(panel.down(y + half)))
    sheet.path("validation", across, down)
    if len(x) <= FEW:
        for a, b in zip(across, down, strict=True):
            sheet.dot("dot", float(a), float(b))
    best = best_of(plot, course)
    if best is not None and not has_no_practice(course.log):
        sheet.dot("best", float(across[best]), float(down[best]), 6)


def best_of(plot: Drawn, course: Course) -> int | None:
    """Which validation of a metric was kept as the best one; None for the loss, and where it cannot be told."""
    kept = course.log.best.get(plot.metric)
    if kept is None:
        return None
    same = np.flatnonzero(plot.validation.y == kept.value)
    return int(same[0]) if len(same) else None


def _legend(sheet: Sheet, panel: Panel, plot: Drawn) -> None:
    """What each line is, with its newest value, after the title."""
    baseline = panel.top - 11
    sheet.text("heading", LEFT, baseline, plot.title)
    x = LEFT + width_of(plot.title, 13) + 20
    if plot.train_name and len(plot.train):
        newest = value(float(smoothed(plot.train.y)[-1]), plot.metric)
        x = _entry(sheet, x, baseline, "kin" if plot.is_kin else "train", tell(plot.train_name), newest)
    if len(plot.validation):
        newest = plus_minus(Interval(float(plot.validation.y[-1]), float(plot.validation.ci[-1])), plot.metric)
        _entry(sheet, x, baseline, "validation", tell(plot.validation_name), newest)


def _entry(sheet: Sheet, x: float, baseline: float, style: str, name: str, newest: str) -> float:
    """A sample of a line, its name and its newest value; returns where the next one begins."""
    middle = baseline - 4
    if style == "validation":
        sheet.area("band", [x, x + SAMPLE], [middle + 5] * 2, [middle - 5] * 2)
    sheet.line(style, (x, middle), (x + SAMPLE, middle))
    if style == "validation":
        sheet.dot("dot", x + SAMPLE / 2, middle)
    x += SAMPLE + 6
    name = shortened(name, max(WIDTH - RIGHT - x - width_of(newest) - 8, 40))
    sheet.text("words", x, baseline, f"{name} ", strong=newest)
    return x + width_of(f"{name} {newest}") + 18


def _tags(sheet: Sheet, marks: list[Mark], x: Axis) -> None:
    """The number of each mark at the top of its line, as far as they do not touch."""
    last = -math.inf
    for number, mark in enumerate(marks, 1):
        here = LEFT + x.place(mark.episodes) * (WIDTH - LEFT - RIGHT)
        if here - last >= 2 * TAG:
            sheet.text("label", here + 4, HEAD + 11, str(number))
            last = here


def _foot(course: Course) -> Iterator[str]:
    """What the ring and the numbers of the marks stand for, in lines that fit."""
    told = [
        say("{number}: {words}, after {tasks} tasks", number=number, words=mark.words, tasks=f"{mark.episodes:,}")
        for number, mark in enumerate(course.marks, 1)
    ]
    if course.log.best and not has_no_practice(course.log):
        told.insert(0, say("○ the best validation, which was kept"))
    line = ""
    for words in (shortened(each, WIDTH - LEFT - RIGHT, 11) for each in told):
        joined = f"{line}  ·  {words}" if line else words
        if width_of(joined, 11) > WIDTH - LEFT - RIGHT:
            yield line
            joined = words
        line = joined
    if line:
        yield line
