"""Learning to learn by gradient descent by gradient descent (Andrychowicz, Denil, Gómez Colmenarejo, Hoffman, Pfau,
Schaul, Shillingford & de Freitas 2016, 1606.04474).

The rule that turns gradients into steps is itself a network, and is learned: an LSTM with two layers reads each
weight's gradient, remembers what it has seen of it, and emits the step. All weights share it. It is practised on what
the learner can do after each of its steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor, nn

from workbench.algorithms.base import OPTIMISER, Card, Paper
from workbench.algorithms.coordinatewise import CoordinateLSTM, Memory, preprocessed
from workbench.algorithms.flat import Layout
from workbench.algorithms.inner_config import steps_in_use_knob, steps_knob
from workbench.algorithms.inner_loop import rows_in_turn
from workbench.algorithms.inner_rules import Rule, State, Tensors
from workbench.algorithms.learned_rule import LearnedRule
from workbench.config import knob
from workbench.nets.backbone import Backbone

INPUTS, LAYERS = 2, 2  # it reads the preprocessed gradient
ALL = "all weights"


@dataclass(frozen=True)
class LearnedSGDConfig:
    """The knobs of the learned optimiser."""

    inner_steps: int = steps_knob(5)
    test_steps: int = steps_in_use_knob(0)
    learn_start: bool = knob(
        True,
        label="Learn the start too",
        term="learned initialisation",
        help="Let practice find the weights that every task starts from, as MAML does. Without it every task starts "
        "from the same random network, which is not learned: the optimiser does all the work, as in the paper.",
    )
    every_step: bool = knob(
        True,
        advanced=True,
        label="Count every step",
        term="loss over the trajectory",
        help="Practise on what the model can do after each inner step, as in the paper, rather than after the last one "
        "alone, which is faster.",
    )
    update_scale: float = knob(
        0.1,
        low=1e-4,
        high=10.0,
        log=True,
        advanced=True,
        label="Scale of steps",
        term="output scale",
        help="What the emitted steps are multiplied with.",
    )
    units: int = knob(
        20,
        low=1,
        high=256,
        advanced=True,
        label="Units of the optimiser",
        term="hidden units",
        help="The size of the memory that each layer of the learned optimiser has for each weight.",
    )


class LearnedSGD(LearnedRule):
    """The learned optimiser on the network and a linear head."""

    Config = LearnedSGDConfig
    card = Card(
        name="learned_sgd",
        title="Learned optimiser",
        family=OPTIMISER,
        summary="Learns a new task in steps that a small network takes instead of a formula. "
        "For every weight it reads the gradients so far and says how the weight is to change.",
        advice="To see how far a rule gets that nobody wrote. In minutes it became as good as first-order MAML on as "
        "many tasks, in four times the time. Keep the network narrow, as memory grows with it, and take about as "
        "many steps as in practice.",
        paper=Paper(
            "Andrychowicz, Denil, Gómez Colmenarejo, Hoffman, Pfau, Schaul, Shillingford & de Freitas",
            2016,
            "Learning to Learn by Gradient Descent by Gradient Descent",
            "1606.04474",
        ),
        paper_note="The paper does not learn from few examples: it trains a network of 20 hidden units on MNIST, "
        "from random starts. Its outer learning rate was searched for.",
        presets={
            "fast": {
                "filters": 32,
                "units": 10,
                "inner_steps": 3,
                "train_queries": 5,
                "meta_batch": 2,
                "episodes": 3200,
                "outer_lr": 3e-3,
                "schedule": "cosine",
                "validate_every": 800,
            },
            # The paper goes back through 20 steps at a time.
            "paper": {
                "learn_start": False,
                "backbone": "mlp",
                "hidden": 20,
                "depth": 1,
                "inner_steps": 20,
                "train_queries": 15,
                "meta_batch": 1,
                "episodes": 20000,
                "outer_lr": 1e-3,
                "clip": 0.0,
                "validate_every": 1000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.optimiser = Optimiser(config.units, config.update_scale)
        if not config.learn_start:
            self.net.requires_grad_(False)
            self.head.requires_grad_(False)

    def rows(self, learned: Tensor, way: int) -> Tensor:
        """See `GradientBased.rows`."""
        return rows_in_turn(learned, way)

    def rule(self, way: int) -> Rule:
        """See `GradientBased.rule`."""
        return EmittedSteps(self.optimiser, self.layout(way))

    def kept(self) -> int:
        """See `LearnedRule.kept`."""
        return LAYERS * 8 * int(self.config.units) + 20

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`; in practice, the mean of the query losses after each inner step. (The paper has
        their sum, w_t = 1: the same but for the size of the outer step.)"""
        if not (self.training and self.config.every_step):
            return super().meta_loss(task, generator)
        still, losses = self.still(task.support), []
        for step, (weights, *_) in enumerate(self.path(task.support, self.steps(), still)):
            if step:
                statistics = self.query_statistics(task.support, weights, step, still)
                logits = self.predictor(weights, statistics, task.support.way)(task.query_x)
                losses.append(self.query_losses(task, logits).mean())
        return torch.stack(losses).mean(), task.metrics(logits.detach())


class Optimiser(nn.Module):
    """Steps of N weights from their gradients, by an LSTM of two layers and a linear layer, times ``scale``."""

    def __init__(self, units: int, scale: float) -> None:
        super().__init__()
        self.scale = scale
        self.layers = nn.ModuleList(CoordinateLSTM(units if i else INPUTS, units) for i in range(LAYERS))
        self.out = nn.Linear(units, 1)

    def start(self, like: Tensor) -> list[Memory]:
        """The memories that N weights begin with; ``like`` is (N,)."""
        return [layer.start(like) for layer in self._layers]

    def forward(self, x: Tensor, memories: list[Memory]) -> tuple[Tensor, list[Memory]]:
        """The steps (N,) and the memory of each layer, from preprocessed gradients (2, N) and the memory before."""
        after = []
        for layer, memory in zip(self._layers, memories, strict=True):
            after.append(layer(x, memory))
            x = after[-1][0]
        return self.scale * torch.addmm(self.out.bias[:, None], self.out.weight, x)[0], after

    @property
    def _layers(self) -> Sequence[CoordinateLSTM]:
        return cast("Sequence[CoordinateLSTM]", self.layers)


class EmittedSteps(Rule):
    """w ← w + u, where u is emitted."""

    def __init__(self, optimiser: Optimiser, layout: Layout) -> None:
        self.optimiser, self.layout = optimiser, layout

    def start(self, weights: Tensors) -> State:
        """See `Rule.start`."""
        zeros = self.layout.flatten(weights).detach() * 0
        return _state(zeros, self.optimiser.start(zeros.flatten()))

    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """See `Rule.update`."""
        before, slope = self.layout.flatten(weights), self.layout.flatten(gradients)
        memories = [(state[f"hidden {i}"][ALL], state[f"cell {i}"][ALL]) for i in range(LAYERS)]
        steps, memories = self.optimiser(preprocessed(slope).flatten(1), memories)
        steps = steps.reshape(before.shape)
        return self.layout.unflatten(before + steps), _state(steps, memories)

    def shown(self, state: State) -> State:
        """See `Rule.shown`."""
        return {"step size": self.layout.unflatten(state["steps"][ALL].abs())}


def _state(steps: Tensor, memories: list[Memory]) -> State:
    named = {"steps": steps}
    for i, (hidden, cell) in enumerate(memories):
        named |= {f"hidden {i}": hidden, f"cell {i}": cell}
    return {quantity: {ALL: each} for quantity, each in named.items()}
