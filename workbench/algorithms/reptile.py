"""Reptile (Nichol, Achiam & Schulman 2018, 1803.02999).

Learn each task by some steps of ordinary training on minibatches of its examples, then move the common starting point
a little towards where that led. No gradient goes back through the steps; still, to leading order the starting point
moves towards where the gradients of a task's minibatches agree, and so learning from few examples generalises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms.base import GRADIENT, Card, Paper
from workbench.algorithms.gradient_based import GradientBased
from workbench.algorithms.inner_config import InnerConfig, rate_knob, steps_in_use_knob, steps_knob
from workbench.algorithms.inner_rules import RULES, Adam, Rule, constant
from workbench.config import knob
from workbench.tasks.labelled import Support


@dataclass(frozen=True)
class ReptileConfig(InnerConfig):
    """The knobs of Reptile."""

    inner_lr: float = rate_knob(1e-2)
    inner_steps: int = steps_knob(5)
    test_steps: int = steps_in_use_knob(50)
    inner_optimizer: str = knob(
        "adam",
        choices=RULES,
        advanced=True,
        label="Inner optimiser",
        help="The rule of the inner steps: Adam without momentum (β1 = 0) as in the paper, plain gradient descent, or "
        "descent with momentum.",
    )
    inner_batch: int = knob(
        10,
        low=2,
        high=1000,
        advanced=True,
        label="Examples per inner step",
        term="inner batch",
        help="How many of a task's examples each inner step looks at.",
    )


class Reptile(GradientBased):
    """Reptile on the network and a linear head.

    Each task begins with a fresh state of the inner optimiser (the authors' programme carries Adam's second moments
    from task to task in practice). The outer step goes through the engine's optimiser: what stands for a gradient is
    W − W̄, with W̄ the mean of the tasks' adapted weights, so that plain descent with rate ε gives W + ε (W̄ − W).
    """

    Config = ReptileConfig
    card = Card(
        name="reptile",
        title="Reptile",
        family=GRADIENT,
        summary="Learns one practice task after the other in the ordinary way. "
        "After each it moves its starting point a little towards what it has learned.",
        advice="The simplest of its kind, for any network. It needs many practice tasks, with more examples than the "
        "one or five of use, and many inner steps later on.",
        paper=Paper("Nichol, Achiam & Schulman", 2018, "On First-Order Meta-Learning Algorithms", "1803.02999"),
        paper_note="The authors' Adam carries its state on from task to task, where it starts fresh in each task "
        "here. Their network flattens its last map, where ours averages it.",
        presets={
            # Large steps of plain descent bring more in the first minutes than small ones of Adam.
            "fast": {
                "train_shots": 10,
                "train_queries": 1,
                "inner_optimizer": "descent",
                "inner_lr": 0.3,
                "inner_steps": 5,
                "inner_batch": 10,
                "test_steps": 50,
                "meta_batch": 4,
                "episodes": 6000,
                "outer_optimizer": "sgd",
                "outer_lr": 1.0,
                "momentum": 0.0,
                "clip": 0.0,
                "schedule": "linear",
                "validate_every": 2000,
            },
            # Omniglot with five classes. Practice has no questions; the one per class here only feeds the curves.
            "paper": {
                "train_shots": 10,
                "train_queries": 1,
                "inner_optimizer": "adam",
                "inner_lr": 1e-3,
                "inner_steps": 5,
                "inner_batch": 10,
                "test_steps": 50,
                "meta_batch": 5,
                "episodes": 500000,
                "outer_optimizer": "sgd",
                "outer_lr": 1.0,
                "momentum": 0.0,
                "clip": 0.0,
                "schedule": "linear",
                "rotations": True,
                "downsample": "stride",
                "validate_every": 10000,
            },
        },
    )

    @property
    def differentiable(self) -> bool:
        """See `GradientBased.differentiable`: no gradient goes back through the inner loop."""
        return False

    def rule(self, way: int) -> Rule:
        """See `GradientBased.rule`."""
        adam = self.config.inner_optimizer == "adam"
        return Adam(constant(self.config.inner_lr), beta1=0.0) if adam else super().rule(way)

    def order(self, support: Support, steps: int, generator: torch.Generator | None) -> Tensor | None:
        """See `GradientBased.order`: the examples are gone through in random order, again and again.

        From the same generator more steps begin with the same ones, as a trace of them shows (on a processor; a GPU
        may fill a larger tensor otherwise).
        """
        shown, batch = support.y.shape[1], self.config.inner_batch
        if batch >= shown:
            return None
        rounds = -(-steps * batch // shown)
        scores = torch.rand(rounds, shown, generator=generator, device=support.y.device)
        return scores.argsort(1).flatten()[: steps * batch].reshape(steps, batch)

    @torch.no_grad()
    def meta_gradient(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_gradient`; here it is W − W̄. Loss and metrics are those of the queries after adapting,
        which have no part in the step."""
        order = self.order(task.support, self.steps(), generator)
        losses: list[Tensor] = []
        metrics: list[dict[str, Tensor]] = []
        for part in self.parts(task):
            weights, statistics = self.learn(part.support, self.steps(), order)
            self._add_way_from(weights, task.tasks)
            logits = self.predictor(weights, statistics, part.support.way)(part.query_x)
            losses.append(self.query_losses(part, logits))
            metrics.append(part.metrics(logits))
        return torch.cat(losses).mean(), {name: torch.cat([each[name] for each in metrics]) for name in metrics[0]}

    def _add_way_from(self, weights: Mapping[str, Tensor], tasks: int) -> None:
        """Add this part's share of W − W̄, which is a mean over ``tasks`` tasks, to the parameters' ``grad``."""
        for name, adapted in weights.items():
            parameter = self.get_parameter(name)
            if parameter.requires_grad:
                way = (parameter - adapted).sum(0) / tasks
                parameter.grad = way if parameter.grad is None else parameter.grad + way
