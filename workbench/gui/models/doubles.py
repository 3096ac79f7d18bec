"""Pictures that lie in two places of Try it: in two classes, or among the examples and those to recognise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from workbench.gui.language import mark, say
from workbench.gui.models.contents import PictureClass

SHARE_ONE = mark("{first} and {second} have the same picture: it teaches nothing of what tells them apart.")
SHARE = mark("{first} and {second} have the same {pictures:,} pictures: they teach nothing of what tells them apart.")


def shared(classes: Sequence[PictureClass]) -> str:
    """Which two classes have the most pictures in common, and how many; empty where no two have any."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(classes):
        for key in each.pictures:
            owners[key].append(place)
    common = Counter(pair for places in owners.values() for pair in combinations(places, 2))
    for (first, second), pictures in common.most_common(1):
        names = {"first": classes[first].name, "second": classes[second].name}
        return say(SHARE_ONE if pictures == 1 else SHARE, pictures=pictures, **names)
    return ""


def seen_in(classes: Sequence[PictureClass]) -> dict[str, str]:
    """The key of each example → the name of its class, the first where it lies in several."""
    return {key: each.name for each in reversed(classes) for key in each.pictures}
