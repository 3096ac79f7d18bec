"""Every text that can be seen, or heard from a screen reader, in what stands open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenu, QTabBar, QWidget

ASKED = (
    "text", "toolTip", "title", "windowTitle", "placeholderText", "accessibleName", "accessibleDescription",
    "toPlainText", "currentText", "statusTip", "whatsThis",
)  # fmt: skip
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip


def visible_words() -> set[str]:
    """Of all windows that stand open, with the menus that they could open."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return {words for top in tops for each in shown_in(top) for words in words_of(each) if words}


def shown_in(top: QWidget) -> Iterator[QWidget]:
    yield top
    yield from (each for each in top.findChildren(QWidget) if each.isVisibleTo(top) or isinstance(each, QMenu))


def words_of(widget: QWidget) -> Iterator[str]:
    yield from asked(widget)
    for action in widget.actions():
        yield from asked(action)
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView | QComboBox) and (model := widget.model()):
        yield from listed(model)


def asked(shown: QWidget | QAction) -> Iterator[str]:
    for name in ASKED:
        words = getattr(shown, name, str)
        found: Any = words() if callable(words) else words
        if isinstance(found, str):
            yield found


def listed(model: QAbstractItemModel) -> Iterator[str]:
    """What the rows of a list or a table say."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            yield from texts(model, model.index(row, column, QModelIndex()))


def texts(model: QAbstractItemModel, index: QModelIndex) -> Iterator[str]:
    yield from (found for role in ROLES if isinstance(found := model.data(index, role), str))
