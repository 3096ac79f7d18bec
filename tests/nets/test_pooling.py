"""Pooling and moments of our own, against stock operations and finite differences."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.nets.channels_last import as_channels_last
from workbench.nets.moments import moments
from workbench.nets.pooling import max_pool


def drawn(*shape: int) -> Tensor:
    x = torch.randn(*shape, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    return as_channels_last(x).requires_grad_()


@pytest.mark.parametrize("size", [4, 7])
@pytest.mark.parametrize("up", [False, True])
def test_pooling_is_the_stock_one_also_where_values_are_equal(size: int, up: bool) -> None:
    flat = torch.zeros(2, 3, size, size, dtype=torch.float64)
    for z in (drawn(2, 3, size, size), as_channels_last(flat).requires_grad_()):
        weight = torch.randn(_stock(z, up).shape, dtype=torch.float64)
        ours, stock = (torch.autograd.grad((pool(z, up) * weight).sum(), z)[0] for pool in (max_pool, _stock))
        assert torch.equal(max_pool(z, up), _stock(z, up))
        assert torch.equal(ours, stock)


def _stock(z: Tensor, up: bool) -> Tensor:
    return F.max_pool2d(z, 2, ceil_mode=up)


@pytest.mark.parametrize("up", [False, True])
def test_pooling_is_differentiable_twice(up: bool) -> None:
    assert torch.autograd.gradcheck(lambda z: max_pool(z, up), drawn(2, 2, 5, 4))
    assert torch.autograd.gradgradcheck(lambda z: max_pool(z, up), drawn(2, 2, 5, 4))


@pytest.mark.parametrize("rows", [1, 2])
def test_moments_are_those_of_each_part(rows: int) -> None:
    z = drawn(4, 3, 5, 2)
    mean, variance = moments(z, rows)
    parts = z.reshape(rows, 4 // rows, 3, 5, 2)
    torch.testing.assert_close(mean, parts.mean((1, 3, 4)))
    torch.testing.assert_close(variance, parts.var((1, 3, 4), correction=0))
    assert torch.autograd.gradcheck(lambda x: moments(x, rows), z)
    assert torch.autograd.gradgradcheck(lambda x: moments(x, rows), z)


def test_moments_hold_where_the_mean_is_large() -> None:
    z = as_channels_last(drawn(8, 2, 10, 10).detach().float() + 1000)
    exact = z.double().var((0, 2, 3), correction=0)
    torch.testing.assert_close(moments(z, 1)[1][0].double(), exact, rtol=1e-3, atol=0.0)
