"""ResNet-12: four residual stages of three convolutions each, as in MetaOptNet (Lee et al. 2019, 1904.03758).

Its features are the mean of the last map over its pixels, 640 numbers; the paper's solver took the map itself.
Regularised as there: dropout after the first two stages, and after the last two DropBlock (Ghiasi et al. 2018,
1810.12890), which leaves out squares of the map. The paper let the share of those grow slowly; here it is constant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.conv_block import ConvBlock
from workbench.nets.pooling import max_pool
from workbench.nets.preprocessing import LEAST, Preprocessing
from workbench.nets.task_pass import TaskPass

FILTERS = (64, 160, 320, 640)
SLOPE = 0.1
DROPPED_SQUARE = 5  # pixels a side


def stage_filters(first: int) -> tuple[int, ...]:
    """The widths of all stages in the paper's proportion, from that of the ``first``: 64 gives the paper's."""
    return tuple(max(1, each * first // FILTERS[0]) for each in FILTERS)


class Stage(nn.Module):
    """Three 3×3 convolutions beside a 1×1 shortcut, leaky ReLU, 2×2 max-pooling; ``name`` is the module's.

    ``squares`` says whether what is left out in training are squares of the map, or single values.
    """

    def __init__(self, name: str, channels: int, filters: int, dropout: float, squares: bool) -> None:
        super().__init__()
        self.dropout, self.squares = dropout, squares
        self.layers = nn.ModuleList(
            ConvBlock(f"{name}.layers.{i}", filters if i else channels, filters, slope=SLOPE if i < 2 else None)
            for i in range(3)
        )
        self.shortcut = ConvBlock(f"{name}.shortcut", channels, filters, size=1, slope=None)

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) → (N, F, H/2, W/2), by stock operations and with the running statistics."""
        z = x
        for layer in self._layers:
            z = layer(z)
        return self._dropped(F.max_pool2d(F.leaky_relu(z + self.shortcut(x), SLOPE), 2))

    def of_tasks(self, x: Tensor, run: TaskPass) -> Tensor:
        """A map of T tasks → the map after this stage. Max-pool commutes with the activation, which is increasing."""
        z = x
        for layer in self._layers:
            z = layer.of_tasks(z, run)
        z = z + self.shortcut.of_tasks(x, run)
        return self._dropped(F.leaky_relu(max_pool(z), SLOPE))

    def _dropped(self, z: Tensor) -> Tensor:
        if not (self.training and self.dropout):
            return z
        if not self.squares:
            return F.dropout(z, self.dropout)
        from torchvision.ops import drop_block2d  # takes seconds

        side = min(DROPPED_SQUARE, z.shape[-1])
        dropped: Tensor = drop_block2d(z, self.dropout, side - (1 - side % 2))  # it takes odd sides only
        return dropped

    @property
    def _layers(self) -> Sequence[ConvBlock]:
        return cast("Sequence[ConvBlock]", self.layers)


class ResNet12(Backbone):
    """A deeper network for photographs of 84×84 pixels; 640 features.

    Args:
        preprocessing: what it expects of its images.
        dropout: the share of values, or of the map's area, left out after each stage in training mode.
        filters: the width of each stage.

    Raises:
        ValueError: the images are smaller than 16 pixels a side.
    """

    def __init__(self, preprocessing: Preprocessing, dropout: float = 0.0, filters: Sequence[int] = FILTERS) -> None:
        size, least = preprocessing.size, LEAST["resnet12"]
        if size < least:
            raise ValueError(f"ResNet-12 needs images of at least {least} pixels a side, but they have {size}.")
        super().__init__(preprocessing, (filters[-1], 1, 1), dropout)
        channels = (preprocessing.channels, *filters)
        self.stages = nn.ModuleList(
            Stage(f"stages.{i}", channels[i], channels[i + 1], dropout, squares=i >= 2) for i in range(len(filters))
        )

    def _features(self, x: Tensor, weights: Weights | None, statistics: Statistics | None) -> tuple[Tensor, Statistics]:
        run = TaskPass(len(x), weights, statistics)
        z = run.pack(x)
        for stage in self._stages:
            z = stage.of_tasks(z, run)
        return run.unpack(z.mean((2, 3), keepdim=True)), tuple(run.used)

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        z = self._normalised(x)
        for stage in self._stages:
            z = stage(z)
        return z.mean((2, 3))

    def _dropped(self, features: Tensor) -> Tensor:
        """The features as they are: the stages have left out something already."""
        return features

    @property
    def _stages(self) -> Sequence[Stage]:
        return cast("Sequence[Stage]", self.stages)
