"""How classes are parted into training, validation and test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.knobs import knob


@dataclass(frozen=True)
class SplitConfig:
    """How classes are parted into training, validation and test; recorded in the run."""

    HEADING: ClassVar[str] = "Split of classes"

    split: str = knob(
        "auto",
        choices=("auto", "given", "random", "group", "all", "file", "pictures"),
        advanced=True,
        label="Split of classes",
        help="Part the classes as the dataset's authors did (given), at random, by whole groups such as alphabets, as "
        "a file says, or train on all of them. Auto: as the authors did where they say, and else at random. By picture "
        "(pictures): every class is in all parts, each with pictures of its own, for a baseline on a few classes.",
    )
    split_file: str = knob(
        "",
        advanced=True,
        label="Split file",
        needs="split=file",
        help='A JSON file with the names of the classes of each part: {"train": [...], "validation": [...], '
        '"test": [...]}. Classes that it does not name are left out.',
    )
    split_seed: int = knob(
        0,
        low=0,
        high=2**31 - 1,
        advanced=True,
        help="Decides what is for practice and what to measure with: another number, another split.",
    )
    validation_fraction: float = knob(
        0.15,
        low=0.0,
        high=0.8,
        advanced=True,
        help="The fraction of classes (or groups, or of each class's pictures) kept for validation.",
    )
    test_fraction: float = knob(
        0.2,
        low=0.0,
        high=0.8,
        advanced=True,
        help="The fraction of classes (or groups, or of each class's pictures) kept for the final test.",
    )
    held_out: str = knob(
        "",
        advanced=True,
        label="Groups kept for the test",
        needs="split=group",
        help="Names of groups, separated by commas, that form the test set exactly.",
    )
    rotations: bool = knob(
        False,
        advanced=True,
        label="Rotations as new classes",
        term="90° rotations",
        help="Count each class turned by 90, 180 and 270 degrees as a class of its own. Classes are split first.",
    )
