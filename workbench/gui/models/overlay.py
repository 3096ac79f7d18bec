"""Curves of several runs over one another: which there are, on which axis, and how they are smoothed. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.widgets.plot_decimation import Floats, Integers, last_until, nearest
from workbench.gui.widgets.run_curves import has_no_practice, metrics_of
from workbench.runs.log import Curve, RunLog

# More lines than that could not be told apart.
MOST = 12
FIRST_DRAWN = mark("The first {most} of {count:,} runs are drawn: more lines could not be told apart.")
LOSS = ""
TRAINING, VALIDATION, BOTH = "training", "validation", "both"
TASKS, TIME = "tasks", "time"
# How far a point of the smoothed line looks to either side, as a share of the tasks of the longest run, for each place
# of the slider.
SHARES = (0.0, 0.001, 0.002, 0.004, 0.007, 0.01, 0.015, 0.025, 0.04, 0.06, 0.1)
USUAL_SMOOTHING = 5
# After so many times the usual time without a value, something else was done than to practise.
PAUSE = 8.0


@dataclass(frozen=True)
class OverlayView:
    """What is looked at: ``metric`` is empty for the loss, ``smoothing`` a place in `SHARES`."""

    metric: str = "accuracy"
    part: str = VALIDATION
    by: str = TASKS
    log: bool = False
    smoothing: int = USUAL_SMOOTHING

    @property
    def parts(self) -> tuple[str, ...]:
        return (TRAINING, VALIDATION) if self.part == BOTH else (self.part,)

    @property
    def is_log(self) -> bool:
        """A logarithmic scale is for the loss alone: what is nearly right is a matter of percentage points."""
        return self.log and self.metric == LOSS


def view_from(data: object) -> OverlayView:
    """What was looked at the last time, from the JSON of its fields; what does not read is as at first."""
    known = data if isinstance(data, dict) else {}
    valid: dict[str, Callable[[Any], bool]] = {
        "metric": lambda each: isinstance(each, str),
        "part": lambda each: each in (TRAINING, VALIDATION, BOTH),
        "by": lambda each: each in (TASKS, TIME),
        "log": lambda each: isinstance(each, bool),
        "smoothing": lambda each: type(each) is int and 0 <= each < len(SHARES),
    }
    return OverlayView(**{name: known[name] for name, fits in valid.items() if name in known and fits(known[name])})


@dataclass(frozen=True)
class OverlayRun:
    """One of the runs; ``place`` says how it looks, and is kept where no other run of the view has it."""

    place: int
    name: str
    log: RunLog
    shown: bool = True


class Series:
    """A curve of one run on one axis, which may still grow. With ``broken`` it has gaps where time went by without
    values, as that of training has while it was validated."""

    def __init__(self, curve: Curve, by: str, *, broken: bool = False) -> None:
        self._curve, self._by, self._is_broken = curve, by, broken and by == TIME
        self._seen: tuple[float, ...] = ()
        self._x: Floats = np.empty(0)
        self._sums = self._counts = np.zeros(1)
        self._pieces: Integers = np.empty(0, np.intp)

    def __len__(self) -> int:
        return len(self._curve)

    @property
    def x(self) -> Floats:
        """Ascending: tasks, or seconds of training."""
        self._look()
        return self._x

    @property
    def tasks(self) -> Floats:
        """Ascending, whichever axis it is on."""
        return self._curve.x

    @property
    def y(self) -> Floats:
        return self._curve.y

    @property
    def ci(self) -> Floats:
        return self._curve.ci

    def smoothed(self, at: Integers, half: float) -> Floats:
        """The mean of what lies within ``half`` tasks to either side of the points ``at``, values that are no numbers
        left out; with a half of 0 the values themselves. It is of tasks by time as well: while nothing was practised
        there is nothing to take a mean of."""
        if half <= 0:
            return self.y[at]
        self._look()
        x = self.tasks
        begin, end = np.searchsorted(x, x[at] - half), np.searchsorted(x, x[at] + half, side="right")
        with np.errstate(invalid="ignore"):  # nothing but NaN around a point leaves NaN there
            return np.asarray((self._sums[end] - self._sums[begin]) / (self._counts[end] - self._counts[begin]))

    def joined(self, at: Integers) -> npt.NDArray[np.int32]:
        """(len(at),) of 1 where a line goes on to the next of the points ``at``, 0 where a gap lies between them."""
        self._look()
        pieces = self._pieces[at]
        return np.append(pieces[1:] == pieces[:-1], True)[: len(at)].astype(np.int32)

    def _look(self) -> None:
        """Whatever takes as long as the curve is done once for each of its states."""
        curve = self._curve
        state = (len(curve), *(float(each[-1]) for each in (curve.x, curve.y, curve.seconds) if len(curve)))
        if state == self._seen:
            return
        self._seen = state
        # time stands still in no run, but a file may say so
        self._x = curve.x if self._by == TASKS else np.maximum.accumulate(curve.seconds)
        self._pieces = _pieces(self._x) if self._is_broken else np.zeros(len(curve), np.intp)
        known = np.isfinite(curve.y)
        self._sums = np.concatenate([[0.0], np.cumsum(np.where(known, curve.y, 0.0))])
        self._counts = np.concatenate([[0.0], np.cumsum(known)])


def series_of(log: RunLog, part: str, view: OverlayView) -> Series | None:
    """The curve of a run that ``view`` asks for, or None where the run has none."""
    loss, metrics = (log.train_loss, log.train_metrics) if part == TRAINING else (log.val_loss, log.val_metrics)
    curve = loss if view.metric == LOSS else metrics.get(view.metric)
    return Series(curve, view.by, broken=part == TRAINING) if curve is not None and len(curve) else None


def is_level(log: RunLog) -> bool:
    """Whether the run is one value for good, since there was nothing to practise."""
    return has_no_practice(log)


def metrics_in(logs: Sequence[RunLog]) -> list[str]:
    """What can be drawn of these runs, the loss at last."""
    names = [name for log in logs for name in metrics_of(log)] or ["accuracy"]
    return [*dict.fromkeys(names), LOSS]


def guessing_in(logs: Sequence[RunLog], metric: str) -> float | None:
    """What guessing would reach, where that is the same for all the runs."""
    levels = {log.started.guessing.get(metric) if log.started else None for log in logs}
    return levels.pop() if len(levels) == 1 else None


def placed(
    runs: Sequence[tuple[str, RunLog]], before: Sequence[OverlayRun], kept: Mapping[str, int]
) -> list[OverlayRun]:
    """The first `MOST` of ``runs``. Those that were there keep their look, and whether they are shown; others have the
    look ``kept`` for their name where it is free, and else one that is kept for nobody, as long as there are any."""
    old: dict[str, OverlayRun] = {each.name: each for each in before}
    runs = _apart(runs[:MOST])
    places = {name: old[name].place for name, _ in runs if name in old}
    for name, _ in runs:
        if name not in places and kept.get(name, -1) in set(range(MOST)) - set(places.values()):
            places[name] = kept[name]
    others = sorted(set(range(MOST)) - set(places.values()), key=lambda place: (place in kept.values(), place))
    free = iter(others)
    return [
        OverlayRun(places[name] if name in places else next(free), name, log, name not in old or old[name].shown)
        for name, log in runs
    ]


def left_out_words(count: int) -> str:
    """What is said of runs that are too many."""
    return say(FIRST_DRAWN, most=MOST, count=count) if count > MOST else ""


def reading(series: Series, x: float | None, half: float, part: str) -> tuple[float, Interval] | None:
    """(place, value) of a series at ``x``, or at its end without one: of training the mean around the point that is
    nearest, of validation what was measured last, with its interval."""
    if not len(series):
        return None
    where = float("inf") if x is None else x
    if part == TRAINING:
        at = nearest(series.x, where)
        return float(series.x[at]), Interval(float(series.smoothed(np.array([at]), half)[0]), 0.0)
    at = last_until(series.x, where)
    return float(series.x[at]), Interval(float(series.y[at]), float(series.ci[at]))


def _pieces(seconds: Floats) -> Integers:
    """(len(seconds),): to which piece of a line each point belongs, the first to 0."""
    steps = np.diff(seconds)
    usual = float(np.median(steps)) if len(steps) else 0.0
    return np.append(0, np.cumsum(steps > PAUSE * usual))[: len(seconds)]


def _apart(runs: Sequence[tuple[str, RunLog]]) -> list[tuple[str, RunLog]]:
    """Two runs may have been given one name."""
    seen: dict[str, int] = {}
    told = []
    for name, log in runs:
        seen[name] = seen.get(name, 0) + 1
        told.append((f"{name} ({seen[name]})" if seen[name] > 1 else name, log))
    return told
