"""MAML's gradients, against a plain loop over tasks in stock operations; float64."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.maml import MAML
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support

TASKS, WAYS, SHOTS, QUERIES, RATE = 3, 3, 2, 2, 0.3
Weights = dict[str, Tensor]


def maml(**settings: float) -> MAML:
    torch.manual_seed(0)
    made = build_algorithm("maml", Conv4(Preprocessing(size=16), 4), WAYS, {"inner_lr": RATE, **settings})
    assert isinstance(made, MAML)
    return made.double().train()


def task(seed: int = 1) -> LabelledTask:
    generator = torch.Generator().manual_seed(seed)

    def draw(n: int) -> tuple[Tensor, Tensor]:
        x = torch.rand(TASKS, WAYS * n, 1, 16, 16, generator=generator, dtype=torch.float64) * 255
        return x, torch.arange(WAYS).repeat_interleave(n).expand(TASKS, -1)

    support_x, support_y = draw(SHOTS)
    return LabelledTask(Support(support_x, support_y, WAYS), *draw(QUERIES))


def features(
    x: Tensor, w: Weights, statistics: list[tuple[Tensor, Tensor]] | None
) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
    """Stock convolution, batch-norm, ReLU and pooling for one task, and its batch statistics."""
    z, used = 1 - x / 255, []
    for i in range(4):
        z = F.conv2d(z, w[f"net.blocks.{i}.kernel"], padding=1)
        own = (z.mean((0, 2, 3)), z.var((0, 2, 3), unbiased=False))
        used.append(own)
        mean, variance = own if statistics is None else statistics[i]
        z = (z - mean[:, None, None]) / (variance[:, None, None] + 1e-5).sqrt()
        z = z * w[f"net.blocks.{i}.scale"][:, None, None] + w[f"net.blocks.{i}.shift"][:, None, None]
        z = F.max_pool2d(F.relu(z), 2)
    return z.flatten(1), used


def logits(x: Tensor, w: Weights, statistics: list[tuple[Tensor, Tensor]] | None = None) -> Tensor:
    return F.linear(features(x, w, statistics)[0], w["head.weight"], w["head.bias"])


def plain_loss(algorithm: MAML, given: LabelledTask, steps: int, first_order: bool, transductive: bool) -> Tensor:
    """MAML as a textbook has it: a loop over tasks and steps with autograd.grad(create_graph=True)."""
    total = torch.zeros((), dtype=torch.float64)
    for t in range(TASKS):
        w: Weights = dict(algorithm.named_parameters())
        for _ in range(steps):
            loss = F.cross_entropy(logits(given.support.x[t], w), given.support.y[t])
            gradients = torch.autograd.grad(loss, list(w.values()), create_graph=True)
            if first_order:
                gradients = tuple(g.detach() for g in gradients)
            w = {name: p - RATE * g for (name, p), g in zip(w.items(), gradients, strict=True)}
        statistics = None if transductive else features(given.support.x[t], w, None)[1]
        total = total + F.cross_entropy(logits(given.query_x[t], w, statistics), given.query_y[t])
    return total / TASKS


@pytest.mark.parametrize("batch_norm", ["inductive", "transductive"])
@pytest.mark.parametrize(("steps", "first_order"), [(1, False), (3, False), (3, True)])
def test_meta_gradients_are_those_of_a_plain_loop(steps: int, first_order: bool, batch_norm: str) -> None:
    algorithm, given = maml(inner_steps=steps, first_order=first_order), task()
    algorithm.batch_norm = batch_norm
    loss, _ = algorithm.meta_loss(given)
    plain = plain_loss(algorithm, given, steps, first_order, batch_norm == "transductive")
    assert loss.item() == pytest.approx(plain.item(), abs=1e-10)
    ours, theirs = (torch.autograd.grad(each, list(algorithm.parameters())) for each in (loss, plain))
    largest = max(each.abs().max() for each in theirs)
    assert largest > 1e-3
    assert all((a - b).abs().max() <= 1e-10 * largest for a, b in zip(ours, theirs, strict=True))


def test_in_use_the_weights_are_those_of_practice_and_keep_no_graph() -> None:
    algorithm, given = maml(inner_steps=3), task()
    practice = algorithm.adapt(given.support)
    algorithm.eval().requires_grad_(False)
    with torch.no_grad():
        use = algorithm.adapt(given.support)
    for name, value in use.named_buffers():
        assert value.grad_fn is None and not value.requires_grad
        torch.testing.assert_close(value, practice.get_buffer(name).detach(), rtol=0, atol=1e-12)


def test_steps_in_use_may_differ_from_those_in_practice() -> None:
    algorithm, given, told = maml(inner_steps=1, test_steps=4).eval(), task(), []
    algorithm.adapt(given.support, trace=told.append)
    assert told[-1]["step"] == 4
    told.clear()
    algorithm.adapt(given.support, steps=2, trace=told.append)
    assert told[-1]["step"] == 2


def test_another_number_of_classes_is_told() -> None:
    algorithm, given = maml().eval(), task()
    assert algorithm.adapt(given.support).meta.badges == ()
    wider = Support(given.support.x, given.support.y, 5)
    assert algorithm.adapt(wider).meta.badges == (f"trained for {WAYS} classes, used with 5",)
    algorithm.batch_norm = "transductive"
    assert algorithm.adapt(given.support).meta.badges == ("transductive batch-norm",)


def test_the_meta_gradient_in_parts_is_that_of_the_whole() -> None:
    algorithm, given = maml(), task()
    algorithm.tasks_at_once = lambda: 2  # type: ignore[method-assign]
    loss, metrics = algorithm.meta_gradient(given)
    parts = [p.grad.clone() for p in algorithm.parameters() if p.grad is not None]
    whole, _ = algorithm.meta_loss(given)
    assert metrics["accuracy"].shape == (TASKS,)
    torch.testing.assert_close(loss, whole.detach(), rtol=0, atol=1e-12)
    for a, b in zip(parts, torch.autograd.grad(whole, list(algorithm.parameters())), strict=True):
        torch.testing.assert_close(a, b, rtol=0, atol=1e-12)
