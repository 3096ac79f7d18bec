"""Variety for practice: each picture flipped, turned, cropped and recoloured at random, a whole batch at once.

The random transforms of torchvision.transforms.v2 draw one parameter for a batch, from the global generator; here
every picture has its own, from the generator handed in. What comes in from outside a picture is paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.tasks.colour import jittered
from workbench.tasks.distortion import distorted, paper_of

CROP_AREA = (0.35, 1.0)  # of the picture's; torchvision's 0.08 may leave nothing of what a single example shows
CROP_RATIO = (3 / 4, 4 / 3)  # width to height


@dataclass(frozen=True)
class Augmentation:
    """What may happen to a picture.

    Attributes:
        flip: mirrored left to right, with a chance of one half.
        crop: a part of 35–100 % of its area and of an aspect ratio from 3/4 to 4/3, enlarged to the whole.
        turn: rotated by an angle from −turn to turn, in degrees.
        jitter: brightness, contrast, saturation and hue, see `jittered`.
        distort: turned, scaled, sheared, shifted and re-inked a little, see `distorted`.
    """

    flip: bool = False
    crop: bool = False
    turn: float = 0.0
    jitter: float = 0.0
    distort: bool = False

    def __call__(self, x: Tensor, generator: torch.Generator) -> Tensor:
        """Vary a batch of pictures, which is returned as it is where nothing may happen to it.

        Args:
            x: (B, C, H, W) in 0..255, uint8 or floating; H = W.
            generator: on the device of ``x``.

        Returns:
            (B, C, H, W) in 0..255, floating where anything but a flip may have happened.
        """
        if self.distort:
            x = distorted(x, generator)
        if self.crop or self.turn:
            x = seen_through(_floating(x), self._maps(len(x), x.device, generator))
        if self.flip:
            x = _flipped(x, generator)
        if self.jitter:
            x = jittered(_floating(x), self.jitter, generator)
        return x

    def __bool__(self) -> bool:
        """Whether anything may happen."""
        return self != Augmentation()

    def _maps(self, batch: int, device: torch.device, generator: torch.Generator) -> Tensor:
        """(B, 2, 3): from a pixel of the outcome to where it comes from. Pictures are turned, then cropped."""
        draw = torch.rand(5, batch, generator=generator, device=device)
        angle = math.radians(self.turn) * (2 * draw[0] - 1)
        rotation = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()], 1).reshape(-1, 2, 2)
        size, centre = _crops(draw[1:]) if self.crop else (torch.ones_like(draw[:2].T), torch.zeros_like(draw[:2].T))
        return torch.cat([rotation @ torch.diag_embed(size), rotation @ centre[..., None]], 2)


def _crops(draw: Tensor) -> tuple[Tensor, Tensor]:
    """(4, B) uniform numbers → sizes (B, 2) as fractions of the picture, and centres (B, 2) in its half-widths."""
    area = CROP_AREA[0] + (CROP_AREA[1] - CROP_AREA[0]) * draw[0]
    low, high = (math.log(ratio) for ratio in CROP_RATIO)
    ratio = (low + (high - low) * draw[1]).exp()
    size = torch.stack([(area * ratio).sqrt(), (area / ratio).sqrt()], 1).clamp(max=1)
    return size, (1 - size) * (2 * draw[2:].T - 1)


def seen_through(x: Tensor, maps: Tensor) -> Tensor:
    """Pictures (B, C, H, W) in 0..255 under affine ``maps`` (B, 2, 3) from an outcome's coordinates to the picture's.

    Coordinates go from −1 to 1. Bilinear; outside of a picture is paper.
    """
    paper = paper_of(x)
    grid = F.affine_grid(maps.to(x.dtype), list(x.shape), align_corners=False)
    return F.grid_sample(x - paper, grid, align_corners=False).add_(paper)


def _flipped(x: Tensor, generator: torch.Generator) -> Tensor:
    mirrored = torch.rand(len(x), 1, 1, 1, generator=generator, device=x.device) < 0.5
    return torch.where(mirrored, x.flip(-1), x)


def _floating(x: Tensor) -> Tensor:
    return x if x.is_floating_point() else x.float()
