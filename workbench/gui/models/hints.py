"""What is needed next in Try it, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.gui.models.contents import FEWEST_CLASSES, PictureClass

ONE_MORE = "Add pictures of one more class: two are enough to begin."
LEFT_OUT = "{} has no pictures yet, so it is left out."
SOME_LEFT_OUT = "{} classes have no pictures yet, so they are left out."
SINGLE = "One picture of each class is enough to begin; two or three of each work better."


def need(classes: Sequence[PictureClass]) -> str:
    """What the classes lack most; empty when they lack nothing, or nothing is there yet."""
    empty = [each for each in classes if not each.pictures]
    filled = len(classes) - len(empty)
    if filled == 0:
        return ""
    if filled < FEWEST_CLASSES:
        return ONE_MORE
    if empty:
        return LEFT_OUT.format(empty[0].name) if len(empty) == 1 else SOME_LEFT_OUT.format(len(empty))
    return SINGLE if all(len(each.pictures) == 1 for each in classes) else ""
