"""Siamese networks: both losses by hand, and the nearest pair; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.siamese import Siamese, Weighting, contrastive
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import Support
from workbench.tasks.pairs import PairBatch

EXACT = {"rtol": 0.0, "atol": 1e-10}
LOSSES = ["contrastive", "weighted-l1"]


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def siamese(**settings: Any) -> Siamese:
    torch.manual_seed(0)
    made = build_algorithm("siamese", Conv4(Preprocessing(size=16), 4), 5, settings)
    assert isinstance(made, Siamese)
    if made.weighting is not None:
        with torch.no_grad():
            made.weighting.alpha.copy_(torch.tensor([-1.0, 0.5, -0.25, 2.0]))
            made.weighting.beta.fill_(0.25)
    return made.double()


def pairs(tasks: int = 1, each: int = 4) -> PairBatch:
    x1, x2 = (drawn(tasks * each, 1, 16, 16, seed=seed).abs() * 80 for seed in (1, 2))
    return PairBatch(x1, x2, torch.arange(tasks * each) % 2 == 0, tasks)


@pytest.mark.parametrize(
    ("distance", "different", "loss"),
    [
        (0.6, 0.0, 0.18),  # the same: ½ · 0.36
        (2.0, 0.0, 2.0),  # the same, far apart: the margin has no say
        (0.6, 1.0, 0.405),  # different, too close: ½ · 0.9²
        (1.5, 1.0, 0.0),  # different, as far apart as the margin
        (2.0, 1.0, 0.0),
        (0.0, 1.0, 1.125),  # ½ · 1.5²
    ],
)
def test_the_contrastive_loss_by_hand(distance: float, different: float, loss: float) -> None:
    distances, kinds = (torch.tensor([value], dtype=torch.float64) for value in (distance, different))
    found = contrastive(distances, kinds, margin=1.5)
    assert found.item() == pytest.approx(loss, abs=1e-12)


def test_pairs_of_both_kinds_by_hand() -> None:
    algorithm = siamese(margin=6.0)
    one = torch.tensor([[0.0, 0.0], [1.0, 1.0]]).double()
    losses, scores = algorithm.compare(one, torch.tensor([[3.0, 4.0], [1.0, 1.0]]).double(), torch.tensor([True, True]))
    torch.testing.assert_close(losses, torch.tensor([12.5, 0.0]).double(), **EXACT)
    assert (scores > 0).tolist() == [False, True]
    losses, _ = algorithm.compare(one, torch.tensor([[3.0, 4.0], [1.0, 1.0]]).double(), torch.tensor([False, False]))
    torch.testing.assert_close(losses, torch.tensor([0.5, 18.0]).double(), **EXACT)


def test_pairs_of_identical_features_have_finite_gradients() -> None:
    features = drawn(3, 2).requires_grad_()
    losses, _ = siamese().compare(features, features.detach().clone(), torch.tensor([True, False, False]))
    (gradient,) = torch.autograd.grad(losses.sum(), features)
    assert gradient.isfinite().all()


def test_the_weighted_loss_by_hand() -> None:
    algorithm = siamese(loss="weighted-l1")
    one, other = torch.tensor([[1.0, 2.0, 0.0, 0.0]]).double(), torch.tensor([[0.0, 0.0, 4.0, 0.5]]).double()
    score = -1 * 1 + 0.5 * 2 - 0.25 * 4 + 2 * 0.5 + 0.25
    probability = torch.tensor([score], dtype=torch.float64).sigmoid()
    for same, expected in ((True, -probability.log()), (False, -(1 - probability).log())):
        losses, scores = algorithm.compare(one, other, torch.tensor([same]))
        torch.testing.assert_close(scores, torch.tensor([score], dtype=torch.float64), **EXACT)
        torch.testing.assert_close(losses, expected, **EXACT)


def test_every_pair_of_a_task_gets_the_score_of_that_pair_alone() -> None:
    weighting = Weighting(6).double()
    torch.nn.init.normal_(weighting.alpha)
    queries, examples = drawn(2, 4, 6), drawn(2, 3, 6, seed=1)
    found = weighting.all_pairs(queries, examples)
    for t in range(2):
        for q in range(4):
            for s in range(3):
                alone = weighting(queries[t, q][None], examples[t, s][None])[0]
                torch.testing.assert_close(found[t, q, s], alone, **EXACT)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_query_goes_to_the_class_of_its_most_similar_example(loss: str) -> None:
    algorithm, z, examples = siamese(loss=loss).eval(), drawn(2, 5, 4), drawn(2, 4, 4, seed=1)
    labels = torch.tensor([[0, 1, 1, 0], [1, 0, 1, 1]])
    logits = algorithm.fit(examples, Support(examples, labels, 2))(z)
    for t in range(2):
        for q in range(5):
            if loss == "contrastive":
                scores = torch.stack([-(z[t, q] - each).square().sum() for each in examples[t]])
            else:
                scores = torch.stack([algorithm.weighting(z[t, q][None], each[None])[0] for each in examples[t]])
            expected = torch.stack([scores[labels[t] == k].max() for k in range(2)])
            torch.testing.assert_close(logits[t, q], expected, **EXACT)


@pytest.mark.parametrize("loss", LOSSES)
def test_practice_normalises_both_pictures_of_all_pairs_together(loss: str) -> None:
    algorithm, batch = siamese(loss=loss).train(), pairs()
    found, metrics = algorithm.meta_loss(batch)
    net = algorithm.net
    z = 1 - torch.cat([batch.x1, batch.x2]) / 255
    for block in net.blocks:
        z = F.batch_norm(F.conv2d(z, block.kernel, padding=1), None, None, block.scale, block.shift, training=True)
        z = F.max_pool2d(F.relu(z), 2)
    one, other = z.flatten(1).chunk(2)
    losses, scores = algorithm.compare(one, other, batch.same)
    torch.testing.assert_close(found, losses.mean(), **EXACT)
    assert metrics["pair accuracy"].item() == pytest.approx(((scores > 0) == batch.same).double().mean().item())


@pytest.mark.parametrize("loss", LOSSES)
def test_several_batches_are_the_mean_of_single_ones(loss: str) -> None:
    batch = pairs(tasks=3)
    whole, metrics = siamese(loss=loss).train().meta_loss(batch)
    singly = [siamese(loss=loss).train().meta_loss(each)[0] for each in batch.split(1)]
    torch.testing.assert_close(whole, torch.stack(singly).mean(), **EXACT)
    assert metrics["pair accuracy"].shape == (3,)


def test_smoothing_lies_between_both_kinds_of_pair() -> None:
    algorithm = siamese(margin=6.0).train()
    algorithm.label_smoothing = 0.2
    one, other = torch.zeros(1, 2).double(), torch.tensor([[3.0, 4.0]]).double()
    losses, _ = algorithm.compare(one, other, torch.tensor([True]))
    assert losses.item() == pytest.approx(0.9 * 12.5 + 0.1 * 0.5, abs=1e-12)


def test_only_the_weighted_loss_has_weights_to_learn() -> None:
    assert all(name.startswith("net.") for name, _ in siamese().named_parameters())
    assert {"weighting.alpha", "weighting.beta"} <= dict(siamese(loss="weighted-l1").named_parameters()).keys()
