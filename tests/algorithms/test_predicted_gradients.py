"""Predicted gradients on their own, against what is known of gradients on quadratics; float64."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import pytest
import torch
from torch import Tensor

from workbench.algorithms.inner_loop import Point
from workbench.algorithms.inner_rules import Descent, constant
from workbench.algorithms.predicted_gradients import (
    LinearPrediction,
    NetworkPrediction,
    angle,
    is_predicted,
    path_with_predictions,
    predicted_of,
    prediction_errors,
)

RATE, WAYS = 0.2, 3


def drawn(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


class Quadratics:
    """T tasks with the loss ½ (w − m_t)ᵀ A (w − m_t) for a diagonal A, the same in all: gradients are A (w − m_t)."""

    def __init__(self, tasks: int, seed: int) -> None:
        self.a = torch.linspace(0.3, 4.0, 6, dtype=torch.float64)
        self.m, self.start = drawn(seed, tasks, 6), drawn(seed + 1, tasks, 6)

    def losses(self, weights: Any, _step: int) -> Tensor:
        return 0.5 * (self.a * (weights["w"] - self.m) ** 2).sum(1)

    def path(self, steps: int, predict: LinearPrediction, places: int) -> list[Point]:
        """By a predicted gradient after each computed one."""
        start, rule = {"w": self.start}, Descent(constant(RATE))
        how: dict[str, Any] = {"between": 1, "places": places, "differentiable": False}
        return list(path_with_predictions(start, self.losses, rule, partial(predict, way=0), steps, **how))

    def after(self, steps: int, predict: LinearPrediction, places: int) -> Tensor:
        return self.path(steps, predict, places)[-1].weights["w"]

    def by_descent(self, steps: int) -> Tensor:
        """Worked out on paper: (1 − αA)^K of the way from m is left."""
        return self.m + (1 - RATE * self.a) ** steps * (self.start - self.m)


@pytest.mark.parametrize("places", [1, 3])
def test_trained_on_quadratics_it_walks_the_way_of_gradient_descent(places: int) -> None:
    """g_{t+1} = (I − αA) g_t: trained on random starts, half of the gradients may be predicted, from new starts too."""
    torch.manual_seed(0)
    predict = LinearPrediction({"w": torch.zeros(6, dtype=torch.float64)}, places)
    practice, other = Quadratics(16, seed=0), Quadratics(16, seed=10)
    untrained = (other.after(8, predict, places) - other.by_descent(8)).abs().max()
    optimizer = torch.optim.LBFGS(
        predict.parameters(), max_iter=300, tolerance_grad=1e-14, tolerance_change=1e-16, line_search_fn="strong_wolfe"
    )

    def closure() -> float:
        optimizer.zero_grad()
        points = practice.path(4, predict, places)
        loss = prediction_errors(points, practice.losses, partial(predict, way=0), 1, places).mean()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss.item()

    for _ in range(5):  # each time along the path that it has come to predict
        optimizer.step(closure)
    assert untrained > 0.1
    torch.testing.assert_close(other.after(8, predict, places), other.by_descent(8), rtol=0, atol=1e-7)
    torch.testing.assert_close(predict.coefficients["w"][0].detach(), 1 - RATE * other.a, rtol=0, atol=1e-6)


def test_longer_gradients_give_longer_predictions_of_a_network() -> None:
    predict = NetworkPrediction(3).double()
    with torch.no_grad():
        for seed, each in enumerate(predict.parameters()):
            each.add_(drawn(seed, *each.shape), alpha=0.3)
    history = [{"w": drawn(seed, 2, 3, 4)} for seed in range(3)]
    for factor in (1e-4, 1e4):
        longer = [{"w": factor * each["w"]} for each in history]
        torch.testing.assert_close(predict(longer, 5)["w"], factor * predict(history, 5)["w"], rtol=1e-9, atol=0)


def test_classes_may_change_places() -> None:
    """Coefficients of the head belong to its rows; another number of classes takes them in turn."""
    predict, order = LinearPrediction({"head.bias": torch.zeros(WAYS)}, 2).double(), torch.tensor([2, 0, 1])
    own = predict.coefficients["head_bias"]
    history = [{"head.bias": drawn(seed, 1, WAYS)} for seed in (1, 2)]
    with torch.no_grad():
        own.copy_(drawn(0, 2, WAYS))
        expected = predict(history, WAYS)["head.bias"][:, order]
        own.copy_(own[:, order].clone())
        permuted = [{"head.bias": each["head.bias"][:, order]} for each in history]
        torch.testing.assert_close(predict(permuted, WAYS)["head.bias"], expected, rtol=0, atol=1e-10)
        four = [{"head.bias": each["head.bias"][:, [0, 1, 2, 0]]} for each in history]
        found, expected = predict(four, WAYS + 1)["head.bias"], predict(history, WAYS)["head.bias"]
        torch.testing.assert_close(found, expected[:, [0, 1, 2, 0]], rtol=0, atol=1e-10)


def test_the_angle_between_gradients() -> None:
    first = {"a": torch.tensor([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 0.0]]), "b": torch.zeros(4, 1, 1)}
    second = {"a": torch.tensor([[0.0, 2.0], [3.0, 3e-5], [-1.0, 0.0], [1.0, 1.0]]), "b": torch.zeros(4, 1, 1)}
    expected = torch.tensor([90.0, math.degrees(1e-5), 180.0, 90.0]).float()
    torch.testing.assert_close(angle(first, second), expected, rtol=1e-4, atol=0)


def test_a_cycle_is_one_computed_step_and_the_predicted_ones_after_it() -> None:
    assert [is_predicted(step, 2) for step in range(7)] == [False, True, True, False, True, True, False]
    assert [predicted_of(steps, 1) for steps in range(6)] == [0, 0, 1, 1, 2, 2]
