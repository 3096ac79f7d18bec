"""MAML's gradients, against a plain loop over tasks in stock operations; float64."""

from __future__ import annotations

import pytest
import torch
from textbook import TASKS, WAYS, Step, a_task, assert_same_gradients, descent, learner, meta_loss
from torch import Tensor

from workbench.algorithms import build_algorithm
from workbench.algorithms.maml import MAML
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support

RATE = 0.3


def maml(**settings: object) -> MAML:
    made = learner("maml", **{"inner_lr": RATE, **settings})
    assert isinstance(made, MAML)
    return made


def momentum() -> Step:
    velocity: dict[str, Tensor] = {}

    def step_by(w: dict[str, Tensor], g: dict[str, Tensor], step: int) -> dict[str, Tensor]:
        for name in w:
            velocity[name] = g[name] if step == 0 else 0.9 * velocity[name] + g[name]
        return {name: each - RATE * velocity[name] for name, each in w.items()}

    return step_by


def adam() -> Step:
    mean: dict[str, Tensor] = {}
    square: dict[str, Tensor] = {}

    def step_by(w: dict[str, Tensor], g: dict[str, Tensor], step: int) -> dict[str, Tensor]:
        for name in w:
            mean[name] = 0.1 * g[name] + (0.9 * mean[name] if step else 0)
            square[name] = 0.001 * g[name] ** 2 + (0.999 * square[name] if step else 0)
        k = step + 1
        return {
            name: each - RATE * mean[name] / (1 - 0.9**k) / ((square[name] / (1 - 0.999**k) + 1e-16).sqrt() + 1e-8)
            for name, each in w.items()
        }

    return step_by


@pytest.mark.parametrize("batch_norm", ["inductive", "transductive"])
@pytest.mark.parametrize(("steps", "first_order"), [(1, False), (3, False), (3, True)])
def test_meta_gradients_are_those_of_a_plain_loop(steps: int, first_order: bool, batch_norm: str) -> None:
    algorithm, given = maml(inner_steps=steps, first_order=first_order), a_task()
    algorithm.batch_norm = batch_norm
    transductive = batch_norm == "transductive"
    plain = meta_loss(algorithm, given, steps, descent(RATE), first_order=first_order, transductive=transductive)
    assert_same_gradients(algorithm.meta_loss(given)[0], plain, algorithm.parameters())


@pytest.mark.parametrize("first_order", [False, True])
@pytest.mark.parametrize(("rule", "plain"), [("momentum", momentum), ("adam", adam)])
def test_so_they_are_with_other_rules(rule: str, plain: object, first_order: bool) -> None:
    algorithm, given = maml(inner_steps=3, inner_optimizer=rule, first_order=first_order), a_task()
    slow = meta_loss(algorithm, given, 3, plain(), first_order=first_order)  # type: ignore[operator]
    assert_same_gradients(algorithm.meta_loss(given)[0], slow, algorithm.parameters())


def test_in_use_the_weights_are_those_of_practice_and_keep_no_graph() -> None:
    algorithm, given = maml(inner_steps=3), a_task()
    practice = algorithm.adapt(given.support)
    algorithm.eval().requires_grad_(False)
    with torch.no_grad():
        use = algorithm.adapt(given.support)
    for name, value in use.named_buffers():
        assert value.grad_fn is None and not value.requires_grad
        torch.testing.assert_close(value, practice.get_buffer(name).detach(), rtol=0, atol=1e-12)


def test_steps_in_use_may_differ_from_those_in_practice() -> None:
    algorithm, given, told = maml(inner_steps=1, test_steps=4).eval(), a_task(), []
    algorithm.adapt(given.support, trace=told.append)
    assert told[-1].number == 4
    told.clear()
    algorithm.adapt(given.support, steps=2, trace=told.append)
    assert told[-1].number == 2


def test_another_number_of_classes_is_told() -> None:
    algorithm, given = maml().eval(), a_task()
    assert algorithm.adapt(given.support).meta.badges == ()
    wider = Support(given.support.x, given.support.y, 5)
    assert algorithm.adapt(wider).meta.badges == (f"trained for {WAYS} classes, used with 5",)
    algorithm.batch_norm = "transductive"
    assert algorithm.adapt(given.support).meta.badges == ("transductive batch-norm",)


def test_the_meta_gradient_in_parts_is_that_of_the_whole() -> None:
    algorithm, given = maml(), a_task()
    algorithm.tasks_at_once = lambda: 2  # type: ignore[method-assign]
    loss, metrics = algorithm.meta_gradient(given)
    parts = [p.grad.clone() for p in algorithm.parameters() if p.grad is not None]
    whole, _ = algorithm.meta_loss(given)
    assert metrics["accuracy"].shape == (TASKS,)
    torch.testing.assert_close(loss, whole.detach(), rtol=0, atol=1e-12)
    for a, b in zip(parts, torch.autograd.grad(whole, list(algorithm.parameters())), strict=True):
        torch.testing.assert_close(a, b, rtol=0, atol=1e-12)


@pytest.mark.parametrize(("size", "tasks"), [(16, 4), (28, 4), (39, 2), (84, 1), (224, 1)])
def test_fewer_tasks_of_large_pictures_are_computed_together(size: int, tasks: int) -> None:
    algorithm = build_algorithm("maml", Conv4(Preprocessing(size=size), 2), WAYS, {})
    assert algorithm.tasks_at_once() == tasks
