"""What two models would score on tasks of which one is harder than another, where the truth is known."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from workbench.engine.paired_bootstrap import Array, Scores

QUESTIONS = 75
BINS = 15


def simulated(rng: np.random.Generator, tasks: int, ahead: float, better: float = 1.0) -> list[Scores]:
    """Two models; on the scale of logits the second is ``ahead``, and tasks differ by one as does its lead."""
    ease = rng.normal(better, 1.0, tasks)
    lead = rng.normal(ahead, 0.3, tasks)
    return [_scores(rng, expit(ease)), _scores(rng, expit(ease + lead))]


def _scores(rng: np.random.Generator, chance: Array) -> Scores:
    right = rng.binomial(QUESTIONS, chance)
    accuracy = right / QUESTIONS
    gaps = np.zeros((len(chance), BINS))
    confident = rng.random(len(chance)) < 0.6  # a bin is the task's own, and its confidence is 0.1 too high
    gaps[np.arange(len(chance)), np.where(confident, 12, 9)] = accuracy - chance - 0.1
    return Scores({"accuracy": accuracy, "loss": np.exp(rng.normal(-chance, 0.2))}, gaps)


def true_difference(ahead: float, better: float = 1.0) -> float:
    """The mean difference in accuracy, by quadrature."""
    at, weights = np.polynomial.hermite_e.hermegauss(60)
    ease, lead = better + at[:, None], ahead + 0.3 * at[None]
    share = weights[:, None] * weights[None] / weights.sum() ** 2
    return float((share * (expit(ease + lead) - expit(ease))).sum())
