"""The Baselines' new classifiers, against torch's own optimiser in a loop over tasks; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.as_classifier import AsClassifier
from workbench.algorithms.baseline_pp import CosineClassifier
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, WAY, WIDTH, CLASSES = 3, 3, 4, 6
LABELS = torch.tensor([[2, 0, 1, 1, 0, 1, 2], [0, 1, 2, 0, 1, 2, 2], [1, 1, 1, 1, 2, 0, 0]])
BOTH = ["baseline", "baseline_pp"]
# a rate, momentum and decay that tell apart what the customary ones would not
SETTINGS = {"head_epochs": 15, "head_rate": 0.3, "head_momentum": 0.8, "head_decay": 0.05}


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def build(name: str, **settings: Any) -> AsClassifier:
    torch.manual_seed(0)
    made = build_algorithm(name, Conv4(Preprocessing(size=16), WIDTH), CLASSES, {**SETTINGS, **settings})
    assert isinstance(made, AsClassifier)
    return made.double().eval()


def seeded() -> torch.Generator:
    return torch.Generator().manual_seed(3)


def features_of_tasks() -> tuple[Tensor, Support]:
    features = drawn(TASKS, 7, WIDTH) + 0.5
    return features, Support(features, LABELS, WAY)


def plain_head(name: str, features: Tensor) -> nn.Module:
    """The classifier of one task as it begins: features (S, D)."""
    kinds = {"baseline": nn.Linear(WIDTH, WAY), "baseline_pp": CosineClassifier(WIDTH, WAY, scale=10.0)}
    head = kinds[name].double()
    direction = torch.stack([each / each.norm() for each in features]).mean(0)
    with torch.no_grad():
        for each in head.parameters():
            each.zero_()
        if name == "baseline_pp":
            head.weight.copy_((direction / direction.norm()).expand(WAY, -1))
    return head


def plainly_trained(name: str, features: Tensor, labels: Tensor, settings: dict[str, Any]) -> nn.Module:
    """One task by `torch.optim.SGD`: the authors' loop."""
    head = plain_head(name, features)
    optimizer = torch.optim.SGD(
        head.parameters(),
        settings["head_rate"],
        momentum=settings["head_momentum"],
        dampening=0.9 if settings["head_momentum"] else 0.0,
        weight_decay=settings["head_decay"],
    )
    generator, size = seeded(), settings.get("head_batch", 0) or len(labels)
    orders = [torch.arange(len(labels))] * settings["head_epochs"]
    if size < len(labels):
        orders = [torch.randperm(len(labels), generator=generator) for _ in orders]
    for order in orders:
        for i in range(0, len(labels), size):
            rows = order[i : i + size]
            optimizer.zero_grad()
            F.cross_entropy(head(features[rows]), labels[rows]).backward()
            optimizer.step()
    return head


@pytest.mark.parametrize("changed", [{}, {"head_batch": 4}, {"head_momentum": 0.0}], ids=str)
@pytest.mark.parametrize("name", BOTH)
def test_all_tasks_at_once_are_the_authors_loop_for_each(name: str, changed: dict[str, Any]) -> None:
    features, support = features_of_tasks()
    head = build(name, **changed).fit(features, support, seeded())
    queries = drawn(TASKS, 5, WIDTH, seed=1)
    found = head(queries)
    for t in range(TASKS):
        plain = plainly_trained(name, features[t], LABELS[t], {**SETTINGS, **changed})
        with torch.no_grad():
            torch.testing.assert_close(found[t], plain(queries[t]), **EXACT)


@pytest.mark.parametrize("name", BOTH)
def test_examples_that_can_be_told_apart_are_told_apart(name: str) -> None:
    corners = 3 * torch.eye(WAY, WIDTH, dtype=torch.float64)
    features = corners[LABELS] + 0.3 * drawn(TASKS, 7, WIDTH)
    support = Support(features, LABELS, WAY)
    assert torch.equal(build(name, head_epochs=100).fit(features, support)(features).argmax(-1), LABELS)


@pytest.mark.parametrize("name", BOTH)
def test_no_class_is_preferred_before_the_first_step(name: str) -> None:
    features, support = features_of_tasks()
    head = build(name, head_epochs=1, head_rate=1e-6).fit(features, support)
    chances = head(drawn(TASKS, 5, WIDTH, seed=1)).softmax(-1)
    torch.testing.assert_close(chances, torch.full_like(chances, 1 / WAY), rtol=0, atol=1e-3)


def test_cosines_do_not_feel_the_length_of_features() -> None:
    features, support = features_of_tasks()
    head, queries = build("baseline_pp").fit(features, support), drawn(TASKS, 5, WIDTH, seed=1)
    torch.testing.assert_close(head(7 * queries), head(queries), **EXACT)
    longer = build("baseline_pp").fit(7 * features, support)
    torch.testing.assert_close(longer(queries), head(queries), **EXACT)
    plain = build("baseline").fit(features, support)
    assert not torch.allclose(plain(7 * queries), plain(queries))


def test_the_practised_classifier_compares_by_angle_too() -> None:
    algorithm, z = build("baseline_pp"), drawn(5, WIDTH)
    weight = algorithm.classifier.weight
    expected = 10 * torch.stack([torch.stack([F.cosine_similarity(x, w, dim=0) for w in weight]) for x in z])
    torch.testing.assert_close(algorithm.classifier(z), expected, **EXACT)


@pytest.mark.parametrize("name", BOTH)
def test_the_features_and_the_network_stay(name: str) -> None:
    algorithm, (features, support) = build(name).train(), features_of_tasks()
    head = algorithm.fit(features.requires_grad_(), support)
    assert all(not each.requires_grad for each in head.buffers())


@pytest.mark.parametrize("name", BOTH)
def test_training_tells_how_it_goes(name: str) -> None:
    told: list[Any] = []
    features, support = features_of_tasks()
    build(name).fit(features, support, trace=told.append)
    assert [each.number for each in told] == list(range(16))
    assert (told[-1].values["loss"] < told[0].values["loss"]).all()


@pytest.mark.parametrize("name", BOTH)
def test_the_order_of_examples_comes_from_the_generator(name: str) -> None:
    features, support = features_of_tasks()
    algorithm, z = build(name, head_batch=2), drawn(TASKS, 5, WIDTH, seed=1)
    first, again = (algorithm.fit(features, support, seeded())(z) for _ in range(2))
    other = algorithm.fit(features, support, torch.Generator().manual_seed(4))(z)
    assert torch.equal(first, again) and not torch.equal(first, other)
