"""MAML++: every change it makes to MAML, and that without them it is MAML; float64."""

from __future__ import annotations

import pytest
import torch
from textbook import Weights, a_task, assert_same_gradients, descent, features, learner, logits, meta_loss, weights_of
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.maml_pp import MAMLPlusPlus
from workbench.tasks.labelled import LabelledTask

RATE, STEPS = 0.25, 3  # a power of two, so that float32 holds the rate exactly
OFF = {"learned_rates": False, "per_step_norm": False, "multi_step_share": 0.0, "first_order_share": 0.0}


def maml_pp(progress: float = 0.0, **settings: object) -> MAMLPlusPlus:
    """With rates, scales and shifts that differ from step to step."""
    made = learner("maml_pp", **{"inner_lr": RATE, "inner_steps": STEPS, **settings})
    assert isinstance(made, MAMLPlusPlus)
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for each in (*made.rates.values(), *made.later_norms.values()):
            each.add_(torch.randn(each.shape, generator=generator, dtype=each.dtype), alpha=0.1)
    made.progress = progress
    return made


def norms(algorithm: MAMLPlusPlus, step: int) -> Weights:
    """The scales and shifts of a step, by the weights' names."""
    row, found = min(step, STEPS - 1), {}
    for name, value in algorithm.net.named_parameters():
        if name.endswith((".scale", ".shift")):
            found[f"net.{name}"] = algorithm.later_norms[name.replace(".", "_")][row - 1] if row else value
    return found


def plain(algorithm: MAMLPlusPlus, given: LabelledTask, shares: list[float], first_order: bool, steps: int) -> Tensor:
    """A loop over tasks and steps; the query loss after step k counts ``shares[k]``."""
    total = torch.zeros((), dtype=torch.float64)
    for x, y, query_x, query_y in zip(given.support.x, given.support.y, given.query_x, given.query_y, strict=True):
        w = {name: each for name, each in weights_of(algorithm).items() if not name.endswith((".scale", ".shift"))}
        for step in range(steps):
            own = norms(algorithm, step)
            loss = F.cross_entropy(logits(x, {**w, **own}), y)
            found = torch.autograd.grad(loss, list(w.values()), create_graph=not first_order)
            rates = {name: algorithm.rates[name.replace(".", "_")][min(step, STEPS - 1)] for name in w}
            w = {name: each - rates[name] * g for (name, each), g in zip(w.items(), found, strict=True)}
            after = {**w, **own}
            answers = logits(query_x, after, features(x, after)[1])
            total = total + shares[step] * F.cross_entropy(answers, query_y)
    return total / given.tasks


@pytest.mark.parametrize("batch_norm", ["inductive", "transductive"])
def test_without_its_changes_it_is_maml(batch_norm: str) -> None:
    ours, given = maml_pp(**OFF), a_task()
    ours.batch_norm = batch_norm
    slow = meta_loss(ours, given, STEPS, descent(RATE), transductive=batch_norm == "transductive")
    assert {name for name, _ in ours.named_parameters()} == set(weights_of(ours))
    assert_same_gradients(ours.meta_loss(given)[0], slow, ours.parameters())


@pytest.mark.parametrize(("progress", "first_order"), [(0.0, True), (0.1, True), (0.3, False), (0.9, False)])
def test_with_all_of_them_it_is_a_plain_loop(progress: float, first_order: bool) -> None:
    """Rates, scales and shifts of every step, the loss after every step, and the order of derivatives."""
    ours, given = maml_pp(progress, multi_step_share=0.5, first_order_share=0.25), a_task()
    before = (1 - min(progress / 0.5, 1)) / STEPS
    shares = [before, before, 1 - 2 * before]
    slow = plain(ours, given, shares, first_order, STEPS)
    assert_same_gradients(ours.meta_loss(given)[0], slow, ours.parameters())


def test_second_derivatives_begin_when_their_time_has_come() -> None:
    ours, given = maml_pp(first_order_share=0.25, multi_step_share=0.0), a_task()
    gradients = {}
    for progress in (0.0, 0.2499, 0.25, 1.0):
        ours.progress = progress
        gradients[progress] = torch.autograd.grad(ours.meta_loss(given)[0], ours.head.weight)[0]
    assert torch.equal(gradients[0.0], gradients[0.2499]) and torch.equal(gradients[0.25], gradients[1.0])
    assert not torch.allclose(gradients[0.0], gradients[1.0])
    assert maml_pp(first_order_share=0.0).second_order


def test_the_losses_of_all_steps_count_alike_at_first_and_the_last_alone_in_the_end() -> None:
    ours = maml_pp(multi_step_share=0.4)
    for progress in torch.linspace(0, 1, 21).tolist():
        ours.progress = progress
        assert sum(ours.loss_shares()) == pytest.approx(1)
        assert all(0 <= share <= 1 for share in ours.loss_shares())
    ours.progress = 0.0
    assert ours.loss_shares() == pytest.approx([1 / 3] * 3)
    ours.progress = 0.2
    assert ours.loss_shares() == pytest.approx([1 / 6, 1 / 6, 4 / 6])
    ours.progress = 0.4
    assert ours.loss_shares() == [0.0, 0.0, 1.0]
    assert maml_pp(multi_step_share=0.0).loss_shares() == [0.0, 0.0, 1.0]


def test_scales_and_shifts_do_not_move_with_a_task() -> None:
    ours, given = maml_pp().eval(), a_task()
    assert not any(name.endswith((".scale", ".shift")) for name in ours.start(2, 3))
    body = ours.adapt(given.support).body
    for name, value in norms(ours, STEPS - 1).items():
        adapted = body.get_buffer(name.removeprefix("net.").replace(".", "__"))
        assert torch.equal(adapted, value.expand_as(adapted))


def test_more_steps_than_practised_go_on_as_the_last_one() -> None:
    ours, given = maml_pp().eval(), a_task()
    beyond = STEPS + 2
    predictor = ours.adapt(given.support, steps=beyond)
    slow = plain(ours, given, [0.0] * (beyond - 1) + [1.0], True, beyond)
    assert abs(given.loss(predictor(given.query_x)).mean().item() - slow.item()) <= 1e-10


def test_every_step_keeps_its_own_running_statistics() -> None:
    """They follow what the queries have after that step, and serve the queries in use."""
    ours, given = maml_pp(norm_statistics="running", multi_step_share=0.5), a_task(tasks=2)
    initial = [ours.get_buffer("mean_0").clone(), ours.get_buffer("variance_0").clone()]
    ours.meta_loss(given)
    for k, (weights, *_) in enumerate(ours.path(given.support, STEPS)):
        if not k:
            continue
        used = []
        for t in range(2):
            w = {name: each[t] for name, each in ours.final(weights, k).items()}
            used.append(features(given.query_x[t], w)[1][0])
        for i, name in enumerate(("mean_0", "variance_0")):
            expected = 0.9 * initial[i][k - 1] + 0.1 * torch.stack([each[i] for each in used]).mean(0)
            torch.testing.assert_close(ours.get_buffer(name)[k - 1], expected, rtol=0, atol=1e-10)
    rows = ours.get_buffer("mean_0")
    assert not torch.allclose(rows[0], rows[1]) and not torch.allclose(rows[1], rows[2])
    served = ours.eval().adapt(given.support).body
    assert torch.equal(served.get_buffer("mean_0"), rows[-1].expand(2, -1))


def test_after_the_first_part_of_practice_only_the_last_steps_statistics_follow() -> None:
    ours = maml_pp(1.0, norm_statistics="running")
    before = ours.get_buffer("mean_0").clone()
    ours.meta_loss(a_task())
    assert torch.equal(ours.get_buffer("mean_0")[:-1], before[:-1])
    assert not torch.equal(ours.get_buffer("mean_0")[-1], before[-1])


def test_a_single_step_has_no_later_norms() -> None:
    ours = learner("maml_pp", inner_steps=1)
    assert not list(ours.later_norms.values())
    ours.meta_loss(a_task())[0].backward()
    assert ours.net.blocks[0].scale.grad.abs().max() > 0
