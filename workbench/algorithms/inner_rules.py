"""The rules by which an inner loop turns gradients into steps: gradient descent, momentum, Adam.

All are plain functions of tensors, so that the outer loop's gradient can go back through them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import torch
from torch import Tensor

RULES = ("descent", "momentum", "adam")
Tensors = Mapping[str, Tensor]
State = dict[str, dict[str, Tensor]]
"""What a rule remembers: name of a quantity → name of a weight → (T, *shape)."""

Rate = Callable[[str, int], Tensor | float]
"""Name of a weight and number of the step, from 0 → step size, which fits (T, *shape)."""


class Rule(ABC):
    """Turns the gradients of a step into the weights after it."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate

    def start(self, weights: Tensors) -> State:
        """What is remembered before the first step."""
        return {}

    @abstractmethod
    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """The weights after step number ``step`` (from 0), and what is remembered for the next.

        ``gradients`` are those of the tasks' ``losses`` (T,) at ``weights``.
        """

    def shown(self, state: State) -> State:
        """What of the state after a step people may want to look at."""
        return {}


class Descent(Rule):
    """w ← w − α g."""

    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """See `Rule.update`."""
        return {name: each - self.rate(name, step) * gradients[name] for name, each in weights.items()}, state


class Momentum(Rule):
    """v ← μ v + g, w ← w − α v (Polyak 1964, in the form that torch has)."""

    def __init__(self, rate: Rate, momentum: float = 0.9) -> None:
        super().__init__(rate)
        self.momentum = momentum

    def start(self, weights: Tensors) -> State:
        """See `Rule.start`."""
        return {"velocity": _zeros(weights)}

    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """See `Rule.update`."""
        velocity = {name: self.momentum * each + gradients[name] for name, each in state["velocity"].items()}
        moved = {name: each - self.rate(name, step) * velocity[name] for name, each in weights.items()}
        return moved, {"velocity": velocity}


class Adam(Rule):
    """Adam (Kingma & Ba 2015, 1412.6980). With β1 = 0 the first step is the gradient's sign times the rate."""

    def __init__(self, rate: Rate, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8) -> None:
        super().__init__(rate)
        self.beta1, self.beta2, self.eps = beta1, beta2, eps

    def start(self, weights: Tensors) -> State:
        """See `Rule.start`."""
        return {"mean": _zeros(weights), "square": _zeros(weights)}

    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """See `Rule.update`."""
        mean = {name: torch.lerp(gradients[name], each, self.beta1) for name, each in state["mean"].items()}
        square = {name: torch.lerp(gradients[name] ** 2, each, self.beta2) for name, each in state["square"].items()}
        of_mean, of_square = 1 - self.beta1 ** (step + 1), 1 - self.beta2 ** (step + 1)

        def moved(name: str, weight: Tensor) -> Tensor:
            # ε stands inside the root too: where a gradient is zero, the root alone has no derivative
            root = (square[name] / of_square + self.eps**2).sqrt() + self.eps
            return weight - self.rate(name, step) * (mean[name] / of_mean) / root

        return {name: moved(name, each) for name, each in weights.items()}, {"mean": mean, "square": square}


def rule_named(kind: str, rate: Rate) -> Rule:
    """The rule of that name, one of RULES, with its usual constants."""
    kinds: dict[str, type[Rule]] = {"descent": Descent, "momentum": Momentum, "adam": Adam}
    return kinds[kind](rate)


def constant(rate: float) -> Rate:
    """The same rate for every weight and step."""
    return lambda _name, _step: rate


def _zeros(weights: Tensors) -> dict[str, Tensor]:
    return {name: torch.zeros_like(each, memory_format=torch.contiguous_format) for name, each in weights.items()}
