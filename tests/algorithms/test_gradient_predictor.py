"""The gradient predictor against plain loops in stock operations, MAML and Meta-SGD; float64."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from textbook import TASKS, WAYS, Weights, a_task, assert_same_gradients, features, learner, logits, weights_of
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.gradient_predictor import GradientPredictor
from workbench.config import ConfigError
from workbench.tasks.labelled import LabelledTask, Support

RATE = 0.2
CLOSE = {"rtol": 0.0, "atol": 1e-10}


def drawn(seed: int, *shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def predictor(**settings: Any) -> GradientPredictor:
    """A learner whose g_ψ is as after some practice."""
    made = learner("gradient_predictor", **{"inner_lr": RATE, "inner_steps": 4, **settings})
    assert isinstance(made, GradientPredictor)
    with torch.no_grad():
        for seed, each in enumerate(made.prediction.parameters() if made.prediction else ()):
            each.add_(drawn(seed, *each.shape), alpha=0.3)
    return made


@pytest.mark.parametrize("steps", [1, 4])
def test_without_predicted_steps_it_is_maml(steps: int) -> None:
    given = a_task()
    ours, theirs = (
        learner(name, inner_lr=RATE, inner_steps=steps, **more)
        for name, more in (("gradient_predictor", {"predicted_steps": 0}), ("maml", {}))
    )
    assert [name for name, _ in ours.named_parameters()] == [name for name, _ in theirs.named_parameters()]
    losses = [each.meta_gradient(given)[0] for each in (ours, theirs)]
    torch.testing.assert_close(losses[0], losses[1], **CLOSE)
    for one, other in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(one.grad, other.grad, **CLOSE)


def test_one_prediction_from_one_gradient_is_meta_sgd() -> None:
    """w − αg − α(c ⊙ g): the rates are α(1 + c), when λ is 0; and so it learns what Meta-SGD learns."""
    given = a_task()
    ours = predictor(inner_steps=2, history=1, prediction_weight=0.0)
    theirs = learner("meta_sgd", inner_steps=1)
    with torch.no_grad():
        for name, rate in theirs.rates.items():
            rate.copy_(RATE * (1 + ours.prediction.coefficients[name][0]))
    losses = [each.meta_gradient(given)[0] for each in (ours, theirs)]
    torch.testing.assert_close(losses[0], losses[1], **CLOSE)
    for name, parameter in theirs.named_parameters():
        if name.startswith("rates."):
            found = ours.get_parameter(name.replace("rates.", "prediction.coefficients.")).grad[0] / RATE
        else:
            found = ours.get_parameter(name).grad
        torch.testing.assert_close(found, parameter.grad, **CLOSE)


def linear_by_hand(made: GradientPredictor, history: list[Weights]) -> Weights:
    coefficients = {name: made.prediction.coefficients[name.replace(".", "_")] for name in history[0]}
    return {name: sum(c[j] * past[name] for j, past in enumerate(history)) for name, c in coefficients.items()}


def network_by_hand(made: GradientPredictor, history: list[Weights]) -> Weights:
    first, _, second = made.prediction.layers
    found = {}
    for name, newest in history[0].items():
        size = newest.square().mean().sqrt()
        zeros = [torch.zeros_like(newest)] * (made.config.history - len(history))
        seen = torch.stack([*(past[name] / size for past in history), *zeros], -1)
        hidden = seen @ first.weight.T + first.bias
        said = hidden * torch.sigmoid(hidden) @ second.weight.T + second.bias
        found[name] = newest / 2 + size * said[..., 0]
    return found


ByHand = Callable[[GradientPredictor, list[Weights]], Weights]
FORMS = pytest.mark.parametrize(("form", "by_hand"), [("linear", linear_by_hand), ("network", network_by_hand)])


def in_a_plain_loop(made: GradientPredictor, given: LabelledTask, by_hand: ByHand) -> tuple[Tensor, Tensor]:
    """The mean query loss after the steps, and the mean of the second term, task by task and step by step."""
    config, total, errors = made.config, torch.zeros((), dtype=torch.float64), []
    for x, y, query_x, query_y in zip(given.support.x, given.support.y, given.query_x, given.query_y, strict=True):
        w, used = weights_of(made), []
        for step in range(config.inner_steps):
            loss = F.cross_entropy(logits(x, w), y)
            true = dict(zip(w, torch.autograd.grad(loss, list(w.values()), create_graph=True), strict=True))
            if step % (config.predicted_steps + 1):
                found = by_hand(made, used[: config.history])
                constants = [{name: each.detach() for name, each in past.items()} for past in used[: config.history]]
                guessed = by_hand(made, constants)
                missed = sum((guessed[name] - true[name].detach()).square().sum() for name in w)
                errors.append(missed / sum(each.detach().square().sum() for each in used[-1].values()))
            else:
                found = true
            used.insert(0, found)
            w = {name: each - RATE * found[name] for name, each in w.items()}
        total = total + F.cross_entropy(logits(query_x, w, features(x, w)[1]), query_y)
    return total / given.tasks, torch.stack(errors).mean()


@FORMS
@pytest.mark.parametrize(("between", "history", "weight"), [(1, 2, 1.0), (2, 3, 0.5), (1, 1, 0.0)])
def test_the_loss_and_its_gradients_are_those_of_a_plain_loop(
    form: str, by_hand: ByHand, between: int, history: int, weight: float
) -> None:
    given = a_task()
    how = {"predicted_steps": between, "history": history, "prediction_weight": weight}
    made = predictor(inner_steps=5, prediction_form=form, **how)
    task_loss, second = in_a_plain_loop(made, given, by_hand)
    assert second > 0.01
    loss, metrics = made.meta_loss(given)
    assert_same_gradients(loss, task_loss + weight * second, made.parameters())
    torch.testing.assert_close(metrics["prediction error"].mean(), second.detach(), **CLOSE)
    assert metrics["prediction error"].shape == (TASKS,)


def test_the_second_term_teaches_the_prediction_alone() -> None:
    given, made = a_task(), predictor()
    plain = predictor(prediction_weight=0.0)
    for each in (made, plain):
        each.meta_gradient(given)
    for name, parameter in made.named_parameters():
        same = torch.equal(parameter.grad, plain.get_parameter(name).grad)
        assert same == (not name.startswith("prediction.")), name


def test_outside_practice_the_loss_is_the_tasks_alone() -> None:
    given, made = a_task(), predictor().eval()
    with torch.no_grad():
        expected = meta_loss_of(made, given)
        torch.testing.assert_close(made.meta_loss(given)[0], expected, **CLOSE)


def meta_loss_of(made: GradientPredictor, given: LabelledTask) -> Tensor:
    with torch.enable_grad():
        return in_a_plain_loop(made, given, linear_by_hand)[0].detach()


@pytest.mark.parametrize(("steps", "between", "computed"), [(6, 1, 3), (5, 1, 3), (6, 2, 2), (7, 3, 2), (4, 0, 4)])
def test_as_many_gradients_are_computed_as_is_shown(
    steps: int, between: int, computed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, told, grad = [], [], torch.autograd.grad

    def counted(*args: Any, **more: Any) -> Any:
        calls.append(args)
        return grad(*args, **more)

    monkeypatch.setattr(torch.autograd, "grad", counted)
    made, support = predictor(predicted_steps=between, test_steps=steps).eval(), a_task().support
    notes = made.adapt(support).meta.notes
    assert len(calls) == computed
    assert notes == ((f"{steps - computed} of {steps} gradients predicted",) if between else ())
    made.adapt(support, trace=told.append)
    last = told[-1].values
    assert (last["gradients computed"] == computed).all()
    assert (last["gradients predicted"] == steps - computed).all()
    assert last["gradients computed"].shape == (TASKS,)


def test_the_note_counts_the_steps_that_were_asked_for() -> None:
    made, support = predictor(inner_steps=4).eval(), a_task().support
    assert made.adapt(support, steps=1).meta.notes == ()
    assert made.adapt(support, steps=3).meta.notes == ("1 of 3 gradients predicted",)
    wider = Support(support.x, support.y, WAYS + 2)
    assert made.adapt(wider).meta.notes == ("2 of 4 gradients predicted",) and len(made.adapt(wider).meta.badges) == 1


def test_a_trace_compares_predictions_with_true_gradients() -> None:
    made, given, told = predictor(inner_steps=3).eval(), a_task(), []
    made.adapt(given.support, trace=told.append)
    names = "length of the true gradient", "length of the predicted gradient", "angle to the true gradient"
    assert [[name in stage.values for name in names] for stage in told] == [
        [False] * 3,
        [True, False, False],
        [True] * 3,
        [True, False, False],
    ]
    for task in range(TASKS):
        first, second = two_gradients(made, given.support, task)
        predicted = np.concatenate([each.detach().flatten() for each in linear_by_hand(made, [first]).values()])
        ends = [np.concatenate([each.flatten() for each in found.values()]) for found in (first, second)]
        values = {name: value[task].item() for name, value in told[2].values.items()}
        cosine = predicted @ ends[1] / np.linalg.norm(predicted) / np.linalg.norm(ends[1])
        assert told[1].values[names[0]][task].item() == pytest.approx(np.linalg.norm(ends[0]), abs=1e-10)
        expected = [np.linalg.norm(ends[1]), np.linalg.norm(predicted), np.degrees(np.arccos(cosine))]
        assert [values[name] for name in names] == pytest.approx(expected, abs=1e-9)


def two_gradients(made: GradientPredictor, support: Support, task: int) -> tuple[Weights, Weights]:
    """One task's gradient at the start, and the true one after a step by it."""
    x, y, w = support.x[task], support.y[task], weights_of(made)
    found = []
    for _ in range(2):
        true = torch.autograd.grad(F.cross_entropy(logits(x, w), y), list(w.values()))
        found.append(dict(zip(w, true, strict=True)))
        w = {name: (each - RATE * found[-1][name]).detach().requires_grad_() for name, each in w.items()}
    return found[0], found[1]


def test_a_single_step_in_practice_teaches_no_prediction() -> None:
    with pytest.raises(ConfigError, match=r"--inner-steps 1.*--predicted-steps 0 instead of 2"):
        learner("gradient_predictor", inner_steps=1, predicted_steps=2)
