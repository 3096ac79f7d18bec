"""Classes parted into training, validation and test: no class is in two of them.

Only a split by picture has every class in all parts, each with pictures of its own; see `picture_split`.

Rotated copies count as new classes, but are made within each part, after the split: a character and its
rotation never meet across parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import PICTURES, check_large_enough
from workbench.data.picture_split import drawn_pictures, only, picture_keys
from workbench.data.selection import rotate as rotate
from workbench.data.selection import select as select
from workbench.data.sources import fingerprint
from workbench.data.split_file import read_split

PARTS = ("train", "validation", "test")
SMALLEST_TRAINING = 2


@dataclass(frozen=True)
class Split:
    """Which classes are for what, as a run records it.

    Attributes:
        train, validation, test: class indices, ascending; no index is in two of them, unless the kind is "pictures".
        kind: "given" (by the dataset's authors), "random", "group", "file" (by the user), "all" (all classes train;
            validation and test are empty) or "pictures" (all classes in all parts, with pictures of their own).
        seed: the seed of the draw.
        class_names: the names of all classes, by index.
        fingerprint: that of the image set the split was drawn for, before any rotation.
        pictures: where the kind is "pictures", those of each part by their content, see `picture_keys`.
    """

    train: tuple[int, ...]
    validation: tuple[int, ...]
    test: tuple[int, ...]
    kind: str
    seed: int
    class_names: tuple[str, ...] = ()
    fingerprint: str = ""
    pictures: tuple[tuple[str, ...], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The split as plain data; the parts are written as class names as well, for people to read."""
        named = {part: [self.class_names[index] for index in getattr(self, part)] for part in PARTS}
        return {**asdict(self), "named": named}

    @classmethod
    def from_json(cls, data: Mapping[str, Any], image_set: ImageSet | None = None) -> Split:
        """Read a recorded split, and `fit` it to ``image_set`` where one is given.

        Raises:
            DataError: a field is missing, an index is out of range, or a class is not in the image set.
        """
        try:
            train, validation, test = (tuple(int(index) for index in data[part]) for part in PARTS)
            names = tuple(str(name) for name in data["class_names"])
            kind, seed, mark = str(data["kind"]), int(data["seed"]), str(data["fingerprint"])
            pictures = tuple(tuple(map(str, each)) for each in data.get("pictures", ()))
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"The recorded split cannot be read: {error!r}.") from error
        split = cls(train, validation, test, kind, seed, names, mark, pictures)
        split._check()
        return split if image_set is None else split.fit(image_set)

    def _check(self) -> None:
        indices = [*self.train, *self.validation, *self.test]
        if self.kind == PICTURES:
            self._check_pictures()
        elif len(set(indices)) < len(indices):
            raise DataError("The recorded split has a class in two of its parts.")
        if indices and not 0 <= min(indices) <= max(indices) < len(self.class_names):
            last = len(self.class_names) - 1
            raise DataError(f"The recorded split names class {max(indices)}, but the last one is {last}.")

    def _check_pictures(self) -> None:
        if len(self.pictures) != len(PARTS):
            raise DataError(f"The recorded split has pictures for {len(self.pictures)} of {len(PARTS)} parts.")
        if len(set().union(*self.pictures)) < sum(len(set(each)) for each in self.pictures):
            raise DataError("The recorded split has a picture in two of its parts.")

    def fit(self, image_set: ImageSet) -> Split:
        """The same classes, found by name, in an image set that may hold them in another order.

        Raises:
            DataError: a class of the split is not in the image set.
        """
        if image_set.class_names == self.class_names:
            return self
        where = {name: index for index, name in enumerate(image_set.class_names)}
        used = [self.class_names[i] for part in PARTS for i in getattr(self, part)]
        absent = [name for name in used if name not in where]
        if absent:
            raise DataError(
                f"{len(absent)} of the {len(used)} classes of the recorded split are not in this data: "
                f"{', '.join(absent[:3])}{' …' if len(absent) > 3 else ''}."
            )
        train, validation, test = (
            tuple(sorted(where[self.class_names[index]] for index in getattr(self, part))) for part in PARTS
        )
        mark = fingerprint(image_set)
        names = image_set.class_names
        return Split(train, validation, test, self.kind, self.seed, names, mark, self.pictures)


def split_classes(image_set: ImageSet, config: SplitConfig) -> Split:
    """Part the classes of an image set.

    "given" takes the parts of the dataset's authors, "random" parts classes, "group" whole groups (with ``held_out``
    the test groups are exactly those named), "file" the parts that a file names, and "all" puts every class into
    training and leaves validation and test empty; "pictures" puts every class into every part, and parts its pictures.
    "auto" is "given" where the authors drew a split, and "random" elsewhere.

    Raises:
        DataError: there is no given split, or no groups, a held-out group is unknown, the file of the split is absent
            or does not fit, a class is too small to have its pictures parted, or nothing is left for training.
    """
    if config.held_out and config.split != "group":
        raise DataError(
            f"Groups are held out ({config.held_out}), but the split is {config.split}; it must be by group."
        )
    kind = _kind(image_set, config)
    draws = {"given": _as_given, "random": _by_class, "group": _by_group, "file": _as_filed, "all": _everything}
    draw = {**draws, PICTURES: _by_picture}[kind]
    train, validation, test = (tuple(sorted(part)) for part in draw(image_set, config))
    if len(train) < SMALLEST_TRAINING:
        raise DataError(
            f"Of {image_set.n_classes} classes the split leaves {len(train)} for training, "
            f"but training needs at least {SMALLEST_TRAINING}."
        )
    names, mark = image_set.class_names, fingerprint(image_set)
    pictures = drawn_pictures(image_set, config) if kind == PICTURES else ()
    return Split(train, validation, test, kind, config.split_seed, names, mark, pictures)


def _kind(image_set: ImageSet, config: SplitConfig) -> str:
    if config.split != "auto":
        return config.split
    return "random" if image_set.class_part is None else "given"


def _as_given(image_set: ImageSet, _config: SplitConfig) -> tuple[Sequence[int], ...]:
    if image_set.class_part is None:
        raise DataError("The authors of this data gave no split of its classes; the split cannot be the given one.")
    part = image_set.class_part.tolist()
    return tuple([c for c, its in enumerate(part) if its == each] for each in range(len(PARTS)))


def _as_filed(image_set: ImageSet, config: SplitConfig) -> tuple[Sequence[int], ...]:
    if not config.split_file:
        raise DataError("The split is to come from a file (--split file), but none is named (--split-file).")
    named = read_split(Path(config.split_file).expanduser(), image_set.class_names)
    where = {name: index for index, name in enumerate(image_set.class_names)}
    return tuple([where[name] for name in named[part]] for part in PARTS)


def _everything(image_set: ImageSet, _config: SplitConfig) -> tuple[Sequence[int], ...]:
    return range(image_set.n_classes), (), ()


def _by_picture(image_set: ImageSet, config: SplitConfig) -> tuple[Sequence[int], ...]:
    """Every class for all parts of which a fraction is kept."""
    check_large_enough(dict(zip(image_set.class_names, image_set.counts.tolist(), strict=True)), config)
    every = range(image_set.n_classes)
    return every, every if config.validation_fraction else (), every if config.test_fraction else ()


def _by_class(image_set: ImageSet, config: SplitConfig) -> tuple[Sequence[int], ...]:
    order = _shuffled(range(image_set.n_classes), config)
    return _cut(order, config.validation_fraction, config.test_fraction, "classes")


def _by_group(image_set: ImageSet, config: SplitConfig) -> tuple[Sequence[int], ...]:
    if image_set.class_group is None or not image_set.group_names:
        raise DataError("The classes of this data have no groups; the split must be random.")
    held_out = _groups_named(image_set, config.held_out)
    rest = _shuffled([g for g in range(len(image_set.group_names)) if g not in held_out], config)
    if held_out:
        parts = _cut(rest, config.validation_fraction, 0.0, "groups", of=len(image_set.group_names))
        parts = (parts[0], parts[1], held_out)
    else:
        parts = _cut(rest, config.validation_fraction, config.test_fraction, "groups")
    group = image_set.class_group.tolist()
    return tuple([c for c, g in enumerate(group) if g in part] for part in parts)


def _shuffled(items: Sequence[int], config: SplitConfig) -> list[int]:
    generator = torch.Generator().manual_seed(config.split_seed)
    return [items[i] for i in torch.randperm(len(items), generator=generator).tolist()]


def _cut(
    order: Sequence[int], validation: float, test: float, what: str, of: int = 0
) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """Cut a shuffled list in three; a fraction above 0 is worth one at least. ``of`` is the whole's size."""
    whole = of or len(order)
    n_validation, n_test = (max(1, round(part * whole)) if part else 0 for part in (validation, test))
    n_train = len(order) - n_validation - n_test
    if n_train < 1:
        raise DataError(
            f"Validation takes {n_validation} and test {n_test} of {len(order)} {what} "
            f"(fractions {validation:g} and {test:g}), which leaves none for training."
        )
    ends = (n_train, n_train + n_validation)
    return order[: ends[0]], order[ends[0] : ends[1]], order[ends[1] :]


def _groups_named(image_set: ImageSet, text: str) -> list[int]:
    """The groups named in a comma-separated text. Raises DataError for a name that is not there."""
    asked = [name.strip() for name in text.split(",") if name.strip()]
    where = {name.casefold(): index for index, name in enumerate(image_set.group_names)}
    unknown = [name for name in asked if name.casefold() not in where]
    if unknown:
        raise DataError(f"There is no group {unknown[0]}; there are {', '.join(image_set.group_names)}.")
    return sorted({where[name.casefold()] for name in asked})


def parts(image_set: ImageSet, config: SplitConfig) -> dict[str, ImageSet]:
    """Split as ``config`` says, then `parts_of`. Raises DataError, see `split_classes`."""
    return parts_of(image_set, split_classes(image_set, config), rotations=config.rotations)


def parts_of(image_set: ImageSet, split: Split, *, rotations: bool = False) -> dict[str, ImageSet]:
    """The image sets "train", "validation" and "test" of a split, each rotated by itself if asked."""
    chosen = _by_part(image_set, split)
    return {part: rotate(each) for part, each in chosen.items()} if rotations else chosen


def _by_part(image_set: ImageSet, split: Split) -> dict[str, ImageSet]:
    if split.kind != PICTURES:
        return {part: select(image_set, getattr(split, part)) for part in PARTS}
    keys = picture_keys(image_set)
    return {
        part: select(only(image_set, keys, its), getattr(split, part))
        for part, its in zip(PARTS, split.pictures, strict=True)
    }
