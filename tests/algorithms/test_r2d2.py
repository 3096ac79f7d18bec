"""R2-D2: ridge regression at the end of the network, in practice and in use."""

from __future__ import annotations

import pytest
import torch
from sklearn.linear_model import Ridge
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.config import Value
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support


def build(**settings: Value) -> Algorithm:
    torch.manual_seed(0)
    return build_algorithm("r2d2", Conv4(Preprocessing(size=16), 6), 3, settings).double()


def pictures(*shape: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return 255 * torch.rand(*shape, 1, 16, 16, generator=generator, dtype=torch.float64)


def drawn() -> LabelledTask:
    labels = torch.tensor([0, 2, 1, 1, 0, 1]).expand(2, -1)
    return LabelledTask(Support(pictures(2, 6), labels, 3), pictures(2, 9, seed=1), torch.arange(9).expand(2, -1) % 3)


@pytest.mark.parametrize("penalty", [0.01, 3.0])
def test_the_classifier_is_ridge_regression_to_one_and_nought_with_a_bias(penalty: float) -> None:
    algorithm, task = build(ridge_penalty=penalty, logit_scale=7.0).eval(), drawn()
    with torch.no_grad():
        predictor = algorithm.adapt(task.support)
        shown, asked, logits = predictor.embed(task.support.x), predictor.embed(task.query_x), predictor(task.query_x)
    for i in range(2):
        with_one = [F.pad(each[i], (0, 1), value=1.0).numpy() for each in (shown, asked)]
        # λ counts for each example; the bias is penalised like the weights, as in the authors' code
        reference = Ridge(alpha=6 * penalty, fit_intercept=False).fit(with_one[0], F.one_hot(task.support.y[i], 3))
        expected = 7 * torch.from_numpy(reference.predict(with_one[1]))
        torch.testing.assert_close(logits[i], expected, rtol=0, atol=1e-6)  # the parameters began as float32


def test_the_same_examples_twice_give_the_same_classifier() -> None:
    algorithm, task = build().eval(), drawn()
    twice = Support(task.support.x.repeat(1, 2, 1, 1, 1), task.support.y.repeat(1, 2), 3)
    with torch.no_grad():
        once, again = algorithm.adapt(task.support)(task.query_x), algorithm.adapt(twice)(task.query_x)
    torch.testing.assert_close(once, again, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", ["log_penalty", "scale", "net.blocks.3.scale"])
def test_the_outer_gradient_goes_through_the_solution(name: str) -> None:
    algorithm, task = build().train(), drawn()
    algorithm.meta_gradient(task)
    parameter = algorithm.get_parameter(name)
    where = (0,) * parameter.ndim

    def loss(change: float) -> float:
        with torch.no_grad():
            parameter[where] += change
            value = algorithm.meta_loss(task)[0].item()
            parameter[where] -= change
        return value

    slope = (loss(1e-6) - loss(-1e-6)) / 2e-6
    assert parameter.grad is not None
    assert parameter.grad[where].item() == pytest.approx(slope, rel=1e-5, abs=1e-8)
    assert abs(slope) > 1e-6


def test_the_penalty_is_learned_only_where_asked() -> None:
    assert "log_penalty" in dict(build().named_parameters())
    held = build(learn_penalty=False, ridge_penalty=50.0)
    assert "log_penalty" not in dict(held.named_parameters())
    assert held.state_dict()["log_penalty"].exp().item() == pytest.approx(50.0)
