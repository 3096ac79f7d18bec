"""Meta-SGD is MAML where its rates are constant, and learns them by the gradient of a plain loop; float64."""

from __future__ import annotations

import pytest
import torch
from textbook import Weights, a_task, assert_same_gradients, descent, learner, meta_loss

from workbench.algorithms.base import Algorithm

RATE = 0.25  # a power of two, so that float32 holds it exactly


def drawn_rates(algorithm: Algorithm) -> Algorithm:
    """Every weight gets a rate of its own, of either sign."""
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for rate in algorithm.rates.values():
            rate.add_(torch.randn(rate.shape, generator=generator, dtype=rate.dtype), alpha=0.3)
    return algorithm


@pytest.mark.parametrize("steps", [1, 3])
def test_with_constant_frozen_rates_it_is_maml(steps: int) -> None:
    given = a_task()
    ours, theirs = (learner(name, inner_lr=RATE, inner_steps=steps) for name in ("meta_sgd", "maml"))
    ours.rates.requires_grad_(False)
    losses = [each.meta_gradient(given)[0] for each in (ours, theirs)]
    torch.testing.assert_close(losses[0], losses[1], rtol=0, atol=1e-12)
    gradients = {name: p.grad for name, p in ours.named_parameters() if p.grad is not None}
    assert set(gradients) == {name for name, _ in theirs.named_parameters()}
    for name, parameter in theirs.named_parameters():
        torch.testing.assert_close(gradients[name], parameter.grad, rtol=0, atol=1e-12)


@pytest.mark.parametrize("steps", [1, 3])
def test_all_gradients_those_of_the_rates_included_are_a_plain_loops(steps: int) -> None:
    algorithm, given = drawn_rates(learner("meta_sgd", inner_lr=RATE, inner_steps=steps)), a_task()

    def step_by(w: Weights, g: Weights, _step: int) -> Weights:
        return {name: each - algorithm.rates[name.replace(".", "_")] * g[name] for name, each in w.items()}

    plain = meta_loss(algorithm, given, steps, step_by)
    assert_same_gradients(algorithm.meta_loss(given)[0], plain, algorithm.parameters())


def test_every_weight_has_a_rate_that_begins_with_the_knobs_value() -> None:
    algorithm = learner("meta_sgd", inner_lr=0.125)
    weights = {**dict(algorithm.net.named_parameters()), "weight": algorithm.head.weight, "bias": algorithm.head.bias}
    assert sum(rate.numel() for rate in algorithm.rates.values()) == sum(each.numel() for each in weights.values())
    assert all(torch.equal(rate, torch.full_like(rate, 0.125)) for rate in algorithm.rates.values())


def test_classes_beyond_the_trained_ones_learn_at_the_rates_of_the_rows_they_start_from() -> None:
    algorithm, given = drawn_rates(learner("meta_sgd", inner_steps=1)).eval(), a_task()
    support = type(given.support)(given.support.x, given.support.y, 5)
    weights, _ = algorithm.learn(support, 1)
    start = algorithm.start(given.tasks, 5)
    features = algorithm.features(support.x, start, 0)[0]
    again = torch.arange(5) % len(algorithm.head.bias)
    logits = features @ algorithm.head.weight[again].T + algorithm.head.bias[again]
    error = logits.softmax(-1) - torch.nn.functional.one_hot(support.y, 5)
    slope = error.transpose(1, 2) @ features / support.y.shape[1]
    expected = algorithm.head.weight[again] - algorithm.rates["head_weight"][again] * slope
    torch.testing.assert_close(weights["head.weight"], expected, rtol=0, atol=1e-10)


def test_without_learned_rates_a_plain_step_is_taken() -> None:
    algorithm, given = learner("meta_sgd", inner_lr=RATE, inner_steps=2), a_task()
    plain = meta_loss(algorithm, given, 2, descent(RATE))
    assert abs(algorithm.meta_loss(given)[0].item() - plain.item()) <= 1e-10
