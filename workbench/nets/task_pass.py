"""T tasks on their way through a network, all in one computation, with shared weights or with their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.channels_last import as_channels_last
from workbench.nets.convolution import convolution

Moments = tuple[Tensor, Tensor]


class TaskPass:
    """Which weights and statistics the layers use, and how maps are laid out.

    With shared weights, T tasks are one batch, and a map is (T·N, C, H, W). With weights of their own they are
    channel groups of one grouped convolution, and a map is (N, T·C, H, W). Channels are last in memory either way.
    Vectors are (T, N, D).

    Attributes:
        rows: into how many parts a map's batch is divided, each with batch statistics of its own.
        used: the statistics of every normalising layer so far, mean and variance (T, channels).
    """

    def __init__(
        self, tasks: int, weights: Mapping[str, Tensor] | None, statistics: tuple[Moments, ...] | None
    ) -> None:
        self.tasks = tasks
        self.weights = weights
        self.statistics = statistics
        self.rows = tasks if weights is None else 1
        self.used: list[Moments] = []

    def weights_of(self, layer: nn.Module, layer_name: str, names: Sequence[str]) -> tuple[Tensor, ...]:
        """Parameters of a layer by their names in it: the layer's, or every task's own (T, *shape)."""
        if self.weights is None:
            return tuple(layer.get_parameter(name) for name in names)
        return tuple(self.weights[f"{layer_name}.{name}"] for name in names)

    def given(self) -> Moments | None:
        """The statistics that the next normalising layer is to use; None for the tasks' own."""
        return None if self.statistics is None else self.statistics[len(self.used)]

    def pack(self, x: Tensor) -> Tensor:
        """Images (T, N, C, H, W) → a map."""
        return as_channels_last(x.flatten(0, 1) if self.weights is None else x.transpose(0, 1).flatten(1, 2))

    def unpack(self, z: Tensor) -> Tensor:
        """A map → vectors (T, N, C·H·W)."""
        if self.weights is None:
            return z.reshape(self.tasks, len(z) // self.tasks, -1)
        return z.reshape(len(z), self.tasks, -1).transpose(0, 1)

    def conv(self, z: Tensor, kernel: Tensor, bias: Tensor | None = None, stride: int = 1, padding: int = 0) -> Tensor:
        """Convolution of a map; kernel (F, C, k, k) and bias (F,), or those of each task with T before."""
        own = self.weights is not None
        kernel, groups = (kernel.flatten(0, 1), self.tasks) if own else (kernel, 1)
        if bias is None:
            return convolution(z, kernel, stride, padding, groups)
        return F.conv2d(z, kernel, bias.flatten(), stride, padding, groups=groups)

    def linear(self, z: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
        """Vectors (T, N, D) → (T, N, E); weight (E, D) and bias (E,), or those of each task with T before."""
        if self.weights is None:
            return F.linear(z, weight, bias)
        product = torch.bmm(z, weight.transpose(1, 2))
        return product if bias is None else product + bias[:, None]
