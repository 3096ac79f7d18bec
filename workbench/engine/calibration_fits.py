"""From answers to calibration tasks to what a model keeps of them: see `Rejection` and `Likeness`."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workbench.algorithms.rejection import FEATURES, LOGITS
from workbench.engine.calibration import Likeness, Rejection

KEPT = 0.95  # the share of pictures of a task's classes that the level keeps
USEFUL = 0.6  # the least area under the curve with which pictures are rejected at all
CLEARLY = 0.005  # what the area must gain before features, which take a pass of their own, are preferred
SPREAD_OUT = 0.05  # of the mean spread: a feature that hardly ever changes tells nothing
LEAST_LIMIT = 2.0  # in spreads: validation may have few classes, which are more alike than those to come
Floats = npt.NDArray[np.float64]


def fit_rejection(rows: Floats) -> Rejection | None:
    """By the score that tells better, or None where neither does.

    Args:
        rows: (n, 5): whether the picture is of a class of its task, the two scores, log(way) and log(shots).
    """
    if len(set(rows[:, 0].tolist())) < 2:
        return None
    by_logits, by_features = (_fitted(rows, score) for score in (LOGITS, FEATURES))
    found = by_features if by_features.auroc > by_logits.auroc + CLEARLY else by_logits
    return found if found.slope > 0 and found.auroc >= USEFUL else None


def _fitted(rows: Floats, score: str) -> Rejection:
    """A logistic regression that counts known and unknown pictures as equally many."""
    from sklearn.linear_model import LogisticRegression  # takes a second
    from sklearn.metrics import roc_auc_score

    known, x = rows[:, 0] > 0, rows[:, [1 if score == LOGITS else 2, 3, 4]]
    mean, spread = x.mean(0), x.std(0)
    spread[spread < 1e-9] = 1.0
    made = LogisticRegression(class_weight="balanced").fit((x - mean) / spread, known)
    weights = made.coef_[0] / spread
    offset = float(made.intercept_[0] - weights @ mean)
    chance = made.predict_proba((x - mean) / spread)[:, 1]
    below = float(np.quantile(chance[known], 1 - KEPT))
    auroc, rejected = float(roc_auc_score(known, chance)), float((chance[~known] < below).mean())
    return Rejection(score, float(weights[0]), offset, float(weights[1]), float(weights[2]), below, auroc, rejected)


def fit_likeness(practised: Sequence[Tensor], others: Sequence[Tensor]) -> Likeness | None:
    """What features usually are, and how far groups of pictures of new classes may lie from that.

    Args:
        practised: features of pictures that the model was trained on, (n, D) each.
        others: groups of pictures of classes that it was not trained on, (T, n, D) each.
    """
    if not practised or not others:
        return None
    every = torch.cat(list(practised))
    mean, spread = every.mean(0), every.std(0)
    spread = spread.clamp(min=max(1e-6, SPREAD_OUT * float(spread.mean())))
    plain = Likeness(_rounded(mean), _rounded(spread), LEAST_LIMIT)
    medians = torch.cat([plain.distance(each).median(-1).values for each in others]).double().log()
    limit = math.exp(float(medians.mean() + 5 * medians.std()))
    return Likeness(plain.mean, plain.spread, max(LEAST_LIMIT, limit))


def _rounded(values: Tensor) -> tuple[float, ...]:
    """To four digits, which is enough, and keeps the record short."""
    return tuple(float(f"{each:.4g}") for each in values.tolist())
