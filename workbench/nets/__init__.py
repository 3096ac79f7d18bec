"""Networks: each maps pictures to features, and carries what it expects of its pictures. Free of torch until built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.nets.cards import network_cards
from workbench.nets.preprocessing import check_input, preprocessing_for

if TYPE_CHECKING:
    from workbench.config import NetConfig
    from workbench.nets.backbone import Backbone
    from workbench.nets.preprocessing import Preprocessing

__all__ = ["build_net", "network_cards", "preprocessing_for"]


def build_net(config: NetConfig, preprocessing: Preprocessing) -> Backbone:
    """The network that ``config`` names, freshly initialised from torch's global generator, and fixed if it says so.

    Raises:
        ConfigError: there is no such network, or it cannot take images of that size.
    """
    from workbench.nets.build import build

    check_input(config, preprocessing.size)
    net = build(config, preprocessing)
    if config.freeze:
        net.fix()
    return net
