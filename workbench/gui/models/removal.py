"""The last removal from the Try it pane, kept so that it can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.data.pictures import Picture


@dataclass
class PictureClass:
    """One class card: ``id`` stays while ``name`` may change; ``pictures`` by key, in the order they came."""

    id: int
    name: str
    pictures: dict[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True)
class Removal:
    """What is said of a removal, the target beside which to say it, and what lay there before it."""

    words: str
    target: int
    classes: Mapping[int, PictureClass]
    queries: Mapping[str, Picture]

    def classes_with(self, now: Mapping[int, PictureClass]) -> dict[int, PictureClass]:
        """The classes of before in their order, with names and pictures that came since, and then new ones."""
        back = {id: _joined(old, now[id]) if id in now else old for id, old in self.classes.items()}
        return {**back, **{id: new for id, new in now.items() if id not in back}}

    def queries_with(self, now: Mapping[str, Picture]) -> dict[str, Picture]:
        return {**self.queries, **now}


def copied(classes: Mapping[int, PictureClass]) -> dict[int, PictureClass]:
    """Classes that later changes of ``classes`` do not reach."""
    return {id: PictureClass(id, each.name, dict(each.pictures)) for id, each in classes.items()}


def _joined(old: PictureClass, new: PictureClass) -> PictureClass:
    return PictureClass(new.id, new.name, {**old.pictures, **new.pictures})
