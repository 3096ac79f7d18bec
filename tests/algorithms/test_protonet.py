"""Prototypical networks: what the paper says of them, and their batch-norm."""

from __future__ import annotations

import pytest
import torch

from workbench.algorithms import build_algorithm
from workbench.algorithms.heads import CentreHead, class_means
from workbench.nets.conv4 import Conv4
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import LabelledTask, Support


def drawn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_a_prototype_is_the_mean_of_its_class_however_many_images_it_has() -> None:
    features, labels = drawn(1, 6, 4), torch.tensor([[2, 0, 1, 1, 0, 1]])
    centres = class_means(features, labels, 3)
    torch.testing.assert_close(centres[0, 0], features[0, [1, 4]].mean(0))
    torch.testing.assert_close(centres[0, 1], features[0, [2, 3, 5]].mean(0))
    torch.testing.assert_close(centres[0, 2], features[0, 0])


def test_posteriors_are_those_of_a_linear_model() -> None:
    z, c = drawn(2, 7, 4), drawn(2, 3, 4, seed=1)
    linear = z @ (2 * c).transpose(1, 2) - c.square().sum(-1)[:, None]
    logits = CentreHead(c)(z)
    torch.testing.assert_close(logits.softmax(-1), linear.softmax(-1), rtol=1e-12, atol=1e-12)
    torch.testing.assert_close(logits, -torch.cdist(z, c).square(), rtol=1e-9, atol=1e-9)


def test_cosine_does_not_feel_length() -> None:
    z, c = drawn(1, 5, 4), drawn(1, 3, 4, seed=1)
    torch.testing.assert_close(CentreHead(c, "cosine")(7 * z), CentreHead(0.1 * c, "cosine")(z))
    assert not torch.allclose(CentreHead(c)(7 * z), CentreHead(c)(z))


def test_running_statistics_move_in_practice_alone() -> None:
    torch.manual_seed(0)
    algorithm = build_algorithm("protonet", Conv4(Preprocessing(size=16), 4), 3, {})
    pictures = torch.rand(2, 6, 1, 16, 16) * 255
    labels = torch.arange(3).repeat(2).expand(2, -1)
    task = LabelledTask(Support(pictures, labels, 3), pictures.flip(1), labels.flip(1))
    statistics = algorithm.net.blocks[0].mean
    before = statistics.clone()
    algorithm.eval().meta_loss(task)
    algorithm.adapt(task.support)(task.query_x)
    assert torch.equal(statistics, before)
    algorithm.train().meta_loss(task)
    assert not torch.equal(statistics, before)


def test_the_mode_of_batch_norm_shows() -> None:
    algorithm = build_algorithm("protonet", Conv4(Preprocessing(size=16), 4), 3, {}).eval()
    support = Support(torch.rand(1, 3, 1, 16, 16) * 255, torch.arange(3)[None], 3)
    assert algorithm.adapt(support).meta.badges == ()
    algorithm.batch_norm = "transductive"
    predictor = algorithm.adapt(support)
    assert predictor.meta.badges == ("transductive batch-norm",)
    query = torch.rand(1, 4, 1, 16, 16) * 255
    assert not torch.allclose(predictor(query)[:, :2], predictor(query[:, :2])), "neighbours count"


@pytest.mark.parametrize("distance", ["euclidean", "cosine"])
def test_both_distances_recognise_the_support_itself(distance: str) -> None:
    torch.manual_seed(0)
    algorithm = build_algorithm("protonet", Conv4(Preprocessing(), 16), 5, {"distance": distance}).eval()
    algorithm.batch_norm = "transductive"
    support = Support(torch.rand(2, 5, 1, 28, 28) * 255, torch.arange(5).expand(2, -1), 5)
    assert torch.equal(algorithm.adapt(support)(support.x).argmax(-1), support.y)


def practice_task(shots: int = 1) -> LabelledTask:
    generator = torch.Generator().manual_seed(5)
    x = 255 * torch.rand(2, 3 * 4, 1, 16, 16, generator=generator, dtype=torch.float64)
    y = torch.tensor([[2, 0, 1] * 4, [0, 1, 2] * 4])
    shown = 3 * shots
    return LabelledTask(Support(x[:, :shown], y[:, :shown], 3), x[:, shown:], y[:, shown:])


@pytest.mark.parametrize("shots", [1, 2])
def test_taking_turns_is_the_mean_over_tasks_with_other_roles(shots: int) -> None:
    """Each turn as a task of its own, written out with stock operations on the features of all pictures."""
    learner = build_algorithm("protonet", Conv4(Preprocessing(size=16), 4), 3, {"take_turns": True}).double().train()
    task = practice_task(shots)
    x, y = torch.cat([task.support.x, task.query_x], 1), torch.cat([task.support.y, task.query_y], 1)
    features, _ = learner.net.features(x)
    losses = []
    for turn in range(4):
        for z, labels in zip(features, y, strict=True):
            own = [z[labels == label].roll(-turn, 0) for label in range(3)]
            centres = torch.stack([each[:shots].mean(0) for each in own])
            asked = torch.cat([each[shots:] for each in own])
            wanted = torch.arange(3).repeat_interleave(4 - shots)
            losses.append(torch.nn.functional.cross_entropy(-torch.cdist(asked, centres).square(), wanted))
    loss, metrics = learner.meta_loss(task)
    torch.testing.assert_close(loss, torch.stack(losses).mean(), rtol=1e-9, atol=1e-9)
    assert metrics["accuracy"].shape == (2,)


def test_turns_are_for_practice_alone() -> None:
    learners = [
        build_algorithm("protonet", Conv4(Preprocessing(size=16), 4), 3, {"take_turns": on}).double()
        for on in (True, False)
    ]
    learners[1].load_state_dict(learners[0].state_dict())
    task = practice_task()
    assert learners[0].train().meta_loss(task)[0] != learners[1].train().meta_loss(task)[0]
    learners[1].load_state_dict(learners[0].state_dict())
    first, second = (each.eval().meta_loss(task)[0] for each in learners)
    assert torch.equal(first, second)
