"""Small random affine distortions, so that a learner sees more variety than was drawn."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

ROTATION = math.radians(10)
SCALE = (0.85, 1.15)
SHEAR = 0.3
SHIFT = 0.14  # in half-widths of the image, so 7 % of its side
THICKEN = 0.5  # how far a stroke may grow towards its neighbours, one pixel wide at 1
CONTRAST = (0.75, 1.25)


def distorted(x: Tensor, generator: torch.Generator) -> Tensor:
    """Turn each image by up to 10°, scale by 0.85–1.15, shear by up to 0.3, shift by up to 7 % of its side.

    Drawings (one channel) also get thicker strokes and another contrast, as other pens and scanners give.

    Args:
        x: (B, C, H, W) in 0..255, uint8 or floating.
        generator: on the device of ``x``.

    Returns:
        (B, C, H, W) floating, in 0..255. What comes in from outside is paper: the border's median.
    """
    x = x if x.is_floating_point() else x.float()
    paper = paper_of(x)
    grid = F.affine_grid(_matrices(x, generator), list(x.shape), align_corners=False)
    ink = F.grid_sample(x - paper, grid, align_corners=False)
    if x.shape[1] == 1:
        ink = _reinked(ink, generator)
    return ink.add_(paper).clamp_(0, 255)


def _reinked(ink: Tensor, generator: torch.Generator) -> Tensor:
    """Strokes of another pen: (B, 1, H, W) deviations from the paper, each thickened and scaled at random."""
    draw = torch.rand(2, len(ink), 1, 1, 1, generator=generator, device=ink.device, dtype=ink.dtype)
    dark, light = -F.max_pool2d(-ink, 3, 1, 1), F.max_pool2d(ink, 3, 1, 1)
    strongest = torch.where(-dark > light, dark, light)
    thicker = torch.lerp(ink, strongest, THICKEN * draw[0])
    return thicker * (CONTRAST[0] + (CONTRAST[1] - CONTRAST[0]) * draw[1])


def paper_of(x: Tensor) -> Tensor:
    """(B, C, 1, 1): the median of each image's outermost pixels, not swayed by a stroke that ends there."""
    border = torch.cat([x[..., 0, :], x[..., -1, :], x[..., :, 0], x[..., :, -1]], dim=-1)
    return border.median(-1).values[..., None, None]


def _matrices(x: Tensor, generator: torch.Generator) -> Tensor:
    """(B, 2, 3) random affine maps from the distorted image's coordinates to the original's."""
    draw = torch.rand(len(x), 6, generator=generator, device=x.device, dtype=x.dtype) * 2 - 1
    angle, shear, shift = draw[:, 0] * ROTATION, draw[:, 1] * SHEAR, draw[:, 2:4] * SHIFT
    middle, half = sum(SCALE) / 2, (SCALE[1] - SCALE[0]) / 2
    # The map goes from output to input, so a picture grows when its coordinates shrink.
    zoom = 1 / (middle + half * draw[:, 4:6])
    cos, sin = angle.cos(), angle.sin()
    rotation = torch.stack([cos, -sin, sin, cos], 1).reshape(-1, 2, 2)
    sheared = torch.stack([torch.ones_like(shear), shear, torch.zeros_like(shear), torch.ones_like(shear)], 1)
    return torch.cat([rotation @ sheared.reshape(-1, 2, 2) @ torch.diag_embed(zoom), shift[..., None]], 2)
