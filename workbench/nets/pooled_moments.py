"""Batch statistics and 2×2 max-pooling of one map, whose ways back meet in one walk over it.

Apart, each would write a gradient as large as the map, and a third walk would add them.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from workbench.nets.channels_last import columns, from_columns
from workbench.nets.moments import measured_moments
from workbench.nets.pooling import largest, pixels


def pooled_moments(z: Tensor, rows: int, up: bool = False) -> tuple[Tensor, Tensor, Tensor]:
    """What `moments` and `max_pool` give. Differentiable any number of times.

    Args:
        z: (B, K, H, W), the channels last in memory.
        rows: into how many parts B is divided, each with moments of its own.
        up: as in `max_pool`; the moments are of the whole map either way.

    Returns:
        Mean and biased variance, (rows, K) each, and the pooled map, (B, K, H/2, W/2).
    """
    mean, variance, pooled = _PooledMoments.apply(z, rows, up)
    return mean, variance, pooled


class _PooledMoments(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, z: Tensor, rows: int, up: bool) -> tuple[Tensor, Tensor, Tensor]:
        mean, variance = measured_moments(z, rows)
        pooled, places = largest(z, up)
        ctx.save_for_backward(z, mean, places)
        return mean, variance, pooled

    @staticmethod
    def backward(ctx: Any, g_mean: Tensor, g_variance: Tensor, g_pooled: Tensor) -> tuple[Tensor, None, None]:
        z, mean, places = ctx.saved_tensors
        gradient: Tensor = _Backward.apply(g_mean, g_variance, g_pooled, z, mean, places)
        return gradient, None, None


class _Backward(torch.autograd.Function):
    """A line in z per channel, as in `moments`, and what comes from the pooled values added at their places."""

    @staticmethod
    def forward(
        ctx: Any, g_mean: Tensor, g_variance: Tensor, g_pooled: Tensor, z: Tensor, mean: Tensor, places: Tensor
    ) -> Tensor:
        ctx.save_for_backward(g_variance, z, mean, places)
        entries = z.numel() // mean.numel()
        slope = g_variance * (2 / entries)
        offset = g_mean / entries - slope * mean
        line = torch.addcmul(offset[:, None], columns(z, len(mean)), slope[:, None])
        b, k, h, w = z.shape
        line.view(b, h * w, k).scatter_add_(1, pixels(places), pixels(g_pooled))
        return from_columns(line, z.shape)

    @staticmethod
    def backward(ctx: Any, by: Tensor) -> tuple[Tensor | None, ...]:
        g_variance, z, mean, places = ctx.saved_tensors
        entries = z.numel() // mean.numel()
        slope, of_z, of_by = g_variance * (2 / entries), columns(z, len(mean)), columns(by, len(mean))
        total = of_by.sum(1)
        along = (of_by * of_z).sum(1) - mean * total
        # what z does through its mean is a constant per channel, and is counted here: so `mean` itself gets nothing
        line = torch.addcmul((-slope * total / entries)[:, None], of_by, slope[:, None])
        b, k, h, w = places.shape
        taken = pixels(by).gather(1, pixels(places)).view(b, h, w, k).permute(0, 3, 1, 2)
        return total / entries, along * (2 / entries), taken, from_columns(line, z.shape), None, None
