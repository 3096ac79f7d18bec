"""Training a new final classifier on the features of a task, all tasks at once: the second half of both Baselines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.algorithms.inner_loop import cross_entropy, end, path
from workbench.algorithms.inner_rules import Rule, State, Tensors, constant
from workbench.algorithms.insight import INNER_STEP, Trace
from workbench.algorithms.watching import Watch, watched
from workbench.config import knob
from workbench.tasks.labelled import Support

DAMPENING = 0.9  # of the authors' code: how little a step's own gradient counts after the first one

Logits = Callable[[Tensor, Tensors], Tensor]
"""Features (T, N, D) and a head's tensors, name → (T, *shape) → (T, N, way)."""


@dataclass(frozen=True)
class HeadConfig:
    """The knobs of practice as a classifier, and of training a new one when a task comes."""

    batch: int = knob(
        64, low=2, high=4096, advanced=True, label="Pictures per batch", help="How many pictures a step looks at."
    )
    head_epochs: int = knob(
        100,
        low=1,
        high=10000,
        label="Passes over the examples",
        term="epochs",
        help="How often the new classifier goes through the examples of a task.",
    )
    head_batch: int = knob(
        0,
        low=0,
        high=4096,
        advanced=True,
        label="Examples per step",
        zero="all",
        help="How many examples the new classifier looks at in one step, in random order; 0 means all of them.",
    )
    head_rate: float = knob(
        0.01,
        low=1e-6,
        high=10.0,
        log=True,
        advanced=True,
        label="Classifier's rate",
        help="The step size with which the new classifier is trained.",
    )
    head_momentum: float = knob(
        0.9,
        low=0.0,
        high=0.999,
        advanced=True,
        label="Classifier's momentum",
        help="How much of a step is carried over to the next one.",
    )
    head_decay: float = knob(
        0.001,
        low=0.0,
        high=1.0,
        advanced=True,
        label="Classifier's weight decay",
        help="How strongly the weights of the new classifier are drawn to zero.",
    )


class DampedMomentum(Rule):
    """v ← μ v + (1 − δ)(g + λ w), w ← w − α v, where the first v is g + λ w: `torch.optim.SGD` with dampening δ."""

    def __init__(self, rate: float, momentum: float, decay: float) -> None:
        super().__init__(constant(rate))
        self.momentum, self.decay = momentum, decay

    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """See `Rule.update`."""
        decayed = {name: gradients[name] + self.decay * each for name, each in weights.items()}
        last = state.get("velocity")
        if last is not None and self.momentum:  # without momentum, torch has no dampening either
            own = 1 - DAMPENING
            decayed = {name: self.momentum * last[name] + own * each for name, each in decayed.items()}
        moved = {name: each - self.rate(name, step) * decayed[name] for name, each in weights.items()}
        return moved, {"velocity": decayed}


def trained_head(
    start: Mapping[str, Tensor],
    logits: Logits,
    features: Tensor,
    support: Support,
    config: HeadConfig,
    generator: torch.Generator | None = None,
    trace: Trace | None = None,
    made: Callable[[Tensors], nn.Module] | None = None,
) -> dict[str, Tensor]:
    """The tensors of T heads after descending on the cross-entropy of their support sets.

    Args:
        start: name → (T, *shape), where each head begins.
        logits: what the head says of features.
        features: (T, S, D); they are taken as they are: nothing flows back through them.
        support: the T tasks, S images each.
        config: how many passes, in what steps.
        generator: draws the order of the examples, the same for all tasks, where a step does not look at all.
        trace: told of every step, as in `Algorithm.adapt`.
        made: makes a head of its tensors, for the trace.
    """
    fixed, order = features.detach(), _order(features.shape[1], config, generator, features.device)

    def losses(tensors: Tensors, step: int) -> Tensor:
        rows = order[step]
        return cross_entropy(logits(fixed[:, rows], tensors), support.y[:, rows])

    rule = DampedMomentum(config.head_rate, config.head_momentum, config.head_decay)
    points = path(start, losses, rule, len(order), differentiable=False, second_order=False)
    if trace is None:
        return end(points)
    watch = Watch(trace, INNER_STEP, len(order), lambda head, _: logits(fixed, head), support.y, head=made)
    return end(watched(points, watch))


def _order(
    images: int, config: HeadConfig, generator: torch.Generator | None, device: torch.device
) -> list[Tensor | slice]:
    """Which of the support images each step looks at."""
    size = config.head_batch or images
    if size >= images:
        return [slice(None)] * config.head_epochs
    passes = [torch.randperm(images, generator=generator, device=device) for _ in range(config.head_epochs)]
    return [rows for one in passes for rows in torch.split(one, size)]
