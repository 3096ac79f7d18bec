"""Conv4: four blocks of convolution, batch-norm, ReLU and max-pooling (Vinyals et al. 2016, 1606.04080).

A batch of T tasks is computed at once. With weights of their own, the tasks become channel groups of one
grouped convolution; with shared weights they are one batch. Either way the batch statistics are per task.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import cast

import torch
from torch import Tensor, nn

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.channels_last import as_channels_last
from workbench.nets.conv_block import ConvBlock, block_of_tasks
from workbench.nets.preprocessing import Preprocessing

LAYERS = 4


class Conv4(Backbone):
    """The standard few-shot network. 28×28 images give ``filters`` features, 84×84 images 25 × ``filters``.

    Raises:
        ValueError: the images are too small for four poolings.
    """

    def __init__(self, preprocessing: Preprocessing, filters: int = 64) -> None:
        super().__init__()
        size, least = preprocessing.size, 2**LAYERS
        if size < least:
            raise ValueError(f"Conv4 needs images of at least {least} pixels a side, but they have {size}.")
        self.preprocessing = preprocessing
        self.feature_dim = filters * (size // least) ** 2
        channels = [preprocessing.channels] + [filters] * LAYERS
        self.blocks = nn.ModuleList(ConvBlock(channels[i], channels[i + 1]) for i in range(LAYERS))

    def features(
        self, x: Tensor, weights: Weights | None = None, statistics: Statistics | None = None
    ) -> tuple[Tensor, Statistics]:
        """See `Backbone.features`."""
        tasks, images = x.shape[:2]
        z = self._pack(x, shared=weights is None)
        used: list[tuple[Tensor, Tensor]] = []
        for layer in range(LAYERS):
            given = None if statistics is None else statistics[layer]
            z, moment = block_of_tasks(z, tasks, *self._layer_weights(layer, weights), given)
            used.append(moment)
        if weights is None:
            return z.reshape(tasks, images, self.feature_dim), tuple(used)
        return z.reshape(images, tasks, self.feature_dim).transpose(0, 1), tuple(used)

    def _pack(self, x: Tensor, shared: bool) -> Tensor:
        """(T, N, C, H, W) → (T·N, C, H, W) where weights are shared, else (N, T·C, H, W); normalised."""
        x = self._normalised(x)
        return as_channels_last(x.flatten(0, 1) if shared else x.transpose(0, 1).flatten(1, 2))

    def _normalised(self, x: Tensor) -> Tensor:
        """What the first convolution is given. Raises ValueError when the images do not fit the network."""
        size, channels = self.preprocessing.size, self.preprocessing.channels
        if tuple(x.shape[-3:]) != (channels, size, size):
            found = "×".join(map(str, x.shape[-3:]))
            raise ValueError(f"The network expects images of {channels}×{size}×{size}, but they are {found}.")
        return self.preprocessing.normalise(x.to(self._blocks[0].kernel.dtype))

    @property
    def _blocks(self) -> Sequence[ConvBlock]:
        return cast("Sequence[ConvBlock]", self.blocks)

    def _layer_weights(self, layer: int, weights: Weights | None) -> tuple[Tensor, Tensor, Tensor]:
        """Kernel, scale and shift, shared or of each task."""
        if weights is None:
            block = self._blocks[layer]
            return block.kernel, block.scale, block.shift
        of_task = [weights[f"blocks.{layer}.{name}"] for name in ("kernel", "scale", "shift")]
        return of_task[0], of_task[1], of_task[2]

    def running_statistics(self, tasks: int) -> Statistics:
        """See `Backbone.running_statistics`."""
        return tuple((each.mean.expand(tasks, -1), each.variance.expand(tasks, -1)) for each in self._blocks)

    def update_running(self, statistics: Statistics) -> None:
        """See `Backbone.update_running`."""
        for block, (mean, variance) in zip(self._blocks, statistics, strict=True):
            block.update_running(mean, variance)

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        z = self._normalised(x)
        for block in self._blocks:
            z = block(z)
        return z.flatten(1)

    @torch.no_grad()
    def frozen(self, task: int, weights: Weights | None, statistics: Statistics) -> Conv4:
        """See `Backbone.frozen`."""
        net = copy.deepcopy(self).eval()
        for name, value in (weights or {}).items():
            net.get_parameter(name).copy_(value[task])
        for block, (mean, variance) in zip(net._blocks, statistics, strict=True):
            block.mean.copy_(mean[task])
            block.variance.copy_(variance[task])
        return net
