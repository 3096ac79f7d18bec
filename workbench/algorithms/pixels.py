"""Pictures as they are, in the place of a network: for methods that learn nothing in practice."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.nets.backbone import Backbone, Statistics, Weights
from workbench.nets.preprocessing import Preprocessing


class Pixels(Backbone):
    """The features of a picture are its pixels, from 0 to 1. There are no parameters and no statistics."""

    def __init__(self, preprocessing: Preprocessing) -> None:
        super().__init__(preprocessing, (preprocessing.channels, preprocessing.size, preprocessing.size))

    def forward(self, x: Tensor) -> Tensor:
        """See `Backbone.forward`."""
        return self._normalised(x).flatten(1)

    def _features(self, x: Tensor, weights: Weights | None, statistics: Statistics | None) -> tuple[Tensor, Statistics]:
        return x.flatten(2), ()

    def _normalised(self, x: Tensor) -> Tensor:
        """Pixels from 0 to 1, whatever a network in this place would have subtracted and divided by."""
        if tuple(x.shape[-3:]) != self.map_shape:
            expected, found = ("×".join(map(str, shape)) for shape in (self.map_shape, x.shape[-3:]))
            raise ValueError(f"Pictures are compared at {expected}, but they are {found}.")
        return (x if x.is_floating_point() else x.to(torch.get_default_dtype())) / 255
