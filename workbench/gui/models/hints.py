"""What is needed next in Try it, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.gui.language import mark, say
from workbench.gui.models.contents import FEWEST_CLASSES, PictureClass
from workbench.gui.models.doubles import shared

ONE_MORE = mark("Add pictures of one more class: two are enough to begin.")
LEFT_OUT = mark("{} has no pictures yet, so it is left out.")
SOME_LEFT_OUT = mark("{} classes have no pictures yet, so they are left out.")
SINGLE = mark("One picture of each class is enough to begin; two or three of each work better.")


def need(classes: Sequence[PictureClass]) -> str:
    """What the classes lack most; empty when they lack nothing, or nothing is there yet."""
    empty = [each for each in classes if not each.pictures]
    filled = len(classes) - len(empty)
    if filled == 0:
        return ""
    if filled < FEWEST_CLASSES:
        return say(ONE_MORE)
    if said := shared(classes):
        return said
    if empty:
        return say(LEFT_OUT, empty[0].name) if len(empty) == 1 else say(SOME_LEFT_OUT, len(empty))
    return say(SINGLE) if all(len(each.pictures) == 1 for each in classes) else ""
