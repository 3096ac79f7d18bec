"""Model-agnostic meta-learning (Finn, Abbeel & Levine 2017, 1703.03400).

One set of weights is learned such that a few steps of gradient descent on a task's support set make it good at that
task. The outer gradient is that of the query loss *after* those steps, back through them.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.algorithms.base import GRADIENT, Card, Paper
from workbench.algorithms.gradient_based import GradientBased
from workbench.algorithms.inner_config import InnerConfig
from workbench.config import knob


@dataclass(frozen=True)
class MAMLConfig(InnerConfig):
    """The knobs of MAML."""

    first_order: bool = knob(
        False,
        advanced=True,
        label="First order",
        term="FOMAML",
        help="Leave out second derivatives: faster, and often nearly as good.",
    )


class MAML(GradientBased):
    """MAML on the network and a linear head."""

    Config = MAMLConfig
    card = Card(
        name="maml",
        title="MAML",
        family=GRADIENT,
        summary="Finds a starting point from which a few small steps are enough to learn a new task. "
        "Practice looks through those steps, to see where the start should have been.",
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
                "clip": 0.0,
                "rotations": True,
                "batch_norm": "transductive",
                "downsample": "stride",
                "validate_every": 32000,
            },
        },
    )

    @property
    def second_order(self) -> bool:
        """See `GradientBased.second_order`."""
        return not self.config.first_order
