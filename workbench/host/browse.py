"""Pictures of some classes of a dataset, as they are scrolled past."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import interpolate

from workbench.config import RunConfig, SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.engine.commands import BrowseClasses
from workbench.engine.replies import ClassesShown
from workbench.engine.setup import open_images
from workbench.host.describe import pixels_of

LARGEST = 64  # pixels a side: many classes are looked at together


class ClassBrowser:
    """Keeps the dataset that was looked at last open: finding out that none of its files has changed takes time."""

    def __init__(self) -> None:
        self._kept: tuple[RunConfig, ImageSet] | None = None

    def forget(self) -> None:
        """Open the dataset anew at the next request."""
        self._kept = None

    def show(self, command: BrowseClasses) -> ClassesShown:
        """Without classes nobody looks any more: the dataset is let go.

        Raises:
            DataError, ConfigError: the dataset cannot be opened, or has no such class.
        """
        if not command.classes:
            self.forget()
            return ClassesShown(command.request_id, (), (), np.zeros((0, 1, 1, 1), np.uint8))
        images = self._open(command.config)
        wrong = [index for index in command.classes if not 0 <= index < images.n_classes]
        if wrong:
            raise DataError(f"Class {wrong[0]} is asked for, but there are {images.n_classes} classes.")
        start, counts = images.class_start.tolist(), images.counts.tolist()
        shown = [min(command.each, counts[index]) for index in command.classes]
        rows = [
            start[index] + place for index, some in zip(command.classes, shown, strict=True) for place in range(some)
        ]
        pictures = _small(images.take(torch.tensor(rows, dtype=torch.int64)))
        return ClassesShown(command.request_id, command.classes, tuple(shown), pixels_of(pictures))

    def _open(self, config: RunConfig) -> ImageSet:
        seen = replace(config, split=SplitConfig())  # however classes are parted, their pictures are the same
        if self._kept is None or self._kept[0] != seen:
            self._kept = seen, open_images(seen)[1]
        return self._kept[1]


def _small(images: Tensor) -> Tensor:
    """(n, C, H, W) uint8 → no larger than is needed in a list."""
    side = images.shape[-1]
    if side <= LARGEST or not len(images):
        return images
    return interpolate(images.float(), size=LARGEST, mode="area").round().to(torch.uint8)
