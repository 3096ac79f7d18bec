"""First-order MAML drops the second-order term, exactly that, and nothing else; float64."""

from __future__ import annotations

import pytest
import torch
from textbook import a_task, assert_same_gradients, descent, features, learner, logits, meta_loss, weights_of
from torch import Tensor
from torch.nn import functional as F

RATE = 0.3


@pytest.mark.parametrize("steps", [1, 4])
def test_its_gradient_is_that_of_a_plain_loop_with_constant_inner_gradients(steps: int) -> None:
    algorithm, given = learner("fomaml", inner_lr=RATE, inner_steps=steps), a_task()
    plain = meta_loss(algorithm, given, steps, descent(RATE), first_order=True)
    assert_same_gradients(algorithm.meta_loss(given)[0], plain, algorithm.parameters())


def test_what_is_missing_after_one_step_is_the_product_with_the_hessian() -> None:
    """MAML's gradient is (I − αH) g, with g the query gradient at the adapted weights; g itself is first order's."""
    given = a_task(tasks=1)
    maml, fomaml = (learner(name, inner_lr=RATE, inner_steps=1) for name in ("maml", "fomaml"))
    whole, first = (_gradient(each, each.meta_loss(given)[0]) for each in (maml, fomaml))
    weights = weights_of(maml)
    support = F.cross_entropy(logits(given.support.x[0], weights), given.support.y[0])
    inner = torch.autograd.grad(support, list(weights.values()), create_graph=True)
    along = sum((g * v).sum() for g, v in zip(inner, first, strict=True))
    product = torch.autograd.grad(along, list(weights.values()), allow_unused=True)
    assert max(each.abs().max() for each in product if each is not None) > 1e-2
    for a, b, c in zip(whole, first, product, strict=True):
        torch.testing.assert_close(a, b - RATE * c, rtol=0, atol=1e-10)


def _gradient(algorithm: torch.nn.Module, loss: Tensor) -> list[Tensor]:
    return list(torch.autograd.grad(loss, list(weights_of(algorithm).values())))


def test_its_gradient_is_the_query_gradient_at_the_adapted_weights() -> None:
    algorithm, given = learner("fomaml", inner_lr=RATE, inner_steps=3), a_task(tasks=1)
    algorithm.batch_norm = "transductive"
    found = _gradient(algorithm, algorithm.meta_loss(given)[0])
    last, _ = algorithm.learn(given.support, 3)
    there = {name: each[0].detach().requires_grad_() for name, each in last.items()}
    loss = F.cross_entropy(logits(given.query_x[0], there), given.query_y[0])
    for a, b in zip(found, torch.autograd.grad(loss, list(there.values())), strict=True):
        torch.testing.assert_close(a, b, rtol=0, atol=1e-10)
    assert features(given.query_x[0], there)[0].abs().max() > 0
