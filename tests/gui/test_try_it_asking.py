"""What Try it asks for on behalf of other windows, and the room it has for what they say."""

from __future__ import annotations

from typing import Any

from gui.try_it_stage import Stage, pictures
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def test_return_and_a_double_click_on_a_tile_ask_why(filled: Stage, qtbot: Any) -> None:
    asked: list[str] = []
    filled.panel.whyRequested.connect(asked.append)
    wall, key = filled.panel.queries.list, filled.model.queries[0].key
    wall.setCurrentIndex(wall.model().index(0, 0))
    qtbot.keyClick(wall, Qt.Key.Key_Return)
    place = wall.visualRect(wall.model().index(0, 0)).center()
    qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [key, key]


def test_picked_queries_are_told_and_can_be_picked_from_elsewhere(filled: Stage) -> None:
    filled.model.add_queries(pictures(3))
    picked: list[list[str]] = []
    filled.panel.queriesPicked.connect(picked.append)
    filled.panel.pick_queries(["q2", "gone"])
    assert picked[-1] == ["q2"]
    assert filled.panel.queries.list.selected_keys() == ["q2"]
    filled.panel.pick_queries([])
    assert picked[-1] == []


def test_the_head_has_room_for_a_hint_and_a_banner(filled: Stage, qtbot: Any) -> None:
    head = filled.panel.head
    head.set_hint("One more picture of arrow would help most.")
    banner = QLabel("These are photos.")
    head.set_banner(banner)
    assert head.hint == "One more picture of arrow would help most."
    qtbot.waitUntil(banner.isVisible)
    head.set_banner(None)
    head.set_hint("")
    assert not banner.isVisible()
    assert head.hint == ""


def test_the_head_says_what_is_needed_next(stage: Stage) -> None:
    head = stage.panel.head
    assert head.hint == "Two classes are enough to begin."
    first = stage.model.add_class("psi", pictures(1))
    assert head.hint == "Add pictures of one more class: two are enough to begin."
    stage.model.add_class("phi", pictures(2)[1:])
    assert head.hint == "One picture of each class is enough to begin; two or three of each work better."
    stage.model.add_pictures(first, pictures(3)[2:])
    assert head.hint == ""
    head.set_hint("One more picture of phi would help most.")
    assert head.hint == "One more picture of phi would help most."
    stage.model.add_class("mug")
    assert head.hint == "mug has no pictures yet, so it is left out."
    stage.model.add_class("cup")
    assert head.hint == "2 classes have no pictures yet, so they are left out."
    stage.model.clear()
    assert head.hint == "Two classes are enough to begin."
