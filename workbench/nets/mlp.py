"""An MLP: layers of a linear map, batch-norm and ReLU on the image's values (as in Finn et al. 2017, 1703.03400).

That paper's network for Omniglot without convolutions has layers of 256, 128, 64 and 64 units; here all are alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.norm import Norm, batch_norm
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.task_pass import TaskPass


class Layer(Norm):
    """From ``inputs`` to ``units`` values; ``name`` is the module's."""

    def __init__(self, name: str, inputs: int, units: int) -> None:
        super().__init__()
        self.name = name
        self.weight = nn.Parameter(torch.empty(units, inputs))
        nn.init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        self.add_norm(units)

    def forward(self, x: Tensor) -> Tensor:
        """(N, inputs) → (N, units), by stock operations and with the running statistics."""
        return F.relu(self.normalised(F.linear(x, self.weight)))

    def of_tasks(self, z: Tensor, run: TaskPass) -> Tensor:
        """(T, N, inputs) → (T, N, units)."""
        weight, scale, shift = run.weights_of(self, self.name, ("weight", "scale", "shift"))
        z = run.linear(z, weight)
        given = run.given()
        if given is None:
            variance, mean = torch.var_mean(z, dim=1, correction=0)
            given = mean, variance
        run.used.append(given)
        return F.relu_(batch_norm(z, *given, scale, shift))


class MLP(Backbone):
    """``depth`` layers of ``hidden`` units each; the features are the last one's.

    Args:
        preprocessing: what it expects of its images.
        hidden: units per layer.
        depth: how many layers there are.
        dropout: the share of features left out in training mode.
    """

    def __init__(self, preprocessing: Preprocessing, hidden: int = 256, depth: int = 4, dropout: float = 0.0) -> None:
        super().__init__(preprocessing, (hidden, 1, 1), dropout)
        values = preprocessing.channels * preprocessing.size**2
        self.layers = nn.ModuleList(Layer(f"layers.{i}", hidden if i else values, hidden) for i in range(depth))

    def _features(self, x: Tensor, weights: Weights | None, statistics: Statistics | None) -> tuple[Tensor, Statistics]:
        run = TaskPass(len(x), weights, statistics)
        z = x.flatten(2)
        for layer in self._layers:
            z = layer.of_tasks(z, run)
        return z, tuple(run.used)

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        z = self._normalised(x).flatten(1)
        for layer in self._layers:
            z = layer(z)
        return self._dropped(z)

    @property
    def _layers(self) -> Sequence[Layer]:
        return cast("Sequence[Layer]", self.layers)
