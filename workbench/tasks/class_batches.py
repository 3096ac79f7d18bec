"""Batches over all classes at once, as a plain classifier is trained: the stream of the baselines."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.data.image_set import ImageSet
from workbench.tasks.augmentation import Augmentation
from workbench.tasks.labelled import TaskError
from workbench.tasks.view import View, chosen_view


@dataclass(frozen=True)
class ClassBatch:
    """B images and their classes, n = ``tasks`` equal batches one after another.

    Attributes:
        x: (B, C, H, W), values 0..255.
        y: (B,) int64 in [0, way).
        way: the number of all classes.
        tasks: n, the number of batches; B is a multiple of it.
    """

    x: Tensor
    y: Tensor
    way: int
    tasks: int = 1

    def split(self, tasks: int) -> list[ClassBatch]:
        """The same batches in parts of at most ``tasks``."""
        size = tasks * (len(self.y) // self.tasks)
        parts = zip(torch.split(self.x, size), torch.split(self.y, size), strict=True)
        return [ClassBatch(x, y, self.way, len(y) * self.tasks // len(self.y)) for x, y in parts]

    def loss(self, logits: Tensor, smoothing: float = 0.0) -> Tensor:
        """Mean cross-entropy per batch: logits (B, way) → (n,); ``smoothing`` as in `LabelledTask.loss`."""
        each = F.cross_entropy(logits, self.y, reduction="none", label_smoothing=smoothing)
        return each.reshape(self.tasks, -1).mean(1)

    @staticmethod
    def guessing(way: int) -> dict[str, float]:
        """What each metric is worth by chance alone."""
        return {"class accuracy": 1 / way}

    def metrics(self, logits: Tensor) -> dict[str, Tensor]:
        """Named metrics per batch: logits (B, way) → {"class accuracy": (n,)}, fractions of 1.

        Not the accuracy of few-shot tasks: here the classes are those that are trained on, all of them at once.
        """
        right = logits.argmax(1) == self.y
        return {"class accuracy": right.float().reshape(self.tasks, -1).mean(1)}


class ClassBatchSampler:
    """Draws batches of images with their classes. All randomness comes from ``generator``.

    Every image of every class is equally likely at every draw, with replacement: the generator's state is then all
    that a run needs to go on, where passes without replacement would need their order as well.

    Args:
        images: where images are drawn from.
        batch: images per batch.
        generator: on the device of ``images``.
        augmentation: how pictures are varied.
        view: what the learner is given for rows of the images; by default the pictures.

    Raises:
        TaskError: there are fewer than two classes, or no images.
    """

    def __init__(
        self,
        images: ImageSet,
        batch: int,
        generator: torch.Generator,
        augmentation: Augmentation | None = None,
        view: View | None = None,
    ) -> None:
        if images.n_classes < 2:
            raise TaskError(f"A classifier needs at least 2 classes to tell apart, but there are {images.n_classes}.")
        self.images, self.batch, self.generator = images, batch, generator
        self._view = chosen_view(images, augmentation, generator, view)

    def sample(self, tasks: int) -> ClassBatch:
        """``tasks`` batches."""
        total, device = self.images.n_images, self.images.device
        rows = torch.randint(total, (tasks * self.batch,), generator=self.generator, device=device)
        classes = torch.bucketize(rows, self.images.class_start[1:], right=True)
        return ClassBatch(self._view(rows), classes, self.images.n_classes, tasks)
