"""One block of a convolutional network: 3×3 convolution, batch-norm, ReLU, 2×2 max-pooling."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.channels_last import columns, from_columns
from workbench.nets.moments import moments
from workbench.nets.pooling import max_pool

EPS = 1e-5
MOMENTUM = 0.1


class ConvBlock(nn.Module):
    """The parameters of a block, and its stock form, which normalises with the running statistics.

    The convolution has no bias: batch-norm subtracts the mean right after, so it would do nothing.
    """

    mean: Tensor
    variance: Tensor

    def __init__(self, channels: int, filters: int) -> None:
        super().__init__()
        self.kernel = nn.Parameter(torch.empty(filters, channels, 3, 3))
        nn.init.kaiming_uniform_(self.kernel, a=math.sqrt(5))
        self.scale = nn.Parameter(torch.ones(filters))
        self.shift = nn.Parameter(torch.zeros(filters))
        self.register_buffer("mean", torch.zeros(filters))
        self.register_buffer("variance", torch.ones(filters))

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) → (N, F, H/2, W/2), by stock operations."""
        z = F.conv2d(x, self.kernel, padding=1)
        z = F.batch_norm(z, self.mean, self.variance, self.scale, self.shift, eps=EPS)
        return F.max_pool2d(F.relu(z), 2)

    @torch.no_grad()
    def update_running(self, mean: Tensor, variance: Tensor) -> None:
        """Let the running statistics follow those of T tasks, (T, F) each."""
        self.mean.lerp_(mean.mean(0), MOMENTUM)
        self.variance.lerp_(variance.mean(0), MOMENTUM)


def block_of_tasks(
    z: Tensor,
    tasks: int,
    kernel: Tensor,
    scale: Tensor,
    shift: Tensor,
    statistics: tuple[Tensor, Tensor] | None = None,
) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """A block for T tasks at once; the same values as a block per task, computed faster.

    Pooling comes before normalising, on a quarter of the elements: max-pool commutes with an increasing function,
    and moving the sign of batch-norm's scale into the convolution makes it one.

    Args:
        z: channels last; (T·N, C, H, W) with shared weights, (N, T·C, H, W) with weights per task.
        tasks: T.
        kernel: (F, C, 3, 3) shared, or (T, F, C, 3, 3).
        scale, shift: of batch-norm, (F,) or (T, F).
        statistics: mean and variance to normalise with, (T, F) each; None takes each task's own.

    Returns:
        The block's output, laid out like ``z``, and the statistics used, (T, F) each.
    """
    shared = kernel.dim() == 4
    rows = tasks if shared else 1
    sign = torch.where(scale.detach() < 0, -1.0, 1.0).to(scale.dtype)
    signed = (kernel * sign[..., None, None, None]).flatten(0, -4)
    z = F.conv2d(z, signed, padding=1, groups=1 if shared else tasks)
    mean, variance = moments(z, rows) if statistics is None else (statistics[0] * sign, statistics[1])
    mean, variance = mean.reshape(tasks, -1), variance.reshape(tasks, -1)
    factor = scale * sign * torch.rsqrt(variance + EPS)
    offset = shift - mean * factor
    pooled = max_pool(z)
    out = torch.addcmul(offset.reshape(rows, 1, -1), columns(pooled, rows), factor.reshape(rows, 1, -1))
    return from_columns(out.relu_(), pooled.shape), (mean * sign, variance)
