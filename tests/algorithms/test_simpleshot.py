"""SimpleShot: how features are treated, by hand; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.simpleshot import MEMORY, SimpleShot, Treatment
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.class_batches import ClassBatch
from workbench.tasks.labelled import Support

EXACT = {"rtol": 0.0, "atol": 1e-10}
CLASSES = 6


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def simpleshot(**settings: Any) -> SimpleShot:
    torch.manual_seed(0)
    made = build_algorithm("simpleshot", Conv4(Preprocessing(size=16), 4), CLASSES, settings)
    assert isinstance(made, SimpleShot)
    return made.double()


def batch(tasks: int = 1, each: int = 8) -> ClassBatch:
    x = drawn(tasks * each, 1, 16, 16, seed=1).abs() * 80
    return ClassBatch(x, torch.arange(tasks * each) % CLASSES, CLASSES, tasks)


@pytest.mark.parametrize(
    ("kind", "expected"), [("none", [4.0, 5.0]), ("l2", [4 / 41**0.5, 5 / 41**0.5]), ("centred", [0.6, 0.8])]
)
def test_features_are_treated_by_hand(kind: str, expected: list[float]) -> None:
    treatment = Treatment(2, kind).double()
    treatment.follow(torch.tensor([[1.0, 0.0], [1.0, 2.0]], dtype=torch.float64))  # its mean is (1, 1)
    found = treatment(torch.tensor([[4.0, 5.0]], dtype=torch.float64))
    torch.testing.assert_close(found, torch.tensor([expected], dtype=torch.float64), **EXACT)


@pytest.mark.parametrize("transform", ["none", "l2", "centred"])
def test_a_query_goes_to_the_nearest_mean_of_treated_features(transform: str) -> None:
    algorithm, z, shown = simpleshot(transform=transform).eval(), drawn(2, 5, 4), drawn(2, 5, 4, seed=1)
    algorithm.treatment.follow(drawn(9, 4, seed=2) + 1)
    labels = torch.tensor([[0, 1, 2, 1, 0], [2, 2, 1, 0, 2]])
    logits = algorithm.fit(shown, Support(shown, labels, 3))(z)

    def treated(feature: Tensor) -> Tensor:
        moved = feature - (drawn(9, 4, seed=2) + 1).mean(0) if transform == "centred" else feature
        return moved if transform == "none" else moved / moved.norm()

    for t in range(2):
        for k in range(3):
            own = torch.stack([treated(each) for each in shown[t][labels[t] == k]]).mean(0)
            expected = torch.stack([-(treated(each) - own).square().sum() for each in z[t]])
            torch.testing.assert_close(logits[t, :, k], expected, **EXACT)


def test_the_mean_feature_is_that_of_practice() -> None:
    algorithm, given = simpleshot().train(), batch()
    features = algorithm.net.features(given.x[None])[0][0]
    algorithm.meta_loss(given)
    torch.testing.assert_close(algorithm.treatment.mean, features.detach().mean(0), **EXACT)


def test_at_first_the_mean_is_that_of_all_batches_and_later_it_forgets() -> None:
    treatment, seen = Treatment(3, "centred").double(), drawn(2 * MEMORY, 5, 3)
    for features in seen[:MEMORY]:
        treatment.follow(features)
    torch.testing.assert_close(treatment.mean, seen[:MEMORY].mean((0, 1)), **EXACT)
    treatment.follow(seen[MEMORY])
    expected = seen[:MEMORY].mean((0, 1)) * (1 - 1 / MEMORY) + seen[MEMORY].mean(0) / MEMORY
    torch.testing.assert_close(treatment.mean, expected, **EXACT)


def test_meeting_a_task_leaves_the_mean_feature() -> None:
    algorithm = simpleshot().train()
    algorithm.meta_loss(batch())
    before = algorithm.treatment.mean.clone()
    shown = Support(batch().x[None], torch.arange(8)[None] % 3, 3)
    algorithm.adapt(shown)(shown.x)
    assert torch.equal(algorithm.treatment.mean, before)


def test_practice_is_that_of_a_plain_classifier() -> None:
    algorithm, given = simpleshot().train(), batch()
    algorithm.label_smoothing = 0.1
    z = 1 - given.x / 255
    for block in algorithm.net.blocks:
        z = F.batch_norm(F.conv2d(z, block.kernel, padding=1), None, None, block.scale, block.shift, training=True)
        z = F.max_pool2d(F.relu(z), 2)
    logits = F.linear(z.flatten(1), algorithm.classifier.weight, algorithm.classifier.bias)
    loss, metrics = algorithm.meta_loss(given)
    torch.testing.assert_close(loss, F.cross_entropy(logits, given.y, label_smoothing=0.1), **EXACT)
    assert metrics["class accuracy"].item() == pytest.approx((logits.argmax(1) == given.y).double().mean().item())


def test_several_batches_are_the_mean_of_single_ones() -> None:
    given = batch(tasks=3)
    whole, metrics = simpleshot().train().meta_loss(given)
    singly = [simpleshot().train().meta_loss(each)[0] for each in given.split(1)]
    torch.testing.assert_close(whole, torch.stack(singly).mean(), **EXACT)
    assert metrics["class accuracy"].shape == (3,)
