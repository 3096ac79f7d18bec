"""From a config to a network."""

from __future__ import annotations

from workbench.config import NetConfig
from workbench.nets.backbone import Backbone
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing


def build(config: NetConfig, preprocessing: Preprocessing) -> Backbone:
    """The network that ``config`` names; see `workbench.nets.build_net`."""
    return Conv4(
        preprocessing,
        config.filters,
        depth=config.depth,
        poolings=config.poolings,
        downsample=config.downsample,
        dropout=config.dropout,
    )
