"""The window Map with a stand-in engine: what is asked, what is shown, and how it is linked with Try it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.insight_stage import mapped
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.engine.few_shot import PCA, PROTOTYPE, QUERY, SUPPORT, TSNE, MapPictures
from workbench.engine.replies import Prediction, RequestFailed
from workbench.gui.controllers.mapping import EMPTY, MappingController
from workbench.gui.dialogs.map import POINT, MapWindow
from workbench.gui.theme import theme
from workbench.gui.widgets.picture_plane import PicturePlane

LEFT = Qt.MouseButton.LeftButton


class Mapper:
    """The window over a Try it panel that has two classes and four pictures to recognise."""

    def __init__(self, stage: Stage, qtbot: Any) -> None:
        self.stage, self.qtbot = stage, qtbot
        self.controller = MappingController(stage.engine, stage.controller, stage.panel, stage.panel)

    @property
    def window(self) -> MapWindow:
        return self.controller.window

    @property
    def plane(self) -> PicturePlane:
        return self.window.plane

    @property
    def asked(self) -> list[MapPictures]:
        return [each for each in self.stage.engine.sent if isinstance(each, MapPictures)]

    @property
    def selected(self) -> list[str]:
        return self.stage.panel.queries.list.selected_keys()

    def next_asked(self, before: int) -> MapPictures:
        self.qtbot.waitUntil(lambda: len(self.asked) > before, timeout=SECONDS_10)
        return self.asked[-1]

    def answer(self, asked: MapPictures, **more: Any) -> None:
        self.stage.engine.replyReceived.emit(mapped(asked, **more))

    def show(self) -> None:
        before = len(self.asked)
        self.controller.open()
        self.answer(self.next_asked(before))
        self.qtbot.waitExposed(self.window)

    def place(self, kind: str, key: str = "") -> QPoint:
        at = next(n for n, each in enumerate(self.plane.map.spots) if (each.kind, each.key) == (kind, key))
        return self.plane.place_of(at).toPoint()

    def marked(self) -> tuple[str, str]:
        spot = self.plane.marked
        return (spot.kind, spot.key) if spot else ("", "")


@pytest.fixture
def mapper(filled: Stage, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapper]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    filled.model.add_queries(pictures(3))
    mapper = Mapper(filled, qtbot)
    yield mapper
    mapper.controller.close()


def test_opening_asks_for_all_pictures_at_once(mapper: Mapper) -> None:
    mapper.controller.open()
    asked = mapper.next_asked(0)
    assert asked.method == PCA
    assert asked.queries == tuple(mapper.stage.model.queries)
    assert asked.adapted.classes == mapper.stage.model.support()
    assert mapper.window.is_busy
    assert mapper.window.empty_words == "Mapping the pictures…"


def test_the_map_is_shown_with_what_it_shows_and_its_letters(mapper: Mapper) -> None:
    mapper.show()
    assert mapper.window.words.startswith("This plane shows 62 % of the differences")
    assert list(mapper.window.legend.chips) == [each.name for each in mapper.stage.model.classes]
    assert not mapper.window.is_busy
    assert mapper.window.about == POINT
    mapper.qtbot.waitUntil(lambda: mapper.plane.is_drawn)


def test_choosing_a_picture_to_recognise_on_the_map_selects_it_in_try_it(mapper: Mapper) -> None:
    mapper.show()
    mapper.qtbot.mouseClick(mapper.plane, LEFT, pos=mapper.place(QUERY, "q1"))
    assert mapper.marked() == (QUERY, "q1")
    assert mapper.selected == ["q1"]
    first = mapper.stage.model.classes[0].name
    assert mapper.window.about == f"1.png: recognised as {first}. Press Return to see why."
    assert mapper.plane.accessibleDescription() == f"1.png: recognised as {first}"


def test_the_tile_of_what_is_chosen_is_brought_into_sight(mapper: Mapper) -> None:
    mapper.stage.model.add_queries(pictures(60))
    mapper.stage.panel.resize(424, 500)
    mapper.show()
    wall = mapper.stage.panel.queries.list
    mapper.stage.panel.pick_queries(["q0"])
    assert not wall.visibleRegion().isEmpty()
    mapper.plane.spotChosen.emit(mapper.plane.map.spots[mapper.plane.map.find((QUERY, "q58", ""))])
    assert mapper.selected == ["q58"]
    tile = wall.visualRect(wall.currentIndex())
    assert wall.viewport().visibleRegion().boundingRect().contains(tile.center())


def test_selecting_in_try_it_marks_the_spot(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.panel.pick_queries(["q2"])
    assert mapper.marked() == (QUERY, "q2")
    mapper.stage.panel.pick_queries([])
    assert mapper.marked() == ("", "")
    assert mapper.window.about == POINT


def test_what_was_selected_before_is_marked_as_soon_as_there_is_a_map(mapper: Mapper) -> None:
    mapper.stage.panel.pick_queries(["q1"])
    mapper.show()
    assert mapper.marked() == (QUERY, "q1")


def test_choosing_an_example_or_a_mean_takes_the_selection_away_and_stays_marked(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.panel.pick_queries(["q1"])
    one = mapper.stage.model.classes[1]
    key = next(iter(one.pictures))
    mapper.qtbot.mouseClick(mapper.plane, LEFT, pos=mapper.place(SUPPORT, key))
    assert mapper.marked() == (SUPPORT, key)
    assert mapper.selected == []
    assert mapper.window.about.endswith(f"example of {one.name}.")
    mapper.qtbot.mouseClick(mapper.plane, LEFT, pos=mapper.place(PROTOTYPE))
    assert mapper.marked() == (PROTOTYPE, "")


def test_a_click_beside_all_pictures_marks_none(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.panel.pick_queries(["q1"])
    mapper.qtbot.mouseClick(mapper.plane, LEFT, pos=QPoint(3, 3))
    assert mapper.marked() == ("", "")
    assert mapper.selected == []


def test_a_double_click_and_return_ask_why_of_pictures_to_recognise_alone(mapper: Mapper) -> None:
    mapper.show()
    asked: list[str] = []
    mapper.controller.whyRequested.connect(asked.append)
    mapper.qtbot.mouseDClick(mapper.plane, LEFT, pos=mapper.place(QUERY, "q1"))
    mapper.stage.panel.pick_queries(["q2"])
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Return)
    mapper.qtbot.mouseDClick(mapper.plane, LEFT, pos=mapper.place(PROTOTYPE))
    assert asked == ["q1", "q2"]


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


def test_neighbours_are_asked_for_on_request_and_the_old_map_stays_meanwhile(mapper: Mapper) -> None:
    mapper.show()
    mapper.window.methodChosen.emit(TSNE)
    asked = mapper.next_asked(1)
    assert asked.method == TSNE
    assert mapper.window.is_busy and mapper.window.state == "finding neighbours; this takes longer…"
    assert mapper.window.empty_words == ""
    mapper.answer(asked, shown=-1.0)
    assert not mapper.window.is_busy
    assert mapper.window.words.startswith("Pictures that are alike lie together.")


def test_a_change_asks_anew_and_keeps_what_is_marked_and_what_is_seen(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.panel.pick_queries(["q1"])
    mapper.plane.zoom(2)
    mapper.stage.model.add_queries(pictures(5)[4:])
    mapper.answer(mapper.next_asked(1))
    assert mapper.marked() == (QUERY, "q1")
    assert mapper.plane.view.zoom == pytest.approx(2)


def test_what_is_taken_for_none_of_the_classes_follows_the_level_of_try_it(mapper: Mapper) -> None:
    model = mapper.stage.model
    mapper.show()
    mapper.stage.panel.pick_queries(["q1"])
    model.set_predictions([Prediction("q1", "arrow", 0.9, {"arrow": 0.9, "house": 0.1}, known=0.4)])
    assert not mapper.window.legend.tells_none
    model.rejection.suggest(0.5)
    assert mapper.window.legend.tells_none
    assert mapper.window.about.startswith("1.png: none of these; the closest is")


def test_a_class_can_stand_out(mapper: Mapper) -> None:
    mapper.show()
    name, chip = next(iter(mapper.window.legend.chips.items()))
    mapper.qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked() and mapper.plane._emphasis == name
    chip.click()
    assert not chip.isChecked() and mapper.plane._emphasis == ""


def test_with_one_class_it_says_what_to_do(mapper: Mapper) -> None:
    mapper.show()
    mapper.stage.model.remove_class(mapper.stage.model.classes[0].id)
    assert mapper.window.empty_words == EMPTY
    assert not mapper.window.larger.isEnabled()


def test_a_failure_is_said(mapper: Mapper) -> None:
    mapper.controller.open()
    asked = mapper.next_asked(0)
    mapper.stage.engine.replyReceived.emit(RequestFailed(asked.request_id, "The model is damaged."))
    assert mapper.window.notice.sentence == "The model is damaged."
    assert not mapper.window.is_busy


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


def test_controls_have_names(mapper: Mapper) -> None:
    mapper.show()
    window = mapper.window
    for control in (window.methods, window.smaller, window.larger, window.whole, window.plane):
        assert control.accessibleName()
