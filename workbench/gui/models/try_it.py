"""What lies in the Try it pane, what was recognised, and every change of it, each of which can be undone.

Every change goes through one of a few methods, each of which leaves the model whole and says what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.replies import Prediction
from workbench.gui.language import say
from workbench.gui.models.change_words import added, called, moved, taken_in
from workbench.gui.models.contents import FEWEST_CLASSES as FEWEST_CLASSES
from workbench.gui.models.contents import NEW_CLASS as NEW_CLASS
from workbench.gui.models.contents import QUERIES as QUERIES
from workbench.gui.models.contents import Contents, PictureClass
from workbench.gui.models.known import KnownPredictions
from workbench.gui.models.rejection import Rejection
from workbench.gui.models.undo import Change, move_stack, undo_stack, words_of


class TryItModel(QObject):
    """Classes, queries and predictions.

    Signals: classesChanged (a class came or went), classChanged (the id of the one whose name or pictures
    changed), supportChanged (either: earlier predictions no longer hold), queriesChanged, predictionsChanged,
    historyChanged (something else can be undone or redone), removed (a target and a sentence: something was taken
    from there, and undoing brings it back). ``rejection`` says what is none of the classes.
    """

    classesChanged = Signal()
    classChanged = Signal(int)
    supportChanged = Signal()
    queriesChanged = Signal()
    predictionsChanged = Signal()
    historyChanged = Signal()
    removed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = Contents()
        self._known = KnownPredictions()
        self._last_id = 0
        self.rejection = Rejection(self)
        self._history = undo_stack(self)

    @property
    def classes(self) -> Sequence[PictureClass]:
        return tuple(self._contents.classes.values())

    @property
    def queries(self) -> Sequence[Picture]:
        return tuple(self._contents.queries.values())

    @property
    def predictions(self) -> Mapping[str, Prediction]:
        """Picture key → what it was recognised as, be it before the last change of the classes."""
        return self._known.of(self._contents.queries)

    @property
    def undo_words(self) -> str:
        """What would be undone, such as "removing psi"; empty when there is nothing to undo."""
        return words_of(self._history, self._history.index() - 1)

    @property
    def redo_words(self) -> str:
        """What would be redone; empty when there is nothing to redo."""
        return words_of(self._history, self._history.index())

    @property
    def is_empty(self) -> bool:
        return not self._contents.classes and not self._contents.queries

    @property
    def filled(self) -> Sequence[PictureClass]:
        """The classes that have pictures."""
        return tuple(each for each in self.classes if each.pictures)

    def is_fresh(self, key: str) -> bool:
        """Whether the picture's prediction holds for the classes as they are now."""
        return self._known.is_fresh(key)

    def pictures_of(self, place: int) -> Sequence[Picture]:
        """The pictures of a class, or those to recognise; nothing of a class that is gone."""
        there = self._contents.pictures_of(place) if self._contents.holds(place) else {}
        return tuple(there.values())

    def find(self, class_id: int) -> PictureClass | None:
        return self._contents.classes.get(class_id)

    def named(self, name: str) -> PictureClass | None:
        return self._contents.named(name)

    def support(self) -> tuple[SupportClass, ...]:
        """The classes that have pictures, or nothing where they are fewer than two."""
        return self._contents.support()

    def waiting(self) -> Sequence[Picture]:
        """Queries whose prediction is missing or no longer holds."""
        return tuple(each for key, each in self._contents.queries.items() if not self.is_fresh(key))

    def add_class(self, name: str = "", pictures: Iterable[Picture] = ()) -> int:
        """Add a class and return its id. A name that is taken or empty gets a number."""
        after = self._contents.copy()
        new = after.add_class(self._next_id(), name, pictures)
        self._do(lambda: say("adding {name}", name=new.name), after)
        return new.id

    def add_groups(self, groups: Iterable[tuple[str, Sequence[Picture]]]) -> list[int]:
        """Add classes by name; one that is there already takes the pictures in. How many are new, for each."""
        after, new, counts = self._contents.copy(), list[str](), list[int]()
        for name, pictures in groups:
            if owner := after.named(name):
                counts.append(after.add(owner.id, pictures))
            else:
                new.append(after.add_class(self._next_id(), name, pictures).name)
                counts.append(len(pictures))
        if new or any(counts):
            self._do(lambda: say("adding {name}", name=added(new, sum(counts))), after)
        return counts

    def rename_class(self, class_id: int, name: str) -> bool:
        """Rename a class; False, and no change, when the name is empty or another class has it."""
        name = name.strip()
        taken = self.named(name)
        if not name or (taken and taken.id != class_id):
            return False
        after = self._contents.copy()
        before, after.classes[class_id].name = after.classes[class_id].name, name
        if name != before:
            self._do(lambda: say("renaming {name}", name=before), after)
        return True

    def remove_class(self, class_id: int) -> None:
        after = self._contents.copy()
        name = after.classes.pop(class_id).name
        self._do(lambda: say("removing {name}", name=name), after)
        self.removed.emit(class_id, say("Removed {name}.", name=name))

    def add_pictures(self, class_id: int, pictures: Iterable[Picture]) -> int:
        """Add pictures to a class; those it already has are left out. Returns how many are new."""
        after = self._contents.copy()
        if new := after.add(class_id, pictures):
            name = "" if class_id == QUERIES else after.classes[class_id].name
            self._do(lambda: taken_in(new, name), after)
        return new

    def add_queries(self, pictures: Iterable[Picture]) -> int:
        """Add pictures to recognise; those that are there already are left out. Returns how many are new."""
        return self.add_pictures(QUERIES, pictures)

    def remove_pictures(self, place: int, keys: Sequence[str]) -> None:
        """Remove pictures of a class, or of those to recognise where ``place`` is QUERIES."""
        after = self._contents.copy()
        if taken := after.take(place, keys) if after.holds(place) else []:
            self._do(lambda: say("removing {name}", name=called(taken)), after)
            origin = "" if place == QUERIES else after.classes[place].name
            said = say("Removed {name} from {class_name}.", name=called(taken), class_name=origin)
            self.removed.emit(place, said if origin else say("Removed {name}.", name=called(taken)))

    def remove_queries(self, keys: Sequence[str]) -> None:
        self.remove_pictures(QUERIES, keys)

    def move_pictures(self, origin: int, keys: Sequence[str], target: int) -> int:
        """Move pictures from one place to another: a class, NEW_CLASS or QUERIES. Returns how many were moved."""
        after = self._contents.copy()
        taken = after.take(origin, keys) if after.holds(origin) and origin != target else []
        if not taken or not (target == NEW_CLASS or after.holds(target)):
            return 0
        target = after.add_class(self._next_id(), "").id if target == NEW_CLASS else target
        after.add(target, taken)
        self._do(lambda: moved(after, taken, origin, target)[0], after)
        self.removed.emit(origin, moved(after, taken, origin, target)[1])
        return len(taken)

    def clear(self) -> None:
        """Remove everything, so that one can begin again."""
        if not self.is_empty:
            self._do(lambda: say("removing everything"), Contents())
            self.removed.emit(NEW_CLASS, say("Removed all classes and pictures."))

    def replace(
        self, groups: Iterable[tuple[str, Sequence[Picture]]], queries: Iterable[Picture], words: Callable[[], str]
    ) -> None:
        """Put other classes and queries in place of all there are; ``words`` give such as "opening letters"."""
        after = Contents()
        for name, pictures in groups:
            after.add_class(self._next_id(), name, pictures)
        after.add(QUERIES, queries)
        self._do(words, after)

    def undo(self) -> None:
        """Take back the last action that was not taken back."""
        self._history.undo()
        self.historyChanged.emit()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._history.redo()
        self.historyChanged.emit()

    def forget_history(self) -> None:
        """Begin anew: nothing that was done before can be undone any more."""
        self._history.clear()
        self.historyChanged.emit()

    def set_predictions(self, predictions: Iterable[Prediction]) -> None:
        """Take in predictions for the classes as they are now."""
        self._known.note(predictions)
        self.predictionsChanged.emit()

    def outdate_predictions(self) -> None:
        """The model has changed: predictions stay until there are others, but no longer hold."""
        self._known.outdate()
        self.predictionsChanged.emit()

    def forget_predictions(self) -> None:
        """Another model is used: everything has to be recognised again."""
        self._known.forget()
        self.rejection.forget()
        self.predictionsChanged.emit()

    def take_over(self, other: TryItModel) -> None:
        """Hold what ``other`` holds, with what was recognised and what can be undone; ``other`` is of no use then."""
        self._contents, self._known, self._last_id = other._contents, other._known, other._last_id
        self._history = move_stack(other._history, self, self._lay_out)
        self.rejection.take_over(other.rejection)
        for changed in (self.classesChanged, self.supportChanged, self.queriesChanged, self.historyChanged):
            changed.emit()

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def _do(self, words: Callable[[], str], after: Contents) -> None:
        self._history.push(Change(words, self._contents.copy(), after, self._lay_out))
        self.historyChanged.emit()

    def _lay_out(self, contents: Contents) -> None:
        """Let things lie as in ``contents``. What others hold of a class that stays is changed in place."""
        (old_classes, old_queries), (new_classes, new_queries) = self._contents.outline(), contents.outline()
        there = self._contents.classes
        self._contents = contents.copy()
        for class_id, each in self._contents.classes.items():
            if kept := there.get(class_id):
                kept.name, kept.pictures = each.name, each.pictures
                self._contents.classes[class_id] = kept
        if old_classes != new_classes:
            self._tell_classes(old_classes, new_classes)
        if old_queries != new_queries:
            self.queriesChanged.emit()

    def _tell_classes(self, old: Sequence[tuple[int, str, object]], new: Sequence[tuple[int, str, object]]) -> None:
        self._known.turn_to(self.support())
        if [each[0] for each in old] != [each[0] for each in new]:
            self.classesChanged.emit()
        else:
            for before, now in zip(old, new, strict=True):
                if before != now:
                    self.classChanged.emit(now[0])
        self.supportChanged.emit()
