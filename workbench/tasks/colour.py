"""Random brightness, contrast, saturation and hue: each image of a batch by factors of its own.

The adjustments are those of torchvision.transforms.v2.functional, which takes one factor for a whole batch.
"""

from __future__ import annotations

import torch
from torch import Tensor

HUE_SHARE = 0.25  # hue varies by a quarter of the other three, as is usual (0.4, 0.4, 0.4, 0.1)
LUMA = (0.2989, 0.587, 0.114)


def jittered(x: Tensor, strength: float, generator: torch.Generator) -> Tensor:
    """Vary brightness, contrast, saturation and hue, in this order.

    Args:
        x: (B, C, H, W) floating, in 0..255. Images of one channel have neither saturation nor hue.
        strength: s in 0..1. The first three are multiplied by a factor from 1 − s to 1 + s; the hue moves by up to
            s / 4 of the colour wheel either way.
        generator: on the device of ``x``.

    Returns:
        (B, C, H, W) in 0..255.
    """
    draw = torch.rand(4, len(x), generator=generator, device=x.device, dtype=x.dtype) * 2 - 1
    factor = 1 + strength * draw
    x = contrasted(brightened(x, factor[0]), factor[1])
    if x.shape[1] == 3:
        x = hue_turned(saturated(x, factor[2]), HUE_SHARE * strength * draw[3])
    return x


def brightened(x: Tensor, factor: Tensor) -> Tensor:
    """Images (B, C, H, W) in 0..255, multiplied by ``factor`` (B,)."""
    return (x * _per_image(factor)).clamp(0, 255)


def contrasted(x: Tensor, factor: Tensor) -> Tensor:
    """Images (B, C, H, W), each moved away from its own mean grey by ``factor`` (B,)."""
    return _away_from(_grey(x).mean((1, 2, 3), keepdim=True), x, factor)


def saturated(x: Tensor, factor: Tensor) -> Tensor:
    """Images (B, 3, H, W), each pixel moved away from its own grey by ``factor`` (B,)."""
    return _away_from(_grey(x), x, factor)


def hue_turned(x: Tensor, turn: Tensor) -> Tensor:
    """Images (B, 3, H, W), their hues moved by ``turn`` (B,) turns of the colour wheel."""
    value, at = x.max(1)
    chroma = value - x.amin(1)
    red, green, blue = x.unbind(1)
    span = torch.where(chroma > 0, chroma, 1)  # greys have no hue, and keep none
    sixths = torch.stack([(green - blue) / span, (blue - red) / span + 2, (red - green) / span + 4], 1)
    hue = sixths.gather(1, at[:, None])[:, 0] + 6 * turn[:, None, None]
    channels = []
    for offset in (5, 3, 1):
        k = (offset + hue) % 6
        channels.append(value - chroma * torch.minimum(k, 4 - k).clamp(0, 1))
    return torch.stack(channels, 1)


def _away_from(centre: Tensor, x: Tensor, factor: Tensor) -> Tensor:
    return torch.lerp(centre.expand_as(x), x, _per_image(factor)).clamp(0, 255)


def _grey(x: Tensor) -> Tensor:
    """(B, 1, H, W) luma of (B, C, H, W)."""
    if x.shape[1] == 1:
        return x
    weights = torch.tensor(LUMA, dtype=x.dtype, device=x.device)
    return (x * weights[:, None, None]).sum(1, keepdim=True)


def _per_image(factor: Tensor) -> Tensor:
    return factor[:, None, None, None]
