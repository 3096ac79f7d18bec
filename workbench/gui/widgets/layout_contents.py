"""What stands in a layout, without asking it for its items.

PySide keeps what ``itemAt`` gives for as long as the layout lives, also when Qt has deleted the item. Whatever Qt makes
in its place in memory, such as a window's handle, is then taken for that item.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets that ``layout`` itself lays out, in its order."""
    owner = layout.parentWidget()
    children = owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if owner else []
    return sorted((each for each in children if layout.indexOf(each) >= 0), key=layout.indexOf)


def contents_of(layout: QLayout) -> list[QWidget | QLayout]:
    """As `widgets_in`, with the layouts that stand between them."""
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets_in(layout)]
    places += [(layout.indexOf(each), each) for each in layout.children() if isinstance(each, QLayout)]
    return [each for _, each in sorted(places, key=lambda place: place[0])]
