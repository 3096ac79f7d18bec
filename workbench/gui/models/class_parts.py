"""Which classes are for training, validation and test, while somebody moves them about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.gui.language import mark, plural, say

LEFT_OUT = -1
TITLES = {0: mark("Training"), 1: mark("Validation"), 2: mark("Test"), LEFT_OUT: mark("Left out")}


class ClassParts(QObject):
    """The part of each class: 0 training, 1 validation, 2 test, -1 none. ``changed`` says that one is another now.

    As every class has one part, none can be in two.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.groups: tuple[str, ...] = ()
        self._parts: list[int] = []
        self.history = QUndoStack(self)

    @property
    def parts(self) -> list[int]:
        """One part for each class, in the order of ``names``."""
        return list(self._parts)

    def set_classes(self, names: Sequence[str], parts: Sequence[int], groups: Sequence[str] = ()) -> None:
        """Begin anew. ``groups`` names the group of each class, such as its alphabet; empty where there are none.

        Raises:
            ValueError: the lists are not equally long, or a part is none of -1, 0, 1 and 2.
        """
        if len(names) != len(parts) or len(groups) not in (0, len(names)):
            raise ValueError(f"{len(names)} classes have {len(parts)} parts and {len(groups)} groups")
        if wrong := set(parts) - set(TITLES):
            raise ValueError(f"a class is in part {wrong.pop()}, but must be in one of {', '.join(map(str, TITLES))}")
        self.names, self.groups, self._parts = tuple(names), tuple(groups), list(parts)
        self.history.clear()
        self.changed.emit()

    def classes_in(self, part: int) -> list[int]:
        """The classes of a part, ascending."""
        return [index for index, its in enumerate(self._parts) if its == part]

    def with_groups(self, classes: Collection[int]) -> set[int]:
        """The classes, and all others of their groups."""
        if not self.groups:
            return set(classes)
        groups = {self.groups[index] for index in classes}
        return {index for index, group in enumerate(self.groups) if group in groups}

    def move(self, classes: Collection[int], part: int) -> bool:
        """Put classes into a part; can be undone. Returns whether any was elsewhere before."""
        moving = {index: self._parts[index] for index in sorted(classes) if self._parts[index] != part}
        if moving:
            self.history.push(_Move(self, moving, part))
        return bool(moving)

    def mixed_groups(self) -> int:
        """How many groups have classes in more than one part."""
        pairs = set(zip(self.groups, self._parts, strict=True)) if self.groups else set()
        return sum(count > 1 for count in Counter(group for group, _ in pairs).values())

    def put(self, parts: dict[int, int]) -> None:
        """Class → its part, past the history; for the moves that make it."""
        for index, part in parts.items():
            self._parts[index] = part
        self.changed.emit()


class _Move(QUndoCommand):
    def __init__(self, model: ClassParts, before: dict[int, int], part: int) -> None:
        classes = plural(len(before), "class")
        super().__init__(say("moving {classes} to {part}", classes=classes, part=say(TITLES[part]).lower()))
        self._model, self._before, self._part = model, before, part

    def redo(self) -> None:
        self._model.put(dict.fromkeys(self._before, self._part))

    def undo(self) -> None:
        self._model.put(self._before)
