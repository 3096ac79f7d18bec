"""The nearest neighbour among pictures (Cover & Hart 1967): no network, no practice.

A query belongs to the class of the support image from which its pixels differ least, by Euclidean distance. Whatever
learns has to do better than this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms.base import BASELINE, Card, Paper
from workbench.algorithms.exemplars import NearestHead
from workbench.algorithms.insight import Trace
from workbench.algorithms.on_features import OnFeatures
from workbench.algorithms.pixels import Pixels
from workbench.nets.backbone import Backbone
from workbench.tasks.labelled import Support


@dataclass(frozen=True)
class NearestPixelConfig:
    """There is nothing to choose."""


class NearestPixel(OnFeatures):
    """One nearest neighbour on pixels. Of the network it is given it keeps only the size and channels of pictures."""

    Config = NearestPixelConfig
    stream = "nothing"
    card = Card(
        name="nearest_pixel",
        title="Nearest pixels",
        family=BASELINE,
        summary="Compares pictures pixel by pixel, without a network. "
        "A new picture belongs to the class of the example from which it differs least.",
        advice="Needs no practice, and shows how hard a dataset is before anything is learned. Whatever learns has to "
        "do better.",
        paper=Paper(
            "Cover & Hart",
            1967,
            "Nearest Neighbor Pattern Classification",
            url="https://doi.org/10.1109/TIT.1967.1053964",
        ),
        # Nothing is practised: the number of practice tasks has no effect.
        presets={"fast": {"episodes": 1}, "paper": {"episodes": 1}},
    )

    def __init__(self, net: Backbone, config: Any, ways: int) -> None:
        super().__init__(Pixels(net.preprocessing), config, ways)

    def fit(
        self, features: Tensor, support: Support, generator: torch.Generator | None = None, trace: Trace | None = None
    ) -> NearestHead:
        """See `OnFeatures.fit`: the support images; there is no randomness and nothing to trace."""
        return NearestHead(features, support.y, support.way)
