"""What the window knows of the classes of the dataset in use, and figures over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from workbench.engine.replies import DatasetDescribed

BINS = 12


@dataclass(frozen=True)
class ClassFacts:
    """One entry for each class: its name, how many pictures it has, its part (0 training, 1 validation, 2 test, -1
    none) and, unless there are no groups, the name of its group.

    Where pictures are parted and not classes, ``shares`` tells how many of each class's are in each part.
    """

    names: tuple[str, ...]
    counts: tuple[int, ...]
    parts: tuple[int, ...]
    groups: tuple[str, ...] = ()
    size: int = 0
    channels: int = 1
    split: str = ""
    shares: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def of(cls, told: DatasetDescribed) -> ClassFacts:
        groups = tuple(told.groups[index] for index in told.class_groups)
        each = (told.class_names, told.class_counts, told.class_parts)
        return cls(*each, groups, told.size, told.channels, told.split, told.class_shares)

    @property
    def group_names(self) -> tuple[str, ...]:
        """Each group once, in the order in which they come."""
        return tuple(dict.fromkeys(self.groups))

    @property
    def group_sizes(self) -> Counter[str]:
        """Group → how many classes it has."""
        return Counter(self.groups)

    @property
    def by_picture(self) -> bool:
        """Whether every class is in all parts, each with pictures of its own."""
        return bool(self.shares)

    def classes_in(self, part: int) -> list[int]:
        if self.by_picture:
            return [index for index, its in enumerate(self.shares) if its[part]]
        return [index for index, its in enumerate(self.parts) if its == part]

    def pictures_in(self, part: int, index: int) -> int:
        """How many pictures a class of a part has there."""
        return self.shares[index][part] if self.by_picture else self.counts[index]

    @property
    def kept(self) -> tuple[int, int, int]:
        """How many pictures are for training, validation and test, where it is they that are parted."""
        train, validation, test = (sum(its[part] for its in self.shares) for part in range(3))
        return train, validation, test

    def found(self, typed: str = "", group: str = "", part: int | None = None) -> list[int]:
        """The classes whose name or group has all the typed words, of a group and a part if these are given."""
        words = typed.casefold().split()
        return [index for index in range(len(self.names)) if self._fits(index, words, group, part)]

    def _fits(self, index: int, words: Sequence[str], group: str, part: int | None) -> bool:
        its = self.groups[index] if self.groups else ""
        if (group and its != group) or (part is not None and self.parts[index] != part):
            return False
        text = f"{self.names[index]} {its}".casefold()
        return all(word in text for word in words)

    @property
    def spread(self) -> tuple[int, float, int]:
        """The fewest, the median and the most pictures of a class. Raises ValueError where there is no class."""
        return min(self.counts), median(self.counts), max(self.counts)

    def histogram(self) -> list[tuple[int, int, int]]:
        """How many classes have how many pictures: (from, to, classes), without gaps; one bin where all have alike."""
        low, high = min(self.counts), max(self.counts)
        width = max(1, -(-(high - low + 1) // BINS))
        bins = [(start, min(start + width - 1, high)) for start in range(low, high + 1, width)]
        return [(first, last, sum(first <= count <= last for count in self.counts)) for first, last in bins]
