"""In which order the pictures to recognise are shown, and which of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from workbench.gui.language import mark
from workbench.gui.models.queries import QueryTile


class Order(StrEnum):
    """How tiles are sorted."""

    DROPPED = mark("As dropped")
    LEAST_SURE = mark("Least sure first")
    BY_CLASS = mark("By class")


# What may be shown alone beside the name of a class, which is never empty and does not end in a blank.
ALL, NONE_OF_THESE, UNSURE = "", "none of these ", "unsure "


def arranged(tiles: Sequence[QueryTile], shown: str, order: Order, names: Sequence[str]) -> list[QueryTile]:
    """The tiles that are ``shown`` (ALL, NONE_OF_THESE, UNSURE or the name of a class), in their order.

    By class they stand as the classes do in ``names``, the surest first; what is none of these and what is not
    recognised yet stands last.
    """
    chosen = [each for each in tiles if shown == ALL or is_shown(each, shown)]
    if order is Order.LEAST_SURE:
        chosen.sort(key=lambda tile: tile.sureness if tile.prediction else 2.0)
    elif order is Order.BY_CLASS:
        places = {name: place for place, name in enumerate(names)}
        chosen.sort(key=lambda tile: (places.get(tile.label, len(places) + (tile.prediction is None)), -tile.sureness))
    return chosen


def is_shown(tile: QueryTile, shown: str) -> bool:
    """Whether a tile belongs to one of the choices beside ALL."""
    if shown == UNSURE:
        return tile.is_unsure
    return tile.is_rejected if shown == NONE_OF_THESE else tile.label == shown


def counts(tiles: Sequence[QueryTile], names: Sequence[str]) -> dict[str, int]:
    """How many tiles each choice would show; choices that would show none are left out, ALL never."""
    found = Counter(tile.label for tile in tiles)
    found[UNSURE] = sum(tile.is_unsure for tile in tiles)
    found[NONE_OF_THESE] = sum(tile.is_rejected for tile in tiles)
    return {ALL: len(tiles), **{each: found[each] for each in (*names, UNSURE, NONE_OF_THESE) if found[each]}}
