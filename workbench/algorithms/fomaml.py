"""First-order MAML (Finn, Abbeel & Levine 2017, section 5.2; Nichol, Achiam & Schulman 2018, 1803.02999).

MAML without its second derivatives: the query gradient at the adapted weights is applied to the starting point as it
is. What is dropped is exactly the product with the Hessians of the inner loop.
"""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

from workbench.algorithms.base import GRADIENT, Card, Paper
from workbench.algorithms.gradient_based import GradientBased
from workbench.algorithms.inner_config import InnerConfig, steps_knob
from workbench.algorithms.inner_loop import rows_in_turn


@dataclass(frozen=True)
class FOMAMLConfig(InnerConfig):
    """The knobs of first-order MAML. After a single step its gradient says little of where the head should start."""

    inner_steps: int = steps_knob(5)


class FOMAML(GradientBased):
    """First-order MAML on the network and a linear head."""

    Config = FOMAMLConfig
    card = Card(
        name="fomaml",
        title="First-order MAML",
        family=GRADIENT,
        summary="Learns a starting point for a few small steps, as MAML does. "
        "Practice leaves out how the steps themselves depend on the start.",
        advice="When MAML is too slow: about two thirds of its time for as many steps. "
        "After short practice it stays behind MAML with one example per class, less so with several.",
        paper=Paper(
            "Finn, Abbeel & Levine",
            2017,
            "Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks",
            "1703.03400",
        ),
        presets={
            "fast": {
                "inner_lr": 0.1,
                "inner_steps": 5,
                "train_queries": 5,
                "meta_batch": 4,
                "episodes": 4000,
                "outer_lr": 2e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            # Omniglot with five classes, as MAML.
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

    def rows(self, learned: Tensor, way: int) -> Tensor:
        """See `GradientBased.rows`."""
        return rows_in_turn(learned, way)

    @property
    def second_order(self) -> bool:
        """See `GradientBased.second_order`."""
        return False
