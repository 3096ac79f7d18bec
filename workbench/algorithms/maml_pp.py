"""MAML++ (Antoniou, Edwards & Storkey 2019, 1810.09502).

Six changes that make MAML steadier and better: each layer learns its rate for every inner step; batch-norm has a
scale, a shift and running statistics for every step; at first the query loss after every step counts, and more and
more the last one alone; the outer gradient is first-order at first; and the outer rate follows a cosine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from workbench.algorithms.base import GRADIENT, Card, Paper
from workbench.algorithms.gradient_based import Features, GradientBased, Tensors
from workbench.algorithms.inner_config import InnerConfig, rate_knob, steps_knob
from workbench.algorithms.inner_loop import for_tasks, linear, rows_in_turn, with_prefix
from workbench.algorithms.inner_rules import Rule, rule_named
from workbench.algorithms.watching import Shown, step_sizes
from workbench.config import knob
from workbench.nets.backbone import Backbone, Statistics
from workbench.tasks.labelled import LabelledTask, Support

MOMENTUM = 0.1  # of the running statistics


@dataclass(frozen=True)
class MAMLPlusPlusConfig(InnerConfig):
    """The knobs of MAML++. With all its changes off it is MAML."""

    inner_lr: float = rate_knob(0.1, "Initial inner rate", "Every layer begins with it at every step.")
    inner_steps: int = steps_knob(5)
    learned_rates: bool = knob(
        True,
        advanced=True,
        label="Learn the inner rates",
        term="per-layer per-step rates",
        help="Let practice find how large a step each layer takes at each inner step.",
    )
    per_step_norm: bool = knob(
        True,
        advanced=True,
        label="Batch-norm for every step",
        term="per-step batch-norm",
        help="Give batch-norm a scale and a shift for every inner step; they are learned in practice, and do not move "
        "when a task is learned.",
    )
    norm_statistics: str = knob(
        "support",
        choices=("support", "running"),
        advanced=True,
        label="Normalise questions with",
        term="per-step running statistics",
        help="The statistics of the examples (support), or averages that practice kept for every inner step (running), "
        "which has been far less accurate. Without effect where batch-norm is transductive.",
    )
    multi_step_share: float = knob(
        0.1,
        low=0.0,
        high=1.0,
        advanced=True,
        label="Share that counts every step",
        term="multi-step loss",
        help="For this first part of practice, what the model can do after every inner step counts, the last one more "
        "and more; 0 means the last step alone from the start.",
    )
    first_order_share: float = knob(
        0.3,
        low=0.0,
        high=1.0,
        advanced=True,
        label="Share of first order",
        term="derivative-order annealing",
        help="For this first part of practice, second derivatives are left out, which is faster and steadier.",
    )


class MAMLPlusPlus(GradientBased):
    """MAML++ on the network and a linear head.

    Step k = 0 … K − 1 has its own rates, and its own scales and shifts for the k-th pass of the support set and for the
    queries after it; those of the network are step 0's. Steps beyond K go on with the last one's.

    The paper also keeps running statistics for every step. Its programme never reads them: it is transductive. Read in
    inductive use they do badly, as weights that have moved for one task do not have the statistics of another: on
    Omniglot, 5-way 1-shot after 1,600 tasks, 94 % of questions were right with the support set's statistics, 76 % with
    the running ones, and 21 % where the inner loop used those as well. So the support set's are the default.

    Attributes:
        rates: a weight's name, with underscores for dots → its rate at each step, (K,).
        later_norms: a scale's or shift's name → its values at the steps after the first, (K − 1, channels).
    """

    Config = MAMLPlusPlusConfig
    card = Card(
        name="maml_pp",
        title="MAML++",
        family=GRADIENT,
        summary="MAML, made steadier and better by several changes at once. "
        "Among them, it learns how large its own steps should be.",
        advice="When MAML is unsteady or not good enough; it has more to practise, and takes longer.",
        paper=Paper("Antoniou, Edwards & Storkey", 2019, "How to Train Your MAML", "1810.09502"),
        paper_note="First-order gradients in the first half of practice are the paper's; the settings file that its "
        "authors published leaves them out.",
        presets={
            "fast": {
                "inner_lr": 0.1,
                "inner_steps": 3,
                "train_queries": 5,
                "meta_batch": 4,
                "episodes": 4000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            # The authors' settings for Omniglot, where their network pools.
            "paper": {
                "inner_lr": 0.1,
                "inner_steps": 5,
                "train_queries": 1,
                "multi_step_share": 0.1,
                "first_order_share": 0.5,
                "meta_batch": 8,
                "episodes": 400000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "schedule": "cosine",
                "rotations": True,
                "batch_norm": "transductive",
                "validate_every": 4000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        steps, rate = config.inner_steps, config.inner_lr
        moving = self.start(1, ways) if config.learned_rates else {}
        later = self._norms() if steps > 1 else {}
        self.rates = nn.ParameterDict({_key(name): nn.Parameter(torch.full((steps,), rate)) for name in moving})
        self.later_norms = nn.ParameterDict(
            {_key(name): nn.Parameter(each.detach().repeat(steps - 1, 1)) for name, each in later.items()}
        )
        for i, (mean, variance) in enumerate(net.running_statistics(steps) if self._keeps_running else ()):
            self.register_buffer(f"mean_{i}", mean.clone())
            self.register_buffer(f"variance_{i}", variance.clone())

    def rows(self, learned: Tensor, way: int) -> Tensor:
        """See `GradientBased.rows`."""
        return rows_in_turn(learned, way)

    @property
    def second_order(self) -> bool:
        """See `GradientBased.second_order`."""
        return bool(self.progress >= self.config.first_order_share)

    def start(self, tasks: int, way: int) -> dict[str, Tensor]:
        """See `GradientBased.start`: without the scales and shifts that every step has of its own."""
        held = {f"net.{name}" for name in self._norms()}
        return {name: each for name, each in super().start(tasks, way).items() if name not in held}

    def rule(self, way: int) -> Rule:
        """See `GradientBased.rule`."""
        if not self.config.learned_rates:
            return super().rule(way)
        return rule_named(self.config.inner_optimizer, lambda name, step: self.rates[_key(name)][self._row(step)])

    def shown(self, weights: Tensors, step: int) -> Shown:
        """See `GradientBased.shown`: the learned rates, of the step."""
        way = weights["head.bias"].shape[1]
        return step_sizes(self.rule(way).rate, weights, step) if self.config.learned_rates else {}

    def features(self, x: Tensor, weights: Tensors, step: int) -> Features:
        """See `GradientBased.features`."""
        return self.net.features(x, with_prefix({**weights, **self._norms_at(step, len(x))}, "net.") or None)

    def final(self, weights: dict[str, Tensor], steps: int) -> dict[str, Tensor]:
        """See `GradientBased.final`: with the scales and shifts of the last step taken."""
        return {**weights, **self._norms_at(max(steps - 1, 0), len(weights["head.bias"]))}

    def query_statistics(
        self, support: Support, weights: dict[str, Tensor], steps: int, still: Features | None = None
    ) -> Statistics | None:
        """See `GradientBased.query_statistics`. The running ones follow the queries' own in practice."""
        if not self._keeps_running or self.batch_norm == "transductive":
            return super().query_statistics(support, weights, steps, still)
        return None if self.training else self._running(max(steps - 1, 0), len(support.y))

    def examples_seen(self, support: Support, final: Tensors, steps: int) -> Tensor:
        """See `GradientBased.examples_seen`; with running statistics where queries have them."""
        statistics = self.query_statistics(support, dict(final), steps) if self._keeps_running else None
        return self.net.features(support.x, with_prefix(final, "net.") or None, statistics)[0]

    def loss_shares(self) -> list[float]:
        """How much the query loss after each step counts: at first all alike, in the end the last one alone."""
        steps, until = self.config.inner_steps, self.config.multi_step_share
        done = min(self.progress / until, 1.0) if until else 1.0
        before = (1 - done) / steps
        return [before] * (steps - 1) + [1 - before * (steps - 1)]

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`; in practice, `loss_shares` says how much each step counts."""
        if not self.training:
            return super().meta_loss(task, generator)
        shares, still = self.loss_shares(), self.still(task.support)
        losses: list[Tensor] = []
        for steps, (weights, *_) in enumerate(self.path(task.support, len(shares), still)):
            if steps and shares[steps - 1]:
                logits = self._practised(task, weights, steps, still)
                losses.append(shares[steps - 1] * self.query_losses(task, logits).mean())
        return torch.stack(losses).sum(), task.metrics(logits.detach())

    def _practised(self, task: LabelledTask, weights: dict[str, Tensor], steps: int, still: Features | None) -> Tensor:
        """The logits (T, Q, way) of practice after ``steps`` steps."""
        final = self.final(weights, steps)
        statistics = self.query_statistics(task.support, weights, steps, still)
        features, used = self.net.features(task.query_x, with_prefix(final, "net.") or None, statistics)
        if self._keeps_running:
            self._follow(steps - 1, used)
        return linear(features, final["head.weight"], final["head.bias"])

    @property
    def _keeps_running(self) -> bool:
        return self.config.norm_statistics == "running" and not self.net.fixed

    def _row(self, step: int) -> int:
        """Where the tensors of a step are; after the last one it stays."""
        return min(step, int(self.config.inner_steps) - 1)

    def _norms(self) -> dict[str, nn.Parameter]:
        """The scales and shifts that every step has of its own."""
        own = self.net.adaptable() if self.config.per_step_norm else {}
        return {name: each for name, each in own.items() if name.endswith((".scale", ".shift"))}

    def _norms_at(self, step: int, tasks: int) -> dict[str, Tensor]:
        """The scales and shifts of a step, for ``tasks`` tasks."""
        row = self._row(step)
        own = {name: self.later_norms[_key(name)][row - 1] if row else each for name, each in self._norms().items()}
        return for_tasks(own.items(), tasks, "net.")

    def _running(self, step: int, tasks: int) -> Statistics:
        row, layers = self._row(step), len(self.net.running_statistics(1))
        moments = ((self.get_buffer(f"mean_{i}")[row], self.get_buffer(f"variance_{i}")[row]) for i in range(layers))
        return tuple((mean.expand(tasks, -1), variance.expand(tasks, -1)) for mean, variance in moments)

    @torch.no_grad()
    def _follow(self, step: int, used: Statistics) -> None:
        """Let the running statistics of a step follow those of T tasks."""
        for i, (mean, variance) in enumerate(used):
            self.get_buffer(f"mean_{i}")[self._row(step)].lerp_(mean.mean(0), MOMENTUM)
            self.get_buffer(f"variance_{i}")[self._row(step)].lerp_(variance.mean(0), MOMENTUM)


def _key(name: str) -> str:
    """A parameter's name may not hold dots."""
    return name.replace(".", "_")
