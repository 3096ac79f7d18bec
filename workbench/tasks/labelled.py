"""LabelledTask: a batch of classification tasks, each a support set and queries to recognise."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F


class TaskError(ValueError):
    """Tasks of the asked-for shape cannot be drawn; the message is one sentence with both numbers."""


@dataclass(frozen=True)
class Support:
    """What a learner is shown: T tasks of S labelled images each. S need not be way × shot.

    Attributes:
        x: (T, S, C, H, W), values 0..255 (uint8 or floating); the network normalises.
        y: (T, S) int64 in [0, way).
        way: number of classes.
    """

    x: Tensor
    y: Tensor
    way: int

    def split(self, tasks: int) -> list[Support]:
        """The same tasks in parts of at most ``tasks``."""
        parts = zip(torch.split(self.x, tasks), torch.split(self.y, tasks), strict=True)
        return [Support(x, y, self.way) for x, y in parts]


@dataclass(frozen=True)
class LabelledTask:
    """A batch of T tasks. ``query_x`` (T, Q, C, H, W) and ``query_y`` (T, Q) as in `Support`.

    ``classes`` (T, way) int64 says which class of the dataset each slot holds, where that is known.
    """

    support: Support
    query_x: Tensor
    query_y: Tensor
    classes: Tensor | None = None

    @property
    def tasks(self) -> int:
        """T."""
        return len(self.query_y)

    def split(self, tasks: int) -> list[LabelledTask]:
        """The same tasks in batches of at most ``tasks``."""
        supports = self.support.split(tasks)
        classes = [None] * len(supports) if self.classes is None else torch.split(self.classes, tasks)
        parts = zip(supports, torch.split(self.query_x, tasks), torch.split(self.query_y, tasks), classes, strict=True)
        return [LabelledTask(*part) for part in parts]

    def loss(self, logits: Tensor, smoothing: float = 0.0) -> Tensor:
        """Mean query cross-entropy per task: logits (T, Q, way) → (T,).

        ``smoothing`` is the share of every label that goes to all classes alike (Szegedy et al. 2016, 1512.00567).
        """
        each = F.cross_entropy(logits.transpose(1, 2), self.query_y, reduction="none", label_smoothing=smoothing)
        return each.mean(1)

    @staticmethod
    def guessing(way: int) -> dict[str, float]:
        """What each metric is worth by chance alone."""
        return {"accuracy": 1 / way}

    def metrics(self, logits: Tensor) -> dict[str, Tensor]:
        """Named metrics per task: logits (T, Q, way) → {"accuracy": (T,)}, fractions of 1."""
        # imported at its first use: it takes as long to load as torch, and Try it can do without
        from torchmetrics.functional.classification import multiclass_accuracy

        accuracy = multiclass_accuracy(
            logits.transpose(1, 2),
            self.query_y,
            num_classes=self.support.way,
            average="micro",
            multidim_average="samplewise",
            validate_args=False,  # would wait for the GPU, and tasks are drawn right
        )
        return {"accuracy": accuracy}
