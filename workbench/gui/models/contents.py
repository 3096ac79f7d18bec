"""What lies in the Try it pane: classes with their pictures, and pictures to recognise; and how it may be changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.gui.language import say

FEWEST_CLASSES = 2
# Where pictures may go beside the id of a class.
NEW_CLASS = 0
QUERIES = -1


@dataclass
class PictureClass:
    """One class card: ``id`` stays while ``name`` may change; ``pictures`` by key, in the order they came."""

    id: int
    name: str
    pictures: dict[str, Picture] = field(default_factory=dict)


@dataclass
class Contents:
    """Classes by id and queries by key, in order. Names are unique and pictures are kept once per class."""

    classes: dict[int, PictureClass] = field(default_factory=dict)
    queries: dict[str, Picture] = field(default_factory=dict)

    def copy(self) -> Contents:
        """Contents that later changes of these do not reach."""
        classes = {id: PictureClass(id, each.name, dict(each.pictures)) for id, each in self.classes.items()}
        return Contents(classes, dict(self.queries))

    def pictures_of(self, place: int) -> dict[str, Picture]:
        """The pictures of a class, or those to recognise where ``place`` is QUERIES."""
        return self.queries if place == QUERIES else self.classes[place].pictures

    def holds(self, place: int) -> bool:
        """Whether there is such a place: QUERIES, or a class."""
        return place == QUERIES or place in self.classes

    def named(self, name: str) -> PictureClass | None:
        return next((each for each in self.classes.values() if each.name == name), None)

    def add(self, place: int, pictures: Iterable[Picture]) -> int:
        """Add pictures; those that are there already are left out. Returns how many are new."""
        there = self.pictures_of(place)
        before = len(there)
        for each in pictures:
            there.setdefault(each.key, each)
        return len(there) - before

    def add_class(self, class_id: int, name: str, pictures: Iterable[Picture] = ()) -> PictureClass:
        """A new class; a name that is taken or empty gets a number."""
        new = self.classes[class_id] = PictureClass(class_id, self.free_name(name))
        self.add(class_id, pictures)
        return new

    def take(self, place: int, keys: Sequence[str]) -> list[Picture]:
        """Take pictures away, in the order of ``keys``; keys of none are passed over."""
        there = self.pictures_of(place)
        return [there.pop(key) for key in keys if key in there]

    def support(self) -> tuple[SupportClass, ...]:
        """The classes that have pictures, or nothing where they are fewer than two."""
        filled = [each for each in self.classes.values() if each.pictures]
        if len(filled) < FEWEST_CLASSES:
            return ()
        return tuple(SupportClass(each.name, tuple(each.pictures.values())) for each in filled)

    def free_name(self, name: str) -> str:
        name = name.strip()
        base, number = (name, 1) if name else (say("Class"), len(self.classes) + 1)
        candidate = name or f"{base} {number}"
        while self.named(candidate):
            number += 1
            candidate = f"{base} {number}"
        return candidate

    def outline(self) -> tuple[tuple[tuple[int, str, tuple[str, ...]], ...], tuple[str, ...]]:
        """What lies where, by keys alone: equal for equal contents."""
        classes = tuple((each.id, each.name, tuple(each.pictures)) for each in self.classes.values())
        return classes, tuple(self.queries)
