"""Batch-norm: what a layer holds for it, and its formula for many tasks."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

EPS = 1e-5
MOMENTUM = 0.1


class Norm(nn.Module):
    """A layer that normalises what its linear map gives. `add_norm` follows that map in the constructor.

    The map has no bias: batch-norm subtracts the mean right after, so it would do nothing.
    """

    scale: nn.Parameter
    shift: nn.Parameter
    mean: Tensor
    variance: Tensor

    def add_norm(self, channels: int) -> None:
        """Scale 1, shift 0, and the running statistics of a standard normal, (channels,) each."""
        self.scale = nn.Parameter(torch.ones(channels))
        self.shift = nn.Parameter(torch.zeros(channels))
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("variance", torch.ones(channels))

    def normalised(self, z: Tensor) -> Tensor:
        """(N, channels, …) → the same shape, with the running statistics, by stock operations."""
        return F.batch_norm(z, self.mean, self.variance, self.scale, self.shift, eps=EPS)

    @torch.no_grad()
    def update_running(self, mean: Tensor, variance: Tensor) -> None:
        """Let the running statistics follow those of T tasks, (T, channels) each."""
        self.mean.lerp_(mean.mean(0), MOMENTUM)
        self.variance.lerp_(variance.mean(0), MOMENTUM)


def batch_norm(values: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    """Normalise ``values`` by the statistics of T tasks, as one multiplication and one addition.

    Args:
        values: (R, M, K), where R · K is T times the channels: rows are tasks, or columns are.
        mean, variance: (T, channels).
        scale, shift: (channels,) shared, or (T, channels).
    """
    factor = scale * torch.rsqrt(variance + EPS)
    offset = shift - mean * factor
    rows = len(values)
    return torch.addcmul(offset.reshape(rows, 1, -1), values, factor.reshape(rows, 1, -1))
