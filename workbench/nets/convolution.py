"""Convolution with second derivatives that stay grouped; the stock ones go through the groups one by one.

Stock double-backward also computes what nobody asked for, such as the gradient by the images, and takes the gradient
by the weights as a convolution with the batch for channels, which is slow. Here each derivative is one call of the
grouped kernels that the first ones have.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

How = tuple[int, int, int]
"""Stride, padding, groups."""


def convolution(x: Tensor, kernel: Tensor, stride: int = 1, padding: int = 0, groups: int = 1) -> Tensor:
    """As `torch.nn.functional.conv2d` without a bias. Differentiable any number of times."""
    out: Tensor = _Convolution.apply(x, kernel, (stride, padding, groups))
    return out


class _Convolution(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, kernel: Tensor, how: How) -> Tensor:
        ctx.save_for_backward(x, kernel)
        ctx.how = how
        return _forward(x, kernel, how)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, Tensor | None, None]:
        of_x, of_kernel = _Backward.apply(grad, *ctx.saved_tensors, ctx.how, ctx.needs_input_grad[:2])
        return of_x, of_kernel, None


class _Backward(torch.autograd.Function):
    """Linear in the gradient, and in x and the kernel each; so is its own way back."""

    @staticmethod
    def forward(
        ctx: Any, grad: Tensor, x: Tensor, kernel: Tensor, how: How, needed: tuple[bool, bool]
    ) -> tuple[Tensor | None, Tensor | None]:
        ctx.save_for_backward(grad, x, kernel)
        ctx.how = how
        ctx.set_materialize_grads(False)
        return _backward(grad, x, kernel, how, needed)

    @staticmethod
    def backward(ctx: Any, by_x: Tensor | None, by_kernel: Tensor | None) -> tuple[Tensor | None, ...]:
        grad, x, kernel = ctx.saved_tensors
        of_grad, of_x, of_kernel = ctx.needs_input_grad[:3]
        pairs = [(by_x, kernel), (x, by_kernel)] if of_grad else []
        parts = [_forward(a, b, ctx.how) for a, b in pairs if a is not None and b is not None]
        return (
            sum(parts[1:], parts[0]) if parts else None,
            _backward(grad, x, by_kernel, ctx.how, (True, False))[0] if of_x and by_kernel is not None else None,
            _backward(grad, by_x, kernel, ctx.how, (False, True))[1] if of_kernel and by_x is not None else None,
            None,
            None,
        )


def _forward(x: Tensor, kernel: Tensor, how: How) -> Tensor:
    stride, padding, groups = how
    return F.conv2d(x, kernel, None, stride, padding, 1, groups)


def _backward(
    grad: Tensor, x: Tensor, kernel: Tensor, how: How, needed: tuple[bool, bool]
) -> tuple[Tensor | None, Tensor | None]:
    """The gradients by x and by the kernel, those that are ``needed``."""
    stride, padding, groups = how
    of_x, of_kernel, _ = torch.ops.aten.convolution_backward(
        grad, x, kernel, None, [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], groups, [*needed, False]
    )
    return of_x, of_kernel
