"""Reptile's step, against ordinary training of one task after the other by torch's optimisers; float64."""

from __future__ import annotations

import pytest
import torch
from textbook import a_task, learner, logits, weights_of
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.reptile import Reptile
from workbench.tasks.labelled import LabelledTask

RATE = 0.05
OPTIMISERS = {
    "descent": lambda p: torch.optim.SGD(p, RATE),
    "momentum": lambda p: torch.optim.SGD(p, RATE, momentum=0.9),
    "adam": lambda p: torch.optim.Adam(p, RATE, betas=(0.0, 0.999)),
}


def reptile(**settings: object) -> Reptile:
    made = learner("reptile", **{"inner_lr": RATE, "inner_batch": 1000, **settings})
    assert isinstance(made, Reptile)
    return made


def step_of(algorithm: Reptile, given: LabelledTask, seed: int = 4) -> dict[str, Tensor]:
    algorithm.zero_grad()
    algorithm.meta_gradient(given, torch.Generator().manual_seed(seed))
    return {name: p.grad.clone() for name, p in algorithm.named_parameters() if p.grad is not None}


def trained(algorithm: Reptile, x: Tensor, y: Tensor, order: Tensor, rule: str) -> dict[str, Tensor]:
    """One task by ordinary training on the minibatches that ``order`` (steps, B) says."""
    weights = {name: each.detach().clone().requires_grad_() for name, each in weights_of(algorithm).items()}
    optimizer = OPTIMISERS[rule](list(weights.values()))
    for shown in order:
        optimizer.zero_grad()
        F.cross_entropy(logits(x[shown], weights), y[shown]).backward()
        optimizer.step()
    return {name: each.detach() for name, each in weights.items()}


def test_with_one_step_of_descent_it_is_joint_training() -> None:
    algorithm, given = reptile(inner_steps=1, inner_optimizer="descent"), a_task()
    found = step_of(algorithm, given)
    weights = weights_of(algorithm)
    joint = sum(
        F.cross_entropy(logits(x, weights), y) for x, y in zip(given.support.x, given.support.y, strict=True)
    ) / len(given.support.y)
    expected = torch.autograd.grad(joint, list(weights.values()))
    assert max(each.abs().max() for each in expected) > 1e-3
    for name, each in zip(weights, expected, strict=True):
        torch.testing.assert_close(found[name], RATE * each, rtol=0, atol=1e-10)


def test_the_first_step_of_adam_is_the_sign() -> None:
    algorithm, given = reptile(inner_steps=1, inner_optimizer="adam"), a_task(tasks=1)
    found, weights = step_of(algorithm, given), weights_of(algorithm)
    loss = F.cross_entropy(logits(given.support.x[0], weights), given.support.y[0])
    for name, each in zip(weights, torch.autograd.grad(loss, list(weights.values())), strict=True):
        clear = each.abs() > 1e-4
        assert clear.any()
        torch.testing.assert_close(found[name][clear], RATE * each[clear].sign(), rtol=0, atol=1e-5)


@pytest.mark.parametrize("rule", OPTIMISERS)
def test_many_steps_on_minibatches_are_those_of_ordinary_training(rule: str) -> None:
    algorithm, given = reptile(inner_steps=5, inner_optimizer=rule, inner_batch=4), a_task(shots=3)
    found = step_of(algorithm, given)
    order = algorithm.order(given.support, 5, torch.Generator().manual_seed(4))
    assert order is not None and order.shape == (5, 4)
    each = [trained(algorithm, x, y, order, rule) for x, y in zip(given.support.x, given.support.y, strict=True)]
    for name, start in weights_of(algorithm).items():
        mean = torch.stack([task[name] for task in each]).mean(0)
        assert (start - mean).abs().max() > 1e-3 or name.endswith("bias")
        # Adam magnifies the last digits of gradients that are all but zero
        torch.testing.assert_close(found[name], start.detach() - mean, rtol=0, atol=1e-10 if rule != "adam" else 1e-7)


def test_descending_on_it_with_rate_one_leads_to_the_mean_of_the_tasks() -> None:
    algorithm, given = reptile(inner_steps=3, inner_optimizer="descent"), a_task()
    weights, _ = algorithm.learn(given.support, 3)
    step_of(algorithm, given)
    torch.optim.SGD(algorithm.parameters(), 1.0).step()
    for name, value in weights_of(algorithm).items():
        torch.testing.assert_close(value.detach(), weights[name].mean(0).detach(), rtol=0, atol=1e-12)


def test_all_examples_are_seen_before_one_is_seen_again() -> None:
    algorithm, support = reptile(inner_batch=4), a_task(shots=4).support
    order = algorithm.order(support, 6, torch.Generator().manual_seed(0))
    assert order is not None
    rounds = order.flatten().reshape(2, 12)
    assert torch.equal(rounds.sort(1).values, torch.arange(12).expand(2, -1))
    assert not torch.equal(rounds[0], rounds[1])
    assert algorithm.order(a_task(shots=1).support, 6, None) is None  # three examples: all of them at every step


def test_parts_of_a_batch_see_the_same_minibatches() -> None:
    algorithm, given = reptile(inner_batch=3, inner_steps=3, inner_optimizer="descent"), a_task(tasks=5)
    algorithm.tasks_at_once = lambda: 2  # type: ignore[method-assign]
    parts = step_of(algorithm, given)
    algorithm.tasks_at_once = lambda: 0  # type: ignore[method-assign]
    for name, whole in step_of(algorithm, given).items():
        torch.testing.assert_close(parts[name], whole, rtol=0, atol=1e-12)


def test_what_is_held_fixed_gets_no_step() -> None:
    algorithm = reptile(inner_steps=2)
    algorithm.net.requires_grad_(False)
    assert set(step_of(algorithm, a_task())) == {"head.weight", "head.bias"}
