"""A meta-step is the same however few of its tasks are computed together."""

from __future__ import annotations

import pytest
import torch
from algorithms.test_laws import EXACT, VARIANTS, Case, build, practice
from torch import Tensor

from workbench.algorithms import algorithm_names
from workbench.algorithms.base import Algorithm

TASKS = 4
CASES: list[Case] = [*((each, {}) for each in algorithm_names()), *VARIANTS]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]} {case[1]}")
def case(request: pytest.FixtureRequest) -> Case:
    return request.param  # type: ignore[no-any-return]


def gradient(case: Case, at_once: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Tensor, dict[str, Tensor]]:
    """The loss of a step, and what stands in the parameters' ``grad`` after it.

    Some learners draw an order or noise that all tasks of a call share; every part is given the same draws, as it is
    the sum over tasks that is in question.
    """
    algorithm = build(case).train()
    algorithm.asked_at_once = at_once
    whole = algorithm.meta_loss

    def meta_loss(part: object, _: object = None) -> tuple[Tensor, dict[str, Tensor]]:
        return whole(part, torch.Generator().manual_seed(3))

    monkeypatch.setattr(algorithm, "meta_loss", meta_loss)
    loss, metrics = algorithm.meta_gradient(practice(algorithm, TASKS, seed=5), torch.Generator().manual_seed(4))
    assert all(len(each) == TASKS for each in metrics.values())
    return loss, {name: p.grad for name, p in algorithm.named_parameters() if p.grad is not None}


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_the_gradient_of_parts_is_that_of_the_whole(case: Case, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    loss, whole = gradient(case, TASKS, monkeypatch)
    loss_of_parts, parts = gradient(case, at_once, monkeypatch)
    torch.testing.assert_close(loss_of_parts, loss, **EXACT)
    assert parts.keys() == whole.keys()
    for name, each in whole.items():
        torch.testing.assert_close(parts[name], each, rtol=1e-8, atol=1e-10, msg=lambda told, n=name: f"{n}: {told}")


def test_what_was_asked_for_is_computed_together_and_else_what_the_method_likes() -> None:
    algorithm: Algorithm = build(("maml", {})).train()
    batch = practice(algorithm, 6, seed=1)
    assert [each.tasks for each in algorithm.parts(batch)] == [4, 2]
    algorithm.asked_at_once = 3
    assert [each.tasks for each in algorithm.parts(batch)] == [3, 3]
