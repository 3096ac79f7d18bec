"""Some of the classes of an image set, and each of them turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet


def select(image_set: ImageSet, classes: Sequence[int]) -> ImageSet:
    """The given classes of an image set, in the given order; groups without a class are dropped.

    Raises:
        DataError: a class index is out of range.
    """
    wrong = [index for index in classes if not 0 <= index < image_set.n_classes]
    if wrong:
        raise DataError(f"Class {wrong[0]} is asked for, but there are {image_set.n_classes} classes.")
    if list(classes) == list(range(image_set.n_classes)):
        return image_set
    chosen = torch.tensor(list(classes), dtype=torch.int64)
    start = torch.zeros(len(chosen) + 1, dtype=torch.int64)
    start[1:] = image_set.counts[chosen].cumsum(0)
    names = tuple(image_set.class_names[c] for c in classes)
    part = None if image_set.class_part is None else image_set.class_part[chosen]
    pictures = _pictures_of(image_set, classes)
    return ImageSet(pictures.images, start, names, *_groups_of(image_set, chosen), part, pictures.rows, pictures.turns)


def _pictures_of(image_set: ImageSet, classes: Sequence[int]) -> ImageSet:
    """A set with the pictures of some classes. Neighbours, and many, stay where they are: in a mapped file, say."""
    starts = image_set.class_start.tolist()
    plain = image_set.rows is None and image_set.turns is None
    if plain and classes and list(classes) == list(range(classes[0], classes[0] + len(classes))):
        return replace(image_set, images=image_set.images[starts[classes[0]] : starts[classes[-1] + 1]])
    which = torch.tensor([row for c in classes for row in range(starts[c], starts[c + 1])], dtype=torch.int64)
    rows = which if image_set.rows is None else image_set.rows[which]
    turns = None if image_set.turns is None else image_set.turns[which]
    return replace(image_set, rows=rows, turns=turns).compact()


def _groups_of(image_set: ImageSet, chosen: torch.Tensor) -> tuple[torch.Tensor | None, tuple[str, ...]]:
    if image_set.class_group is None:
        return None, ()
    present, index = torch.unique(image_set.class_group[chosen], return_inverse=True)
    return index, tuple(image_set.group_names[g] for g in present.tolist())


def rotate(image_set: ImageSet) -> ImageSet:
    """Every class four times, turned by 0°, 90°, 180° and 270°, each a class of its own.

    A turned group is a group of its own as well: among letters that stand upright, one that lies on its side gives
    itself away, and a task within one alphabet would be easier than it is. Class c of n, turned k times, is class
    k × n + c, and groups likewise. Raises DataError when images are not square.
    """
    height, width = image_set.images.shape[2:]
    if height != width:
        raise DataError(f"Images of {width} × {height} pixels cannot be turned by 90°: they must be square.")
    total, groups = image_set.n_images, len(image_set.group_names)
    start = torch.cat([image_set.class_start[:-1] + turn * total for turn in range(4)])
    group, part = image_set.class_group, image_set.class_part
    rows = torch.arange(total) if image_set.rows is None else image_set.rows
    turns = torch.zeros(total, dtype=torch.uint8) if image_set.turns is None else image_set.turns
    turned = replace(
        image_set,
        class_start=torch.cat([start, torch.tensor([4 * total])]),
        class_names=_turned(image_set.class_names),
        class_group=None if group is None else torch.cat([group + turn * groups for turn in range(4)]),
        group_names=_turned(image_set.group_names),
        class_part=None if part is None else part.repeat(4),
        rows=rows.repeat(4),
        turns=torch.cat([(turns + turn) % 4 for turn in range(4)]),
        fingerprint="",
    )
    return turned.compact()


def _turned(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{name} {90 * turn}°" if turn else name for turn in range(4) for name in names)
