"""Relation networks, against stock operations on every pair of a query and a class; float64."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.algorithms import build_algorithm
from workbench.algorithms.relation import Relation
from workbench.algorithms.relation_module import RelationModule
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support

EXACT = {"rtol": 0.0, "atol": 1e-10}
TASKS, WAY, QUERIES = 3, 4, 6
SHAPES = [(3, 7, 7), (3, 5, 5), (3, 3, 2), (5, 1, 1), (2, 4, 1)]


def drawn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def module(map_shape: tuple[int, int, int]) -> RelationModule:
    """In float64, with scales of both signs and running statistics as none has at its beginning."""
    torch.manual_seed(0)
    made = RelationModule(map_shape).double()
    with torch.no_grad():
        for block in (made.first, made.second):
            for value in (block.scale, block.shift, block.mean):
                value.copy_(torch.randn(len(value)))
            block.variance.copy_(torch.rand(len(block.variance)) + 0.5)
    return made


def maps(map_shape: tuple[int, int, int]) -> tuple[Tensor, Tensor]:
    width = map_shape[0] * map_shape[1] * map_shape[2]
    return drawn(TASKS, WAY, width), drawn(TASKS, QUERIES, width, seed=1)


def plain(made: RelationModule, classes: Tensor, queries: Tensor, running: bool) -> Tensor:
    """One task: every class above every query, by stock operations; (way, D), (Q, D) → (Q, way)."""
    shown, asked = (each.reshape(-1, *made.map_shape) for each in (classes, queries))
    z = torch.stack([torch.cat([c, q]) for q in asked for c in shown])
    for block in (made.first, made.second):
        z = F.conv2d(z, block.kernel, padding=block.kernel.shape[-1] // 2)
        statistics = (block.mean.clone(), block.variance.clone()) if running else (None, None)
        z = F.relu(F.batch_norm(z, *statistics, block.scale, block.shift, training=not running))
        if min(z.shape[2:]) > 1:
            z = F.max_pool2d(z, 2)
    return made.linear2(F.relu(made.linear1(z.flatten(1)))).reshape(len(asked), len(shown))


@pytest.mark.parametrize("running", [True, False])
@pytest.mark.parametrize("map_shape", SHAPES, ids=str)
def test_scores_are_those_of_every_pair_by_stock_operations(map_shape: tuple[int, int, int], running: bool) -> None:
    made, (classes, queries) = module(map_shape), maps(map_shape)
    found, _ = made(classes, queries, made.running_statistics(TASKS) if running else None)
    for t in range(TASKS):
        torch.testing.assert_close(found[t], plain(made, classes[t], queries[t], running), **EXACT)


@pytest.mark.parametrize("map_shape", SHAPES, ids=str)
def test_gradients_are_those_of_every_pair_by_stock_operations(map_shape: tuple[int, int, int]) -> None:
    made, (classes, queries) = module(map_shape), maps(map_shape)
    inputs = [classes.requires_grad_(), queries.requires_grad_(), *made.parameters()]
    ours = torch.autograd.grad(made(classes, queries)[0].square().sum(), inputs)
    each = [plain(made, classes[t], queries[t], running=False) for t in range(TASKS)]
    theirs = torch.autograd.grad(torch.stack(each).square().sum(), inputs)
    for one, other in zip(ours, theirs, strict=True):
        assert (one - other).abs().max() <= 1e-10 * other.abs().max().clamp(min=1)


def test_the_statistics_given_back_normalise_alike() -> None:
    made, (classes, queries) = module((3, 5, 5)), maps((3, 5, 5))
    whole, used = made(classes, queries)
    alone, _ = made(classes, queries[:, :2], used)
    torch.testing.assert_close(alone, whole[:, :2], **EXACT)


def relation(**settings: Any) -> Relation:
    torch.manual_seed(0)
    made = build_algorithm("relation", Conv4(Preprocessing(size=16), 4, poolings=2), WAY, settings)
    assert isinstance(made, Relation)
    return made.double()


def task() -> LabelledTask:
    support_y, query_y = torch.tensor([0, 1, 2, 3, 1]).expand(TASKS, -1), torch.arange(WAY).expand(TASKS, -1)
    x = drawn(TASKS, 9, 1, 16, 16).abs() * 80
    return LabelledTask(Support(x[:, :5], support_y, WAY), x[:, 5:], query_y)


def test_maps_are_compared_where_the_network_leaves_any() -> None:
    assert relation().relation.map_shape == (4, 4, 4)
    assert relation().relation.linear1.in_features == 64


def test_the_map_of_a_class_is_the_sum_or_the_mean_of_its_examples() -> None:
    given, features = task(), drawn(TASKS, 5, 64)
    of_sum, of_mean = (relation(class_map=each).fit(features, given.support).maps for each in ("sum", "mean"))
    torch.testing.assert_close(of_sum[:, 1], features[:, 1] + features[:, 4], **EXACT)
    torch.testing.assert_close(of_mean[:, 1], (features[:, 1] + features[:, 4]) / 2, **EXACT)
    for maps_ in (of_sum, of_mean):
        torch.testing.assert_close(maps_[:, [0, 2, 3]], features[:, [0, 2, 3]], **EXACT)


def test_the_loss_is_the_squared_error_of_the_scores_by_hand() -> None:
    algorithm, given = relation().eval(), task()
    scores = torch.tensor([0.9, 0.2, 0.1, 0.4], dtype=torch.float64)
    logits = scores.logit().expand(TASKS, WAY, WAY)
    expected = (0.1**2 + 0.2**2 + 0.1**2 + 0.4**2 + 0.9**2 + 0.8**2 + 0.1**2 + 0.4**2) / 16
    expected += (0.9**2 + 0.2**2 + 0.9**2 + 0.4**2 + 0.9**2 + 0.2**2 + 0.1**2 + 0.6**2) / 16
    losses = algorithm.query_losses(given, logits)
    torch.testing.assert_close(losses, torch.full((TASKS,), expected, dtype=torch.float64), **EXACT)


def test_smoothed_targets_lie_between_in_practice_alone() -> None:
    algorithm, given = relation(), task()
    algorithm.label_smoothing = 0.2
    logits = drawn(TASKS, WAY, WAY)
    targets = torch.full((WAY, WAY), 0.05, dtype=torch.float64).fill_diagonal_(0.85)
    for mode, wanted in ((True, targets), (False, torch.eye(WAY, dtype=torch.float64))):
        expected = (logits.sigmoid() - wanted).square().mean((1, 2))
        torch.testing.assert_close(algorithm.train(mode).query_losses(given, logits), expected, **EXACT)


@pytest.mark.parametrize("batch_norm", ["inductive", "transductive"])
def test_pairs_are_normalised_with_their_own_statistics_only_where_transductive(batch_norm: str) -> None:
    algorithm, given = relation().eval(), task()
    algorithm.batch_norm = batch_norm
    shown, asked = drawn(TASKS, 5, 64), drawn(TASKS, 3, 64, seed=1)
    head = algorithm.fit(shown, given.support)
    for t in range(TASKS):
        expected = plain(algorithm.relation, head.maps[t], asked[t], running=batch_norm == "inductive")
        torch.testing.assert_close(head(asked)[t], expected, **EXACT)


def test_softmax_is_the_chance_of_each_class_if_exactly_one_is_right() -> None:
    scores = torch.tensor([0.9, 0.2, 0.4], dtype=torch.float64)
    only = [scores[k] * torch.cat([1 - scores[:k], 1 - scores[k + 1 :]]).prod() for k in range(3)]
    torch.testing.assert_close(scores.logit().softmax(0), torch.stack(only) / sum(only), **EXACT)


def test_practice_takes_the_statistics_of_each_task_and_keeps_their_average() -> None:
    algorithm, given = relation().train(), task()
    before = algorithm.relation.first.mean.clone()
    features, _ = algorithm.net.features(torch.cat([given.support.x, given.query_x], 1))
    maps_ = algorithm.fit(features[:, :5], given.support).maps
    logits = [plain(algorithm.relation, maps_[t], features[t, 5:], running=False) for t in range(TASKS)]
    _, used = algorithm.relation(maps_, features[:, 5:])
    loss, _ = algorithm.meta_loss(given)
    torch.testing.assert_close(loss, algorithm.query_losses(given, torch.stack(logits)).mean(), **EXACT)
    expected = 0.9 * before + 0.1 * used[0][0].mean(0)
    torch.testing.assert_close(algorithm.relation.first.mean, expected.detach(), **EXACT)


def test_further_practice_of_others_leaves_the_statistics_of_use() -> None:
    algorithm, given = relation().eval(), task()
    before = {name: value.clone() for name, value in algorithm.state_dict().items()}
    algorithm.meta_loss(given)
    algorithm.adapt(given.support)(given.query_x)
    assert all(torch.equal(value, before[name]) for name, value in algorithm.state_dict().items())
