"""An inner loop by a learned rule as a textbook has it, in stock operations and float64: one task after the other, all
coordinates in one vector, and gradients that count as constants.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from textbook import features, logits, weights_of
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.base import Algorithm
from workbench.tasks.labelled import LabelledTask

PlainRule = Callable[[Tensor, Tensor, Tensor, Any], tuple[Tensor, Any]]
"""Weights (P,), their gradient (P,), the loss () and the rule's memory, None at first → the weights, the memory."""


def size_and_sign(values: Tensor) -> Tensor:
    """The paper's preprocessing with p = 10, entry by entry: (N,) → (N, 2)."""
    rows = []
    for each in values.tolist():
        large = abs(each) >= math.exp(-10)
        rows.append([math.log(abs(each)) / 10, math.copysign(1.0, each)] if large else [-1.0, math.exp(10) * each])
    return torch.tensor(rows, dtype=values.dtype)


def query_losses(algorithm: Algorithm, given: LabelledTask, steps: int, rule: PlainRule) -> Tensor:
    """The mean query loss after each of ``steps`` steps, (steps,)."""
    return torch.stack([_of_task(algorithm, given, task, steps, rule) for task in range(given.tasks)]).mean(0)


def _of_task(algorithm: Algorithm, given: LabelledTask, task: int, steps: int, rule: PlainRule) -> Tensor:
    x, y, w = given.support.x[task], given.support.y[task], weights_of(algorithm)
    theta, memory, losses = torch.cat([each.flatten() for each in w.values()]), None, []
    for _ in range(steps):
        inner = F.cross_entropy(logits(x, w), y)
        slopes = torch.autograd.grad(inner, list(w.values()), retain_graph=True)
        theta, memory = rule(theta, torch.cat([each.flatten() for each in slopes]), inner.detach(), memory)
        parts = theta.split([each.numel() for each in w.values()])
        w = {name: part.view(w[name].shape) for name, part in zip(w, parts, strict=True)}
        query = logits(given.query_x[task], w, features(x, w)[1])
        losses.append(F.cross_entropy(query, given.query_y[task]))
    return torch.stack(losses)
