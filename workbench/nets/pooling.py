"""2×2 max-pooling whose way back keeps the channels last; the stock one takes several times as long there."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F


def max_pool(z: Tensor, up: bool = False) -> Tensor:
    """(B, K, H, W) with the channels last in memory → (B, K, H/2, W/2). Differentiable any number of times.

    Sides are rounded down, which leaves an odd row or column out; with ``up`` it is a window of its own.
    """
    pooled: Tensor = _Pool.apply(z, up)
    return pooled


def largest(z: Tensor, up: bool) -> tuple[Tensor, Tensor]:
    """The values that `max_pool` gives, and the places in each (H, W) that they came from."""
    pooled, places = F.max_pool2d_with_indices(z, [2, 2], ceil_mode=up)
    return pooled, places


class _Pool(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, z: Tensor, up: bool) -> Tensor:
        pooled, places = largest(z, up)
        ctx.save_for_backward(places)
        ctx.shape = z.shape
        return pooled

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, None]:
        spread: Tensor = _Spread.apply(grad, *ctx.saved_tensors, ctx.shape)
        return spread, None


class _Spread(torch.autograd.Function):
    """Each value at the place its maximum came from, zero elsewhere; its own way back takes them from there."""

    @staticmethod
    def forward(ctx: Any, values: Tensor, places: Tensor, shape: torch.Size) -> Tensor:
        ctx.save_for_backward(places)
        b, k, h, w = shape
        spread = values.new_zeros(b, h * w, k).scatter_(1, pixels(places), pixels(values))
        return spread.view(b, h, w, k).permute(0, 3, 1, 2)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor, None, None]:
        (places,) = ctx.saved_tensors
        b, k, h, w = places.shape
        taken = pixels(grad).gather(1, pixels(places))
        return taken.view(b, h, w, k).permute(0, 3, 1, 2), None, None


def pixels(z: Tensor) -> Tensor:
    """(B, K, H, W) → (B, H · W, K), without a copy where the channels are last."""
    return z.permute(0, 2, 3, 1).flatten(1, 2)
