"""The ImageNet weights of pretrained networks on this computer; free of torch, so that asking takes no time."""

from __future__ import annotations

from pathlib import Path

from workbench.config import ConfigError
from workbench.folders import CACHE, missing_folder
from workbench.folders import weights_folder as weights_folder

DOWNLOAD_MB = {"resnet18": 47, "mobilenet_v3_small": 10, "convnext_tiny": 114, "vit_b_16": 346}


def weights_here(backbone: str) -> Path | None:
    """The file with the ImageNet weights of ``backbone``, when it was downloaded before.

    Raises:
        ConfigError: it is not here, but the folder chosen for it is not there either; nobody wants to download it again
            for want of a disk.
    """
    found = next(iter(sorted(weights_folder().glob(f"{backbone}-*.pth"))), None)
    if found is None and (missing := missing_folder(CACHE)):
        raise ConfigError(f"The folder of weights, {missing}, is not there; is its disk connected?")
    return found
