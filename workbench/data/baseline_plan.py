"""A baseline on a few classes: which split, and which tasks, their pictures suffice for. Free of torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.data.errors import DataError
from workbench.data.picture_draw import PICTURES, Shares, shares
from workbench.sections import SplitConfig

ALGORITHM = "baseline_pp"
WAYS, SHOTS, QUERIES = 5, 5, 15  # of the field's tasks: so many at most
ONE = 1  # example of each class, where there are not pictures enough for SHOTS and as many questions
EACH = 2  # pictures of a class that a task needs: one to learn from, and one to recognise
FEWEST = 1 + 2 * EACH  # pictures of a class: one to practise on, and tasks in validation and test


@dataclass(frozen=True)
class BaselinePlan:
    """What a run is told beside the fast preset of ``algorithm``: ``split`` and ``task``, knob → value.

    ``pictures`` are those for training, validation and test in all.
    """

    algorithm: str
    split: Mapping[str, str | float]
    task: Mapping[str, int]
    pictures: Shares

    @property
    def flags(self) -> str:
        """The same on a command line."""
        told = {"algorithm": self.algorithm, **self.split, **self.task}
        return " ".join(f"--{name.replace('_', '-')} {value}" for name, value in told.items())

    @property
    def sentence(self) -> str:
        """What will be done with the pictures."""
        train, _, test = self.pictures
        return f"an ordinary classifier practises on {train:,} of the pictures, and is tested on {test:,} new ones"


def baseline_plan(counts: Mapping[str, int]) -> BaselinePlan:
    """Every class in every part, and tasks that go with what each part has of it.

    Args:
        counts: class → its number of pictures.

    Raises:
        DataError: there are fewer than two classes, or one has fewer than FEWEST pictures.
    """
    if len(counts) < 2:
        raise DataError(f"A baseline tells at least 2 classes apart, but there is only {len(counts)}.")
    name, smallest = min(counts.items(), key=lambda each: each[1])
    if smallest < FEWEST:
        raise DataError(
            f"A baseline needs {FEWEST} pictures of every class (1 to practise on, {EACH} each for validation and "
            f"test), but {name} has only {smallest}."
        )
    split = _split(smallest)
    config = SplitConfig(**split)  # type: ignore[arg-type]
    each = [shares(count, config) for count in counts.values()]
    kept = min(min(its[1:]) for its in each)
    shots = SHOTS if kept >= 2 * SHOTS else ONE
    task = {"ways": min(WAYS, len(counts)), "shots": shots, "queries": min(QUERIES, kept - shots)}
    train, validation, test = (sum(its[part] for its in each) for part in range(3))
    return BaselinePlan(ALGORITHM, split, task, (train, validation, test))


def _split(smallest: int) -> dict[str, str | float]:
    """Larger fractions than usual where EACH pictures of the smallest class would not be kept otherwise."""
    usual, needed = SplitConfig(), math.ceil(100 * EACH / smallest) / 100
    fractions = {"validation_fraction": usual.validation_fraction, "test_fraction": usual.test_fraction}
    changed = {name: needed for name, usually in fractions.items() if round(usually * smallest) < EACH}
    return {"split": PICTURES, **changed}
