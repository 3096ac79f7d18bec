"""How attention was divided, arranged to be looked at: shares of examples for one question, or a table of all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from workbench.data.pictures import Picture
from workbench.engine.replies import AttentionShown
from workbench.gui.language import mark, plural, say
from workbench.gui.models.learning import Example, Learning
from workbench.gui.models.learning_words import name_words, quantity_words

QUESTIONS, EXAMPLES, SLOTS = "questions", "examples", "memory slots"
# One of what attention is paid to.
SINGLE = {EXAMPLES: mark("example {number}"), SLOTS: mark("memory slot {number}")}
MEMORY = mark(
    "The memory has {slots}, each of which keeps a row of numbers. A head reads or writes them, and divides its "
    "attention among them for itself."
)
# What receives less than these can be seen class by class.
LARGEST = 12
# Rounds to one per cent at least.
SEEN = 0.005


@dataclass(frozen=True)
class Share:
    """The share of attention, 0..1, that an example received."""

    example: Example
    share: float


@dataclass(frozen=True)
class ShareGroup:
    """Shares under a heading, with their sum; without a heading where they are not grouped."""

    heading: str
    total: float
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class ShareTable:
    """Shares of every column for every row. ``rows`` and, where columns are examples, ``columns`` are pictures."""

    of: str
    over: str
    rows: tuple[Picture, ...]
    columns: tuple[Picture, ...]
    shares: tuple[tuple[float, ...], ...]

    def words(self, row: int, column: int) -> str:
        """What a tool tip says of a cell."""
        name, share = self.rows[row].name, percent(self.shares[row][column])
        if self.columns:
            receiver = self.columns[column].name
        else:
            receiver = say(SINGLE[self.over], number=column + 1) if self.over in SINGLE else f"{column + 1}"
        return say("{name}: {percent} of attention to {receiver}", name=name, percent=share, receiver=receiver)


def is_pictured(shown: AttentionShown) -> bool:
    """Whether the examples that a question looked at can be shown one by one."""
    return (shown.of, shown.over) == (QUESTIONS, EXAMPLES)


def usable(learning: Learning) -> list[AttentionShown]:
    """What has a row for each of what it says to be of; what can be shown picture by picture comes first."""
    counts = {QUESTIONS: len(learning.questions), EXAMPLES: len(learning.examples)}
    fitting = [each for each in learning.attention if each.shares and len(each.shares) == counts.get(each.of)]
    return sorted(fitting, key=lambda each: (not is_pictured(each), each.of != QUESTIONS))


def choice_words(choices: Sequence[AttentionShown]) -> list[str]:
    """The names of several, each with what it is over, and whose it is, where others are called the same."""
    names = [quantity_words(each.name) for each in choices]
    for aspect in (attrgetter("over"), attrgetter("of")):
        again = [names.count(name) > 1 for name in names]
        names = [
            say(", ").join((name, name_words(aspect(each)))) if twice else name
            for name, each, twice in zip(names, choices, again, strict=True)
        ]
    return names


def memory_words(choices: Sequence[AttentionShown]) -> str:
    """What slots and heads are, where a memory is looked at."""
    slots = next((len(each.shares[0]) for each in choices if each.over == SLOTS), 0)
    if not slots:
        return ""
    return say(MEMORY, slots=plural(slots, "slot"))


def groups(learning: Learning, shown: AttentionShown, question: int, by_class: bool) -> list[ShareGroup]:
    """The shares of the examples for a question: the largest alone, in their order, or all, class by class."""
    every = [Share(example, share) for example, share in zip(learning.examples, shown.shares[question], strict=False)]
    if not by_class:
        return [_group("", sorted(every, key=lambda each: -each.share)[:LARGEST])]
    return [_group(name, [each for each in every if each.example.class_name == name]) for name in learning.classes]


def rest(learning: Learning, shown: AttentionShown, question: int, arranged: Sequence[ShareGroup]) -> tuple[int, float]:
    """How many examples ``arranged`` leaves out, and what they receive together."""
    left_out = len(learning.examples) - sum(len(each.shares) for each in arranged)
    return left_out, max(sum(shown.shares[question]) - sum(each.total for each in arranged), 0.0)


def own_words(shown: AttentionShown, question: int) -> str:
    """Where the share that no example received went; nothing where all is divided among the examples."""
    own = max(1 - sum(shown.shares[question]), 0.0)
    return say("The other {percent} went to the picture itself.", percent=percent(own)) if own >= SEEN else ""


def table(learning: Learning, shown: AttentionShown) -> ShareTable:
    """All shares at once."""
    examples = tuple(each.picture for each in learning.examples)
    rows = learning.questions if shown.of == QUESTIONS else examples
    return ShareTable(shown.of, shown.over, rows, examples if shown.over == EXAMPLES else (), shown.shares)


def percent(share: float) -> str:
    """A share in whole per cent; what is less than one, but not nothing, is said to be so."""
    if not math.isfinite(share):
        return "– %"
    return say("under 1 %") if 0 < share < SEEN else f"{round(100 * share)} %"


def _group(heading: str, shares: Sequence[Share]) -> ShareGroup:
    return ShareGroup(heading, sum(each.share for each in shares), tuple(shares))
