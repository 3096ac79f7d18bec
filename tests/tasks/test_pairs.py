"""Pairs: half of one class and never a picture with itself, half of two classes, all evenly spread."""

from __future__ import annotations

import pytest
import torch
from numbered_images import classes_of, numbered, rows_of

from workbench.tasks.labelled import TaskError
from workbench.tasks.pairs import PairBatch, PairSampler


def sampler(counts: list[int], pairs: int = 10, **more: object) -> PairSampler:
    return PairSampler(numbered(counts), pairs, torch.Generator().manual_seed(0), **more)


def test_half_of_the_pairs_are_two_pictures_of_one_class() -> None:
    counts = [2, 7, 30, 3]
    batch = sampler(counts).sample(100)
    assert batch.x1.shape == batch.x2.shape == (1000, 1, 2, 1) and batch.tasks == 100
    first, second = (classes_of(numbered(counts), x) for x in (batch.x1, batch.x2))
    assert torch.equal(batch.same, first == second)
    assert batch.same.reshape(100, 10).sum(1).tolist() == [5] * 100
    assert (rows_of(batch.x1) != rows_of(batch.x2)).all()


def test_classes_and_their_pictures_are_equally_likely() -> None:
    counts = [2, 3, 5]
    n = 30000
    batch = sampler(counts, pairs=n).sample(1)
    images = numbered(counts)
    for x in (batch.x1, batch.x2):
        for chosen in (batch.same, ~batch.same):
            rows, classes = rows_of(x[chosen]), classes_of(images, x[chosen])
            of_class = torch.bincount(classes, minlength=3).double()
            assert ((of_class - n / 6).abs() < 6 * (n / 6) ** 0.5).all(), of_class
            expected = torch.tensor([n / 6 / counts[c] for c in (0, 0, 1, 1, 1, 2, 2, 2, 2, 2)], dtype=torch.float64)
            of_row = torch.bincount(rows, minlength=10).double()
            assert ((of_row - expected).abs() < 6 * expected.sqrt()).all(), of_row


def test_all_pairs_of_classes_and_of_pictures_occur() -> None:
    batch = sampler([2, 3, 4], pairs=2000).sample(1)
    pairs = {(int(a), int(b)) for a, b in zip(rows_of(batch.x1), rows_of(batch.x2), strict=True)}
    assert pairs == {(a, b) for a in range(9) for b in range(9) if a != b}


def test_classes_with_one_picture_are_left_out() -> None:
    batch = sampler([1, 4, 5], pairs=200).sample(1)
    assert 0 not in torch.cat([rows_of(batch.x1), rows_of(batch.x2)])


def test_accuracy_is_that_of_each_batch() -> None:
    same = torch.tensor([True, False, True, False, True, False])
    batch = PairBatch(torch.zeros(6, 1, 1, 1), torch.zeros(6, 1, 1, 1), same, tasks=3)
    scores = torch.tensor([0.3, -0.1, -2.0, 4.0, 1.0, 1.0])
    for given in (scores, scores > 0):
        assert batch.metrics(given)["pair accuracy"].tolist() == [1.0, 0.0, 0.5]
    assert PairBatch.guessing() == {"pair accuracy": 0.5}


def test_splitting_keeps_whole_batches() -> None:
    batch = sampler([4, 5, 6], pairs=3).sample(4)
    parts = batch.split(3)
    assert [part.tasks for part in parts] == [3, 1] and [len(part.same) for part in parts] == [9, 3]
    for name in ("x1", "x2", "same"):
        assert torch.equal(torch.cat([getattr(part, name) for part in parts]), getattr(batch, name))


def test_a_view_gives_both_pictures() -> None:
    batch = sampler([4, 5, 6], view=lambda rows: rows[:, None, None, None].float()).sample(1)
    first, second = (torch.bucketize(x.flatten(), torch.tensor([4.0, 9.0]), right=True) for x in (batch.x1, batch.x2))
    assert torch.equal(first == second, batch.same)


@pytest.mark.parametrize(
    ("counts", "pairs", "words"),
    [
        ([9], 10, ("2 classes", "there are 1")),
        ([1, 1, 9], 10, ("2 classes", "2 images each", "only 1", "has 9")),
        ([9, 9], 1, ("2 pairs", "but 1 ")),
    ],
)
def test_impossible_pairs_are_refused_with_both_numbers(counts: list[int], pairs: int, words: tuple[str, ...]) -> None:
    with pytest.raises(TaskError) as refused:
        sampler(counts, pairs)
    assert all(word in str(refused.value) for word in words), refused.value
