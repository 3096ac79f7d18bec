"""Networks: each maps pictures to features, and carries what it expects of its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.config import NetConfig
    from workbench.nets.backbone import Backbone
    from workbench.nets.preprocessing import Preprocessing


def build_net(config: NetConfig, preprocessing: Preprocessing) -> Backbone:
    """The network that ``config`` names, freshly initialised from torch's global generator.

    Raises:
        ConfigError: there is no such network.
    """
    from workbench.config import ConfigError
    from workbench.nets.conv4 import Conv4

    if config.backbone != "conv4":
        raise ConfigError(f"There is no network named {config.backbone}; there is conv4.")
    return Conv4(preprocessing, config.filters)
