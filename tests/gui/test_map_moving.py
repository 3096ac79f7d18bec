"""Zooming, moving and drawing the map of pictures, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.mapper import Mapper
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.engine.few_shot import QUERY
from workbench.gui.theme import theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def mapper(filled: Stage, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapper]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    filled.model.add_queries(pictures(3))
    mapper = Mapper(filled, qtbot)
    yield mapper
    mapper.controller.close()


def test_a_click_beside_all_pictures_marks_none(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.panel.pick_queries(["q1"])
    mapper.qtbot.mouseClick(mapper.plane, LEFT, pos=QPoint(3, 3))
    assert mapper.marked() == ("", "")
    assert mapper.selected == []


def test_the_arrow_keys_go_from_picture_to_picture(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.panel.pick_queries(["q0"])
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Right)
    assert mapper.selected == ["q1"]
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Left)
    assert mapper.selected == ["q0"]


def test_keys_and_buttons_zoom_and_home_shows_all(mapper: Mapper) -> None:
    mapper.show()
    view = mapper.plane.view
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Plus)
    mapper.window.larger.click()
    assert view.zoom == pytest.approx(1.3**2)
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Minus)
    assert view.zoom == pytest.approx(1.3)
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Home)
    assert view.zoom == 1 and view.is_fitted
    mapper.window.smaller.click()
    mapper.window.whole.click()
    assert view.is_fitted


def test_the_wheel_zooms_where_the_mouse_is(mapper: Mapper) -> None:
    mapper.show()
    at = QPointF(mapper.place(QUERY, "q1"))
    event = QWheelEvent(
        at,
        mapper.plane.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(mapper.plane, event)
    assert mapper.plane.view.zoom > 1.3
    assert (mapper.place(QUERY, "q1") - at.toPoint()).manhattanLength() <= 2


def test_dragging_moves_the_plane_and_chooses_nothing(mapper: Mapper) -> None:
    mapper.show()
    before = mapper.place(QUERY, "q1")
    QTest.mousePress(mapper.plane, LEFT, pos=before)
    QTest.mouseMove(mapper.plane, before + QPoint(20, 5))
    QTest.mouseMove(mapper.plane, before + QPoint(40, 10))
    QTest.mouseRelease(mapper.plane, LEFT, pos=before + QPoint(40, 10))
    assert (mapper.place(QUERY, "q1") - before - QPoint(40, 10)).manhattanLength() <= 2
    assert mapper.marked() == ("", "")


def test_shift_and_the_arrows_move_the_plane(mapper: Mapper) -> None:
    mapper.show()
    before = mapper.place(QUERY, "q1")
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert mapper.place(QUERY, "q1").x() < before.x()
    assert mapper.marked() == ("", "")


def test_a_class_can_stand_out(mapper: Mapper) -> None:
    mapper.show()
    name, chip = next(iter(mapper.window.legend.chips.items()))
    mapper.qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked() and mapper.plane._emphasis == name
    chip.click()
    assert not chip.isChecked() and mapper.plane._emphasis == ""


def test_five_hundred_pictures_are_drawn_a_few_at_a_time(mapper: Mapper) -> None:
    mapper.stage.model.add_queries(pictures(600))
    mapper.controller.open()
    asked = mapper.next_asked(0)
    assert len(asked.queries) == 500
    mapper.answer(asked)
    assert "101 more pictures to recognise are left out." in mapper.window.words
    assert not mapper.plane.is_drawn, "the window does not wait for all of them"
    mapper.qtbot.waitUntil(lambda: mapper.plane.is_drawn, timeout=SECONDS_10)


def test_spots_are_drawn_anew_in_another_theme(mapper: Mapper) -> None:
    mapper.show()
    mapper.qtbot.waitUntil(lambda: mapper.plane.is_drawn)
    before = mapper.plane._store.glyph(0).toImage()
    try:
        theme().set_mode("dark")
        mapper.qtbot.waitUntil(lambda: mapper.plane.is_drawn)
        assert mapper.plane._store.glyph(0).toImage() != before
    finally:
        theme().set_mode("light")
