"""Gradient-based meta-learning as a textbook has it, in stock operations and float64: one task after the other,
one step after the other, with `torch.autograd.grad(create_graph=True)`. What is computed fast is held against this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support

TASKS, WAYS, SHOTS, QUERIES, SIZE = 3, 3, 2, 2, 16
Weights = dict[str, Tensor]
Moments = list[tuple[Tensor, Tensor]]
Step = Callable[[Weights, Weights, int], Weights]
"""Weights, their gradients and the number of the step, from 0 → the weights after it."""


def learner(name: str, **settings: Any) -> Algorithm:
    """A small algorithm in float64 and training mode; the same weights for the same architecture."""
    torch.manual_seed(0)
    made = build_algorithm(name, Conv4(Preprocessing(size=SIZE), 4), WAYS, settings).double().train()
    with torch.no_grad():  # as after some practice: scales of both signs, and shifts
        for parameter, value in made.net.named_parameters():
            if parameter.endswith((".scale", ".shift")):
                value.add_(torch.randn_like(value), alpha=0.5)
    return made


def a_task(tasks: int = TASKS, shots: int = SHOTS, seed: int = 1) -> LabelledTask:
    """``tasks`` tasks of noise."""
    generator = torch.Generator().manual_seed(seed)

    def draw(n: int) -> tuple[Tensor, Tensor]:
        x = torch.rand(tasks, WAYS * n, 1, SIZE, SIZE, generator=generator, dtype=torch.float64) * 255
        return x, torch.arange(WAYS).repeat_interleave(n).expand(tasks, -1)

    support_x, support_y = draw(shots)
    return LabelledTask(Support(support_x, support_y, WAYS), *draw(QUERIES))


def features(x: Tensor, w: Weights, statistics: Moments | None = None) -> tuple[Tensor, Moments]:
    """Convolution, batch-norm, ReLU and pooling of one task's images, and the batch statistics used."""
    z, used = 1 - x / 255, []
    for i in range(4):
        z = F.conv2d(z, w[f"net.blocks.{i}.kernel"], padding=1)
        own = (z.mean((0, 2, 3)), z.var((0, 2, 3), unbiased=False))
        mean, variance = own if statistics is None else statistics[i]
        used.append((mean, variance))
        z = (z - mean[:, None, None]) / (variance[:, None, None] + 1e-5).sqrt()
        z = z * w[f"net.blocks.{i}.scale"][:, None, None] + w[f"net.blocks.{i}.shift"][:, None, None]
        z = F.max_pool2d(F.relu(z), 2)
    return z.flatten(1), used


def logits(x: Tensor, w: Weights, statistics: Moments | None = None) -> Tensor:
    """The answers of one task's network and head."""
    return F.linear(features(x, w, statistics)[0], w["head.weight"], w["head.bias"])


def weights_of(algorithm: Algorithm) -> Weights:
    """The network's and the head's parameters, by the names that the inner loop has for them."""
    return {name: p for name, p in algorithm.named_parameters() if name.startswith(("net.", "head."))}


def descent(rate: float) -> Step:
    """The plain step."""
    return lambda w, g, _step: {name: each - rate * g[name] for name, each in w.items()}


def adapted(
    w: Weights,
    x: Tensor,
    y: Tensor,
    steps: int,
    step_by: Step,
    *,
    moving: Iterable[str] = (),
    first_order: bool = False,
) -> Weights:
    """One task's weights after its inner loop; ``moving`` are those that it changes, or none for all."""
    names = list(moving) or list(w)
    for step in range(steps):
        loss = F.cross_entropy(logits(x, w), y)
        found = torch.autograd.grad(loss, [w[name] for name in names], create_graph=True)
        gradients = {name: g.detach() if first_order else g for name, g in zip(names, found, strict=True)}
        w = w | step_by({name: w[name] for name in names}, gradients, step)
    return w


def meta_loss(
    algorithm: Algorithm, given: LabelledTask, steps: int, step_by: Step, *, transductive: bool = False, **how: Any
) -> Tensor:
    """The mean query loss after the inner loops. Queries are normalised with the support set's statistics, or, where
    ``transductive``, with their own."""
    total = torch.zeros((), dtype=torch.float64)
    for x, y, query_x, query_y in zip(given.support.x, given.support.y, given.query_x, given.query_y, strict=True):
        w = adapted(weights_of(algorithm), x, y, steps, step_by, **how)
        statistics = None if transductive else features(x, w)[1]
        total = total + F.cross_entropy(logits(query_x, w, statistics), query_y)
    return total / given.tasks


def assert_same_gradients(ours: Tensor, theirs: Tensor, parameters: Iterable[Tensor]) -> None:
    """Both losses and their gradients agree to 1e-10 of the largest entry, and there is something to compare."""
    parameters = list(parameters)
    assert abs(ours.item() - theirs.item()) <= 1e-10
    found = [torch.autograd.grad(loss, parameters, allow_unused=True) for loss in (ours, theirs)]
    largest = max(each.abs().max() for each in found[1] if each is not None)
    assert largest > 1e-3
    for a, b in zip(*found, strict=True):
        assert (a is None) == (b is None)
        assert a is None or b is None or (a - b).abs().max() <= 1e-10 * largest
