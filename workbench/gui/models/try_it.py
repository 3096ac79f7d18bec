"""What lies in the Try it pane: classes with their pictures, pictures to recognise, and what was recognised.

Every change goes through one of a few methods, each of which leaves the model whole and says what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.replies import Prediction

FEWEST_CLASSES = 2
# Where a drop may go beside the id of a class.
NEW_CLASS = 0
QUERIES = -1


@dataclass
class PictureClass:
    """One class card: ``id`` stays while ``name`` may change; ``pictures`` by key, in the order they came."""

    id: int
    name: str
    pictures: dict[str, Picture] = field(default_factory=dict)


class TryItModel(QObject):
    """Classes, queries and predictions. Names are unique and pictures are kept once per class.

    Signals: classesChanged (a class came or went), classChanged (the id of the one whose name or pictures
    changed), supportChanged (either: earlier predictions no longer hold), queriesChanged, predictionsChanged.
    """

    classesChanged = Signal()
    classChanged = Signal(int)
    supportChanged = Signal()
    queriesChanged = Signal()
    predictionsChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._classes: dict[int, PictureClass] = {}
        self._queries: dict[str, Picture] = {}
        self._predictions: dict[str, Prediction] = {}
        self._fresh: set[str] = set()
        self._last_id = 0

    @property
    def classes(self) -> Sequence[PictureClass]:
        return tuple(self._classes.values())

    @property
    def queries(self) -> Sequence[Picture]:
        return tuple(self._queries.values())

    @property
    def predictions(self) -> Mapping[str, Prediction]:
        """Picture key → what it was recognised as, be it before the last change of the classes."""
        return self._predictions

    def is_fresh(self, key: str) -> bool:
        """Whether the picture's prediction holds for the classes as they are now."""
        return key in self._fresh

    def find(self, class_id: int) -> PictureClass | None:
        return self._classes.get(class_id)

    def named(self, name: str) -> PictureClass | None:
        return next((each for each in self._classes.values() if each.name == name), None)

    def add_class(self, name: str = "", pictures: Iterable[Picture] = ()) -> int:
        """Add a class and return its id. A name that is taken or empty gets a number."""
        self._last_id += 1
        new = PictureClass(self._last_id, self._free_name(name), {each.key: each for each in pictures})
        self._classes[new.id] = new
        self.classesChanged.emit()
        self._support_changed()
        return new.id

    def rename_class(self, class_id: int, name: str) -> bool:
        """Rename a class; False, and no change, when the name is empty or another class has it."""
        name = name.strip()
        taken = self.named(name)
        if not name or (taken and taken.id != class_id):
            return False
        if self._classes[class_id].name != name:
            self._classes[class_id].name = name
            self.classChanged.emit(class_id)
            self._support_changed()
        return True

    def remove_class(self, class_id: int) -> None:
        del self._classes[class_id]
        self.classesChanged.emit()
        self._support_changed()

    def add_pictures(self, class_id: int, pictures: Iterable[Picture]) -> None:
        """Add pictures to a class; those it already has are left out."""
        own = self._classes[class_id].pictures
        new = {each.key: each for each in pictures if each.key not in own}
        if new:
            own.update(new)
            self.classChanged.emit(class_id)
            self._support_changed()

    def remove_pictures(self, class_id: int, keys: Iterable[str]) -> None:
        for key in keys:
            self._classes[class_id].pictures.pop(key, None)
        self.classChanged.emit(class_id)
        self._support_changed()

    def add_queries(self, pictures: Iterable[Picture]) -> None:
        new = {each.key: each for each in pictures if each.key not in self._queries}
        if new:
            self._queries.update(new)
            self.queriesChanged.emit()

    def remove_queries(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._queries.pop(key, None)
            self._predictions.pop(key, None)
            self._fresh.discard(key)
        self.queriesChanged.emit()

    def set_predictions(self, predictions: Iterable[Prediction]) -> None:
        """Take in predictions of pictures that are still there."""
        known = {each.key: each for each in predictions if each.key in self._queries}
        self._predictions.update(known)
        self._fresh.update(known)
        self.predictionsChanged.emit()

    def outdate_predictions(self) -> None:
        """The model has changed: predictions stay until there are others, but no longer hold."""
        self._fresh.clear()
        self.predictionsChanged.emit()

    def forget_predictions(self) -> None:
        """Another model is used: everything has to be recognised again."""
        self._fresh.clear()
        self._predictions.clear()
        self.predictionsChanged.emit()

    def clear(self) -> None:
        self._classes.clear()
        self._queries.clear()
        self.classesChanged.emit()
        self.queriesChanged.emit()
        self._support_changed()

    def support(self) -> tuple[SupportClass, ...]:
        """The classes that have pictures, or nothing where they are fewer than two."""
        filled = [each for each in self._classes.values() if each.pictures]
        if len(filled) < FEWEST_CLASSES:
            return ()
        return tuple(SupportClass(each.name, tuple(each.pictures.values())) for each in filled)

    def waiting(self) -> Sequence[Picture]:
        """Queries whose prediction is missing or no longer holds."""
        return tuple(each for key, each in self._queries.items() if key not in self._fresh)

    def _support_changed(self) -> None:
        self._fresh.clear()
        if not self.support():
            self._predictions.clear()
        self.supportChanged.emit()

    def _free_name(self, name: str) -> str:
        name = name.strip()
        base, first = (name, 1) if name else ("Class", len(self._classes) + 1)
        candidate, number = (name or f"Class {first}"), first
        while self.named(candidate):
            number += 1
            candidate = f"{base} {number}"
        return candidate
