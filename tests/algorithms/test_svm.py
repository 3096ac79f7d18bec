"""MetaOptNet's support vector machine at the end of the network, in practice and in use."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from workbench.algorithms import build_algorithm
from workbench.algorithms.base import Algorithm
from workbench.algorithms.closed_form import crammer_singer
from workbench.config import Value
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support


def build(**settings: Value) -> Algorithm:
    torch.manual_seed(0)
    return build_algorithm("svm", Conv4(Preprocessing(size=16), 6), 3, settings).double()


def pictures(*shape: int, seed: int = 0) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return 255 * torch.rand(*shape, 1, 16, 16, generator=generator, dtype=torch.float64)


def drawn(way: int = 3) -> LabelledTask:
    labels = (torch.arange(2 * way + 1) % way).flip(0).expand(2, -1)
    asked = torch.arange(3 * way).expand(2, -1) % way
    return LabelledTask(Support(pictures(2, 2 * way + 1), labels, way), pictures(2, 3 * way, seed=1), asked)


def test_the_logits_are_the_scaled_scores_of_the_machine() -> None:
    algorithm, task = build(svm_penalty=0.5, logit_scale=4.0).eval(), drawn()
    with torch.no_grad():
        predictor = algorithm.adapt(task.support)
        shown, asked = predictor.embed(task.support.x), predictor.embed(task.query_x)
        dual = crammer_singer(shown @ shown.mT, task.support.y, 3, 0.5)
        expected = 4 * torch.einsum("tqd,tsd,tsk->tqk", asked, shown, dual)
        torch.testing.assert_close(predictor(task.query_x), expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("way", [2, 3, 7])
def test_scikit_learn_answers_alike(way: int) -> None:
    exact, other, task = build().eval(), build(solver="scikit-learn").eval(), drawn(way)
    with torch.no_grad():
        expected, found = exact.adapt(task.support)(task.query_x), other.adapt(task.support)(task.query_x)
    assert not torch.equal(found, expected), "another solver"
    torch.testing.assert_close(found, expected, rtol=0, atol=1e-4)


@pytest.mark.parametrize("solver", ["exact", "scikit-learn"])
@pytest.mark.parametrize("name", ["scale", "net.blocks.0.scale", "net.blocks.3.scale"])
def test_the_outer_gradient_follows_the_solution(name: str, solver: str) -> None:
    """Also where scikit-learn solves in use: practice needs a derivative."""
    algorithm, task = build(solver=solver).train(), drawn()
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


@pytest.mark.parametrize("length", [1e-6, 1e3, 1e5])
def test_features_of_any_length_are_solved_in_float32(length: float) -> None:
    """As in practice that runs away: what comes out is a number still, and the engine sees the loss grow."""
    algorithm, task = build().float().train(), drawn()
    with torch.no_grad():
        algorithm.net.blocks[3].scale *= length
    task = LabelledTask(Support(task.support.x.float(), task.support.y, 3), task.query_x.float(), task.query_y)
    loss, _ = algorithm.meta_gradient(task)
    assert loss.isfinite()
    assert all(each.grad is not None and each.grad.isfinite().all() for each in algorithm.parameters())
