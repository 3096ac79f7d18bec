"""What a change of the pictures in Try it is called: in the menu where it can be undone, and once it was done."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.data.pictures import Picture
from workbench.gui.language import plural, say
from workbench.gui.models.contents import QUERIES, Contents


def moved(after: Contents, taken: Sequence[Picture], origin: int, target: int) -> tuple[str, str]:
    """What was moved, as words that tell what can be undone, and as a sentence."""
    name = called(taken)
    if target == QUERIES:
        out = say("moving {name} out of {class_name}", name=name, class_name=after.classes[origin].name)
        return out, say("Moved {name} to those to recognise.", name=name)
    holes = {"name": name, "class_name": after.classes[target].name}
    said = say("Added {name} to {class_name}.", **holes)
    shifted = say("Moved {name} to {class_name}.", **holes)
    return say("moving {name} to {class_name}", **holes), said if origin == QUERIES else shifted


def added(new: Sequence[str], pictures: int) -> str:
    """The class that is new, how many are, or how many pictures came into those that were there."""
    if len(new) > 1:
        return plural(len(new), "class")
    return new[0] if new else plural(pictures, "picture")


def taken_in(new: int, class_name: str) -> str:
    pictures = plural(new, "picture")
    if class_name:
        return say("adding {pictures} to {class_name}", pictures=pictures, class_name=class_name)
    return say("adding {pictures} to recognise", pictures=pictures)


def called(pictures: Sequence[Picture]) -> str:
    """The name of one picture, or how many there are."""
    return pictures[0].name if len(pictures) == 1 else plural(len(pictures), "picture")
