"""How sure a difference between two models is that were measured on the same tasks: a paired bootstrap over the tasks.

A task is hard or easy for all models, so the difference is taken task by task before its spread is looked at. Tasks are
drawn anew with replacement, each with what all models did on it; the interval is the BCa one (Efron 1987, Better
Bootstrap Confidence Intervals, JASA 82), corrected for bias and skew. It is what ``scipy.stats.bootstrap(paired=True)``
computes, but for all pairs and metrics by the same draws in one product of matrices, which makes hundreds of intervals
a matter of a second; tests hold the one to the other.

Everything here is a smooth function of means over tasks, see `Scores`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

Array = npt.NDArray[np.float64]

CALIBRATION = "calibration_error"
LOWER_IS_BETTER = ("loss", CALIBRATION)
LEVEL = 0.95
Z = float(ndtri((1 + LEVEL) / 2))
POWER = 0.8
Z_POWER = float(ndtri(POWER))
MOST, FEWEST = 9999, 1999  # draws; the more tasks there are, the less depends on them
AT_ONCE = 4_000_000  # tasks that are drawn together
DRAWN = 20_000_000
NOISE = 12  # decimals; what is beyond is rounding, and no difference


@dataclass(frozen=True)
class Scores:
    """What a model scored on each of E tasks.

    Attributes:
        values: metric → (E,), of which the mean is taken.
        gaps: (E, bins), for the calibration error: in each bin of confidence the right answers less the confidence,
            both summed over the task's answers and divided by their number.
    """

    values: Mapping[str, Array]
    gaps: Array

    @property
    def names(self) -> tuple[str, ...]:
        """The metrics, the calibration error last."""
        return (*self.values, CALIBRATION)

    def columns(self) -> Array:
        """(E, metrics + bins)."""
        return np.column_stack([*self.values.values(), self.gaps])


@dataclass(frozen=True)
class Estimate:
    """A number, its 95 % interval, and its standard error, which the jackknife gives."""

    value: float
    low: float
    high: float
    error: float

    @property
    def decided(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.low > 0 or self.high < 0

    def more_tasks(self, tasks: int) -> int | None:
        """How many more than ``tasks`` would decide it in four of five cases, were the truth as it was found.

        The interval of n tasks reaches z × s/√n to each side, where s is the spread over the tasks and z = 1.96; what
        is found there falls short of the truth by less than 0.84 × s/√n in 80 % of the cases. So it leaves 0 out in 80
        % of the cases once |difference| = (1.96 + 0.84) × s/√n: n = (2.80 × s / difference)².

        0 where it is decided; None where the difference is 0, which no number of tasks tells from 0.
        """
        if self.decided:
            return 0
        if self.value == 0 or self.error == 0:
            return None
        needed = tasks * ((Z + Z_POWER) * self.error / self.value) ** 2
        return max(1, int(np.ceil(min(needed, 1e15))) - tasks)


class TaskBootstrap:
    """The same draws of tasks for all models and metrics.

    Args:
        scores: of each model, on the same E tasks, at least two, and by the same metrics.
        seed: of the draws.
        resamples: how many; by default 9,999, and fewer for more than 2,000 tasks.
    """

    def __init__(self, scores: list[Scores], seed: int = 0, resamples: int = 0) -> None:
        self.names = scores[0].names
        columns = np.stack([each.columns() for each in scores], axis=1)  # (E, models, columns)
        self.tasks = len(columns)
        if self.tasks < 2:
            raise ValueError(f"There is {self.tasks} task, but an interval needs at least 2.")
        self._columns = columns
        self._generator = np.random.default_rng(seed)
        self.resamples = resamples or max(FEWEST, min(MOST, DRAWN // self.tasks))

    def of_model(self, model: int, metric: str) -> Estimate:
        """A metric of one model."""
        place = self.names.index(metric)
        return _estimate(*(each[:, model, place] for each in (self._observed, self._drawn, self._left_out)))

    def difference(self, first: int, second: int, metric: str) -> Estimate:
        """The metric of model ``second`` minus that of ``first``."""
        place, parts = self.names.index(metric), (self._observed, self._drawn, self._left_out)
        gaps = (np.round(each[:, second, place] - each[:, first, place], NOISE) + 0.0 for each in parts)
        return _estimate(*gaps)

    @cached_property
    def _observed(self) -> Array:
        """(1, models, metrics)."""
        return self._metrics(self._columns.mean(0, keepdims=True))

    @cached_property
    def _left_out(self) -> Array:
        """(E, models, metrics), each without one of the tasks."""
        whole = self._columns.sum(0)
        return self._metrics((whole - self._columns) / (self.tasks - 1))

    @cached_property
    def _drawn(self) -> Array:
        """(resamples, models, metrics)."""
        flat = self._columns.reshape(self.tasks, -1)
        size = max(1, AT_ONCE // self.tasks)
        parts = [min(size, self.resamples - start) for start in range(0, self.resamples, size)]
        means = np.concatenate([self._counts(part) @ flat / self.tasks for part in parts])
        return self._metrics(means.reshape(-1, *self._columns.shape[1:]))

    def _counts(self, draws: int) -> Array:
        """(draws, E): how often each task was drawn."""
        which = self._generator.integers(self.tasks, size=(draws, self.tasks))
        which += np.arange(draws)[:, None] * self.tasks
        return np.bincount(which.ravel(), minlength=draws * self.tasks).reshape(draws, -1).astype(np.float64)

    def _metrics(self, means: Array) -> Array:
        """(…, metrics + bins) → (…, metrics)."""
        plain = len(self.names) - 1
        error = np.abs(means[..., plain:]).sum(-1, keepdims=True)
        return np.concatenate([means[..., :plain], error], axis=-1)


def _estimate(observed: Array, drawn: Array, left_out: Array) -> Estimate:
    value, tasks = float(observed[0]), len(left_out)
    apart = left_out.mean() - left_out
    error = float(np.sqrt((tasks - 1) / tasks * (apart**2).sum()))
    if not drawn.std():
        return Estimate(value, value, value, 0.0)
    low, high = np.quantile(drawn, _levels(value, drawn, apart))
    return Estimate(value, float(low), float(high), error)


def _levels(value: float, drawn: Array, apart: Array) -> Array:
    """Which quantiles of the draws are the ends of the BCa interval, (2,)."""
    spread = (apart**2).sum() ** 1.5
    acceleration = (apart**3).sum() / (6 * spread) if spread else 0.0
    # draws that equal the value are half below it, as many are where accuracies take few values
    below = ((drawn < value).mean() + (drawn <= value).mean()) / 2
    bias = ndtri(np.clip(below, 1 / len(drawn), 1 - 1 / len(drawn)))
    ends: Any = bias + np.array([-Z, Z])
    levels: Array = ndtr(bias + ends / (1 - acceleration * ends))
    return levels
