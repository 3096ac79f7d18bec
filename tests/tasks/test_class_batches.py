"""Batches over all classes: right labels, every image as likely as any other."""

from __future__ import annotations

import pytest
import torch
from numbered_images import classes_of, numbered, rows_of
from torch.nn import functional as F

from workbench.tasks.augmentation import Augmentation
from workbench.tasks.class_batches import ClassBatch, ClassBatchSampler
from workbench.tasks.labelled import TaskError


def sampler(counts: list[int], batch: int = 8, **more: object) -> ClassBatchSampler:
    return ClassBatchSampler(numbered(counts), batch, torch.Generator().manual_seed(0), **more)


def test_every_image_comes_with_its_class_and_as_often_as_the_others() -> None:
    images = numbered([1, 10, 4, 25])
    batch = sampler([1, 10, 4, 25], batch=100).sample(200)
    assert batch.x.shape == (20000, 1, 2, 1) and batch.way == 4 and batch.tasks == 200
    assert torch.equal(batch.y, classes_of(images, batch.x))
    count = torch.bincount(rows_of(batch.x), minlength=40).double()
    assert ((count - 500).abs() < 6 * 500**0.5).all(), count


def test_the_generator_is_all_that_a_batch_depends_on() -> None:
    first = sampler([5, 6, 7])
    first.sample(3)
    state = first.generator.get_state()
    expected = first.sample(2).x
    other = sampler([5, 6, 7])
    other.generator.set_state(state)
    assert torch.equal(other.sample(2).x, expected)


def test_a_view_or_an_augmentation_is_what_is_seen() -> None:
    seen = sampler([5, 6], view=lambda rows: rows[:, None, None, None].float()).sample(1)
    assert torch.equal(seen.x.flatten().long() >= 5, seen.y == 1)
    assert sampler([5, 6], augmentation=Augmentation(turn=5.0)).sample(1).x.is_floating_point()


def test_loss_and_accuracy_are_those_of_each_batch() -> None:
    logits = torch.randn(12, 3, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    y = torch.arange(12) % 3
    batch = ClassBatch(torch.zeros(12, 1, 2, 2), y, 3, tasks=4)
    for smoothing in (0.0, 0.2):
        expected = [F.cross_entropy(logits[i : i + 3], y[i : i + 3], label_smoothing=smoothing) for i in (0, 3, 6, 9)]
        assert torch.allclose(batch.loss(logits, smoothing), torch.stack(expected), rtol=0, atol=1e-12)
    right = F.one_hot(y, 3).double()
    right[1] = right[1].roll(1)
    assert batch.metrics(right)["class accuracy"].tolist() == pytest.approx([2 / 3, 1, 1, 1])
    assert ClassBatch.guessing(3) == {"class accuracy": pytest.approx(1 / 3)}


def test_splitting_keeps_whole_batches() -> None:
    batch = sampler([5, 6, 7], batch=4).sample(5)
    parts = batch.split(2)
    assert [part.tasks for part in parts] == [2, 2, 1] and [len(part.y) for part in parts] == [8, 8, 4]
    assert torch.equal(torch.cat([part.x for part in parts]), batch.x)
    assert torch.equal(torch.cat([part.y for part in parts]), batch.y)


def test_one_class_is_refused() -> None:
    with pytest.raises(TaskError, match=r"at least 2 classes .* there are 1"):
        sampler([5])
