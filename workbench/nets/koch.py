"""Koch's Siamese network: four convolutions with large kernels and a wide layer (Koch, Zemel & Salakhutdinov 2015).

"Siamese Neural Networks for One-shot Image Recognition", ICML 2015 deep learning workshop. There is no batch-norm;
the convolutions are not padded. Two pictures are compared by their features, 4096 numbers between 0 and 1.

The weights begin as torch's layers do: with those of the paper (normal, of spread 0.2 in the wide layer) nearly every
sigmoid begins saturated, where it hardly learns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.pooling import max_pool
from workbench.nets.preprocessing import LEAST, Preprocessing
from workbench.nets.task_pass import TaskPass

KERNELS = (10, 7, 4, 4)  # pixels a side; pooling follows all but the last
FILTERS = (64, 128, 128, 256)
UNITS = 4096


class Convolution(nn.Conv2d):
    """An unpadded convolution with ReLU, and 2×2 max-pooling if it ``pools``; ``name`` is the module's."""

    def __init__(self, name: str, channels: int, filters: int, size: int, pools: bool) -> None:
        super().__init__(channels, filters, size)
        self.name, self.pools = name, pools

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) → (N, F, H', W'), by stock operations."""
        z = F.relu(super().forward(x))
        return F.max_pool2d(z, 2) if self.pools else z

    def of_tasks(self, z: Tensor, run: TaskPass) -> Tensor:
        """A map of T tasks → the map after this layer. Max-pool commutes with ReLU, which has less to do after it."""
        kernel, bias = run.weights_of(self, self.name, ("weight", "bias"))
        z = run.conv(z, kernel, bias)
        return F.relu_(max_pool(z) if self.pools else z)


class Koch(Backbone):
    """The network of the Siamese method. 105×105 images, as Omniglot has them; ``Statistics`` is always empty.

    Args:
        preprocessing: what it expects of its images.
        dropout: the share of features left out in training mode.
        filters: the width of each convolution.
        units: the width of the last layer.

    Raises:
        ValueError: the images are smaller than 65 pixels a side.
    """

    def __init__(
        self,
        preprocessing: Preprocessing,
        dropout: float = 0.0,
        filters: Sequence[int] = FILTERS,
        units: int = UNITS,
    ) -> None:
        size, least = preprocessing.size, LEAST["koch"]
        if size < least:
            raise ValueError(f"Koch's network needs images of at least {least} pixels a side, but they have {size}.")
        super().__init__(preprocessing, (units, 1, 1), dropout)
        channels = (preprocessing.channels, *filters)
        self.convolutions = nn.ModuleList(
            Convolution(f"convolutions.{i}", channels[i], channels[i + 1], kernel, pools=i < len(KERNELS) - 1)
            for i, kernel in enumerate(KERNELS)
        )
        self.dense = nn.Linear(channels[-1] * _last_side(size) ** 2, units)

    def _features(
        self, x: Tensor, weights: Weights | None, _statistics: Statistics | None
    ) -> tuple[Tensor, Statistics]:
        run = TaskPass(len(x), weights, None)
        z = run.pack(x)
        for layer in self._layers:
            z = layer.of_tasks(z, run)
        weight, bias = run.weights_of(self.dense, "dense", ("weight", "bias"))
        return run.linear(run.unpack(z), weight, bias).sigmoid(), ()

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        z = self._normalised(x)
        for layer in self._layers:
            z = layer(z)
        return self._dropped(self.dense(z.flatten(1)).sigmoid())

    @property
    def _layers(self) -> Sequence[Convolution]:
        return cast("Sequence[Convolution]", self.convolutions)


def _last_side(size: int) -> int:
    """The side of the last map, in pixels."""
    for kernel in KERNELS[:-1]:
        size = (size - kernel + 1) // 2
    return size - KERNELS[-1] + 1
