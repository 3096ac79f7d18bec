"""What is told of a dataset beside its classes, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.gui.drops import plural
from workbench.gui.models.classes import ClassFacts

SPLITS = {
    "given": "as the folders have it",
    "random": "drawn at random",
    "group": "whole groups, drawn at random",
    "all": "none: every class is practised on",
    "file": "yours",
    "pictures": "by picture: every class is in all parts, each with pictures of its own",
}


def figures(facts: ClassFacts, card: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what, how much) in reading order; ``card`` is the dataset's in the catalogue."""
    fewest, middle, most = facts.spread
    same = fewest == most
    lines = [
        ("Classes", f"{len(facts.names):,}"),
        ("Pictures", f"{sum(facts.counts):,}"),
        ("Per class", f"{fewest:,} each" if same else f"{fewest:,} to {most:,}, typically {middle:g}"),
    ]
    if facts.groups:
        sizes = facts.group_sizes.values()
        lines.append(("Groups", f"{len(facts.group_names):,}, of {_from_to(min(sizes), max(sizes))}"))
    colour = "in colour" if facts.channels == 3 else "grey"
    lines.append(("Shown at", f"{facts.size} × {facts.size} pixels, {colour}"))
    lines.append(("Split", split_words(facts.split, str(card.get("split_by", "")))))
    if facts.by_picture:
        train, validation, test = facts.kept
        lines.append(("Parts", f"{train:,} pictures to practise on, {validation:,} for validation, {test:,} for test"))
    lines += [(title, str(card[key])) for title, key in (("Licence", "licence"), ("Citation", "citation")) if card[key]]
    return lines


def split_words(kind: str, authors: str) -> str:
    """Whose split it is."""
    return split_owner(authors) if kind == "given" and authors else SPLITS.get(kind, kind)


def split_owner(authors: str) -> str:
    """Authors as what goes on after "Split:"."""
    return "yours" if authors == "you" else authors


def _from_to(low: int, high: int) -> str:
    return plural(high, "class") if low == high else f"{low:,} to {high:,} classes"
