"""Images that tell where they came from: each holds the number of its row."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet


def numbered(counts: list[int], groups: list[int] | None = None) -> ImageSet:
    """Images of one pixel column: the row's number in two base-256 digits; ``counts`` images per class."""
    total = sum(counts)
    rows = torch.arange(total)
    images = torch.stack([rows // 256, rows % 256], 1).to(torch.uint8).reshape(total, 1, 2, 1)
    start = torch.tensor([0, *counts]).cumsum(0)
    group = None if groups is None else torch.tensor(groups)
    names = () if groups is None else tuple(f"group {i}" for i in range(max(groups) + 1))
    return ImageSet(images, start, tuple(f"class {i}" for i in range(len(counts))), group, names)


def rows_of(x: Tensor) -> Tensor:
    """Pictures (..., 1, 2, 1) → the rows they came from."""
    return x[..., 0, 0, 0].long() * 256 + x[..., 0, 1, 0].long()


def classes_of(images: ImageSet, x: Tensor) -> Tensor:
    return torch.bucketize(rows_of(x), images.class_start[1:], right=True)
