"""The classes of a dataset as rows, with a few pictures of each as they come."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from workbench.gui.language import mark, plural, say
from workbench.gui.models.class_parts import TITLES
from workbench.gui.models.classes import ClassFacts
from workbench.gui.pixmaps import to_image

CLASS = Qt.ItemDataRole.UserRole + 1
NOTE = Qt.ItemDataRole.UserRole + 2
PART = Qt.ItemDataRole.UserRole + 3
PICTURES = Qt.ItemDataRole.UserRole + 4
EVERY = 3  # the part of a class that is in all of them
ALL_PARTS = {EVERY: mark("All parts")}
SHARES = (mark("{n:,} train"), mark("{n:,} validation"), mark("{n:,} test"))
SHARED = mark("{train} pictures for training, {validation} for validation, {test} for test")
KEPT = 600  # classes whose pictures are kept: some MB
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ClassRows(QAbstractListModel):
    """Pictures are handed over by `add_pictures`; those of classes that were looked at long ago are let go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = ClassFacts((), (), ())
        self._shown: list[int] = []
        self._pictures: OrderedDict[int, list[QImage]] = OrderedDict()

    @property
    def shown(self) -> list[int]:
        """The numbers of the classes in the list."""
        return list(self._shown)

    def set_facts(self, facts: ClassFacts, *, same_pictures: bool = False) -> None:
        """Show all classes; with ``same_pictures`` those that came before are still theirs."""
        self.beginResetModel()
        self._facts, self._shown = facts, list(range(len(facts.names)))
        if not same_pictures:
            self._pictures.clear()
        self.endResetModel()

    def show_classes(self, classes: Sequence[int]) -> None:
        """Show these alone."""
        if list(classes) != self._shown:
            self.beginResetModel()
            self._shown = list(classes)
            self.endResetModel()

    def add_pictures(self, classes: Sequence[int], counts: Sequence[int], pictures: npt.NDArray[np.uint8]) -> None:
        """``pictures`` (n, H, W, C) uint8, the first ``counts[0]`` of which are of ``classes[0]``, and so on."""
        ends = pairwise([0, *accumulate(counts)])
        for number, (start, end) in zip(classes, ends, strict=True):
            self._pictures[number] = [to_image(each) for each in pictures[start:end]]
            self._pictures.move_to_end(number)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1), [PICTURES])

    def without_pictures(self, rows: Iterable[int]) -> list[int]:
        """The classes in these rows whose pictures are not here."""
        return [self._shown[row] for row in rows if self._shown[row] not in self._pictures]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self._shown[index.row()]
        if role == PICTURES:
            return self._pictures.get(number)
        told = {
            Qt.ItemDataRole.DisplayRole: self._name,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible,
            CLASS: lambda each: each,
            NOTE: self._note,
            PART: self._part,
        }
        return told[role](number) if role in told else None

    def _name(self, number: int) -> str:
        """Without its group, which is told below it."""
        name, group = self._facts.names[number], self._group(number)
        return name.removeprefix(f"{group}/") if group else name

    def _part(self, number: int) -> int:
        return EVERY if self._facts.by_picture else self._facts.parts[number]

    def _note(self, number: int) -> str:
        count = plural(self._facts.counts[number], "picture")
        if self._facts.by_picture:
            count = _shares(self._facts.shares[number])
        group = self._group(number)
        return f"{group} · {count}" if group else count

    def _tip(self, number: int) -> str:
        return self._accessible(number) if self._facts.by_picture else self._facts.names[number]

    def _accessible(self, number: int) -> str:
        note = self._note(number)
        if self._facts.by_picture:
            train, validation, test = self._facts.shares[number]
            note = say(SHARED, train=train, validation=validation, test=test)
        part = say((TITLES | ALL_PARTS)[self._part(number)])
        return say(", ").join((self._facts.names[number], part, note))

    def _group(self, number: int) -> str:
        return self._facts.groups[number] if self._facts.groups else ""


def _shares(share: tuple[int, int, int]) -> str:
    return " · ".join(say(words, n=count) for count, words in zip(share, SHARES, strict=True))
