"""What lies in the Try it pane: classes with their pictures, pictures to recognise, and what was recognised.

Every change goes through one of a few methods, each of which leaves the model whole and says what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.replies import Prediction
from workbench.gui.drops import plural
from workbench.gui.models.removal import PictureClass, Removal, copied

FEWEST_CLASSES = 2
# Where a drop may go beside the id of a class.
NEW_CLASS = 0
QUERIES = -1


class TryItModel(QObject):
    """Classes, queries and predictions. Names are unique and pictures are kept once per class.

    Signals: classesChanged (a class came or went), classChanged (the id of the one whose name or pictures
    changed), supportChanged (either: earlier predictions no longer hold), queriesChanged, predictionsChanged,
    removalChanged (there is another last removal, or none any more).
    """

    classesChanged = Signal()
    classChanged = Signal(int)
    supportChanged = Signal()
    queriesChanged = Signal()
    predictionsChanged = Signal()
    removalChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._classes: dict[int, PictureClass] = {}
        self._queries: dict[str, Picture] = {}
        self._predictions: dict[str, Prediction] = {}
        self._fresh: set[str] = set()
        self._last_id = 0
        self._removal: Removal | None = None

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

    @property
    def removal(self) -> Removal | None:
        """The last removal, as long as it can be taken back."""
        return self._removal

    @property
    def is_empty(self) -> bool:
        return not self._classes and not self._queries

    @property
    def filled(self) -> Sequence[PictureClass]:
        """The classes that have pictures."""
        return tuple(each for each in self._classes.values() if each.pictures)

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
        self._keep(f"Removed {self._classes[class_id].name}.", class_id)
        del self._classes[class_id]
        self.classesChanged.emit()
        self._support_changed()
        self.removalChanged.emit()

    def add_pictures(self, class_id: int, pictures: Iterable[Picture]) -> int:
        """Add pictures to a class; those it already has are left out. Returns how many are new."""
        own = self._classes[class_id].pictures
        new = {each.key: each for each in pictures if each.key not in own}
        if new:
            own.update(new)
            self.classChanged.emit(class_id)
            self._support_changed()
        return len(new)

    def remove_pictures(self, class_id: int, keys: Sequence[str]) -> None:
        changed = self._classes[class_id]
        self._keep(f"Removed {_called(changed.pictures, keys)} from {changed.name}.", class_id)
        for key in keys:
            changed.pictures.pop(key, None)
        self.classChanged.emit(class_id)
        self._support_changed()
        self.removalChanged.emit()

    def add_queries(self, pictures: Iterable[Picture]) -> int:
        """Add pictures to recognise; those that are there already are left out. Returns how many are new."""
        new = {each.key: each for each in pictures if each.key not in self._queries}
        if new:
            self._queries.update(new)
            self.queriesChanged.emit()
        return len(new)

    def remove_queries(self, keys: Sequence[str]) -> None:
        self._keep(f"Removed {_called(self._queries, keys)}.", QUERIES)
        for key in keys:
            self._queries.pop(key, None)
            self._predictions.pop(key, None)
            self._fresh.discard(key)
        self.queriesChanged.emit()
        self.removalChanged.emit()

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
        """Remove everything, so that one can begin again."""
        if not self.is_empty:
            self._keep("Removed all classes and pictures.", NEW_CLASS)
            self._replace({}, {})

    def undo_removal(self) -> None:
        """Take back the last removal; what came since stays."""
        if removal := self._removal:
            self._removal = None
            classes, queries = self._classes, self._queries
            self._replace(removal.classes_with(classes), removal.queries_with(queries))

    def support(self) -> tuple[SupportClass, ...]:
        """The classes that have pictures, or nothing where they are fewer than two."""
        if len(self.filled) < FEWEST_CLASSES:
            return ()
        return tuple(SupportClass(each.name, tuple(each.pictures.values())) for each in self.filled)

    def waiting(self) -> Sequence[Picture]:
        """Queries whose prediction is missing or no longer holds."""
        return tuple(each for key, each in self._queries.items() if key not in self._fresh)

    def _keep(self, words: str, target: int) -> None:
        """Remember how things stand, right before something is removed."""
        self._removal = Removal(words, target, copied(self._classes), dict(self._queries))

    def _replace(self, classes: dict[int, PictureClass], queries: dict[str, Picture]) -> None:
        back = [each for id, each in classes.items() if id not in self._classes]
        self._classes = {id: each for id, each in classes.items() if id in self._classes}
        # A name may have been given away since its class was removed.
        for each in back:
            each.name = self._free_name(each.name)
            self._classes[each.id] = each
        self._classes = {id: self._classes[id] for id in classes}
        self._queries = queries
        self.classesChanged.emit()
        self._support_changed()
        self.queriesChanged.emit()
        self.removalChanged.emit()

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


def _called(pictures: Mapping[str, Picture], keys: Sequence[str]) -> str:
    """The name of one picture, or how many there are."""
    return pictures[keys[0]].name if len(keys) == 1 else plural(len(keys), "picture")
