"""The learned optimiser: a plain loop of torch's cells, and the paper's experiment with quadratics; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from plain_optimisers import PlainRule, query_losses, size_and_sign
from textbook import a_task, assert_same_gradients, learner, weights_of
from torch import Tensor

from workbench.algorithms.base import Algorithm
from workbench.algorithms.flat import Layout
from workbench.algorithms.inner_loop import path
from workbench.algorithms.inner_rules import Descent, Rule, constant
from workbench.algorithms.learned_sgd import EmittedSteps, Optimiser

SCALE = 0.1


def with_drawn_rule(algorithm: Algorithm) -> Algorithm:
    """All the rule's tensors are of ordinary size."""
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for each in algorithm.optimiser.parameters():
            each.add_(torch.randn(each.shape, generator=generator, dtype=each.dtype), alpha=0.5)
    return algorithm


def plain_rule(optimiser: Optimiser) -> PlainRule:
    """The same in rows, by two of torch's cells."""
    lower, upper = (each.cell for each in optimiser.layers)

    def rule(theta: Tensor, g: Tensor, _loss: Tensor, memory: Any) -> tuple[Tensor, Any]:
        first, second = memory or (None, None)
        first = lower(size_and_sign(g), first)
        second = upper(first[0], second)
        return theta + SCALE * optimiser.out(second[0])[:, 0], (first, second)

    return rule


@pytest.mark.parametrize("every_step", [True, False])
def test_all_gradients_are_those_of_a_plain_loop_of_two_lstm_cells(every_step: bool) -> None:
    algorithm, given = learner("learned_sgd", inner_steps=3, units=6, every_step=every_step), a_task()
    losses = query_losses(algorithm, given, 3, plain_rule(with_drawn_rule(algorithm).optimiser))
    expected = losses.mean() if every_step else losses[-1]
    assert_same_gradients(algorithm.meta_loss(given)[0], expected, algorithm.parameters())


@pytest.mark.parametrize("name", ["learned_sgd", "lstm", "gradient_predictor"])
def test_the_accuracy_of_practice_is_that_after_the_last_step(name: str) -> None:
    algorithm, given = learner(name, inner_steps=4), a_task()
    after = [given.metrics(algorithm.adapt(given.support, steps=steps)(given.query_x))["accuracy"] for steps in (1, 4)]
    assert not torch.equal(after[0], after[1])
    assert torch.equal(algorithm.meta_loss(given)[1]["accuracy"], after[1])


def test_a_random_start_is_not_learned_and_all_tasks_share_it() -> None:
    algorithm, given = learner("learned_sgd", learn_start=False), a_task()
    before = {name: each.detach().clone() for name, each in weights_of(algorithm).items()}
    algorithm.meta_gradient(given)
    assert all(each.grad is None for each in weights_of(algorithm).values())
    assert all(each.grad is not None for each in algorithm.optimiser.parameters())
    found, _ = algorithm.learn(given.support, 0)
    for name, each in before.items():
        assert torch.equal(found[name].detach(), each.expand(given.tasks, *each.shape))
    moved, _ = algorithm.learn(given.support, 1)
    assert all(not torch.equal(moved[name], found[name]) for name in before)


def test_permuted_coordinates_take_the_same_steps_in_their_new_places() -> None:
    torch.manual_seed(0)
    optimiser, order = Optimiser(5, SCALE).double(), torch.randperm(12)
    slopes = torch.randn(3, 2, 12, dtype=torch.float64)
    rule = EmittedSteps(optimiser, Layout.of({"w": slopes[0]}))

    def moved(permuted: Tensor) -> Tensor:
        w = {"w": torch.zeros(2, 12, dtype=torch.float64)}
        state = rule.start(w)
        for step, slope in enumerate(slopes):
            w, state = rule.update(w, {"w": slope[:, permuted]}, torch.zeros(2), state, step)
        return w["w"]

    torch.testing.assert_close(moved(order), moved(torch.arange(12))[:, order], rtol=0, atol=1e-14)


def test_steps_are_shown_by_layer() -> None:
    algorithm, given, told = learner("learned_sgd"), a_task(), []
    algorithm.adapt(given.support, steps=2, trace=told.append)
    found, _ = algorithm.learn(given.support, 1)
    moved = [(found[f"head.{name}"] - each).detach().flatten(1) for name, each in algorithm.head.named_parameters()]
    assert "step size" not in told[0].layers
    expected = torch.cat(moved, 1).abs().mean(1)
    torch.testing.assert_close(told[1].layers["step size"]["head"], expected, rtol=0, atol=1e-12)


DIMENSIONS, STEPS, RATES = 10, 20, (0.003, 0.01, 0.012, 0.014, 0.015, 0.016, 0.017, 0.018, 0.02)


def quadratics(count: int, seed: int) -> tuple[Tensor, Tensor]:
    """‖Wθ − y‖² of the paper's section 3.1: entries of W (count, 10, 10) and y (count, 10, 1) are standard normal."""
    generator = torch.Generator().manual_seed(seed)
    drawn = torch.randn(count, DIMENSIONS, DIMENSIONS + 1, generator=generator)
    return drawn[..., :DIMENSIONS], drawn[..., DIMENSIONS:]


def trajectory(rule: Rule, w: Tensor, y: Tensor, practice: bool) -> Tensor:
    """The values of ``len(w)`` quadratics, each from θ = 0, after every step: (STEPS, count)."""

    def value(weights: dict[str, Tensor]) -> Tensor:
        return (w @ weights["theta"][..., None] - y).square().sum((1, 2))

    start = {"theta": torch.zeros(len(w), DIMENSIONS)}
    points = path(start, lambda each, _: value(each), rule, STEPS, differentiable=practice, second_order=False)
    return torch.stack([value(each.weights) for each in points][1:])


def test_on_random_quadratics_a_practised_optimiser_beats_descent_at_the_best_rate() -> None:
    torch.manual_seed(0)
    optimiser = Optimiser(20, SCALE)
    rule = EmittedSteps(optimiser, Layout.of({"theta": torch.zeros(1, DIMENSIONS)}))
    adam = torch.optim.Adam(optimiser.parameters(), 0.01)
    for seed in range(120):
        adam.zero_grad()
        trajectory(rule, *quadratics(32, seed), practice=True).mean().backward()
        adam.step()
    new = quadratics(512, 10_000)
    learned = trajectory(rule, *new, practice=False)
    plain = {rate: trajectory(Descent(constant(rate)), *new, practice=False) for rate in RATES}
    best_rate = min(plain, key=lambda rate: plain[rate][-1].mean())
    assert RATES[0] < best_rate < RATES[-1]  # the grid is wide enough
    for part in (slice(-1, None), slice(None)):  # at the end, and all the way
        best = min(each[part].mean() for each in plain.values())
        assert learned[part].mean() < 0.9 * best
