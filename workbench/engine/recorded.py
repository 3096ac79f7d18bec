"""How a run parted its data, found again in data that may have changed: nothing it was trained on gets into a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import KNOWN_CLASSES, PICTURES
from workbench.data.picture_split import only, picture_keys
from workbench.data.selection import select
from workbench.data.sources import fingerprint
from workbench.data.splits import PARTS, Split
from workbench.engine.checkpoint import CheckpointError

ALL = "all"
TRAINED_ON = "known classes: tested on the pictures it was trained on"
ALL_PICTURES = "known classes: all pictures, also those it was trained on"
CHANGED = "the data has changed since training"


@dataclass(frozen=True)
class Recorded:
    """A run's split, and where its classes are in a set of images: part → indices, ascending."""

    split: Split
    classes: Mapping[str, tuple[int, ...]]

    @property
    def by_picture(self) -> bool:
        """Whether it is the pictures of each class that were parted."""
        return self.split.kind == PICTURES

    def kept_from(self, images: ImageSet, part: str, ref: str) -> ImageSet:
        """The classes of a part, with its own pictures alone where these were parted. Pictures that the run never saw
        are in no part.

        Raises:
            CheckpointError: the run ``ref`` has no classes for that part, or its pictures are no longer there.
        """
        if part == ALL:
            return images
        if not self.classes[part]:
            others = " or ".join([each for each in PARTS if self.classes[each]] + [ALL])
            raise CheckpointError(f"{ref} was trained without {part} classes; ask for --split {others}.")
        if not self.by_picture:
            return select(images, self.classes[part])
        wanted = self.split.pictures[PARTS.index(part)]
        found = only(images, picture_keys(images), wanted)
        if not found.n_images:
            raise CheckpointError(
                f"Of the {len(wanted):,} pictures that {ref} has for {part}, none is among the {images.n_images:,} of "
                "this data; whether it was trained on these cannot be told."
            )
        return select(found, self.classes[part])

    def standing(self, images: ImageSet, part: str, ref: str) -> tuple[Tensor, list[str]]:
        """Which of the N ``images`` are of a part, (N,) bool, and what must be said of a test on them.

        Raises:
            CheckpointError: as `kept_from`.
        """
        chosen = self.kept_from(images, part, ref)
        classes = range(images.n_classes) if part == ALL else self.classes[part]
        kept = of_classes(images, classes)
        if self.by_picture and part != ALL:
            wanted = frozenset(self.split.pictures[PARTS.index(part)])
            kept &= torch.tensor([key in wanted for key in picture_keys(images)], dtype=torch.bool)
        return kept, self.badges(images, chosen, part)

    def badges(self, images: ImageSet, chosen: ImageSet, part: str) -> list[str]:
        """What must be said of a test on ``chosen``, which `kept_from` took from ``images``."""
        changed = [] if fingerprint(images) == self.split.fingerprint else [CHANGED]
        if not self.by_picture:
            trained = part == ALL and bool(self.classes["train"])
            return [*changed, *(["all classes, also those it was trained on"] if trained else [])]
        words = {ALL: ALL_PICTURES, "train": TRAINED_ON}.get(part, KNOWN_CLASSES)
        return [words, *changed, *self._missing(chosen, part)]

    def _missing(self, chosen: ImageSet, part: str) -> list[str]:
        """That a part has lost pictures since."""
        if part == ALL:
            return []
        there, wanted = len(set(picture_keys(chosen))), len(self.split.pictures[PARTS.index(part)])
        return [f"{there:,} of the {wanted:,} {part} pictures are still there"] if there < wanted else []


def recorded_in(images: ImageSet, record: Mapping[str, Any]) -> Recorded | None:
    """The split of a run's ``record`` with its classes found by name in ``images``; None when none of them is there.

    By name, since the same data may come in another form or with classes added: none that was trained on may slip into
    the test.
    """
    split = Split.from_json(record)
    where = {name: index for index, name in enumerate(images.class_names)}
    named = {part: [split.class_names[index] for index in getattr(split, part)] for part in PARTS}
    found = {part: tuple(sorted(where[each] for each in names if each in where)) for part, names in named.items()}
    return Recorded(split, found) if any(found.values()) else None


def of_classes(images: ImageSet, classes: Iterable[int]) -> Tensor:
    """Which of the N pictures are of ``classes``, (N,) bool."""
    chosen = torch.zeros(images.n_classes, dtype=torch.bool)
    chosen[list(classes)] = True
    return chosen.repeat_interleave(images.counts)


def practised_pictures(info: Mapping[str, Any], images: ImageSet) -> int:
    """How many of ``images`` a run was trained on, where its record ``info`` tells that picture by picture."""
    return int(practised_where(info, images).sum())


def practised_where(info: Mapping[str, Any], images: ImageSet) -> Tensor:
    """On which of ``images`` a run was trained, (N,) bool, where its record ``info`` tells that picture by picture."""
    records = records_of(info)
    trained = {key for each in records if each.get("pictures") for key in each["pictures"][0]}
    if not trained:
        return torch.zeros(images.n_images, dtype=torch.bool)
    return torch.tensor([key in trained for key in picture_keys(images)], dtype=torch.bool)


def records_of(info: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """How each dataset of a run was parted; none of a model that practised on nothing here."""
    alone = {"": info["split"]} if "split" in info else {}
    return list(info.get("splits", alone).values())
