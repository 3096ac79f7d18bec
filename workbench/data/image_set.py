"""ImageSet: every image of a dataset, sorted by class, in one tensor that may lie on the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

COMPACT = 1 << 30  # bytes up to which a choice of pictures is copied: neighbours in memory are faster than an index
UNIFIED = 4 << 30  # bytes that may be copied to a device that shares its memory with the processor


@dataclass(frozen=True)
class ImageSet:
    """All N images of a dataset, or a choice of another one's images.

    Attributes:
        images: (M, C, H, W) uint8, contiguous; may be memory-mapped. Image i of the set is ``images[rows[i]]``.
        class_start: (n_classes + 1,) int64; class c owns the images class_start[c] to class_start[c + 1] of the set.
        class_names: n_classes names.
        class_group: (n_classes,) int64, index into group_names (alphabet, superclass), or None.
        group_names: names of the groups.
        class_part: (n_classes,) int64, in the split that the dataset's authors drew: 0 training, 1 validation, 2 test,
            -1 none of them; or None where they drew none.
        rows: (N,) int64, or None where the set is all of ``images`` in their order.
        turns: (N,) uint8, by how many quarter turns each image is turned against the clock, or None for upright.
        fingerprint: that of `sources.fingerprint` where it is known, such as from the cache, or nothing.
    """

    images: Tensor
    class_start: Tensor
    class_names: tuple[str, ...]
    class_group: Tensor | None = None
    group_names: tuple[str, ...] = ()
    class_part: Tensor | None = None
    rows: Tensor | None = None
    turns: Tensor | None = None
    fingerprint: str = ""

    @property
    def n_classes(self) -> int:
        return len(self.class_names)

    @property
    def n_images(self) -> int:
        return len(self.images if self.rows is None else self.rows)

    @property
    def n_bytes(self) -> int:
        """What all images of the set take together."""
        return self.n_images * self.images[0].numel() if len(self.images) else 0

    @property
    def device(self) -> torch.device:
        """Where images are asked for and given; large sets stay on the disk all the same."""
        return self.class_start.device

    @property
    def counts(self) -> Tensor:
        """Images per class, (n_classes,) int64."""
        return self.class_start[1:] - self.class_start[:-1]

    def take(self, which: Tensor) -> Tensor:
        """The images ``which`` (n,) int64 of the set → (n, C, H, W) uint8, on the same device."""
        where = which.to(self.images.device)
        found = self.images.index_select(0, where if self.rows is None else self.rows[where])
        upright = found if self.turns is None else _turned(found, self.turns[where])
        return upright.to(which.device)

    def compact(self, limit: int = COMPACT) -> ImageSet:
        """The same set with nothing but its own images, in memory, where these take at most ``limit`` bytes."""
        if self.n_bytes > limit or (self.rows is None and self.turns is None):
            return self
        every = torch.arange(self.n_images, device=self.images.device)
        return replace(self, images=self.take(every), rows=None, turns=None)

    def to(self, device: torch.device | str) -> ImageSet:
        """The same set for a device. Images that would fill its memory stay where they are, and go there when taken."""
        device = torch.device(device)
        values = {name: getattr(self, name) for name in ("class_start", "class_group", "class_part")}
        moved = replace(self, **{name: value.to(device) for name, value in values.items() if value is not None})
        if device == self.images.device or self.n_bytes > _room(device):
            return moved
        whole = moved.compact(self.n_bytes)
        return replace(whole, images=whole.images.to(device))


def _room(device: torch.device) -> float:
    """Bytes that images may take on a device, beside what training needs."""
    return torch.cuda.mem_get_info(device)[0] / 2 if device.type == "cuda" else float(UNIFIED)


def _turned(images: Tensor, turns: Tensor) -> Tensor:
    """Each of ``images`` (n, C, H, H) turned by its own number of quarter turns (n,)."""
    for turn in range(1, 4):
        which = (turns == turn).nonzero().squeeze(1)
        images[which] = torch.rot90(images[which], turn, (2, 3))
    return images
