"""Conv4: four blocks of convolution, batch-norm, ReLU and max-pooling (Vinyals et al. 2016, 1606.04080).

A batch of T tasks is computed at once. With weights of their own, the tasks become channel groups of one
grouped convolution; with shared weights they are one batch. Either way the batch statistics are per task.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from torch import Tensor, nn

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.conv_block import ConvBlock
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.task_pass import TaskPass


class Conv4(Backbone):
    """The standard few-shot network. 28×28 images give ``filters`` features, 84×84 images 25 × ``filters``.

    Args:
        preprocessing: what it expects of its images.
        filters: the width of every block.
        depth: how many blocks there are.
        poolings: how many of them, from the first on, halve the picture.
        downsample: "pool" halves by 2×2 max-pooling and rounds down; the features are the last map, flattened.
            "pool-up" does the same and rounds up: 28, 14, 7, 4, 2, so that 64 filters give 256 features. That is the
            Omniglot network of VERSA (Gordon et al. 2019).
            "stride" halves by convolutions of stride 2, without pooling, and rounds up; the features are the last
            map's mean over its pixels. That is the Omniglot network of MAML (Finn et al. 2017): 28, 14, 7, 4, 2.
        dropout: the share of features left out in training mode.

    Raises:
        ValueError: the images are too small for so many poolings.
    """

    def __init__(
        self,
        preprocessing: Preprocessing,
        filters: int = 64,
        *,
        depth: int = 4,
        poolings: int = 4,
        downsample: str = "pool",
        dropout: float = 0.0,
    ) -> None:
        halvings, pools, up = min(poolings, depth), downsample != "stride", downsample == "pool-up"
        size, least = preprocessing.size, 1 << halvings
        if downsample == "pool" and size < least:
            raise ValueError(f"Conv4 needs images of at least {least} pixels a side, but they have {size}.")
        side = (size + least - 1 if up else size) // least if pools else 1
        super().__init__(preprocessing, (filters, side, side), dropout)
        self.averaged = not pools
        self.blocks = nn.ModuleList(
            ConvBlock(
                f"blocks.{i}",
                filters if i else preprocessing.channels,
                filters,
                stride=1 if pools or i >= halvings else 2,
                pool=pools and i < halvings,
                up=up,
            )
            for i in range(depth)
        )

    def _features(self, x: Tensor, weights: Weights | None, statistics: Statistics | None) -> tuple[Tensor, Statistics]:
        run = TaskPass(len(x), weights, statistics)
        z = run.pack(x)
        for block in self._blocks:
            z = block.of_tasks(z, run)
        if self.averaged:
            z = z.mean((2, 3), keepdim=True)
        return run.unpack(z), tuple(run.used)

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        z = self._normalised(x)
        for block in self._blocks:
            z = block(z)
        return self._dropped(z.mean((2, 3)) if self.averaged else z.flatten(1))

    @property
    def _blocks(self) -> Sequence[ConvBlock]:
        return cast("Sequence[ConvBlock]", self.blocks)
