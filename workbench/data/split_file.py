"""A split of one's own, as a file: ``{"train": [class names], "validation": [...], "test": [...]}``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.data.errors import DataError
from workbench.data.part_names import PART

PARTS = ("train", "validation", "test")
IN_NO_PART = -1
FEWEST = 2  # classes that can be trained on
Named = dict[str, list[str]]


def read_split(path: Path, class_names: Sequence[str]) -> Named:
    """Part → names of its classes. Classes that are in none are left out of all parts.

    Raises:
        DataError: the file is no split, or names a class that is unknown, or one twice, or too few for training.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else f"it is no JSON ({error})"
        raise DataError(f"The split {path.name} cannot be read: {why}.") from error
    if not isinstance(data, Mapping) or not data:
        raise DataError(f"The split {path.name} must be an object with lists of class names: {', '.join(PARTS)}.")
    split: Named = {part: [] for part in PARTS}
    for part, names in data.items():
        if PART.get(part.casefold()) is None or not isinstance(names, list):
            raise DataError(f"The split {path.name} must map {', '.join(PARTS)} to lists of class names, not {part}.")
        split[PARTS[PART[part.casefold()]]] += [str(name) for name in names]
    class_parts(split, class_names, f"The split {path.name}")
    return split


def class_parts(split: Mapping[str, Sequence[str]], class_names: Sequence[str], title: str) -> list[int]:
    """The part of each class: 0, 1 or 2, or IN_NO_PART.

    Raises:
        DataError: the split names a class that is unknown, or one twice, or too few for training; ``title`` opens it.
    """
    known, part_of = set(class_names), dict[str, int]()
    for part, name in ((part, name) for part, words in enumerate(PARTS) for name in split[words]):
        if name not in known:
            there = f"{', '.join(class_names[:5])}{' …' if len(class_names) > 5 else ''}"
            raise DataError(f"{title} names the class {name}, but there is none; there are {there}.")
        if name in part_of:
            its = (PARTS[part_of[name]], PARTS[part])
            where = f"twice in {its[0]}" if its[0] == its[1] else f"in {its[0]} and in {its[1]}"
            raise DataError(f"{title} has the class {name} {where}.")
        part_of[name] = part
    if len(split["train"]) < FEWEST:
        raise DataError(
            f"{title} leaves {len(split['train'])} of the classes for training, but it needs at least {FEWEST}."
        )
    return [part_of.get(name, IN_NO_PART) for name in class_names]
