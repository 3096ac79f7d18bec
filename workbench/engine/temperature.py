"""Temperature scaling (Guo, Pleiss, Sun & Weinberger 2017, 1706.04599): one number that makes answers as sure as they
are right."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from scipy.optimize import minimize_scalar
from torch import Tensor
from torch.nn import functional as F

WIDEST = 12.0  # of the logarithm, on either side of the logits' own scale


def fit_temperature(logits: Sequence[Tensor], labels: Sequence[Tensor]) -> float:
    """The temperature with the least mean cross-entropy.

    Each of N answers leaves a share of 1 / (N + 2) to the classes at large, as in Platt's scaling, so that there is a
    temperature also where all answers are right. Logits that are k times as large give one k times as large.

    Args:
        logits: batches of (n, way), float64; the ways may differ.
        labels: (n,) int64 for each.

    Raises:
        ValueError: there are no answers, or they are not finite.
    """
    count = sum(map(len, labels))
    if not count or not all(bool(each.isfinite().all()) for each in logits):
        raise ValueError("A temperature cannot be fitted: there are no answers, or not all of them are finite.")
    scale = math.sqrt(sum(float((each - each.mean(-1, keepdim=True)).square().sum()) for each in logits) / count)
    if scale == 0:
        return 1.0  # all classes are as likely, whatever the temperature
    smoothing = 1 / (count + 2)

    def loss(log: float) -> float:
        return cross_entropy(logits, labels, scale * math.exp(log), smoothing)

    found = minimize_scalar(loss, bounds=(-WIDEST, WIDEST), method="bounded", options={"xatol": 1e-6})
    return scale * math.exp(float(found.x))


def cross_entropy(
    logits: Sequence[Tensor], labels: Sequence[Tensor], temperature: float, smoothing: float = 0.0
) -> float:
    """The mean over all answers, in nats; ``smoothing`` is the share of a label that goes to all classes alike."""
    total = torch.zeros((), dtype=torch.float64)
    for each, label in zip(logits, labels, strict=True):
        total += F.cross_entropy(each / temperature, label, reduction="sum", label_smoothing=smoothing)
    return float(total) / sum(map(len, labels))
