"""The wall of answers: none of these, how careful the model shall be, sorting and choosing what is shown."""

from __future__ import annotations

from typing import Any

import pytest
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import Qt

from workbench.engine.replies import Predicted, Prediction
from workbench.gui.models.arranging import ALL, NONE_OF_THESE, UNSURE, Order, arranged, counts
from workbench.gui.models.queries import QueryTile
from workbench.gui.models.rejection import Rejection
from workbench.gui.widgets.reject_slider import CANNOT, RejectSlider

NAMES = ("arrow", "house")


def guess(key: str, label: str, confidence: float, known: float = 1.0) -> Prediction:
    other = NAMES[label == NAMES[0]]
    return Prediction(key, label, confidence, {label: confidence, other: 1 - confidence}, known=known)


def some_tiles(level: float = 0.5) -> list[QueryTile]:
    guesses = [("house", 0.9, 0.8), ("arrow", 0.95, 0.9), ("arrow", 0.99, 0.1), ("house", 0.6, 0.9), None]
    return [
        QueryTile(each, guess(each.key, *found) if found else None, True, level=level)
        for each, found in zip(pictures(5), guesses, strict=True)
    ]


def keys(tiles: list[QueryTile]) -> list[str]:
    return [each.picture.key for each in tiles]


def test_below_the_level_a_picture_is_none_of_the_classes() -> None:
    tile = some_tiles()[2]
    assert tile.is_rejected
    assert (tile.label, tile.offered) == ("", "arrow")
    assert tile.words() == "2.png: none of these, 10 % likely to be of one of these classes; closest: arrow"
    assert not some_tiles(level=0.1)[2].is_rejected, "the level itself is enough"
    assert not some_tiles(level=0.0)[2].is_rejected
    assert (some_tiles()[0].label, some_tiles()[0].offered) == ("house", "arrow")
    assert some_tiles()[4].offered == ""


def test_tiles_are_sorted_by_sureness_and_by_class() -> None:
    tiles = some_tiles()
    assert keys(arranged(tiles, ALL, Order.DROPPED, NAMES)) == ["q0", "q1", "q2", "q3", "q4"]
    assert keys(arranged(tiles, ALL, Order.LEAST_SURE, NAMES)) == ["q2", "q3", "q0", "q1", "q4"]
    assert keys(arranged(tiles, ALL, Order.BY_CLASS, NAMES)) == ["q1", "q0", "q3", "q2", "q4"]


def test_tiles_are_chosen_by_class_or_because_they_fit_none() -> None:
    tiles = some_tiles()
    assert keys(arranged(tiles, "house", Order.DROPPED, NAMES)) == ["q0", "q3"]
    assert keys(arranged(tiles, NONE_OF_THESE, Order.DROPPED, NAMES)) == ["q2"]
    assert keys(arranged(tiles, UNSURE, Order.DROPPED, NAMES)) == ["q3"]
    assert counts(tiles, NAMES) == {ALL: 5, "arrow": 1, "house": 2, UNSURE: 1, NONE_OF_THESE: 1}


def test_the_level_is_the_models_until_somebody_chooses(qtbot: Any) -> None:
    rejection = Rejection()
    assert not rejection.can_tell
    rejection.choose(0.9)
    assert rejection.level == 0.0, "a model that cannot tell rejects nothing"
    rejection.choose(None)
    with qtbot.waitSignal(rejection.changed):
        rejection.suggest(0.4)
    assert rejection.level == 0.4
    rejection.choose(0.7)
    rejection.suggest(0.5)
    assert rejection.level == 0.7
    rejection.choose(None)
    assert rejection.level == 0.5
    rejection.forget()
    assert (rejection.level, rejection.can_tell) == (0.0, False)


def answered(stage: Stage, qtbot: Any, reject_below: float = 0.5) -> None:
    """Answers for the picture of the stage and three more, one of which fits no class."""
    stage.model.add_queries(pictures(3))
    asked = len(stage.adapts)
    stage.controller.renew_model(stage.controller.model_ref)
    qtbot.waitUntil(lambda: len(stage.adapts) > asked, timeout=SECONDS_10)
    known = (0.9, 0.8, 0.2, 0.7)
    found = [
        guess(each.key, NAMES[place % 2], 0.9 - place / 100, at)
        for place, (each, at) in enumerate(zip(stage.model.queries, known, strict=True))
    ]
    number, ref = stage.adapts[-1].request_id, stage.controller.model_ref
    stage.engine.replyReceived.emit(Predicted(number, ref, 12.0, tuple(found), reject_below=reject_below))


def test_the_wall_says_how_many_fit_no_class_and_the_slider_changes_it(filled: Stage, qtbot: Any) -> None:
    answered(filled, qtbot)
    section = filled.panel.queries
    assert section.count_words == "4 pictures, 1 fits no class"
    assert section.careful.slider.value() == 50
    assert section.careful.words == "none of these below 50 %"
    assert not section.careful.reset.isVisible()
    section.careful.slider.setFocus()
    qtbot.keyClick(section.careful.slider, Qt.Key.Key_End)
    assert section.count_words == "4 pictures, 4 fit no class"
    qtbot.mouseClick(section.careful.reset, Qt.MouseButton.LeftButton)
    assert section.count_words == "4 pictures, 1 fits no class"
    qtbot.keyClick(section.careful.slider, Qt.Key.Key_Home)
    assert section.count_words == "4 pictures"
    assert section.careful.words == "every picture gets a class"


def test_a_model_that_cannot_tell_says_so(filled: Stage, qtbot: Any) -> None:
    answered(filled, qtbot, reject_below=0.0)
    careful = filled.panel.queries.careful
    assert careful.isVisible()
    assert not careful.slider.isEnabled()
    assert careful.words == "not learned by this model"
    assert careful.toolTip() == CANNOT
    assert filled.panel.queries.count_words == "4 pictures"


def test_another_model_brings_its_own_level(filled: Stage, qtbot: Any) -> None:
    answered(filled, qtbot)
    filled.model.rejection.choose(0.9)
    filled.model.forget_predictions()
    answered(filled, qtbot, reject_below=0.3)
    assert filled.panel.queries.careful.slider.value() == 30


def test_choosing_and_sorting_keep_what_is_selected(filled: Stage, qtbot: Any) -> None:
    answered(filled, qtbot)
    section, tools = filled.panel.queries, filled.panel.queries.tools
    assert tools.isVisible()
    filled.panel.pick_queries(["q1"])
    tools.order_combo.setCurrentIndex(tools.order_combo.findText("Least sure first"))
    tools.order_combo.activated.emit(1)
    assert section.list.tiles[0].picture.key == "q1"
    assert section.list.selected_keys() == ["q1"]
    assert section.list.currentIndex().row() == 0
    tools.shown_combo.setCurrentIndex(tools.shown_combo.findText("None of these (1)"))
    tools.shown_combo.activated.emit(1)
    assert [each.picture.key for each in section.list.tiles] == ["q1"]
    assert len(section.tiles) == 4
    section.careful.slider.setValue(0)
    assert len(section.list.tiles) == 4, "a choice that shows nothing any more gives way"


def test_the_tools_are_hidden_until_there_is_something_to_sort(filled: Stage) -> None:
    section = filled.panel.queries
    assert not section.tools.isVisible()
    assert not section.careful.isVisible()
    filled.answer(filled.adapts[-1])
    assert not section.tools.isVisible(), "there is one picture"
    assert section.careful.isVisible()


@pytest.mark.parametrize("level", [0.0, 0.35, 1.0])
def test_the_slider_is_told_in_words(qtbot: Any, level: float) -> None:
    slider = RejectSlider()
    qtbot.addWidget(slider)
    slider.set_level(level, 0.35)
    assert slider.slider.accessibleName() == "Be more careful"
    assert slider.words in slider.slider.accessibleDescription()


def test_none_of_these_is_painted_unlike_an_answer(filled: Stage, qtbot: Any) -> None:
    answered(filled, qtbot)
    wall = filled.panel.queries.list
    before = wall.grab(wall.visualRect(wall.model().index(2, 0))).toImage()
    filled.model.rejection.choose(0.0)
    after = wall.grab(wall.visualRect(wall.model().index(2, 0))).toImage()
    assert before != after


def test_where_there_is_little_room_less_is_said(filled: Stage, qtbot: Any) -> None:
    answered(filled, qtbot)
    filled.panel.set_folded(narrow=True, low=True)
    careful = filled.panel.queries.careful
    assert careful.words == "below 50 %"
    assert careful.slider.accessibleDescription().startswith("none of these below 50 %.")
    assert filled.panel.queries.count_words == "1 fits no class"


def test_the_keyboard_stays_in_sight_on_a_long_wall(filled: Stage, qtbot: Any) -> None:
    filled.model.add_queries(pictures(60))
    wall, bar = filled.panel.queries.list, filled.panel._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    filled.panel.activateWindow()
    wall.setFocus()
    wall.setCurrentIndex(wall.model().index(0, 0))
    qtbot.keyClick(wall, Qt.Key.Key_End)
    cell = wall.visualRect(wall.currentIndex())
    seen = filled.panel._area.viewport()
    place = wall.viewport().mapTo(filled.panel, cell.center()).y() - seen.mapTo(filled.panel, seen.pos()).y()
    assert wall.currentIndex().row() >= 60
    assert 0 < place < seen.height()
