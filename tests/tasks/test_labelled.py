"""Batches of tasks: splitting them, and what their loss is."""

from __future__ import annotations

import math

import torch

from workbench.tasks.labelled import LabelledTask, Support


def task(classes: torch.Tensor | None = None) -> LabelledTask:
    """Three 2-way tasks of 2 and 4 images, each image its own number."""
    support = Support(torch.arange(6.0).reshape(3, 2, 1, 1, 1), torch.tensor([[0, 1]] * 3), 2)
    query_y = torch.tensor([[0, 0, 1, 1]] * 3)
    return LabelledTask(support, torch.arange(12.0).reshape(3, 4, 1, 1, 1), query_y, classes)


def test_splitting_keeps_what_belongs_together() -> None:
    classes = torch.tensor([[5, 6], [7, 8], [9, 1]])
    whole = task(classes)
    parts = whole.split(2)
    assert [part.tasks for part in parts] == [2, 1] and whole.tasks == 3
    assert all(part.classes is not None for part in parts)
    assert torch.equal(torch.cat([part.classes for part in parts]), classes)
    assert torch.equal(torch.cat([part.support.x for part in parts]), whole.support.x)
    assert torch.equal(torch.cat([part.query_x for part in parts]), whole.query_x)
    assert [part.classes for part in task().split(2)] == [None, None]


def test_smoothing_gives_a_share_of_the_label_to_every_class() -> None:
    logits = torch.tensor([[[1.0, 3.0]] * 4, [[0.0, 0.0]] * 4, [[-2.0, 5.0]] * 4], dtype=torch.float64)
    for smoothing in (0.0, 0.1):
        expected = []
        for low, high in ((1.0, 3.0), (0.0, 0.0), (-2.0, 5.0)):
            total = math.log(math.exp(low) + math.exp(high))
            true, false = 1 - smoothing / 2, smoothing / 2
            first = -(true * (low - total) + false * (high - total))
            second = -(false * (low - total) + true * (high - total))
            expected.append((first + second) / 2)
        found = task().loss(logits, smoothing)
        assert torch.allclose(found, torch.tensor(expected, dtype=torch.float64), rtol=0, atol=1e-12)
