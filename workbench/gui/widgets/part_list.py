"""The classes of one part as a list from which, and onto which, classes are dragged."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.language import mark, say
from workbench.gui.theme import theme

MIME = "application/x-workbench-classes"
CLASS = Qt.ItemDataRole.UserRole + 1
EMPTY, NOTHING_FITS = mark("Drag classes here"), mark("No class of this name")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = 24


class PartModel(QAbstractListModel):
    """Some classes by number and name. What is dropped on it goes to ``take`` (numbers of classes)."""

    def __init__(self, take: Callable[[list[int]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self._classes: list[int] = []
        self._names: Sequence[str] = ()

    @property
    def classes(self) -> list[int]:
        return list(self._classes)

    def set_classes(self, classes: Sequence[int], names: Sequence[str]) -> None:
        """``classes`` are the numbers of those that are shown; ``names`` are those of all."""
        if list(classes) == self._classes and names is self._names:
            return
        self.beginResetModel()
        self._classes, self._names = list(classes), names
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._classes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self._classes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._names[number]
        return number if role == CLASS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, json.dumps([index.data(CLASS) for index in indexes]).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME) or action == Qt.DropAction.IgnoreAction:
            return False
        self._take(json.loads(bytes(data.data(MIME).data())))
        return True


class _Rows(QStyledItemDelegate):
    """Rows of one height, also where they are first measured before the list is dressed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, ROW)


class PartList(QListView):
    """``moveRequested`` carries -1 or 1: the selected classes are wanted in the list before or after this one."""

    moveRequested = Signal(int)

    def __init__(self, title: str, take: Callable[[list[int]], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = PartModel(take, self)
        self._has_any = False
        self.setModel(self._rows)
        self.setItemDelegate(_Rows(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "part")
        self.setAccessibleName(say("{title} classes", title=title))

    @property
    def shown(self) -> list[int]:
        """The numbers of the classes in it that fit what is searched for."""
        return self._rows.classes

    @property
    def selected(self) -> list[int]:
        return sorted(index.data(CLASS) for index in self.selectionModel().selectedRows())

    def show_classes(self, classes: Sequence[int], names: Sequence[str], has_any: bool) -> None:
        """Show these, at the place to which was scrolled; ``has_any`` tells whether others do not fit the search."""
        kept, at = self.selected, self.verticalScrollBar().value()
        self._has_any = has_any
        self._rows.set_classes(classes, names)
        self.select(kept)
        self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def select(self, classes: Collection[int]) -> None:
        """Select the classes among these that are here."""
        wanted, chosen = set(classes), QItemSelection()
        rows = [row for row, number in enumerate(self._rows.classes) if number in wanted]
        for row in rows:
            index = self._rows.index(row, 0)
            chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            first = self._rows.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moveRequested.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("text2"))
        words = say(NOTHING_FITS if self._has_any else EMPTY)
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
