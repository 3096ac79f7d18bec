"""The LSTM meta-learner (Ravi & Larochelle 2017, ICLR; "Optimization as a Model for Few-Shot Learning").

A step of gradient descent looks like an LSTM's cell update: the weights are the cell, −∇L is the candidate, and the
step size is the input gate. So the gates are learned: for every weight and step they say how much of the weight to
keep and how far to follow the gradient. The cell's first value is the learned starting point of all tasks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from workbench.algorithms.base import OPTIMISER, Card, Paper
from workbench.algorithms.coordinatewise import CoordinateLSTM, Memory, preprocessed
from workbench.algorithms.flat import Layout
from workbench.algorithms.inner_config import steps_in_use_knob, steps_knob
from workbench.algorithms.inner_rules import Rule, State, Tensors
from workbench.algorithms.learned_rule import LearnedRule
from workbench.config import knob
from workbench.nets.backbone import Backbone

INPUTS = 4  # the preprocessed gradient and loss
KEPT = 0.99  # of a weight in each step, before practice; the authors draw the bias from 4 to 5, which is as much
SPREAD = 0.01  # of the gates' first weights, as in the authors' programme
ALL = "all weights"


@dataclass(frozen=True)
class LSTMConfig:
    """The knobs of the LSTM meta-learner."""

    inner_lr: float = knob(
        0.1,
        low=1e-5,
        high=0.9,
        log=True,
        label="Initial inner rate",
        term="input gate",
        help="The step size with which practice begins; the model then learns how far each weight moves at each step.",
    )
    inner_steps: int = steps_knob(5)
    test_steps: int = steps_in_use_knob(0)
    units: int = knob(
        20,
        low=1,
        high=256,
        advanced=True,
        label="Units of the optimiser",
        term="hidden units",
        help="The size of the memory that the learned optimiser has for each weight.",
    )


class LSTM(LearnedRule):
    """The LSTM meta-learner on the network and a linear head.

    The authors normalise questions with their own statistics in practice, and in use with running averages over the
    task's inner steps, the last of which count most. Here it is the support set's statistics under the last weights,
    in practice and in use; or the questions' own, where batch-norm is transductive.
    """

    Config = LSTMConfig
    card = Card(
        name="lstm",
        title="LSTM meta-learner",
        family=OPTIMISER,
        summary="Learns a new task in steps, as MAML does, but how each step is taken is learned as well. "
        "A small network decides for every weight how much of it to keep and how far to move it.",
        advice="To watch a learned way of learning: gates and step sizes can be looked at. In minutes it became no "
        "better than first-order MAML on as many tasks, in four times the time. Keep the network narrow: memory grows "
        "with it.",
        paper=Paper(
            "Ravi & Larochelle",
            2017,
            "Optimization as a Model for Few-Shot Learning",
            url="https://openreview.net/forum?id=rJY0-Kcll",
        ),
        paper_note="For miniImageNet with one example per class; with five, the authors' programme takes 8 steps. "
        "The number of practice tasks and the weight decay were not checked against the paper.",
        presets={
            "fast": {
                "filters": 32,
                "units": 10,
                "inner_lr": 0.1,
                "inner_steps": 4,
                "train_queries": 5,
                "meta_batch": 2,
                "episodes": 4000,
                "outer_lr": 3e-3,
                "schedule": "cosine",
                "validate_every": 1000,
            },
            # With five examples per class the paper takes 5 steps, the released programme 8, each on all 25 examples.
            "paper": {
                "filters": 32,
                "inner_lr": 0.011,
                "inner_steps": 12,
                "train_queries": 15,
                "meta_batch": 1,
                "episodes": 50000,
                "outer_lr": 1e-3,
                "weight_decay": 1e-4,
                "clip": 0.25,
                "validate_every": 1000,
            },
        },
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(net, config, ways)
        self.gates = Gates(config.units, config.inner_lr)

    def rule(self, way: int) -> Rule:
        """See `GradientBased.rule`."""
        return GatedDescent(self.gates, self.layout(way))

    def kept(self) -> int:
        """See `LearnedRule.kept`."""
        return 8 * int(self.config.units) + 20


class Gates(nn.Module):
    """How much N weights keep and how far they move, from what an LSTM has read of their gradients and losses, from
    the weights, and from the last gates.

    As in the authors' programme, an LSTM comes before the gates, which the paper's formula has alone.

    Args:
        units: of the LSTM.
        rate: the input gate's value before practice.
    """

    def __init__(self, units: int, rate: float) -> None:
        super().__init__()
        self.reader = CoordinateLSTM(INPUTS, units)
        self.of_reader = nn.Parameter(torch.empty(2, units).uniform_(-SPREAD, SPREAD))
        self.of_weight = nn.Parameter(torch.empty(2, 1).uniform_(-SPREAD, SPREAD))
        self.of_last = nn.Parameter(torch.empty(2, 1).uniform_(-SPREAD, SPREAD))
        self.bias = nn.Parameter(torch.tensor([[math.log(each / (1 - each))] for each in (KEPT, rate)]))

    def forward(self, x: Tensor, weights: Tensor, last: Tensor, memory: Memory) -> tuple[Tensor, Memory]:
        """Forget and input gate (2, N), and the LSTM's memory.

        Args:
            x: preprocessed gradients and losses, (4, N).
            weights: (N,).
            last: the gates of the step before, (2, N).
            memory: the LSTM's, of the step before.
        """
        memory = self.reader(x, memory)
        values = torch.addmm(self.bias, self.of_reader, memory[0])
        return (values + self.of_weight * weights + self.of_last * last).sigmoid(), memory


class GatedDescent(Rule):
    """w ← f w − i g with gates f and i of each weight's own. Before the first step the last gates count as 0."""

    def __init__(self, gates: Gates, layout: Layout) -> None:
        self.gates, self.layout = gates, layout

    def start(self, weights: Tensors) -> State:
        """See `Rule.start`."""
        zeros = self.layout.flatten(weights).detach().flatten() * 0
        hidden, cell = self.gates.reader.start(zeros)
        return _state(zeros.expand(2, -1), (hidden, cell))

    def update(
        self, weights: Tensors, gradients: Tensors, losses: Tensor, state: State, step: int
    ) -> tuple[dict[str, Tensor], State]:
        """See `Rule.update`."""
        before, slope = self.layout.flatten(weights), self.layout.flatten(gradients)
        memory = state["hidden"][ALL], state["cell"][ALL]
        gates, memory = self.gates(_read(slope, losses), before.flatten(), state["gates"][ALL], memory)
        keep, move = gates.reshape(2, *before.shape)
        return self.layout.unflatten(keep * before - move * slope), _state(gates, memory)

    def shown(self, state: State) -> State:
        """See `Rule.shown`. The input gate is the step size."""
        gates = state["gates"][ALL]
        tasks = gates.shape[1] // self.layout.size
        return {
            quantity: self.layout.unflatten(each.reshape(tasks, -1))
            for quantity, each in zip(("forget gate", "input gate"), gates, strict=True)
        }


def _read(gradients: Tensor, losses: Tensor) -> Tensor:
    """What the LSTM reads of each weight: gradients (T, P) and losses (T,) → (4, T·P)."""
    both = preprocessed(gradients), preprocessed(losses)[..., None].expand(2, *gradients.shape)
    return torch.cat(both).flatten(1)


def _state(gates: Tensor, memory: Memory) -> State:
    named: Mapping[str, Tensor] = {"gates": gates, "hidden": memory[0], "cell": memory[1]}
    return {quantity: {ALL: each} for quantity, each in named.items()}
