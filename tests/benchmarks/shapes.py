"""The shapes of tasks that learners are measured on, drawn from images of nothing: speed does not depend on them."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from workbench.data.image_set import ImageSet
from workbench.tasks.sampler import EpisodeSampler

WAYS, QUERIES = 5, 15
CLASSES, EACH = 100, 20


@dataclass(frozen=True)
class Shape:
    """5-way tasks of so many shots, with 15 questions a class, on images of ``size``² × ``channels``."""

    shots: int
    size: int
    channels: int

    def __str__(self) -> str:
        return f"{WAYS}w{self.shots}s {self.size}×{self.size}×{self.channels}"

    def images(self) -> ImageSet:
        generator = torch.Generator().manual_seed(0)
        shape = (CLASSES * EACH, self.channels, self.size, self.size)
        images = torch.randint(0, 256, shape, generator=generator, dtype=torch.uint8)
        return ImageSet(images, torch.arange(CLASSES + 1) * EACH, tuple(map(str, range(CLASSES))))

    def sampler(self, images: ImageSet) -> EpisodeSampler:
        """The same tasks for all that are compared."""
        return EpisodeSampler(images, WAYS, self.shots, QUERIES, torch.Generator().manual_seed(1))


SHAPES = tuple(Shape(shots, size, channels) for size, channels in ((28, 1), (84, 3)) for shots in (1, 5))
