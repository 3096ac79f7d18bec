"""One block of a convolutional network: convolution, batch-norm, activation, and where it halves, max-pooling."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.channels_last import columns, from_columns
from workbench.nets.moments import moments
from workbench.nets.norm import Norm, batch_norm
from workbench.nets.pooled_moments import pooled_moments
from workbench.nets.pooling import max_pool
from workbench.nets.task_pass import TaskPass


class ConvBlock(Norm):
    """The parameters of a block, its stock form, and its form for many tasks at once.

    Args:
        name: the module's name in its network, by which tasks' own weights are found.
        channels, filters: of the input and of the output.
        size: of the convolution's kernel, odd; the input is padded such that stride 1 keeps its size.
        stride: of the convolution.
        pool: whether 2×2 max-pooling follows.
        up: whether pooling rounds up, see `max_pool`.
        slope: of the activation below zero: 0 is ReLU, more is leaky ReLU, None is none.
    """

    def __init__(
        self,
        name: str,
        channels: int,
        filters: int,
        *,
        size: int = 3,
        stride: int = 1,
        pool: bool = False,
        up: bool = False,
        slope: float | None = 0.0,
    ) -> None:
        super().__init__()
        self.name, self.stride, self.padding, self.slope = name, stride, size // 2, slope
        self.pool, self.up = pool, up
        self.kernel = nn.Parameter(torch.empty(filters, channels, size, size))
        nn.init.kaiming_uniform_(self.kernel, a=math.sqrt(5))
        self.add_norm(filters)

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) → (N, F, H', W'), by stock operations and with the running statistics."""
        z = self.normalised(F.conv2d(x, self.kernel, stride=self.stride, padding=self.padding))
        if self.slope is not None:
            z = F.leaky_relu(z, self.slope) if self.slope else F.relu(z)
        return F.max_pool2d(z, 2, ceil_mode=self.up) if self.pool else z

    def of_tasks(self, z: Tensor, run: TaskPass) -> Tensor:
        """A map of T tasks → the block's output; the same values as a block per task, computed faster.

        Pooling comes before normalising, on a quarter of the elements: max-pool commutes with an increasing function,
        and moving the sign of batch-norm's scale into the convolution makes it one.
        """
        kernel, scale, shift = run.weights_of(self, self.name, ("kernel", "scale", "shift"))
        sign = _sign(scale) if self.pool else None
        apart = scale.dim() == 2 and not run.grouped  # each task's sign, but one kernel for all
        z = run.conv(z, _times(kernel, None if apart else sign, 3), stride=self.stride, padding=self.padding)
        if apart and sign is not None and (sign < 0).any():
            z = from_columns(columns(z, run.rows) * sign[:, None], z.shape)
        z, mean, variance = self._pooled(z, run, sign)
        out = batch_norm(columns(z, run.rows), mean, variance, _times(scale, sign), shift)
        return from_columns(self._activated(out), z.shape)

    def _pooled(self, z: Tensor, run: TaskPass, sign: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """The signed ``z``, pooled where the block does, and the mean and variance to normalise it with, (T, F) each;
        they are noted in ``run`` without the sign."""
        given = run.given()
        if given is not None:
            run.used.append(given)
            return max_pool(z, self.up) if self.pool else z, _times(given[0], sign), given[1]
        if self.pool:
            mean, variance, z = pooled_moments(z, run.rows, self.up)
        else:
            mean, variance = moments(z, run.rows)
        mean, variance = mean.reshape(run.tasks, -1), variance.reshape(run.tasks, -1)
        run.used.append((_times(mean, sign), variance))
        return z, mean, variance

    def _activated(self, z: Tensor) -> Tensor:
        if self.slope is None:
            return z
        return F.leaky_relu_(z, self.slope) if self.slope else F.relu_(z)


def _sign(scale: Tensor) -> Tensor:
    return torch.where(scale.detach() < 0, -1.0, 1.0).to(scale.dtype)


def _times(values: Tensor, sign: Tensor | None, dims: int = 0) -> Tensor:
    """``values`` times the sign, which lacks their last ``dims`` dimensions; themselves without a sign."""
    return values if sign is None else values * sign.reshape(*sign.shape, *[1] * dims)
