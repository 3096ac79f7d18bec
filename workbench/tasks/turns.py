"""The same pictures in other roles: each example of a task asked about in its turn, each question shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from workbench.tasks.labelled import LabelledTask, Support, TaskError


@dataclass(frozen=True)
class Turn:
    """Which of a task's images (its support set, then its queries) are shown, and which are asked about.

    ``shown`` (T, S) and ``asked`` (T, Q) are places among the T tasks' S + Q images; their labels go with them.
    """

    shown: Tensor
    asked: Tensor
    shown_y: Tensor
    asked_y: Tensor


def turns(task: LabelledTask) -> Iterator[Turn]:
    """As many turns as a class has images: in turn r its images r, r + 1, …, as many as it has examples, are shown.

    The first turn is the task itself. Raises TaskError when classes have unequally many images.
    """
    labels = torch.cat([task.support.y, task.query_y], 1)
    places = _by_class(labels, task.support.way)
    shots = task.support.y.shape[1] // task.support.way
    for turn in range(places.shape[2]):
        turned = places.roll(-turn, 2)
        shown, asked = turned[:, :, :shots].flatten(1), turned[:, :, shots:].flatten(1)
        yield Turn(shown, asked, labels.gather(1, shown), labels.gather(1, asked))


def _by_class(labels: Tensor, way: int) -> Tensor:
    """Labels (T, N) → (T, way, N / way): where the images of each class lie, in their order."""
    counts = torch.zeros(len(labels), way, dtype=torch.int64, device=labels.device)
    counts.scatter_add_(1, labels, torch.ones_like(labels))
    fewest, most = int(counts.min()), int(counts.max())
    if fewest != most:
        raise TaskError(
            f"Pictures can take turns only where all classes have equally many, but they have from {fewest} to {most}."
        )
    return labels.argsort(dim=1, stable=True).reshape(len(labels), way, -1)


def in_roles(task: LabelledTask, turn: Turn) -> tuple[Support, LabelledTask]:
    """The support set and the task of a turn, whose images are left empty: their features are known already."""
    support = Support(task.support.x[:, :0], turn.shown_y, task.support.way)
    return support, LabelledTask(support, task.query_x[:, :0], turn.asked_y)
