"""The mathematics of inner loops: gradient descent on the weights of T tasks at once.

Weights are dictionaries, name → (T, *shape). As no task's loss depends on another task's weights, the gradient of
the sum of the losses holds every task's own gradient.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.base import Trace
from workbench.algorithms.inner_rules import Rule

Losses = Callable[[Mapping[str, Tensor], int], Tensor]
"""Weights of T tasks and the number of the step → the losses (T,) of those tasks."""


def descend(
    weights: Mapping[str, Tensor],
    losses: Losses,
    rule: Rule,
    steps: int,
    *,
    differentiable: bool,
    second_order: bool,
    trace: Trace | None = None,
) -> dict[str, Tensor]:
    """Where `path` ends: name → (T, *shape), the adapted weights after ``steps`` steps."""
    return end(
        path(weights, losses, rule, steps, differentiable=differentiable, second_order=second_order, trace=trace)
    )


def end(points: Iterator[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The last point of a `path`; those before are let go as it goes on."""
    return deque(points, maxlen=1).pop()


def path(
    weights: Mapping[str, Tensor],
    losses: Losses,
    rule: Rule,
    steps: int,
    *,
    differentiable: bool,
    second_order: bool,
    trace: Trace | None = None,
) -> Iterator[dict[str, Tensor]]:
    """The weights before the first step, and after each of ``steps`` steps by ``rule``.

    Args:
        weights: name → (T, *shape), the starting point.
        losses: what to descend on, summed over no task but its own.
        rule: turns gradients into steps.
        differentiable: keep the way back to the starting point. Without it nothing is kept, and the result is
            the same; it works under `torch.no_grad`.
        second_order: let the way back go through the gradients too; without it they count as constants.
        trace: called with {"step": k, "loss": mean over tasks} before each step and after the last.
    """
    current, state = dict(weights), rule.start(weights)
    yield current
    for step in range(steps):
        with torch.enable_grad():
            current = {name: _source(each, differentiable) for name, each in current.items()}
            value = losses(current, step)
            _report(trace, step, value)
            keep = differentiable and second_order
            found = torch.autograd.grad(value.sum(), list(current.values()), create_graph=keep)
        with torch.set_grad_enabled(differentiable):
            current, state = rule.update(current, dict(zip(current, found, strict=True)), state, step)
        yield current
    if trace is not None:
        with torch.no_grad():
            _report(trace, steps, losses(current, steps))


def _source(weight: Tensor, differentiable: bool) -> Tensor:
    """What the gradient is taken by: weights that the outer loop holds fixed still learn in the inner loop."""
    return weight if differentiable and weight.requires_grad else weight.detach().requires_grad_()


def _report(trace: Trace | None, step: int, losses: Tensor) -> None:
    if trace is not None:
        trace({"step": step, "loss": losses.detach().mean().item()})


def for_tasks(parameters: Iterable[tuple[str, Tensor]], tasks: int, prefix: str = "") -> dict[str, Tensor]:
    """Every task starts from the same weights: name → (T, *shape), without a copy."""
    return {prefix + name: each.expand(tasks, *each.shape) for name, each in parameters}


def with_prefix(weights: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The weights whose names begin with ``prefix``, without it."""
    return {name.removeprefix(prefix): each for name, each in weights.items() if name.startswith(prefix)}


def head_rows(head: nn.Linear, way: int) -> dict[str, Tensor]:
    """Weight (way, D) and bias (way,) of a learned head, to begin tasks of ``way`` classes with.

    For a way other than the trained one, every row is the mean of the learned rows: no class is preferred,
    and the support set tells them apart.
    """
    return {"weight": rows_for(head.weight, way), "bias": rows_for(head.bias, way)}


def rows_for(rows: Tensor, way: int) -> Tensor:
    """What belongs to the trained classes (ways, …) → to ``way`` classes (way, …): their mean, for another number."""
    return rows if way == len(rows) else rows.mean(0).expand(way, *rows.shape[1:])


def linear(features: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """Logits of T tasks: features (T, N, D), weight (T, way, D), bias (T, way) → (T, N, way)."""
    return torch.baddbmm(bias[:, None], features, weight.transpose(1, 2))


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean cross-entropy of every task: logits (T, N, way), labels (T, N) → (T,)."""
    return F.cross_entropy(logits.transpose(1, 2), labels, reduction="none").mean(1)
