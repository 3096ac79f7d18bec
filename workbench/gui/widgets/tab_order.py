"""The order in which Tab visits controls: as they are read, also those that were added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from workbench.gui.widgets.layout_contents import contents_of


def tab_in_reading_order(panel: QWidget) -> None:
    """Qt visits controls as they were made; let it visit those of ``panel`` as its layouts show them."""
    for before, after in pairwise(controls_of(panel)):
        QWidget.setTabOrder(before, after)


def controls_of(widget: QWidget) -> Iterator[QWidget]:
    """Every control in ``widget`` that Tab can reach, itself included, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        if inside := widget.widget():
            yield from controls_of(inside)
    elif layout := widget.layout():
        yield from _controls_in(layout)


def _controls_in(layout: QLayout) -> Iterator[QWidget]:
    for each in contents_of(layout):
        yield from controls_of(each) if isinstance(each, QWidget) else _controls_in(each)
