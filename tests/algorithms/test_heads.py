"""Distances of features, where they lie far from zero and close together."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.algorithms.heads import minus_squared_distances


def plain(features: Tensor, others: Tensor) -> Tensor:
    return -(features[:, :, None] - others[:, None]).square().sum(-1)


def test_distances_much_smaller_than_lengths_are_told_as_well_as_any() -> None:
    """Features of length 1 that differ by hundredths, as after little practice."""
    generator = torch.Generator().manual_seed(0)
    far = torch.nn.functional.normalize(torch.randn(3, 1, 64, generator=generator), dim=-1)
    features, others = (far + 0.003 * torch.randn(3, n, 64, generator=generator) for n in (20, 5))
    exact = plain(features.double(), others.double())
    torch.testing.assert_close(minus_squared_distances(features, others).double(), exact, rtol=1e-5, atol=0.0)


def test_they_lead_the_way_that_plain_differences_do() -> None:
    generator = torch.Generator().manual_seed(0)
    given = [torch.randn(2, n, 8, generator=generator, dtype=torch.float64, requires_grad=True) for n in (6, 4)]
    weights = torch.randn(2, 6, 4, generator=generator, dtype=torch.float64)
    found = torch.autograd.grad((minus_squared_distances(*given) * weights).sum(), given)
    for one, other in zip(found, torch.autograd.grad((plain(*given) * weights).sum(), given), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-10, atol=1e-12)
