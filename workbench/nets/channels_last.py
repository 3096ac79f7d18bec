"""Images laid out with the channels last in memory, where convolution, pooling and statistics are fast."""

from __future__ import annotations

import torch
from torch import Tensor


def as_channels_last(x: Tensor) -> Tensor:
    """(B, K, H, W) with the same values, and the channels last in memory."""
    _, k, h, w = x.shape
    if k == 1:
        # For one channel `contiguous` changes nothing, and convolution would take the slow layout.
        return x.contiguous().as_strided(x.shape, (h * w, 1, w, 1))
    return x.contiguous(memory_format=torch.channels_last)


def columns(z: Tensor, rows: int) -> Tensor:
    """(B, K, H, W) → (rows, B / rows · H · W, K): a column per channel. Channels last need no copy."""
    return z.permute(0, 2, 3, 1).reshape(rows, -1, z.shape[1])


def from_columns(z: Tensor, shape: torch.Size) -> Tensor:
    """The inverse of `columns`: back to ``shape`` (B, K, H, W), the channels last in memory."""
    b, k, h, w = shape
    return z.reshape(b, h, w, k).permute(0, 3, 1, 2)
