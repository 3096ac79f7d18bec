"""What a trace of an inner loop tells, against a plain loop over tasks in stock operations; float64."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
import torch
from textbook import SHOTS, TASKS, WAYS, a_task, adapted, descent, learner, logits, weights_of
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms.base import Algorithm, Predictor
from workbench.algorithms.insight import INNER_STEP, Insight, Stage
from workbench.algorithms.watching import IN_THIS_STEP, SINCE_THE_START, STEP_SIZE
from workbench.tasks.labelled import Support

RATE, STEPS = 0.3, 3
CLOSE = {"rtol": 0.0, "atol": 1e-10}
LAYERS = {"head": ("head.weight", "head.bias")} | {
    f"blocks.{i}": tuple(f"net.blocks.{i}.{part}" for part in ("kernel", "scale", "shift")) for i in range(4)
}
LEARNERS: list[tuple[str, dict[str, Any]]] = [
    ("maml", {}),
    ("maml", {"inner_optimizer": "adam"}),
    ("fomaml", {}),
    ("anil", {}),
    ("meta_sgd", {}),
    ("maml_pp", {}),
    ("reptile", {"inner_batch": 4}),
    ("gradient_predictor", {}),
]
BY_NAME = pytest.mark.parametrize(("name", "settings"), LEARNERS, ids=str)


def in_use(name: str, **settings: Any) -> Algorithm:
    """A learner with several inner steps whose learned rates, scales and shifts differ from step to step."""
    made, generator = learner(name, **{"inner_lr": RATE, "inner_steps": STEPS, **settings}), torch.Generator()
    with torch.no_grad():
        for key, each in made.named_parameters():
            if key.startswith(("rates.", "later_norms.")):
                each.add_(torch.randn(each.shape, generator=generator.manual_seed(1), dtype=each.dtype), alpha=0.1)
    return made.eval()


def stages(
    algorithm: Algorithm, support: Support, look: Callable[[Stage], object] = lambda _: None, **how: Any
) -> list[Stage]:
    """The stages that a trace is told of."""
    told: list[Stage] = []

    def trace(insight: Insight) -> None:
        assert isinstance(insight, Stage)
        look(insight)
        told.append(insight)

    algorithm.adapt(support, generator=torch.Generator().manual_seed(2), trace=trace, **how)
    return told


def made_by(stage: Stage) -> Predictor:
    assert stage.predictor is not None
    return stage.predictor()


def plain_path(algorithm: Algorithm, support: Support, task: int) -> list[dict[str, Tensor]]:
    """One task's weights before the first step of plain descent, and after each."""
    x, y = support.x[task], support.y[task]
    return [adapted(weights_of(algorithm), x, y, steps, descent(RATE)) for steps in range(STEPS + 1)]


@pytest.fixture(scope="module")
def of_maml() -> tuple[list[Stage], list[list[dict[str, Tensor]]], Support]:
    """MAML's stages, and the weights of a plain loop, task by task."""
    algorithm, support = in_use("maml"), a_task().support
    return stages(algorithm, support), [plain_path(algorithm, support, task) for task in range(TASKS)], support


def test_loss_and_accuracy_are_those_of_a_plain_loop(of_maml: Any) -> None:
    told, paths, support = of_maml
    assert [(each.axis, each.number, each.last) for each in told] == [(INNER_STEP, n, STEPS) for n in range(STEPS + 1)]
    for task, path in enumerate(paths):
        for stage, weights in zip(told, path, strict=True):
            answers, y = logits(support.x[task], weights), support.y[task]
            torch.testing.assert_close(stage.values["loss"][task], F.cross_entropy(answers, y).detach(), **CLOSE)
            assert stage.values["accuracy"][task] == (answers.argmax(1) == y).double().mean()


def test_movement_is_the_length_of_the_difference_layer_by_layer(of_maml: Any) -> None:
    told, paths, _ = of_maml
    for task, path in enumerate(paths):
        for stage, before, weights in zip(told, [path[0], *path], path, strict=False):
            for quantity, other in ((IN_THIS_STEP, before), (SINCE_THE_START, path[0])):
                assert set(stage.layers[quantity]) == set(LAYERS)
                for layer, names in LAYERS.items():
                    way = torch.cat([(weights[name] - other[name]).flatten() for name in names]).norm().detach()
                    torch.testing.assert_close(stage.layers[quantity][layer][task], way, **CLOSE)
    assert all((each > 0).all() for each in told[-1].layers[IN_THIS_STEP].values())


@BY_NAME
def test_a_stage_answers_as_adapting_with_so_many_steps(name: str, settings: dict[str, Any]) -> None:
    """Of Reptile too: the order of its minibatches for k steps is that of the first k steps of any more."""
    algorithm, given, shown = in_use(name, **settings), a_task(), []
    stages(algorithm, given.support, lambda stage: shown.append(made_by(stage)(given.query_x)))
    for steps, answers in enumerate(shown):
        fewer = algorithm.adapt(given.support, steps=steps, generator=torch.Generator().manual_seed(2))
        torch.testing.assert_close(answers, fewer(given.query_x), **CLOSE)
    assert len(shown) == (algorithm.steps() + 1)
    assert all((a - b).abs().max() > 1e-6 for a, b in pairwise(shown))


@BY_NAME
def test_the_loss_shown_is_that_of_the_stages_predictor(name: str, settings: dict[str, Any]) -> None:
    algorithm, support, own = in_use(name, **settings), a_task().support, []
    told = stages(algorithm, support, lambda stage: own.append(made_by(stage)(support.x)))
    for stage, answers in zip(told, own, strict=True):
        expected = F.cross_entropy(answers.transpose(1, 2), support.y, reduction="none").mean(1)
        torch.testing.assert_close(stage.values["loss"], expected, **CLOSE)


@BY_NAME
def test_who_looks_in_practice_is_given_no_graph(name: str, settings: dict[str, Any]) -> None:
    for stage in stages(in_use(name, **settings).train(), a_task().support):
        of_layers = [each for layers in stage.layers.values() for each in layers.values()]
        assert not any(each.requires_grad for each in (*stage.values.values(), *of_layers))


def test_what_the_inner_loop_leaves_alone_does_not_move() -> None:
    told = stages(in_use("anil"), a_task().support)
    assert set(told[-1].layers[SINCE_THE_START]) == {"head"}


def test_at_the_start_nothing_has_moved_and_the_first_step_is_all_of_the_way() -> None:
    first, second = stages(in_use("maml", inner_steps=1), a_task().support)
    assert all((each == 0).all() for moved in first.layers.values() for each in moved.values())
    for layer, way in second.layers[IN_THIS_STEP].items():
        assert torch.equal(way, second.layers[SINCE_THE_START][layer])


@pytest.mark.parametrize("way", [WAYS, 2])
def test_meta_sgd_shows_the_mean_of_its_rates(way: int) -> None:
    algorithm, support = in_use("meta_sgd"), a_task().support
    support = Support(support.x[:, : way * SHOTS], support.y[:, : way * SHOTS], way)
    told = stages(algorithm, support)
    assert STEP_SIZE not in told[0].layers
    for stage in told[1:]:
        for layer, names in LAYERS.items():
            rates = [algorithm.rates[name.replace(".", "_")].detach() for name in names]
            if layer == "head":  # fewer classes have the rates of the first rows
                rates = [each[:way] for each in rates]
            expected = torch.cat([each.flatten() for each in rates]).mean().expand(TASKS)
            torch.testing.assert_close(stage.layers[STEP_SIZE][layer], expected, **CLOSE)


def test_maml_pp_shows_the_rates_of_each_step() -> None:
    algorithm = in_use("maml_pp")
    for step, stage in enumerate(stages(algorithm, a_task().support)[1:]):
        for i in range(4):
            rate = algorithm.rates[f"net_blocks_{i}_kernel"][step].detach()
            torch.testing.assert_close(stage.layers[STEP_SIZE][f"blocks.{i}"], rate.expand(TASKS), **CLOSE)
    assert STEP_SIZE not in stages(in_use("maml_pp", learned_rates=False), a_task().support)[-1].layers


def test_constant_rates_are_no_news() -> None:
    assert all(STEP_SIZE not in each.layers for each in stages(in_use("maml"), a_task().support))


@pytest.mark.parametrize(("name", "plain"), [("maml", STEPS + 1), ("anil", 1), ("gradient_predictor", 3)])
def test_without_a_trace_nothing_more_is_computed(name: str, plain: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One pass for each computed gradient, and one for the statistics of queries; ANIL has but one in all."""
    algorithm, support, passes = in_use(name), a_task().support, []
    whole = type(algorithm.net).features

    def counted(*args: Any, **more: Any) -> Any:
        passes.append(args)
        return whole(*args, **more)

    monkeypatch.setattr(type(algorithm.net), "features", counted)
    algorithm.adapt(support)
    assert len(passes) == plain
    passes.clear()
    stages(algorithm, support)
    assert (len(passes) > plain) == (name != "anil")  # whose features stay the same for those who look
