"""What stands in a layout is told without PySide's objects for its items, which outlive them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

import workbench.gui
from workbench.gui.widgets.layout_contents import contents_of, widgets_in
from workbench.gui.widgets.tab_order import controls_of


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[QVBoxLayout]:
    """Two buttons, with a gap and a row of one more between them, which were made in another order."""
    owner = QWidget()
    qtbot.addWidget(owner)
    last, inner, first = (QPushButton(each, owner) for each in ("last", "inner", "first"))
    column, row = QVBoxLayout(owner), QHBoxLayout()
    column.addWidget(first)
    column.addStretch(1)
    column.addLayout(row)
    column.addWidget(last)
    row.addWidget(inner)
    yield column


def test_the_order_is_that_of_the_layout(column: QVBoxLayout) -> None:
    texts = [each.text() for each in widgets_in(column) if isinstance(each, QPushButton)]
    assert texts == ["first", "last"]
    first, row, last = contents_of(column)
    assert isinstance(row, QHBoxLayout) and [first, last] == widgets_in(column)
    owner = column.parentWidget()
    assert owner and [each.text() for each in controls_of(owner) if isinstance(each, QPushButton)] == [
        "first",
        "inner",
        "last",
    ]


def test_a_grid_tells_its_widgets_in_the_order_in_which_they_came(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    grid = QGridLayout(owner)
    for place in ((1, 0), (0, 0), (0, 1)):
        grid.addWidget(QLabel(str(place)), *place)
    assert [each.text() for each in widgets_in(grid) if isinstance(each, QLabel)] == ["(1, 0)", "(0, 0)", "(0, 1)"]


def test_a_layout_that_is_nowhere_yet_tells_none() -> None:
    assert contents_of(QVBoxLayout()) == []


def test_nothing_is_left_that_stands_for_a_layouts_item(column: QVBoxLayout) -> None:
    before = _items()
    contents_of(column)
    assert _items() == before
    column.itemAt(0)
    assert len(_items()) == len(before) + 1, "the control: this is what outlives the item"


def test_nothing_asks_qts_layouts_for_items() -> None:
    sources = Path(workbench.gui.__file__).parent.rglob("*.py")
    asking = {each.name for each in sources if re.search(r"\.itemAt(Position)?\(", each.read_text(encoding="utf-8"))}
    assert asking == set()


def _items() -> set[int]:
    """What PySide has at hand for widgets in layouts."""
    wrappers = shiboken6.getAllValidWrappers()
    return {id(each) for each in wrappers if isinstance(each, QLayoutItem) and type(each) is QWidgetItem}
