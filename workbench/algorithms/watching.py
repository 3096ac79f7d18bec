"""Tells a trace of an inner loop: loss and accuracy on the support set, how far each layer has moved, and rates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn

from workbench.algorithms.base import Predictor
from workbench.algorithms.inner_loop import Point, cross_entropy
from workbench.algorithms.inner_rules import Rate
from workbench.algorithms.insight import Stage, Trace, by_layer, length, mean

IN_THIS_STEP, SINCE_THE_START, STEP_SIZE = "moved in this step", "moved since the start", "step size"
Tensors = Mapping[str, Tensor]
Shown = Mapping[str, Tensors]
"""Quantity → name of a weight → (T, *shape)."""


@dataclass(frozen=True)
class Watch:
    """What is needed to look at the points of an inner loop of T tasks.

    Attributes:
        trace: whom to tell.
        axis, last: as in `Stage`.
        logits: weights and the number of steps taken → the logits of the support set (T, S, way).
        labels: (T, S).
        predictor, head: make what `Stage` holds, from weights and, for a predictor, the number of steps taken.
        shown: weights and the number of the step that led to them → what to look at of single weights.
    """

    trace: Trace
    axis: str
    last: int
    logits: Callable[[Tensors, int], Tensor]
    labels: Tensor
    predictor: Callable[[dict[str, Tensor], int], Predictor] | None = None
    head: Callable[[Tensors], nn.Module] | None = None
    shown: Callable[[Tensors, int], Shown] | None = None


def watched(points: Iterator[Point], watch: Watch) -> Iterator[Point]:
    """The same points; before it goes on from one, the trace has been told of it."""
    start = before = next(points)
    for number, point in enumerate(_with(start, points)):
        with torch.no_grad():
            watch.trace(_stage(number, point, before.weights, start.weights, watch))
        yield point
        before = point


def _with(first: Point, others: Iterator[Point]) -> Iterator[Point]:
    yield first
    yield from others


def _stage(number: int, point: Point, before: Tensors, start: Tensors, watch: Watch) -> Stage:
    logits = watch.logits(point.weights, number)
    values = {"loss": cross_entropy(logits, watch.labels), "accuracy": accuracy(logits, watch.labels)}
    moved = {IN_THIS_STEP: _way(before, point.weights), SINCE_THE_START: _way(start, point.weights)}
    of_step = watch.shown(point.weights, number - 1) if watch.shown and number else {}
    shown = {quantity: by_layer(each, mean) for quantity, each in {**point.shown, **of_step}.items()}
    return Stage(
        watch.axis,
        number,
        watch.last,
        {**values, **point.values},
        {**moved, **shown},
        watch.predictor and partial(watch.predictor, point.weights, number),
        watch.head and partial(watch.head, point.weights),
    )


def step_sizes(rate: Rate, weights: Tensors, step: int) -> Shown:
    """The learned rates of a step, for every entry of the weights (T, *shape)."""
    rates = {name: torch.as_tensor(rate(name, step)).detach() for name in weights}
    return {STEP_SIZE: {name: each.expand_as(weights[name]) for name, each in rates.items()}}


def accuracy(logits: Tensor, labels: Tensor) -> Tensor:
    """The share of right answers of every task: logits (T, S, way), labels (T, S) → (T,)."""
    return (logits.argmax(-1) == labels).to(logits.dtype).mean(-1)


def _way(before: Tensors, after: Tensors) -> dict[str, Tensor]:
    """How far each layer has moved."""
    return by_layer({name: each - before[name] for name, each in after.items()}, length)
