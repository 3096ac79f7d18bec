"""Whether a curve still rises: points of accuracy for each doubling of practice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import linear_regression, pstdev

from workbench.reproduce.cells import Point

LAST = 0.5  # the share of practice that is looked at: its last doubling
FEWEST = 3  # points for a line with an interval
T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228}
NORMAL = 1.959964


@dataclass(frozen=True)
class Slope:
    """Percentage points per doubling of practice, with the half-width of the 95 % interval."""

    value: float
    ci95: float

    @property
    def rising(self) -> bool:
        """Whether it rises for sure: the interval lies above 0."""
        return self.value - self.ci95 > 0


def slope(curve: Sequence[Point]) -> Slope | None:
    """The least-squares line through the validations of the last doubling of practice, over log2 of the tasks.

    None where fewer than three validations lie there, or all of them at the same number of tasks.
    """
    end = max((each.episodes for each in curve), default=0)
    last = [each for each in curve if each.episodes >= LAST * end and each.episodes > 0]
    if len(last) < FEWEST:
        return None
    x, y = [math.log2(each.episodes) for each in last], [each.accuracy for each in last]
    if min(x) == max(x):
        return None
    line = linear_regression(x, y)
    left = sum((b - line.intercept - line.slope * a) ** 2 for a, b in zip(x, y, strict=True))
    free = len(x) - 2
    return Slope(line.slope, t95(free) * math.sqrt(left / free) / (pstdev(x) * math.sqrt(len(x))))


def t95(free: int) -> float:
    """Student's two-sided 95 % quantile; beyond ten degrees of freedom by its series in their inverse.

    Abramowitz & Stegun 1964, 26.7.5, three terms: wrong by less than 0.001.
    """
    z = NORMAL
    first, second = z**3 + z, 5 * z**5 + 16 * z**3 + 3 * z
    third = 3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z
    return T95.get(free, z + first / (4 * free) + second / (96 * free**2) + third / (384 * free**3))
