"""What is told of a dataset beside its classes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.gui.language import mark, plural, say
from workbench.gui.models.classes import ClassFacts

SPLITS = {
    "given": mark("as the folders have it"),
    "random": mark("drawn at random"),
    "group": mark("whole groups, drawn at random"),
    "all": mark("none: every class is practised on"),
    "file": "yours",
    "pictures": mark("by picture: every class is in all parts, each with pictures of its own"),
}


def figures(facts: ClassFacts, card: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what, how much) in reading order; ``card`` is the dataset's in the catalogue."""
    fewest, middle, most = facts.spread
    same = fewest == most
    lines = [
        (say("Classes"), f"{len(facts.names):,}"),
        (say("Pictures"), f"{sum(facts.counts):,}"),
        (
            say("Per class"),
            say("{fewest:,} each", fewest=fewest)
            if same
            else say("{fewest:,} to {most:,}, typically {middle:g}", fewest=fewest, most=most, middle=middle),
        ),
    ]
    if facts.groups:
        sizes = facts.group_sizes.values()
        lines.append(
            (
                say("Groups"),
                say(
                    "{n_group_names:,}, of {from_to}",
                    n_group_names=len(facts.group_names),
                    from_to=_from_to(min(sizes), max(sizes)),
                ),
            )
        )
    colour = say("in colour") if facts.channels == 3 else "grey"
    lines.append((say("Shown at"), say("{size} × {size} pixels, {colour}", size=facts.size, colour=colour)))
    lines.append((say("Split"), split_words(facts.split, str(card.get("split_by", "")))))
    if facts.by_picture:
        train, validation, test = facts.kept
        lines.append(
            (
                say("Parts"),
                say(
                    "{train:,} pictures to practise on, {validation:,} for validation, {test:,} for test",
                    train=train,
                    validation=validation,
                    test=test,
                ),
            )
        )
    lines += [
        (title, str(card[key]))
        for title, key in ((say("Licence"), "licence"), (say("Citation"), "citation"))
        if card[key]
    ]
    return lines


def split_words(kind: str, authors: str) -> str:
    """Whose split it is."""
    return split_owner(authors) if kind == "given" and authors else SPLITS.get(kind, kind)


def split_owner(authors: str) -> str:
    """Authors as what goes on after "Split:"."""
    return "yours" if authors == "you" else authors


def _from_to(low: int, high: int) -> str:
    return plural(high, "class") if low == high else say("{low:,} to {high:,} classes", low=low, high=high)
