"""What a network expects of its images; it travels in the checkpoint."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True)
class Preprocessing:
    """Images are ``size`` × ``size`` with ``channels`` channels; dark ink on light paper unless ``photo``."""

    size: int = 28
    channels: int = 1
    photo: bool = False
    invert: bool = True
    mean: float = 0.0
    std: float = 1.0

    def normalise(self, x: Tensor) -> Tensor:
        """Images in 0..255, any shape and type → floating values the network computes with."""
        floating = x if x.is_floating_point() else x.float()
        scaled = floating / 255
        return ((1 - scaled if self.invert else scaled) - self.mean) / self.std
