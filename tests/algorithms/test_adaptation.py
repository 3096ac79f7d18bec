"""Further tuning and other final classifiers, after a model has adapted in its own way; float64."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import algorithm_names, build_algorithm
from workbench.algorithms.adaptation import adapt_with, tuned
from workbench.algorithms.base import Algorithm
from workbench.algorithms.classical import classical_head
from workbench.algorithms.heads import minus_squared_distances
from workbench.algorithms.insight import Stage
from workbench.config import AdaptConfig
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support

TASKS, WAY, SIZE, RATE, STEPS = 3, 3, 16, 0.05, 4


def learner(name: str = "protonet") -> Algorithm:
    torch.manual_seed(0)
    made = build_algorithm(name, Conv4(Preprocessing(size=SIZE), 4), WAY, {}).double().eval()
    for _ in range(30):
        made.net.update_running(made.net.features(pictures(12))[1])
    return made


def pictures(images: int, seed: int = 1) -> Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.rand(TASKS, images, 1, SIZE, SIZE, generator=generator, dtype=torch.float64) * 255


def support() -> Support:
    return Support(pictures(5), torch.tensor([0, 1, 2, 1, 2]).expand(TASKS, -1), WAY)


def test_tuning_the_head_is_gradient_descent_on_its_tensors() -> None:
    algorithm, shown, queries = learner(), support(), pictures(4, seed=2)
    predictor = algorithm.adapt(shown)
    features = predictor.embed(shown.x).detach()
    found = tuned(predictor, shown, STEPS, RATE, "head")(queries)
    for t in range(TASKS):
        centres = predictor.head.centres[t].detach().clone().requires_grad_()
        optimizer = torch.optim.SGD([centres], RATE)
        for _ in range(STEPS):
            optimizer.zero_grad()
            F.cross_entropy(minus_squared_distances(features[t][None], centres[None])[0], shown.y[t]).backward()
            optimizer.step()
        expected = minus_squared_distances(predictor.embed(queries)[t][None], centres[None])[0]
        torch.testing.assert_close(found[t], expected, rtol=1e-10, atol=1e-10)


def test_tuning_everything_gives_every_task_a_network_of_its_own() -> None:
    algorithm, shown, queries = learner(), support(), pictures(4, seed=2)
    predictor = algorithm.adapt(shown)
    found = tuned(predictor, shown, STEPS, RATE, "all")(queries)
    for t in range(TASKS):
        net = copy.deepcopy(algorithm.net)
        centres = predictor.head.centres[t].detach().clone().requires_grad_()
        optimizer = torch.optim.SGD([*net.parameters(), centres], RATE)
        for _ in range(STEPS):
            optimizer.zero_grad()
            F.cross_entropy(minus_squared_distances(net(shown.x[t])[None], centres[None])[0], shown.y[t]).backward()
            optimizer.step()
        expected = minus_squared_distances(net(queries[t])[None], centres[None])[0]
        torch.testing.assert_close(found[t], expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", ["protonet", "maml"])
@pytest.mark.parametrize("what", ["head", "all"])
def test_tuning_leaves_model_and_predictor_and_keeps_no_graph(name: str, what: str) -> None:
    algorithm, shown = learner(name), support()
    before = {key: each.clone() for key, each in algorithm.state_dict().items()}
    with torch.no_grad():
        predictor = algorithm.adapt(shown)
        answers = predictor(shown.x)
        changed = tuned(predictor, shown, STEPS, RATE, what)
        assert torch.equal(predictor(shown.x), answers) and not torch.equal(changed(shown.x), answers)
    assert all(torch.equal(each, before[key]) for key, each in algorithm.state_dict().items())
    assert all(each.grad is None for each in algorithm.parameters())
    assert not any(each.requires_grad for each in changed.buffers())


def test_tuning_brings_the_loss_of_the_examples_down() -> None:
    told: list[Stage] = []
    tuned(learner().adapt(support()), support(), 6, 0.01, "head", told.append)
    losses = [each.values["loss"].mean().item() for each in told]
    assert len(losses) == 7 and losses == sorted(losses, reverse=True)


@pytest.mark.parametrize("what", ["head", "all"])
@pytest.mark.parametrize("name", algorithm_names())
def test_any_method_may_be_tuned_further(name: str, what: str) -> None:
    """Small steps bring the loss of the examples down, or leave it where nothing can move."""
    predictor, told = learner(name).adapt(support(), steps=1, generator=torch.Generator().manual_seed(0)), []
    before, after = (dict(tuned(predictor, support(), steps, 1e-4, what).named_buffers()) for steps in (0, 3))
    tuned(predictor, support(), 3, 1e-4, what, told.append)
    losses = torch.stack([each.values["loss"] for each in told])
    assert (losses.diff(dim=0) <= 1e-12).all()
    moved = any(not torch.equal(each, before[key]) for key, each in after.items())
    assert moved or name == "nearest_pixel"


def test_the_badges_say_what_was_done() -> None:
    algorithm, shown = learner(), support()
    assert adapt_with(algorithm, shown, AdaptConfig()).meta.badges == ()
    options = AdaptConfig(tune_steps=5, tune_rate=0.01, tune_what="all")
    assert adapt_with(algorithm, shown, options).meta.badges == ("tuned further: 5 steps at 0.01, network and head",)
    algorithm.net.fix()
    assert adapt_with(algorithm, shown, options).meta.badges == ("tuned further: 5 steps at 0.01, head",)
    options = AdaptConfig(final_head="tree")
    assert adapt_with(algorithm, shown, options).meta.badges == ("classified by a decision tree",)


@pytest.mark.parametrize("kind", ["logistic", "svm", "tree", "forest"])
def test_a_classifier_on_the_features_takes_the_place_of_the_head(kind: str) -> None:
    algorithm, shown = learner(), support()
    with torch.no_grad():
        predictor = adapt_with(algorithm, shown, AdaptConfig(final_head=kind))
        logits = predictor(shown.x)
        features = algorithm.adapt(shown).embed(shown.x)
        expected = classical_head(kind, features, shown.y, WAY)(features)
    assert logits.shape == (TASKS, 5, WAY) and logits.isfinite().all()
    assert torch.equal(logits, expected)
    assert not torch.equal(logits, algorithm.adapt(shown)(shown.x))
