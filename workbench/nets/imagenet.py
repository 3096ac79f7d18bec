"""The ImageNet weights of pretrained networks on this computer; free of torch, so that asking takes no time."""

from __future__ import annotations

from pathlib import Path

from workbench.folders import weights_folder as weights_folder

DOWNLOAD_MB = {"resnet18": 47, "mobilenet_v3_small": 10, "convnext_tiny": 114, "vit_b_16": 346}


def weights_here(backbone: str) -> Path | None:
    """The file with the ImageNet weights of ``backbone``, when it was downloaded before."""
    return next(iter(sorted(weights_folder().glob(f"{backbone}-*.pth"))), None)
