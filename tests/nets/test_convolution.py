"""Convolution's derivatives of every order are the stock ones; float64."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.nets.convolution import convolution

CASES = [(1, 1, 1), (1, 1, 3), (2, 1, 3), (1, 0, 1), (2, 0, 3)]  # stride, padding, groups


def inputs(groups: int) -> list[Tensor]:
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(2, 2 * groups, 5, 6, generator=generator, dtype=torch.float64)
    kernel = torch.randn(4 * groups, 2, 3, 3, generator=generator, dtype=torch.float64)
    return [x.requires_grad_(), kernel.requires_grad_()]


def derivatives(how, x: Tensor, kernel: Tensor, orders: int) -> list[Tensor]:  # type: ignore[no-untyped-def]
    """The value, and the gradients of ever higher order, each of the squared length of the one before."""
    found = [how(x, kernel)]
    for _ in range(orders):
        length = sum(each.square().sum() for each in found[-2:])
        found += torch.autograd.grad(length, [x, kernel], create_graph=True)
    return found


@pytest.mark.parametrize(("stride", "padding", "groups"), CASES)
def test_derivatives_up_to_the_third_are_the_stock_ones(stride: int, padding: int, groups: int) -> None:
    ours = derivatives(lambda x, w: convolution(x, w, stride, padding, groups), *inputs(groups), 3)
    stock = derivatives(lambda x, w: F.conv2d(x, w, None, stride, padding, 1, groups), *inputs(groups), 3)
    for a, b in zip(ours, stock, strict=True):
        assert (a - b).abs().max() <= 1e-10 * max(1.0, b.abs().max().item())


@pytest.mark.parametrize("held", [0, 1])
def test_what_needs_no_gradient_gets_none(held: int) -> None:
    ours, stock = inputs(2), inputs(2)
    for made, how in (
        (ours, lambda x, w: convolution(x, w, 1, 1, 2)),
        (stock, lambda x, w: F.conv2d(x, w, None, 1, 1, 1, 2)),
    ):
        made[held].requires_grad_(False)
        first = torch.autograd.grad(how(*made).square().sum(), made[1 - held], create_graph=True)[0]
        first.square().sum().backward()
    assert ours[held].grad is None
    torch.testing.assert_close(ours[1 - held].grad, stock[1 - held].grad, rtol=1e-12, atol=1e-10)


def test_finite_differences_agree() -> None:
    assert torch.autograd.gradcheck(lambda x, w: convolution(x, w, 2, 1, 2), inputs(2))
    assert torch.autograd.gradgradcheck(lambda x, w: convolution(x, w, 2, 1, 2), inputs(2))


def test_the_channels_stay_last() -> None:
    x, kernel = (each.detach().contiguous(memory_format=torch.channels_last) for each in inputs(1))
    x.requires_grad_()
    out = convolution(x, kernel, 1, 1)
    assert out.is_contiguous(memory_format=torch.channels_last)
    assert torch.autograd.grad(out.sum(), x)[0].is_contiguous(memory_format=torch.channels_last)
