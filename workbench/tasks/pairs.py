"""Pairs of pictures, of one class or of two: the stream of Siamese networks (Koch et al. 2015)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet
from workbench.tasks.augmentation import Augmentation
from workbench.tasks.labelled import TaskError
from workbench.tasks.view import View, chosen_view


@dataclass(frozen=True)
class PairBatch:
    """B pairs of images, n = ``tasks`` equal batches one after another.

    Attributes:
        x1, x2: (B, C, H, W), values 0..255.
        same: (B,) bool, whether both are of one class.
        tasks: n, the number of batches; B is a multiple of it.
    """

    x1: Tensor
    x2: Tensor
    same: Tensor
    tasks: int = 1

    def split(self, tasks: int) -> list[PairBatch]:
        """The same batches in parts of at most ``tasks``."""
        size = tasks * (len(self.same) // self.tasks)
        parts = zip(*(torch.split(each, size) for each in (self.x1, self.x2, self.same)), strict=True)
        return [PairBatch(x1, x2, same, len(same) * self.tasks // len(self.same)) for x1, x2, same in parts]

    @staticmethod
    def guessing() -> dict[str, float]:
        """What each metric is worth by chance alone."""
        return {"pair accuracy": 0.5}

    def metrics(self, scores: Tensor) -> dict[str, Tensor]:
        """Named metrics per batch: scores (B,), above 0 where a pair is taken for the same → {"pair accuracy": (n,)}.

        Not the accuracy of few-shot tasks: here one of two answers is right.
        """
        right = (scores > 0) == self.same
        return {"pair accuracy": right.float().reshape(self.tasks, -1).mean(1)}


class PairSampler:
    """Draws batches of pairs. All randomness comes from ``generator``.

    Every other pair is of two different pictures of one class, the rest of two different classes. Every class with at
    least two images is equally likely, and within a class every picture.

    Args:
        images: where pictures are drawn from.
        pairs: pairs per batch, at least two.
        generator: on the device of ``images``.
        augmentation: how pictures are varied, each in its own way.
        view: what the learner is given for rows of the images; by default the pictures.

    Raises:
        TaskError: fewer than two classes have two images, or ``pairs`` is fewer than two.
    """

    def __init__(
        self,
        images: ImageSet,
        pairs: int,
        generator: torch.Generator,
        augmentation: Augmentation | None = None,
        view: View | None = None,
    ) -> None:
        if pairs < 2:
            raise TaskError(f"A batch needs at least 2 pairs, one of each kind, but {pairs} was asked for.")
        self.images, self.pairs, self.generator = images, pairs, generator
        classes = _paired_classes(images)
        self._start, self._counts = images.class_start[classes], images.counts[classes]
        self._view = chosen_view(images, augmentation, generator, view)

    def sample(self, tasks: int) -> PairBatch:
        """``tasks`` batches."""
        device = self.images.device
        draw = torch.rand(4, tasks * self.pairs, generator=self.generator, device=device)
        same = torch.arange(tasks * self.pairs, device=device) % 2 == 0
        classes = torch.tensor(len(self._counts), device=device)
        first = _any(classes, draw[0])
        second = torch.where(same, first, _another(first, classes, draw[1]))
        place = _any(self._counts[first], draw[2])
        # in another class any picture will do, in the same class any but the first one
        count = self._counts[second]
        partner = torch.where(same, _another(place, count, draw[3]), _any(count, draw[3]))
        x = self._view(torch.cat([self._start[first] + place, self._start[second] + partner]))
        return PairBatch(x[: len(same)], x[len(same) :], same, tasks)


def _any(count: Tensor, draw: Tensor) -> Tensor:
    """A number below ``count``, each equally likely as ``draw`` is uniform in [0, 1)."""
    return torch.minimum((draw * count).long(), count - 1)  # a product may be rounded up to the count


def _another(number: Tensor, count: Tensor, draw: Tensor) -> Tensor:
    """A number below ``count`` other than ``number``, each equally likely."""
    return (number + 1 + _any(count - 1, draw)) % count


def _paired_classes(images: ImageSet) -> Tensor:
    """Indices of the classes with two images or more. Raises TaskError when they are fewer than two."""
    if images.n_classes < 2:
        raise TaskError(f"Pairs of different classes need at least 2 classes, but there are {images.n_classes}.")
    enough = (images.counts >= 2).nonzero().squeeze(1)
    if len(enough) < 2:
        raise TaskError(
            f"Pairs need 2 classes with at least 2 images each, but only {len(enough)} have as many; "
            f"the largest class has {int(images.counts.max())}."
        )
    return enough
