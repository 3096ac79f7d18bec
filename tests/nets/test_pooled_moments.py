"""Moments and pooling in one walk are those of stock operations, and so are all their derivatives; float64."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.nets.channels_last import as_channels_last
from workbench.nets.pooled_moments import pooled_moments

Found = tuple[Tensor, Tensor, Tensor]


def maps(size: int = 6) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    drawn = torch.randn(4, 3, size, size + 1, generator=generator, dtype=torch.float64)
    return as_channels_last(drawn).requires_grad_()


def stock(z: Tensor, rows: int, up: bool = False) -> Found:
    parts = z.reshape(rows, -1, *z.shape[1:])
    return parts.mean((1, 3, 4)), parts.var((1, 3, 4), unbiased=False), F.max_pool2d(z, 2, ceil_mode=up)


def derivatives(how, z: Tensor, rows: int, up: bool = False) -> list[Tensor]:  # type: ignore[no-untyped-def]
    """The values, and the gradients up to the third order of a function in which all of them meet."""
    mean, variance, pooled = how(z, rows, up)
    normal = (pooled.reshape(rows, -1, *pooled.shape[1:]) - mean[:, None, :, None, None]) / variance.sqrt().mean()
    found, length = [mean, variance, pooled], (normal**3).sum() + (mean * variance).sum()
    for _ in range(3):
        found.append(torch.autograd.grad(length, z, create_graph=True)[0])
        length = found[-1].square().sum()
    return found


@pytest.mark.parametrize("rows", [1, 2, 4])
@pytest.mark.parametrize("size", [6, 7])  # 7 does not halve: the last row and column are left out, or counted
@pytest.mark.parametrize("up", [False, True])
def test_values_and_derivatives_are_the_stock_ones(rows: int, size: int, up: bool) -> None:
    ours, theirs = derivatives(pooled_moments, maps(size), rows, up), derivatives(stock, maps(size), rows, up)
    for a, b in zip(ours, theirs, strict=True):
        assert a.shape == b.shape
        assert (a - b).abs().max() <= 1e-10 * max(1.0, b.abs().max().item())


def test_finite_differences_agree() -> None:
    assert torch.autograd.gradcheck(lambda z: pooled_moments(z, 2), [maps(4)])
    assert torch.autograd.gradgradcheck(lambda z: pooled_moments(z, 2), [maps(4)])


def test_one_result_alone_can_be_gone_back_from() -> None:
    for i in range(3):
        a, b = (torch.autograd.grad(how(z, 2)[i].sum(), z)[0] for how, z in ((pooled_moments, maps()), (stock, maps())))
        torch.testing.assert_close(a, b, rtol=0, atol=1e-12)


def test_the_channels_stay_last() -> None:
    z = maps()
    mean, variance, pooled = pooled_moments(z, 2)
    gradient = torch.autograd.grad(mean.sum() + variance.sum() + pooled.sum(), z)[0]
    assert all(each.is_contiguous(memory_format=torch.channels_last) for each in (pooled, gradient))
