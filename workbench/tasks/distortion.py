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


def distorted(x: Tensor, generator: torch.Generator) -> Tensor:
    """Turn each image by up to 10°, scale by 0.85–1.15, shear by up to 0.3, shift by up to 7 % of its side.

    Args:
        x: (B, C, H, W) in 0..255, uint8 or floating.
        generator: on the device of ``x``.

    Returns:
        (B, C, H, W) floating, in 0..255. What comes in from outside is paper: the border's median.
    """
    x = x if x.is_floating_point() else x.float()
    paper = _paper(x)
    grid = F.affine_grid(_matrices(x, generator), list(x.shape), align_corners=False)
    return F.grid_sample(x - paper, grid, align_corners=False).add_(paper).clamp_(0, 255)


def _paper(x: Tensor) -> Tensor:
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
