"""Temperature scaling (Guo, Pleiss, Sun & Weinberger 2017, 1706.04599): numbers that make answers as sure as they are
right. One is not enough where tasks are of several sizes: with more examples a learner's logits lie on another scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from scipy.optimize import minimize, minimize_scalar
from torch import Tensor
from torch.nn import functional as F

WIDEST = 12.0  # of the logarithm, on either side of the logits' own scale


RIDGE = 1e-4  # so that what the tasks tell nothing of stays 0


@dataclass(frozen=True)
class Temperature:
    """log T = log ``value`` + of_way × log(way) + of_shots × log(shots)."""

    value: float
    of_way: float = 0.0
    of_shots: float = 0.0

    def of(self, log_way: float, log_shots: float) -> float:
        """That of tasks of one size."""
        return self.value * math.exp(self.of_way * log_way + self.of_shots * log_shots)


def fit_temperatures(
    logits: Sequence[Tensor], labels: Sequence[Tensor], sizes: Sequence[tuple[float, float]]
) -> Temperature:
    """As `fit_temperature`, from which it sets out; ``sizes`` has log(way) and log(shots) of each batch's tasks."""
    one, count = fit_temperature(logits, labels), sum(map(len, labels))
    context = torch.tensor([[1.0, *each] for each in sizes], dtype=torch.float64)

    def loss(weights: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[float, object]:
        w = torch.tensor(weights, requires_grad=True)
        total = RIDGE * w[1:].square().sum()
        for each, label, factor in zip(logits, labels, (context @ w).exp() * one, strict=True):
            smoothed = F.cross_entropy(each / factor, label, reduction="sum", label_smoothing=1 / (count + 2))
            total = total + smoothed / count
        (gradient,) = torch.autograd.grad(total, w)
        return float(total.detach()), gradient.numpy()

    with torch.enable_grad():
        found = minimize(loss, np.zeros(3), jac=True, method="L-BFGS-B", bounds=[(-WIDEST, WIDEST)] + [(-3, 3)] * 2)
    log, of_way, of_shots = map(float, found.x)
    return Temperature(one * math.exp(log), of_way, of_shots)


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
