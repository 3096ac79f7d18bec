"""The mathematics of inner loops: gradient descent on the weights of T tasks at once.

Weights are dictionaries, name → (T, *shape). As no task's loss depends on another task's weights, the gradient of
the sum of the losses holds every task's own gradient.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.inner_rules import Rule

Losses = Callable[[Mapping[str, Tensor], int], Tensor]
"""Weights of T tasks and the number of the step → the losses (T,) of those tasks."""


class Point(NamedTuple):
    """Where an inner loop stands.

    Attributes:
        weights: name → (T, *shape).
        values: what there is to look at, name → (T,).
        shown: the same of single weights: quantity → name of a weight → (T, *shape).
        gradients: those that the last step was made by, where someone asks for them: name → (T, *shape).
    """

    weights: dict[str, Tensor]
    values: Mapping[str, Tensor] = {}
    shown: Mapping[str, Mapping[str, Tensor]] = {}
    gradients: Mapping[str, Tensor] = {}


def end(points: Iterator[Point]) -> dict[str, Tensor]:
    """The weights at the last point of a `path`; the points before are let go as it goes on."""
    return deque(points, maxlen=1).pop().weights


def path(
    weights: Mapping[str, Tensor],
    losses: Losses,
    rule: Rule,
    steps: int,
    *,
    differentiable: bool,
    second_order: bool,
) -> Iterator[Point]:
    """The weights before the first step, and after each of ``steps`` steps by ``rule``.

    Args:
        weights: name → (T, *shape), the starting point.
        losses: what to descend on, summed over no task but its own.
        rule: turns gradients into steps.
        differentiable: keep the way back to the starting point. Without it nothing is kept, and the result is
            the same; it works under `torch.no_grad`.
        second_order: let the way back go through the gradients too; without it they count as constants.
    """
    current, state = dict(weights), rule.start(weights)
    yield Point(current)
    for step in range(steps):
        current, value, found = slope(current, losses, step, differentiable, differentiable and second_order)
        with torch.set_grad_enabled(differentiable):
            current, state = rule.update(current, found, value, state, step)
        yield Point(current, shown=rule.shown(state))


def slope(
    weights: Mapping[str, Tensor], losses: Losses, step: int, differentiable: bool, create_graph: bool
) -> tuple[dict[str, Tensor], Tensor, dict[str, Tensor]]:
    """The weights as the gradient was taken by them, the losses there (T,), and the gradients, name → (T, *shape).

    The losses are constants, as are the gradients without ``create_graph``.
    """
    with torch.enable_grad():
        current = {name: _source(each, differentiable) for name, each in weights.items()}
        value = losses(current, step)
        # a memory's usage, say, steers answers without a gradient: it stays where it is
        found = torch.autograd.grad(
            value.sum(), list(current.values()), create_graph=create_graph, materialize_grads=True
        )
    return current, value.detach(), dict(zip(current, found, strict=True))


def _source(weight: Tensor, differentiable: bool) -> Tensor:
    """What the gradient is taken by: weights that the outer loop holds fixed still learn in the inner loop."""
    return weight if differentiable and weight.requires_grad else weight.detach().requires_grad_()


def for_tasks(parameters: Iterable[tuple[str, Tensor]], tasks: int, prefix: str = "") -> dict[str, Tensor]:
    """Every task starts from the same weights: name → (T, *shape), without a copy."""
    return {prefix + name: each.expand(tasks, *each.shape) for name, each in parameters}


def with_prefix(weights: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The weights whose names begin with ``prefix``, without it."""
    return {name.removeprefix(prefix): each for name, each in weights.items() if name.startswith(prefix)}


Rows = Callable[[Tensor, int], Tensor]
"""What belongs to the trained classes (ways, …), and a number of classes → what belongs to those, (way, …)."""


def head_rows(head: nn.Linear, way: int, rows: Rows) -> dict[str, Tensor]:
    """Weight (way, D) and bias (way,) of a learned head, to begin tasks of ``way`` classes with."""
    return {"weight": rows(head.weight, way), "bias": rows(head.bias, way)}


def mean_row(rows: Tensor, way: int) -> Tensor:
    """For a way other than the trained one, every row is the mean of the learned rows: no class is preferred, and the
    support set tells them apart."""
    return rows if way == len(rows) else rows.mean(0).expand(way, *rows.shape[1:])


def rows_in_turn(rows: Tensor, way: int) -> Tensor:
    """The learned rows in their order, and where there are more classes, again from the first.

    For methods that rely on rows that differ: where all are alike, the first step moves no other layer. Right answers
    of Omniglot with the mean row and so, practised with 5 classes and used with 3 / with 7 (40 tasks, in per cent):
    MAML++ 59, 99 / 41, 84; Meta-SGD 55, 99 / 28, 80; first-order MAML 81, 90 / 49, 85; learned optimiser 85, 97 / 72,
    84; gradient predictor 94, 97 / 89, 90. It makes no difference to MAML and the LSTM, and the mean row is better for
    ANIL (98, 96 / 94, 92) and for Reptile (99, 93 / 90, 74; 10 tasks).
    """
    return rows if way == len(rows) else rows[torch.arange(way, device=rows.device) % len(rows)]


def linear(features: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Logits of T tasks: features (T, N, D), weight (T, way, D), bias (T, way) → (T, N, way)."""
    return torch.baddbmm(bias[:, None], features, weight.transpose(1, 2))


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean cross-entropy of every task: logits (T, N, way), labels (T, N) → (T,)."""
    return F.cross_entropy(logits.transpose(1, 2), labels, reduction="none").mean(1)
