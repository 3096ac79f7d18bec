"""What papers report: a table of methods by columns, with the settings that the authors used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.config import ConfigError, Value

OWN_TABLE, OTHER_TABLE, OURS = "the paper's", "the paper's, for other data", "ours"


@dataclass(frozen=True)
class Column:
    """A task that tables report on, such as 5w1s: five classes, one example of each."""

    ways: int
    shots: int

    @property
    def name(self) -> str:
        return f"{self.ways}w{self.shots}s"

    @property
    def title(self) -> str:
        return f"{self.ways}-way {self.shots}-shot"

    @classmethod
    def parse(cls, text: str) -> Column:
        """Read a name such as "20w5s". Raises ConfigError."""
        found = re.fullmatch(r"(\d+)w(\d+)s", text.strip())
        if not found:
            raise ConfigError(f"{text.strip()!r} is no column; a column reads like 5w1s, for 5 ways and 1 shot.")
        return cls(int(found[1]), int(found[2]))


@dataclass(frozen=True)
class Figure:
    """An accuracy that somebody reports, in percent.

    Attributes:
        accuracy, ci95: the mean, and the half-width of its 95 % interval where one is given.
        source: who reports it: authors, year and arXiv id or address.
        rerun: whether it is not a paper's, but what an independent implementation reached.
        remark: what distinguishes it from the other figures of its cell, such as "transductive".
        aside: whether it is only shown: the network, or the way of testing, is another than the recipe's, so that it
            says nothing about what the recipe should reach.
    """

    accuracy: float
    ci95: float | None = None
    source: str = ""
    rerun: bool = False
    remark: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Entry:
    """One method in a table.

    Attributes:
        figures: column name → what is reported; empty where nothing is.
        settings: knobs over the method's "paper" preset, for all columns.
        by_column: column name → further knobs, over those.
        settings_by: whose settings these are: OWN_TABLE, OTHER_TABLE (the paper's for another dataset), or OURS.
        remarks: departures from the paper that no setting can undo, each a few words for a badge.
        classes: whose split of the classes the paper uses, a key of the table's ``splits``.
    """

    classes: str
    figures: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    settings: Mapping[str, Value] = field(default_factory=dict)
    by_column: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    settings_by: str = OWN_TABLE
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Classes:
    """The classes of a paper's experiment: how many there are for training (with validation) and for the test.

    ``test_names`` are those of the test classes, where the authors published them; without, a split drawn at random
    into as many is as good as theirs only if theirs was drawn at random as well.
    """

    title: str
    training: int
    test: int
    drawn: bool = False
    test_names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """The methods of one dataset. ``splits`` maps the keys of `Entry.classes` to what they are; ``note`` is a sentence
    for the foot of the table."""

    name: str
    title: str
    dataset: str
    columns: tuple[Column, ...]
    splits: Mapping[str, Classes]
    entries: Mapping[str, Entry]
    settings: Mapping[str, Value] = field(default_factory=dict)
    test_episodes: int = 1000
    note: str = ""

    def column(self, name: str) -> Column:
        """One of the table's columns. Raises ConfigError."""
        column = Column.parse(name)
        if column not in self.columns:
            names = ", ".join(each.name for each in self.columns)
            raise ConfigError(f"The table {self.name} has no column {column.name}; it has {names}.")
        return column

    def entry(self, method: str) -> Entry:
        """What is known of a method; of one that nobody reports on here, only that its settings are ours."""
        fallback = next(iter(self.splits))
        return self.entries.get(method, Entry(classes=fallback, settings_by=OURS))
