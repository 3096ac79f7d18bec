"""Whether a measured accuracy is what was published: the band, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.reproduce.published import Figure

INSIDE, BELOW, ABOVE = "inside", "below", "above"
NOT_COMPARABLE, NO_VALUE, NOT_RUN, FAILED = "not comparable", "no published value", "not run", "failed"


@dataclass(frozen=True)
class Band:
    """Accuracies in percent, from ``low`` to ``high``."""

    low: float
    high: float

    def verdict(self, accuracy: float) -> str:
        """INSIDE, BELOW or ABOVE, the ends being inside."""
        return BELOW if accuracy < self.low else ABOVE if accuracy > self.high else INSIDE

    def distance(self, accuracy: float) -> float:
        """How far ``accuracy`` lies outside, in points; 0 inside."""
        return max(self.low - accuracy, accuracy - self.high, 0.0)


def band(figures: Sequence[Figure], own_ci95: float = 0.0) -> Band | None:
    """From the lowest to the highest of the figures, each widened by its own 95 % interval and by ours.

    Figures ``aside`` do not count. None where none is left: then there is nothing to be inside of.
    """
    counted = [each for each in figures if not each.aside]
    if not counted:
        return None
    low = min(each.accuracy - (each.ci95 or 0.0) for each in counted)
    high = max(each.accuracy + (each.ci95 or 0.0) for each in counted)
    return Band(max(low - own_ci95, 0.0), min(high + own_ci95, 100.0))


def verdict(figures: Sequence[Figure], accuracy: float, ci95: float, comparable: bool) -> str:
    """What may be said of ``accuracy`` ± ``ci95``, in percent.

    What is not ``comparable``, since the classes or the tests are other ones than the paper's, is never inside, below
    or above: no such comparison would be one. Nor is there one where all figures are ``aside``.
    """
    if not figures:
        return NO_VALUE
    around = band(figures, ci95)
    return around.verdict(accuracy) if around and comparable else NOT_COMPARABLE
