"""The share of right answers about a class, with an interval that knows that the answers came by tasks.

The questions about a class in one task share their examples, so they are right or wrong together: as many answers tell
less than they would one by one. The variance is that of a ratio over clusters (Cochran 1977, Sampling Techniques, ch.
6), and the interval Wilson's with the number of independent answers that this variance amounts to (Korn & Graubard
1998, Survey Methodology 24), so that all right is not taken for certain.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from workbench.engine.events import Interval

Array = npt.NDArray[np.float64]


def shares(right: npt.NDArray[np.int64], classes: npt.NDArray[np.int64], questions: int) -> dict[int, Interval]:
    """The share of each class that occurs, ascending.

    Args:
        right: (E, way), right answers about each slot of a task.
        classes: (E, way), which class the slot holds.
        questions: how many there are of each slot.

    Returns:
        class → its share, and how far the farther end of the 95 % interval lies from it.
    """
    order = np.argsort(classes, axis=None, kind="stable")
    found, starts = np.unique(classes.ravel()[order], return_index=True)
    by_class = np.split(right.ravel()[order] / questions, starts[1:])
    return {int(which): share(each, questions) for which, each in zip(found, by_class, strict=True)}


def share(parts: Array, questions: int) -> Interval:
    """From the share of right answers in each of m tasks, (m,), all of as many questions."""
    tasks, mean = len(parts), float(parts.mean())
    spread = mean * (1 - mean)
    variance = float(parts.var(ddof=1)) / tasks if tasks > 1 else 0.0
    # no task counts for less than one answer, nor for more than its questions
    alone = float(np.clip(spread / variance, tasks, tasks * questions)) if variance and spread else float(tasks)
    t = float(stdtrit(max(1, tasks - 1), 0.975))
    middle = (mean + t**2 / (2 * alone)) / (1 + t**2 / alone)
    half = t / (1 + t**2 / alone) * float(np.sqrt(spread / alone + (t / (2 * alone)) ** 2))
    return Interval(mean, max(mean - middle + half, middle + half - mean))
