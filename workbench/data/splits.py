"""Classes parted into training, validation and test: no class is in two of them.

Rotated copies count as new classes, but are made within each part, after the split: a character and its
rotation never meet across parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint
from workbench.data.split_file import read_split

PARTS = ("train", "validation", "test")
SMALLEST_TRAINING = 2


@dataclass(frozen=True)
class Split:
    """Which classes are for what, as a run records it.

    Attributes:
        train, validation, test: class indices, ascending; no index is in two of them.
        kind: "given" (by the dataset's authors), "random", "group", "file" (by the user) or "all" (all classes
            train; validation and test are empty).
        seed: the seed of the draw.
        class_names: the names of all classes, by index.
        fingerprint: that of the image set the split was drawn for, before any rotation.
    """

    train: tuple[int, ...]
    validation: tuple[int, ...]
    test: tuple[int, ...]
    kind: str
    seed: int
    class_names: tuple[str, ...] = ()
    fingerprint: str = ""

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
        except (KeyError, TypeError, ValueError) as error:
            raise DataError(f"The recorded split cannot be read: {error!r}.") from error
        split = cls(train, validation, test, kind, seed, names, mark)
        split._check()
        return split if image_set is None else split.fit(image_set)

    def _check(self) -> None:
        indices = [*self.train, *self.validation, *self.test]
        if len(set(indices)) < len(indices):
            raise DataError("The recorded split has a class in two of its parts.")
        if indices and not 0 <= min(indices) <= max(indices) < len(self.class_names):
            last = len(self.class_names) - 1
            raise DataError(f"The recorded split names class {max(indices)}, but the last one is {last}.")

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
        return Split(train, validation, test, self.kind, self.seed, image_set.class_names, mark)


def split_classes(image_set: ImageSet, config: SplitConfig) -> Split:
    """Part the classes of an image set.

    "given" takes the parts of the dataset's authors, "random" parts classes, "group" whole groups (with ``held_out``
    the test groups are exactly those named), "file" the parts that a file names, and "all" puts every class into
    training and leaves validation and test empty; "auto" is "given" where the authors drew a split, and "random"
    elsewhere.

    Raises:
        DataError: there is no given split, or no groups, a held-out group is unknown, the file of the split is absent
            or does not fit, or nothing is left for training.
    """
    if config.held_out and config.split != "group":
        raise DataError(
            f"Groups are held out ({config.held_out}), but the split is {config.split}; it must be by group."
        )
    kind = _kind(image_set, config)
    draws = {"given": _as_given, "random": _by_class, "group": _by_group, "file": _as_filed, "all": _everything}
    draw = draws[kind]
    train, validation, test = (tuple(sorted(part)) for part in draw(image_set, config))
    if len(train) < SMALLEST_TRAINING:
        raise DataError(
            f"Of {image_set.n_classes} classes the split leaves {len(train)} for training, "
            f"but training needs at least {SMALLEST_TRAINING}."
        )
    names, mark = image_set.class_names, fingerprint(image_set)
    return Split(train, validation, test, kind, config.split_seed, names, mark)


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


def parts(image_set: ImageSet, config: SplitConfig) -> dict[str, ImageSet]:
    """Split as ``config`` says, then `parts_of`. Raises DataError, see `split_classes`."""
    return parts_of(image_set, split_classes(image_set, config), rotations=config.rotations)


def parts_of(image_set: ImageSet, split: Split, *, rotations: bool = False) -> dict[str, ImageSet]:
    """The image sets "train", "validation" and "test" of a split, each rotated by itself if asked."""
    chosen = {part: select(image_set, getattr(split, part)) for part in PARTS}
    return {part: rotate(each) for part, each in chosen.items()} if rotations else chosen
