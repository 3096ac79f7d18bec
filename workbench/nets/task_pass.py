"""T tasks on their way through a network, all in one computation, with shared weights or with their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.channels_last import as_channels_last
from workbench.nets.convolution import convolution

Moments = tuple[Tensor, Tensor]
AFFINE = (".scale", ".shift")


class TaskPass:
    """Which weights and statistics the layers use, and how maps are laid out.

    With shared weights, T tasks are one batch, and a map is (T·N, C, H, W); so it is where the tasks have scales and
    shifts of their own, and share all else. With all weights of their own they are channel groups of one grouped
    convolution, and a map is (N, T·C, H, W). Channels are last in memory either way. Vectors are (T, N, D).

    Attributes:
        grouped: whether the tasks have all weights of their own.
        rows: into how many parts a map's batch is divided, each with batch statistics of its own.
        used: the statistics of every normalising layer so far, mean and variance (T, channels).
    """

    def __init__(
        self, tasks: int, weights: Mapping[str, Tensor] | None, statistics: tuple[Moments, ...] | None
    ) -> None:
        self.tasks = tasks
        self.weights = weights
        self.statistics = statistics
        self.grouped = weights is not None and not all(name.endswith(AFFINE) for name in weights)
        self.rows = 1 if self.grouped else tasks
        self.used: list[Moments] = []

    def weights_of(self, layer: nn.Module, layer_name: str, names: Sequence[str]) -> tuple[Tensor, ...]:
        """Parameters of a layer by their names in it: the layer's, or every task's own (T, *shape)."""
        own = self.weights or {}
        named = ((f"{layer_name}.{name}", name) for name in names)
        return tuple(own[full] if self.grouped or full in own else layer.get_parameter(name) for full, name in named)

    def given(self) -> Moments | None:
        """The statistics that the next normalising layer is to use; None for the tasks' own."""
        return None if self.statistics is None else self.statistics[len(self.used)]

    def pack(self, x: Tensor) -> Tensor:
        """Images (T, N, C, H, W) → a map."""
        return as_channels_last(x.transpose(0, 1).flatten(1, 2) if self.grouped else x.flatten(0, 1))

    def unpack(self, z: Tensor) -> Tensor:
        """A map → vectors (T, N, C·H·W)."""
        if self.grouped:
            return z.reshape(len(z), self.tasks, -1).transpose(0, 1)
        return z.reshape(self.tasks, len(z) // self.tasks, -1)

    def conv(self, z: Tensor, kernel: Tensor, bias: Tensor | None = None, stride: int = 1, padding: int = 0) -> Tensor:
        """Convolution of a map; kernel (F, C, k, k) and bias (F,), or those of each task with T before."""
        kernel, groups = (kernel.flatten(0, 1), self.tasks) if self.grouped else (kernel, 1)
        if bias is None:
            return convolution(z, kernel, stride, padding, groups)
        return F.conv2d(z, kernel, bias.flatten(), stride, padding, groups=groups)

    def linear(self, z: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
        """Vectors (T, N, D) → (T, N, E); weight (E, D) and bias (E,), or those of each task with T before."""
        if not self.grouped:
            return F.linear(z, weight, bias)
        product = torch.bmm(z, weight.transpose(1, 2))
        return product if bias is None else product + bias[:, None]
