"""Model-agnostic meta-learning (Finn, Abbeel & Levine 2017, 1703.03400).

One set of weights is learned such that a few steps of gradient descent on a task's support set make it good at that
task. The outer gradient is that of the query loss *after* those steps, back through them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.algorithms.adapted import AdaptedPredictor
from workbench.algorithms.base import Algorithm, Card, Paper, PredictorMeta, Trace
from workbench.algorithms.inner_loop import cross_entropy, descend, for_tasks, head_rows, linear, with_prefix
from workbench.config import knob
from workbench.nets.backbone import Backbone, Statistics
from workbench.tasks.labelled import Support

TASKS_AT_ONCE = 4  # on a processor, larger groups fall out of its cache


@dataclass(frozen=True)
class MAMLConfig:
    """The knobs of MAML."""

    inner_lr: float = knob(
        0.4,
        low=1e-5,
        high=10.0,
        log=True,
        label="Inner learning rate",
        term="α",
        help="The step size with which the model learns a new task.",
    )
    inner_steps: int = knob(
        1,
        low=1,
        high=100,
        label="Inner steps",
        help="How many steps the model takes to learn a practice task.",
    )
    test_steps: int = knob(
        0,
        low=0,
        high=1000,
        advanced=True,
        label="Inner steps in use",
        term="test steps",
        help="How many steps the model takes to learn a new task later on; 0 means as many as in practice.",
    )
    first_order: bool = knob(
        False,
        advanced=True,
        label="First order",
        term="FOMAML",
        help="Leave out second derivatives: faster, and often nearly as good.",
    )


class MAML(Algorithm):
    """MAML on the network and a linear head."""

    Config = MAMLConfig
    card = Card(
        name="maml",
        title="MAML",
        family="Optimisation-based",
        summary="Finds a starting point from which a few small steps are enough to learn a new task.",
        advice="The classic of learning to learn. Practising takes several times as long as with prototypes.",
        paper=Paper(
            "Finn, Abbeel & Levine",
            2017,
            "Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks",
            "1703.03400",
        ),
        presets={
            "fast": {
                "inner_lr": 0.4,
                "inner_steps": 1,
                "test_steps": 5,
                "train_queries": 5,
                "meta_batch": 4,
                "episodes": 6000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            # Omniglot with five classes: as many queries as examples, and 60,000 steps of 32 tasks.
            "paper": {
                "inner_lr": 0.4,
                "inner_steps": 1,
                "test_steps": 3,
                "train_queries": 1,
                "meta_batch": 32,
                "episodes": 1920000,
                "outer_lr": 1e-3,
                "rotations": True,
                "validate_every": 32000,
            },
        },
    )

    def __init__(self, net: Backbone, config: MAMLConfig, ways: int) -> None:
        super().__init__(net, config, ways)
        self.head = nn.Linear(net.feature_dim, ways)

    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> AdaptedPredictor:
        """See `Algorithm.adapt`."""
        steps = self._steps() if steps is None else steps
        parts = support.split(self.tasks_at_once() or len(support.y))
        adapted = [self._adapt(part, steps, trace) for part in parts]
        weights = {name: torch.cat([each[0][name] for each in adapted]) for name in adapted[0][0]}
        statistics = _joined([each[1] for each in adapted])
        meta = PredictorMeta(way=support.way, badges=self._badges(support.way))
        return AdaptedPredictor(self.net, weights, statistics, meta, self.tasks_at_once())

    def tasks_at_once(self) -> int:
        """See `Algorithm.tasks_at_once`."""
        return TASKS_AT_ONCE if self.head.weight.device.type == "cpu" else 0

    def _steps(self) -> int:
        config: MAMLConfig = self.config
        return config.inner_steps if self.training else config.test_steps or config.inner_steps

    def _adapt(self, support: Support, steps: int, trace: Trace | None) -> tuple[dict[str, Tensor], Statistics | None]:
        """The adapted weights of the tasks, and the statistics for their queries."""
        tasks = len(support.y)
        start = for_tasks(self.net.named_parameters(), tasks, "net.")
        start |= for_tasks(head_rows(self.head, support.way).items(), tasks, "head.")

        def losses(weights: Mapping[str, Tensor]) -> Tensor:
            features, _ = self.net.features(support.x, with_prefix(weights, "net."))
            return cross_entropy(linear(features, weights["head.weight"], weights["head.bias"]), support.y)

        weights = descend(
            start,
            losses,
            self.config.inner_lr,
            steps,
            differentiable=self.training and torch.is_grad_enabled(),
            second_order=not self.config.first_order,
            trace=trace,
        )
        if self.batch_norm == "transductive":
            return weights, None
        return weights, self.net.features(support.x, with_prefix(weights, "net."))[1]

    def _badges(self, way: int) -> tuple[str, ...]:
        own = () if way == self.ways else (f"trained for {self.ways} classes, used with {way}",)
        return (*own, *self.badges())


def _joined(parts: list[Statistics | None]) -> Statistics | None:
    """Statistics of parts of the tasks → of all."""
    known = [part for part in parts if part is not None]
    if not known:
        return None
    return tuple(
        (torch.cat([mean for mean, _ in layer]), torch.cat([variance for _, variance in layer]))
        for layer in zip(*known, strict=True)
    )
