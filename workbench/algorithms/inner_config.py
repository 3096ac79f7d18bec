"""The knobs of an inner loop, which every gradient-based learner has."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.algorithms.inner_rules import RULES
from workbench.config import knob


def rate_knob(default: float, label: str = "Inner learning rate", more: str = "") -> float:
    """The step size of an inner loop; ``more`` is a sentence that a method adds."""
    words = "The step size with which the model learns a new task." + (more and f" {more}")
    return knob(default, low=1e-5, high=10.0, log=True, label=label, term="α", help=words)


def steps_knob(default: int) -> int:
    """The number of inner steps."""
    words = "How many steps the model takes to learn a practice task."
    return knob(default, low=1, high=100, label="Inner steps", help=words)


def steps_in_use_knob(default: int) -> int:
    """The number of inner steps outside practice."""
    words = "How many steps the model takes to learn a new task later on; 0 means as many as in practice."
    label, term = "Inner steps in use", "test steps"
    return knob(default, low=0, high=1000, advanced=True, label=label, term=term, zero="same", help=words)


@dataclass(frozen=True)
class InnerConfig:
    """The knobs of an inner loop."""

    inner_lr: float = rate_knob(0.4)
    inner_steps: int = steps_knob(1)
    test_steps: int = steps_in_use_knob(0)
    inner_optimizer: str = knob(
        "descent",
        choices=RULES,
        advanced=True,
        label="Inner optimiser",
        help="The rule of the inner steps: plain gradient descent, with momentum, or Adam.",
    )
