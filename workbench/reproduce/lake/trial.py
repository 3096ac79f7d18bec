"""Count what a classifier gets wrong, run by run."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.reproduce.lake.runs import Run


class Classifier(Protocol):
    """Anything that answers runs; ``title`` names it, and ``badges`` say what must be said of its answers so far."""

    @property
    def title(self) -> str: ...

    @property
    def badges(self) -> tuple[str, ...]: ...

    def __call__(self, run: Run) -> Sequence[int]:
        """For each test picture, the index of the training picture whose class it is said to be."""


@dataclass(frozen=True)
class WithoutLearning:
    """A classifier that compares pictures as they are."""

    title: str
    answer: Callable[[Run], Sequence[int]]
    badges: tuple[str, ...] = ("learns nothing",)

    def __call__(self, run: Run) -> Sequence[int]:
        return self.answer(run)


@dataclass(frozen=True)
class Score:
    """How many of its trials went wrong in each of R runs: both (R,)."""

    wrong: tuple[int, ...]
    trials: tuple[int, ...]

    @property
    def error(self) -> float:
        """Of all trials, in percent."""
        return 100 * sum(self.wrong) / sum(self.trials)

    @property
    def ci95(self) -> float | None:
        """Half the width of the 95 % interval of `error`, in percentage points.

        By Student's t over the runs, whose trials share an alphabet and two hands; runs of unlike size count by their
        trials (the ratio estimator, Cochran 1977, Sampling Techniques, chapter 6). None where that says nothing: for
        one run, or runs that do not differ.
        """
        runs, mean = len(self.wrong), sum(self.wrong) / sum(self.trials)
        away = sum((wrong - mean * trials) ** 2 for wrong, trials in zip(self.wrong, self.trials, strict=True))
        if runs < 2 or away < 1e-12:
            return None
        # Here, because importing it takes time and few need it.
        from scipy.special import stdtrit

        spread = math.sqrt(away * runs / (runs - 1)) / sum(self.trials)
        return 100 * float(stdtrit(runs - 1, 0.975)) * spread


def score(runs: Iterable[Run], classify: Classifier) -> Score:
    """Ask ``classify`` about every run, each by itself."""
    wrong, trials = [], []
    for run in runs:
        answers = classify(run)
        wrong.append(sum(answer != truth for answer, truth in zip(answers, run.truth, strict=True)))
        trials.append(len(run.truth))
    return Score(tuple(wrong), tuple(trials))
