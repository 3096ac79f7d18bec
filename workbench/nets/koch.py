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

LAYERS = ((10, 64, True), (7, 128, True), (4, 128, True), (4, 256, False))
"""Of each convolution the kernel's size, the filters, and whether pooling follows."""
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

    Raises:
        ValueError: the images are smaller than 65 pixels a side.
    """

    def __init__(self, preprocessing: Preprocessing, dropout: float = 0.0) -> None:
        if preprocessing.size < LEAST["koch"]:
            raise ValueError(
                f"Koch's network needs images of at least {LEAST['koch']} pixels a side, "
                f"but they have {preprocessing.size}."
            )
        super().__init__(preprocessing, (UNITS, 1, 1), dropout)
        channels = (preprocessing.channels, *(filters for _, filters, _ in LAYERS))
        self.convolutions = nn.ModuleList(
            Convolution(f"convolutions.{i}", channels[i], filters, size, pools)
            for i, (size, filters, pools) in enumerate(LAYERS)
        )
        self.dense = nn.Linear(channels[-1] * _side(preprocessing.size) ** 2, UNITS)

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


def _side(size: int) -> int:
    """The side of the last map, in pixels."""
    for kernel, _, pools in LAYERS:
        size = (size - kernel + 1) // (2 if pools else 1)
    return size
