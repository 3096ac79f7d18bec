"""The LSTM meta-learner: gradient descent where its gates say so, and the gradient of a plain loop; float64."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from plain_optimisers import PlainRule, query_losses, size_and_sign
from textbook import Weights, a_task, adapted, assert_same_gradients, descent, learner, weights_of
from torch import Tensor

from workbench.algorithms.base import Algorithm
from workbench.algorithms.coordinatewise import preprocessed
from workbench.algorithms.flat import Layout
from workbench.algorithms.insight import Stage
from workbench.algorithms.lstm import GatedDescent, Gates

RATE = 0.25


def with_constant_gates(algorithm: Algorithm, forget_bias: float, rate: float) -> Algorithm:
    """The gates are the sigmoids of their biases, whatever they see."""
    gates = algorithm.gates
    with torch.no_grad():
        for each in (gates.of_reader, gates.of_weight, gates.of_last):
            each.zero_()
        gates.bias.copy_(torch.tensor([[forget_bias], [math.log(rate / (1 - rate))]], dtype=torch.float64))
    return algorithm


def with_drawn_gates(algorithm: Algorithm) -> Algorithm:
    """All the rule's tensors are of ordinary size, so that everything it reads matters."""
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for each in algorithm.gates.parameters():
            each.add_(torch.randn(each.shape, generator=generator, dtype=each.dtype), alpha=0.5)
    return algorithm


@pytest.mark.parametrize("steps", [1, 4])
def test_with_forget_gate_1_and_input_gate_alpha_it_is_gradient_descent(steps: int) -> None:
    algorithm, given, told = learner("lstm"), a_task(), []
    with_constant_gates(algorithm, forget_bias=60.0, rate=RATE)  # whose sigmoid is 1 in float64
    found, _ = algorithm.learn(given.support, steps, trace=told.append)
    for task in range(given.tasks):
        x, y = given.support.x[task], given.support.y[task]
        plain = adapted(weights_of(algorithm), x, y, steps, descent(RATE))
        for name, each in plain.items():
            torch.testing.assert_close(found[name][task], each, rtol=0, atol=1e-10)
    assert [stage.number for stage in told] == list(range(steps + 1))
    assert all(torch.equal(each, torch.ones_like(each)) for each in told[-1].layers["forget gate"].values())


def test_a_forget_gate_below_1_shrinks_the_weights_before_the_step() -> None:
    algorithm, given = with_constant_gates(learner("lstm"), forget_bias=0.0, rate=RATE), a_task()
    found, _ = algorithm.learn(given.support, 2)

    def step_by(w: Weights, g: Weights, _step: int) -> Weights:
        return {name: each / 2 - RATE * g[name] for name, each in w.items()}

    plain = adapted(weights_of(algorithm), given.support.x[0], given.support.y[0], 2, step_by)
    for name, each in plain.items():
        torch.testing.assert_close(found[name][0], each, rtol=0, atol=1e-10)


@pytest.mark.parametrize("value", [3.0, 1.0, 0.02, math.exp(-10), math.exp(-10.5), 1e-7, 0.0, -1e-7, -0.02, -5.0])
def test_gradients_are_preprocessed_as_the_paper_has_it(value: float) -> None:
    p = 10
    large = abs(value) >= np.exp(-p)
    expected = (np.log(abs(value)) / p, np.sign(value)) if large else (-1.0, np.exp(p) * value)
    found = preprocessed(torch.tensor([value], dtype=torch.float64))
    assert found.shape == (2, 1)
    np.testing.assert_allclose(found[:, 0], expected, rtol=1e-12, atol=0)


def test_preprocessing_is_continuous_in_its_first_value_and_differentiable_everywhere() -> None:
    values = torch.tensor([0.0, 1e-300, math.exp(-10), 1.0], dtype=torch.float64, requires_grad=True)
    found = preprocessed(values)
    assert found[0, 2].item() == pytest.approx(-1.0, abs=1e-12) and found[0, 0].item() == -1.0
    assert torch.autograd.grad(found.sum(), values)[0].isfinite().all()


def test_permuted_coordinates_take_the_same_steps_in_their_new_places() -> None:
    torch.manual_seed(0)
    gates, order = Gates(5, 0.1).double(), torch.randperm(12)
    weights, losses = torch.randn(2, 12, dtype=torch.float64), torch.rand(2, dtype=torch.float64)
    slopes = torch.randn(3, 2, 12, dtype=torch.float64)
    rule = GatedDescent(gates, Layout.of({"w": weights}))

    def moved(permuted: Tensor) -> Tensor:
        w = {"w": weights[:, permuted]}
        state = rule.start(w)
        for step, slope in enumerate(slopes):
            w, state = rule.update(w, {"w": slope[:, permuted]}, losses, state, step)
        return w["w"]

    torch.testing.assert_close(moved(order), moved(torch.arange(12))[:, order], rtol=0, atol=1e-14)


def plain_rule(gates: Gates) -> PlainRule:
    """The same in rows, by torch's cell, each gate with the paper's formula."""

    def rule(theta: Tensor, g: Tensor, loss: Tensor, memory: Any) -> tuple[Tensor, Any]:
        hidden, last = memory or (None, torch.zeros(2, len(g), dtype=torch.float64))
        read = torch.cat([size_and_sign(g), size_and_sign(loss[None]).expand(len(g), 2)], 1)
        hidden = gates.reader.cell(read, hidden)
        values = []
        for i in range(2):
            seen = torch.cat([hidden[0], theta[:, None], last[i][:, None]], 1)
            weight = torch.cat([gates.of_reader[i], gates.of_weight[i], gates.of_last[i]])
            values.append(torch.sigmoid(seen @ weight + gates.bias[i]))
        forget, enter = values
        return forget * theta + enter * -g, (hidden, torch.stack(values))

    return rule


@pytest.mark.parametrize("steps", [1, 3])
def test_all_gradients_those_of_the_gates_included_are_a_plain_loops(steps: int) -> None:
    algorithm, given = with_drawn_gates(learner("lstm", inner_steps=steps, units=6)), a_task()
    plain = query_losses(algorithm, given, steps, plain_rule(algorithm.gates))[-1]
    assert_same_gradients(algorithm.meta_loss(given)[0], plain, algorithm.parameters())


def test_the_gates_begin_with_the_knobs_rate_and_almost_all_of_the_weight() -> None:
    algorithm, given, told = learner("lstm", inner_lr=0.125), a_task(), []
    algorithm.adapt(given.support, steps=1, trace=told.append)
    stages = [each for each in told if isinstance(each, Stage)]
    assert not {"forget gate", "input gate"} & set(stages[0].layers)  # no step has been taken yet
    assert set(stages[1].layers["input gate"]) == {*(f"blocks.{i}" for i in range(4)), "head"}
    for quantity, expected, within in (("input gate", 0.125, 0.01), ("forget gate", 0.99, 0.001)):
        for each in stages[1].layers[quantity].values():
            assert each.shape == (given.tasks,) and (each - expected).abs().max() < within


def test_what_is_shown_is_the_mean_of_a_layers_gates() -> None:
    algorithm, given, told = with_constant_gates(learner("lstm"), 0.5, 0.25), a_task(), []
    with torch.no_grad():
        algorithm.gates.of_weight.copy_(torch.tensor([[1.0], [2.0]]))
    algorithm.adapt(given.support, steps=1, trace=told.append)
    layer = algorithm.net.blocks[1]
    weights = torch.cat([each.detach().flatten() for each in (layer.kernel, layer.scale, layer.shift)])
    for quantity, gate in (("forget gate", 0.5 + weights), ("input gate", math.log(1 / 3) + 2 * weights)):
        expected = gate.sigmoid().mean().expand(given.tasks)
        torch.testing.assert_close(told[1].layers[quantity]["blocks.1"], expected, rtol=0, atol=1e-10)
