"""From a config to a network."""

from __future__ import annotations

from workbench.config import NetConfig
from workbench.nets.backbone import Backbone
from workbench.nets.conv4 import Conv4
from workbench.nets.koch import Koch
from workbench.nets.mlp import MLP
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.pretrained import Pretrained
from workbench.nets.resnet12 import ResNet12, stage_filters


def build(config: NetConfig, preprocessing: Preprocessing) -> Backbone:
    """The network that ``config`` names; see `workbench.nets.build_net`."""
    if config.backbone == "conv4":
        return _conv4(config, preprocessing)
    if config.backbone == "koch":
        return Koch(preprocessing, config.dropout)
    if config.backbone == "resnet12":
        return ResNet12(preprocessing, config.dropout, stage_filters(config.filters))
    if config.backbone == "mlp":
        return MLP(preprocessing, config.hidden, config.depth, config.dropout)
    return Pretrained(config.backbone, preprocessing, config.dropout)


def _conv4(config: NetConfig, preprocessing: Preprocessing) -> Conv4:
    return Conv4(
        preprocessing,
        config.filters,
        depth=config.depth,
        poolings=config.poolings,
        downsample=config.downsample,
        dropout=config.dropout,
    )
