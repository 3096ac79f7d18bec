"""The window Map with a stand-in engine: what is asked, what is shown, and how it is linked with Try it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gui.mapper import Mapper
from gui.try_it_stage import Stage, pictures
from PySide6.QtCore import QPointF, Qt

from workbench.engine.few_shot import PCA, PROTOTYPE, QUERY, SUPPORT, TSNE
from workbench.engine.replies import Prediction, RequestFailed
from workbench.gui.controllers.mapping import EMPTY
from workbench.gui.dialogs.map import POINT
from workbench.gui.widgets.spot_glyph import side_of

LEFT = Qt.MouseButton.LeftButton


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


def test_a_class_mean_leaves_most_of_a_picture_below_it_to_be_seen_and_chosen(mapper: Mapper) -> None:
    mapper.show()
    shown, side = mapper.plane.map.spots, mapper.plane._side
    at = next(n for n, each in enumerate(shown) if each.kind == PROTOTYPE)
    moved = [replace(each, x=shown[at].x, y=shown[at].y) if each.kind == SUPPORT else each for each in shown]
    mapper.plane.set_map(replace(mapper.plane.map, spots=tuple(moved)))
    mean = mapper.plane.place_of(at)
    assert side_of(shown[at], side) <= 0.6 * side
    assert shown[mapper.plane.spot_at(mean)].kind == PROTOTYPE
    assert shown[mapper.plane.spot_at(mean + QPointF(0.4 * side, 0))].kind == SUPPORT


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


def test_a_double_click_and_return_ask_why_of_pictures_to_recognise_alone(mapper: Mapper) -> None:
    mapper.show()
    asked: list[str] = []
    mapper.controller.whyRequested.connect(asked.append)
    mapper.qtbot.mouseDClick(mapper.plane, LEFT, pos=mapper.place(QUERY, "q1"))
    mapper.stage.panel.pick_queries(["q2"])
    mapper.qtbot.keyClick(mapper.plane, Qt.Key.Key_Return)
    mapper.qtbot.mouseDClick(mapper.plane, LEFT, pos=mapper.place(PROTOTYPE))
    assert asked == ["q1", "q2"]


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


def test_controls_have_names(mapper: Mapper) -> None:
    mapper.show()
    window = mapper.window
    for control in (window.methods, window.smaller, window.larger, window.whole, window.plane):
        assert control.accessibleName()
