"""The classes of a dataset as its authors gave them, before their pictures are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet

PARTS = ("training", "validation", "test")


@dataclass(frozen=True)
class GivenClass:
    """A class of a dataset.

    Attributes:
        name: of the class.
        part: which part it belongs to (0 training, 1 validation, 2 test), or None where the authors drew no split.
        files: the names of its pictures, where each is a file.
        group: the name of its group (superclass, manufacturer), or nothing where there are none.
    """

    name: str
    part: int | None
    files: tuple[str, ...] = ()
    group: str = ""


def in_order(classes: Sequence[GivenClass]) -> list[GivenClass]:
    """By part and then by name, so that a part's images are neighbours and stay in the mapped file."""
    return sorted(classes, key=lambda each: (each.part or 0, each.name))


def check(classes: Sequence[GivenClass], counts: Sequence[int], title: str, place: str) -> None:
    """See that each class is in one part only, with pictures, and that no part lacks classes.

    Args:
        classes: all classes of the dataset.
        counts: how many pictures each has.
        title, place: of the dataset, and of the folder or archive, for the sentence.

    Raises:
        DataError: it is not so.
    """
    part_of: dict[str, int | None] = {}
    for each, count in zip(classes, counts, strict=True):
        other = part_of.setdefault(each.name, each.part)
        if other != each.part:
            raise DataError(f"The class {each.name} of {place} is in two parts: {_word(other)} and {_word(each.part)}.")
        if not count:
            words = f"{_word(each.part)} class".lstrip()
            raise DataError(f"The {words} {each.name} of {place} has no pictures.")
    missing = [words for part, words in enumerate(PARTS) if part not in part_of.values()]
    if missing and set(part_of.values()) != {None}:
        have = f"{title} has classes for {', '.join(PARTS)}"
        raise DataError(f"There are no {missing[0]} classes in {place}, but {have}.")


def labelled(images: Tensor, classes: Sequence[GivenClass], counts: Sequence[int]) -> ImageSet:
    """The image set of images (N, C, H, W) uint8 that are sorted by class, with the given numbers of each."""
    start = torch.zeros(len(classes) + 1, dtype=torch.int64)
    start[1:] = torch.tensor(counts).cumsum(0)
    parts = [each.part for each in classes if each.part is not None]
    groups = sorted({each.group for each in classes} - {""})
    group = torch.tensor([groups.index(each.group) for each in classes]) if groups else None
    part = torch.tensor(parts) if parts else None
    return ImageSet(images, start, tuple(each.name for each in classes), group, tuple(groups), part)


def _word(part: int | None) -> str:
    return "" if part is None else PARTS[part]
