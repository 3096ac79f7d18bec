"""ImageSet: every image of a dataset as one tensor, sorted by class."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor


@dataclass(frozen=True)
class ImageSet:
    """All images of a dataset.

    Attributes:
        images: (N, C, H, W) uint8, contiguous, sorted by class; may be memory-mapped.
        class_start: (n_classes + 1,) int64; class c owns the rows class_start[c] to class_start[c + 1].
        class_names: n_classes names.
        class_group: (n_classes,) int64, index into group_names (alphabet, superclass), or None.
        group_names: names of the groups.
        class_part: (n_classes,) int64, in the split that the dataset's authors drew: 0 training, 1 validation, 2 test;
            or None where they drew none.
    """

    images: Tensor
    class_start: Tensor
    class_names: tuple[str, ...]
    class_group: Tensor | None = None
    group_names: tuple[str, ...] = ()
    class_part: Tensor | None = None

    @property
    def n_classes(self) -> int:
        return len(self.class_names)

    @property
    def counts(self) -> Tensor:
        """Images per class, (n_classes,) int64."""
        return self.class_start[1:] - self.class_start[:-1]

    def to(self, device: torch.device | str) -> ImageSet:
        """The same set with its tensors on ``device``."""
        group, part = (None if each is None else each.to(device) for each in (self.class_group, self.class_part))
        images, start = self.images.to(device), self.class_start.to(device)
        return replace(self, images=images, class_start=start, class_group=group, class_part=part)
