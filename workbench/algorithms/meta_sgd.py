"""Meta-SGD (Li, Zhou, Chen & Li 2017, 1707.09835).

MAML learns where a task starts from; Meta-SGD learns also how far each weight moves, and in which direction: every
weight has a step size of its own, which may become negative, and one step is meant to be enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from workbench.algorithms.base import GRADIENT, Card, Paper
from workbench.algorithms.gradient_based import GradientBased, Tensors
from workbench.algorithms.inner_config import InnerConfig, rate_knob
from workbench.algorithms.inner_loop import rows_in_turn
from workbench.algorithms.inner_rules import Rule, rule_named
from workbench.algorithms.watching import Shown, step_sizes
from workbench.nets.backbone import Backbone


@dataclass(frozen=True)
class MetaSGDConfig(InnerConfig):
    """The knobs of Meta-SGD; the inner rate is the one that all weights begin with."""

    inner_lr: float = rate_knob(0.1, "Initial inner rate", "Every weight begins with it, and learns its own.")


class MetaSGD(GradientBased):
    """MAML with a learned rate for each weight of the network and of the linear head.

    Attributes:
        rates: a weight's name, with underscores for dots → its rates, of the weight's shape.
    """

    Config = MetaSGDConfig
    card = Card(
        name="meta_sgd",
        title="Meta-SGD",
        family=GRADIENT,
        summary="Finds a starting point for learning a new task, as MAML does. "
        "It also learns how large a step each single weight should take.",
        advice="Often better than MAML with as few steps; it has twice as many numbers to learn, and a step of "
        "practice takes as long.",
        paper=Paper(
            "Li, Zhou, Chen & Li", 2017, "Meta-SGD: Learning to Learn Quickly for Few-Shot Learning", "1707.09835"
        ),
        paper_note="The single step and the first step sizes are the paper's. All else is as in MAML on Omniglot, "
        "and was not checked against the paper.",
        presets={
            "fast": {
                "inner_lr": 0.1,
                "inner_steps": 1,
                "train_queries": 5,
                "meta_batch": 4,
                "episodes": 6000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            # The paper's rates all begin alike, with a number from 0.005 to 0.1.
            "paper": {
                "inner_lr": 0.1,
                "inner_steps": 1,
                "train_queries": 1,
                "meta_batch": 32,
                "episodes": 1920000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "rotations": True,
                "batch_norm": "transductive",
                "downsample": "stride",
                "validate_every": 32000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        moving = self.start(1, ways)
        self.rates = nn.ParameterDict(
            {_key(name): nn.Parameter(torch.full_like(each[0], config.inner_lr)) for name, each in moving.items()}
        )

    def rows(self, learned: Tensor, way: int) -> Tensor:
        """See `GradientBased.rows`."""
        return rows_in_turn(learned, way)

    def rule(self, way: int) -> Rule:
        """See `GradientBased.rule`; of another number of classes, each has the rates of the row that it starts from."""

        def rate(name: str, _step: int) -> Tensor:
            own: Tensor = self.rates[_key(name)]
            return self.rows(own, way) if name.startswith("head.") else own

        return rule_named(self.config.inner_optimizer, rate)

    def shown(self, weights: Tensors, step: int) -> Shown:
        """See `GradientBased.shown`: the learned rates."""
        return step_sizes(self.rule(weights["head.bias"].shape[1]).rate, weights, step)


def _key(name: str) -> str:
    """A parameter's name may not hold dots."""
    return name.replace(".", "_")
