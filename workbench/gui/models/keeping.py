"""What of Try it is kept in a file, by names and keys, so that it can be told whether anything is unsaved."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.config import AdaptConfig
from workbench.data.pictures import SUFFIXES
from workbench.gui.models.contents import PictureClass
from workbench.resources import resources


@dataclass(frozen=True)
class Outline:
    """What a session file would hold, by names and keys: equal outlines need no second file."""

    model: str
    options: AdaptConfig | None
    reject: float | None
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    queries: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not self.classes and not self.queries

    @property
    def is_example(self) -> bool:
        """Whether there is nothing but shipped pictures, which nobody loses."""
        keys = {key for _, pictures in self.classes for key in pictures} | set(self.queries)
        return keys <= example_keys()


def outline_classes(classes: Sequence[PictureClass]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names and keys of pictures, in order."""
    return tuple((each.name, tuple(each.pictures)) for each in classes)


@cache
def example_keys() -> frozenset[str]:
    """The keys of the shipped pictures."""
    files = [each for each in (resources() / "starters").rglob("*") if each.suffix.lower() in SUFFIXES]
    return frozenset(hashlib.sha256(each.read_bytes()).hexdigest() for each in files)
