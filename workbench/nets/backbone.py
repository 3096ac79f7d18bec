"""What every network answers: features of T tasks at once, with shared or per-task weights."""

from __future__ import annotations

import copy
import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.norm import Norm
from workbench.nets.preprocessing import Preprocessing

Weights = Mapping[str, Tensor]
"""Parameter name → (T, *shape): every task's own value of that parameter."""

Statistics = tuple[tuple[Tensor, Tensor], ...]
"""Per normalisation layer the mean and the variance, each (T, channels)."""


class Backbone(nn.Module, ABC):
    """A network from pictures to features.

    The scale and the shift of a batch-norm are parameters whose names end in ``.scale`` and ``.shift``.

    Attributes:
        preprocessing: what the network expects of its images.
        map_shape: (channels, height, width) of the map that features are, flattened; vectors are (D, 1, 1).
        feature_dim: D, the length of one image's features.
        dropout: the share of features left out at random in training mode.
        fixed: whether `fix` was called.
        one_computation: whether tasks with weights of their own are computed together, rather than in turn.
    """

    one_computation: ClassVar[bool] = True

    def __init__(self, preprocessing: Preprocessing, map_shape: tuple[int, int, int], dropout: float = 0.0) -> None:
        super().__init__()
        self.preprocessing = preprocessing
        self.map_shape = map_shape
        self.feature_dim = math.prod(map_shape)
        self.dropout = dropout
        self.fixed = False

    def features(
        self, x: Tensor, weights: Weights | None = None, statistics: Statistics | None = None
    ) -> tuple[Tensor, Statistics]:
        """Features of T tasks, and the batch-norm statistics they were normalised with.

        A *fixed* network always uses its running statistics where none are given, so that one picture's features do
        not depend on the others; and it also takes features that it computed before, floating (T, N, D, 1, 1), and
        gives them back as (T, N, D). Pictures have more than one pixel a side: the two cannot be confused.

        Args:
            x: (T, N, C, H, W), values 0..255.
            weights: each task's own parameters, all that `adaptable` names, or only scales and shifts; None, or
                nothing, shares the network's.
            statistics: what to normalise with; None takes each task's own over its N images.

        Returns:
            (T, N, D) features, and the statistics. Twice differentiable in x, weights and statistics.

        Raises:
            ValueError: the images are not of the size or the channels the network expects.
        """
        if self.fixed and statistics is None:
            statistics = self.running_statistics(len(x))
        if self.fixed and self._are_features(x):
            return x.flatten(2), statistics or ()
        features, used = self._features(self._normalised(x), weights or None, statistics)
        return self._dropped(features), used

    @abstractmethod
    def _features(self, x: Tensor, weights: Weights | None, statistics: Statistics | None) -> tuple[Tensor, Statistics]:
        """`features` of normalised images, (T, N, C, H, W)."""

    @abstractmethod
    def forward(self, x: Tensor) -> Tensor:
        """Features by stock operations alone, as they are exported: (N, C, H, W) in 0..255 → (N, D)."""

    def adaptable(self) -> dict[str, nn.Parameter]:
        """What an inner loop may change, by name: every parameter, or none of a fixed network."""
        return {} if self.fixed else dict(self.named_parameters())

    def fix(self) -> None:
        """Keep the network as it is, whatever is trained: its parameters, its running statistics, evaluation mode."""
        self.requires_grad_(False)
        self.fixed = True
        self.eval()

    def train(self, mode: bool = True) -> Self:
        """Training or evaluation mode; a fixed network stays in evaluation mode."""
        return super().train(mode and not self.fixed)

    def running_statistics(self, tasks: int) -> Statistics:
        """The averages kept from training, for ``tasks`` tasks."""
        return tuple((norm.mean.expand(tasks, -1), norm.variance.expand(tasks, -1)) for norm in self._norms())

    def update_running(self, statistics: Statistics) -> None:
        """Let the averages follow ``statistics``, their mean over the tasks; those of a fixed network stay."""
        if not self.fixed:
            for norm, (mean, variance) in zip(self._norms(), statistics, strict=True):
                norm.update_running(mean, variance)

    @torch.no_grad()
    def frozen(self, task: int, weights: Weights | None, statistics: Statistics) -> Self:
        """A copy for one task in evaluation mode, whose `forward` gives that task's features."""
        net = copy.deepcopy(self).eval()
        for name, value in (weights or {}).items():
            net.get_parameter(name).copy_(value[task])
        for norm, (mean, variance) in zip(net._norms(), statistics, strict=True):
            norm.mean.copy_(mean[task])
            norm.variance.copy_(variance[task])
        return net

    def _norms(self) -> list[Norm]:
        """The normalisation layers, in the order of `Statistics`."""
        return [module for module in self.modules() if isinstance(module, Norm)]

    def _are_features(self, x: Tensor) -> bool:
        return x.is_floating_point() and x.shape[2:] == (self.feature_dim, 1, 1)

    def _normalised(self, x: Tensor) -> Tensor:
        """What the first layer is given, (…, C, H, W). Raises ValueError when the images do not fit the network."""
        size, channels = self.preprocessing.size, self.preprocessing.channels
        if tuple(x.shape[-3:]) != (channels, size, size):
            found = "×".join(map(str, x.shape[-3:]))
            raise ValueError(f"The network expects images of {channels}×{size}×{size}, but they are {found}.")
        return self.preprocessing.normalise(x.to(next(self.parameters()).dtype))

    def _dropped(self, features: Tensor) -> Tensor:
        """Features with some left out at random, in training mode."""
        return F.dropout(features, self.dropout) if self.training and self.dropout else features
