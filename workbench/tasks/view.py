"""What a learner is given for rows of a set of images: the pictures, or what a fixed network makes of them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet
from workbench.tasks.augmentation import Augmentation
from workbench.tasks.labelled import TaskError

View = Callable[[Tensor], Tensor]
"""Rows (n,) of an ImageSet → what is learned from, (n, C, H, W)."""


def pictures(images: ImageSet, augmentation: Augmentation | None, generator: torch.Generator) -> View:
    """The view of the pictures themselves, in 0..255; each look at a picture varies it anew by ``augmentation``."""

    def view(rows: Tensor) -> Tensor:
        x = images.take(rows)
        return augmentation(x, generator) if augmentation else x

    return view


def chosen_view(
    images: ImageSet, augmentation: Augmentation | None, generator: torch.Generator, view: View | None
) -> View:
    """``view`` where there is one, else the pictures.

    Raises:
        TaskError: another view than the pictures cannot be augmented.
    """
    if view is None:
        return pictures(images, augmentation, generator)
    if augmentation:
        raise TaskError("Features are computed once for each picture, so the pictures cannot be varied as well.")
    return view
