"""What is told of a dataset beside its classes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.gui.language import mark, plural, say
from workbench.gui.models.classes import ClassFacts
from workbench.gui.numbers import written

SPLITS = {
    "given": mark("as the folders have it"),
    "random": mark("drawn at random"),
    "group": mark("whole groups, drawn at random"),
    "all": mark("none: every class is practised on"),
    "file": mark("yours"),
    "pictures": mark("by picture: every class is in all parts, each with pictures of its own"),
}
PARTED = mark("{train:,} pictures to practise on, {validation:,} for validation, {test:,} for test")


def figures(facts: ClassFacts, card: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what, how much) in reading order; ``card`` is the dataset's in the catalogue."""
    lines = [
        (say("Classes"), written(len(facts.names))),
        (say("Pictures"), written(sum(facts.counts))),
        (say("Per class"), _per_class(facts)),
        (say("Groups"), _groups(facts)),
        (say("Shown at"), _look(facts)),
        (say("Split"), split_words(facts.split, str(card.get("split_by", "")))),
        (say("Parts"), _parts(facts)),
        (say("Licence"), say(str(card["licence"]))),
        (say("Citation"), str(card["citation"])),
    ]
    return [line for line in lines if line[1]]


def _per_class(facts: ClassFacts) -> str:
    fewest, middle, most = facts.spread
    if fewest == most:
        return say("{fewest:,} each", fewest=fewest)
    return say("{fewest:,} to {most:,}, typically {middle:g}", fewest=fewest, most=most, middle=middle)


def _groups(facts: ClassFacts) -> str:
    if not facts.groups:
        return ""
    sizes = facts.group_sizes.values()
    return say("{groups:,}, of {classes}", groups=len(facts.group_names), classes=_from_to(min(sizes), max(sizes)))


def _look(facts: ClassFacts) -> str:
    colour = say("in colour") if facts.channels == 3 else say("grey")
    return say("{size} × {size} pixels, {colour}", size=facts.size, colour=colour)


def _parts(facts: ClassFacts) -> str:
    """How pictures are parted; empty where classes are."""
    if not facts.by_picture:
        return ""
    train, validation, test = facts.kept
    return say(PARTED, train=train, validation=validation, test=test)


def split_words(kind: str, authors: str) -> str:
    """Whose split it is."""
    return split_owner(authors) if kind == "given" and authors else say(SPLITS.get(kind, kind))


def split_owner(authors: str) -> str:
    """Authors as what goes on after "Split:"."""
    return say("yours") if authors == "you" else say(authors)


def _from_to(low: int, high: int) -> str:
    return plural(high, "class") if low == high else say("{low:,} to {high:,} classes", low=low, high=high)
