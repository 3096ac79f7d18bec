"""The rules of inner loops, against torch's own optimisers and finite differences; float64."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor

from workbench.algorithms.inner_rules import RULES, Adam, Descent, Momentum, Rule, constant, rule_named

RATE, STEPS = 0.05, 6
Optimizer = Callable[[list[Tensor]], torch.optim.Optimizer]


def start() -> Tensor:
    return torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


def gradient(w: Tensor, step: int) -> Tensor:
    """Of a loss that changes from step to step, as minibatches do."""
    return w**3 + torch.sin(w + step)


def by_rule(rule: Rule, w: Tensor, steps: int = STEPS) -> list[Tensor]:
    """The points after each step."""
    weights, points = {"w": w}, []
    state = rule.start(weights)
    for step in range(steps):
        weights, state = rule.update(weights, {"w": gradient(weights["w"], step)}, torch.zeros(2), state, step)
        points.append(weights["w"])
    return points


def by_torch(make: Optimizer, w: Tensor) -> list[Tensor]:
    parameter, points = torch.nn.Parameter(w.clone()), []
    optimizer = make([parameter])
    for step in range(STEPS):
        parameter.grad = gradient(parameter.detach(), step)
        optimizer.step()
        points.append(parameter.detach().clone())
    return points


CASES: list[tuple[Rule, Optimizer]] = [
    (Descent(constant(RATE)), lambda p: torch.optim.SGD(p, RATE)),
    (Momentum(constant(RATE)), lambda p: torch.optim.SGD(p, RATE, momentum=0.9)),
    (Adam(constant(RATE)), lambda p: torch.optim.Adam(p, RATE)),
    (Adam(constant(RATE), beta1=0.0), lambda p: torch.optim.Adam(p, RATE, betas=(0.0, 0.999))),
]


@pytest.mark.parametrize(("rule", "optimizer"), CASES, ids=["descent", "momentum", "adam", "adam without momentum"])
def test_every_step_is_that_of_torchs_optimiser(rule: Rule, optimizer: Optimizer) -> None:
    for ours, theirs in zip(by_rule(rule, start()), by_torch(optimizer, start()), strict=True):
        torch.testing.assert_close(ours, theirs, rtol=0, atol=1e-10)


@pytest.mark.parametrize("kind", RULES)
def test_the_way_back_goes_through_the_rule(kind: str) -> None:
    rule = rule_named(kind, constant(RATE))
    w = start()[0, 0].requires_grad_()
    assert torch.autograd.gradcheck(lambda w: by_rule(rule, w, 3)[-1], [w])


@pytest.mark.parametrize("kind", RULES)
def test_weights_that_feel_no_gradient_stay_and_spoil_no_derivative(kind: str) -> None:
    """As those of dead units do."""
    rule, w = rule_named(kind, constant(RATE)), start().requires_grad_()
    scale = torch.zeros_like(w, requires_grad=True)
    weights, state = {"w": w}, rule.start({"w": w})
    for step in range(3):
        weights, state = rule.update(weights, {"w": scale * weights["w"]}, torch.zeros(2), state, step)
    assert torch.equal(weights["w"], w)
    back = torch.autograd.grad(weights["w"].sum(), [w, scale])
    assert all(each.isfinite().all() for each in back)
    assert torch.equal(back[0], torch.ones_like(w))


def test_the_first_step_of_adam_without_momentum_is_the_sign() -> None:
    w = start()
    moved = by_rule(Adam(constant(RATE), beta1=0.0), w, 1)[0] - w
    torch.testing.assert_close(moved, -RATE * gradient(w, 0).sign(), rtol=0, atol=1e-8)


def test_rates_may_differ_by_weight_and_step() -> None:
    rates = {"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([[0.5], [0.25]])}
    rule = Descent(lambda name, step: rates[name] * (step + 1))
    zeros, ones = ({name: each.repeat(2, 1) for name in rates} for each in (torch.zeros(1, 2), torch.ones(1, 2)))
    moved, _ = rule.update(zeros, ones, torch.zeros(2), {}, 1)
    assert torch.equal(moved["a"], torch.tensor([[-2.0, -4.0], [-2.0, -4.0]]))
    assert torch.equal(moved["b"], torch.tensor([[-1.0, -1.0], [-0.5, -0.5]]))
