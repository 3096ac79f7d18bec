"""Gradient descent for many tasks, against what can be worked out on paper."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from workbench.algorithms import build_algorithm
from workbench.algorithms.inner_loop import end, for_tasks, head_rows, mean_row, path, rows_in_turn
from workbench.algorithms.inner_rules import Descent, constant
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support

RATE = 0.1


class Quadratics:
    """Task t has the loss ½ wᵀA_t w − b_tᵀw, whose gradient is A_t w − b_t; in float64."""

    def __init__(self) -> None:
        generator = torch.Generator().manual_seed(0)
        root = torch.randn(3, 4, 4, generator=generator, dtype=torch.float64)
        self.a = root @ root.transpose(1, 2)
        self.b = torch.randn(3, 4, generator=generator, dtype=torch.float64)
        self.start = torch.randn(4, generator=generator, dtype=torch.float64).requires_grad_()

    def losses(self, weights: dict[str, Tensor], step: int = 0) -> Tensor:
        w = weights["w"]
        return 0.5 * torch.einsum("ti,tij,tj->t", w, self.a, w) - (self.b * w).sum(1)

    def adapted(self, steps: int, **how: bool) -> Tensor:
        start = for_tasks([("w", self.start)], 3)
        how = {"differentiable": True, "second_order": True, **how}
        return end(path(start, self.losses, Descent(constant(RATE)), steps, **how))["w"]

    def meta_gradient(self, **how: bool) -> Tensor:
        loss = self.losses({"w": self.adapted(2, **how)}).sum()
        return torch.autograd.grad(loss, self.start)[0]

    def by_hand(self, second_order: bool) -> Tensor:
        """Σ_t (I − αA_t)² (A_t w_2 − b_t); without second order the bracket is the identity."""
        step = torch.eye(4, dtype=torch.float64) - RATE * self.a
        w = self.start.detach().expand(3, 4)
        for _ in range(2):
            w = w - RATE * (torch.einsum("tij,tj->ti", self.a, w) - self.b)
        gradient = torch.einsum("tij,tj->ti", self.a, w) - self.b
        if second_order:
            gradient = torch.einsum("tij,tjk,tk->ti", step, step, gradient)
        return gradient.sum(0)


@pytest.mark.parametrize("second_order", [True, False])
def test_the_meta_gradient_is_the_analytic_one(second_order: bool) -> None:
    problem = Quadratics()
    expected = problem.by_hand(second_order)
    torch.testing.assert_close(problem.meta_gradient(second_order=second_order), expected, rtol=1e-12, atol=1e-12)
    assert not torch.allclose(problem.by_hand(True), problem.by_hand(False))


def test_without_a_way_back_the_weights_are_the_same() -> None:
    problem = Quadratics()
    with torch.no_grad():
        plain = problem.adapted(3, differentiable=False)
    assert not plain.requires_grad and plain.grad_fn is None
    assert torch.equal(plain, problem.adapted(3).detach())


def test_other_ways_start_from_the_mean_row() -> None:
    head = nn.Linear(3, 5)
    assert head_rows(head, 5, mean_row)["weight"] is head.weight
    rows = head_rows(head, 7, mean_row)
    assert rows["weight"].shape == (7, 3) and rows["bias"].shape == (7,)
    torch.testing.assert_close(rows["weight"][6], head.weight.mean(0))
    torch.testing.assert_close(rows["bias"][0], head.bias.mean())


def test_other_ways_start_from_the_learned_rows_in_turn() -> None:
    head = nn.Linear(3, 5)
    assert head_rows(head, 5, rows_in_turn)["weight"] is head.weight
    assert torch.equal(head_rows(head, 2, rows_in_turn)["weight"], head.weight[:2])
    assert torch.equal(head_rows(head, 7, rows_in_turn)["bias"], torch.cat([head.bias, head.bias[:2]]))


@pytest.mark.parametrize("name", ["fomaml", "meta_sgd", "maml_pp", "learned_sgd", "gradient_predictor"])
def test_where_learned_rows_differ_the_first_step_moves_every_layer_also_for_other_ways(name: str) -> None:
    torch.manual_seed(0)
    algorithm = build_algorithm(name, Conv4(Preprocessing(size=16), 4), 5, {}).eval()
    x, told = 255 * torch.rand(1, 3, 1, 16, 16), []
    algorithm.adapt(Support(x, torch.arange(3)[None], 3), trace=told.append)
    moved = told[1].layers["moved in this step"]
    assert {"blocks.0", "blocks.3", "head"} <= set(moved) and all((each > 0).all() for each in moved.values())
