"""The window "How good is it?": what it says, its table, and what can be done from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from gui.judging import asked_about, judged
from gui.test_measuring import questions, shown
from gui.try_it_stage import Stage
from PySide6.QtCore import Qt

from workbench.engine.commands import CancelRequest
from workbench.engine.few_shot import AskHowGood, HowGood
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.gui.controllers.how_good import NOTHING, OUTDATED, HowGoodController
from workbench.gui.controllers.measuring import MeasureController
from workbench.gui.dialogs.how_good import MOST, NOTHING_ODD
from workbench.gui.models.how_good import LEFT_WITH_FEW, Judgement, caution, earlier_words, listed, uncounted
from workbench.gui.models.try_it import TryItModel
from workbench.gui.theme import theme
from workbench.gui.widgets.confusion_matrix import NOTHING as NO_COUNT
from workbench.gui.widgets.confusion_matrix import UNCOUNTED


@pytest.fixture
def judging(stage: Stage) -> Iterator[HowGoodController]:
    stage.engine.get_ready()
    measuring = MeasureController(stage.engine, stage.controller, stage.panel, stage.panel)
    controller = HowGoodController(measuring, stage.model, stage.panel, stage.panel)
    yield controller
    controller.close()
    measuring.close()


def three_classes(model: TryItModel) -> None:
    """Named a, b, c, of 3, 3 and 1 pictures."""
    for name, count in (("a", 3), ("b", 3), ("c", 1)):
        model.add_class(name, shown(count, name))


def answer(stage: Stage, wrong: int = 1, odd: bool = True) -> tuple[AskHowGood, HowGood]:
    asked = questions(stage)[-1]
    reply = judged(asked, wrong, "One more picture of c would help most.", odd)
    stage.engine.replyReceived.emit(reply)
    return asked, reply


def cell(judging: HowGoodController, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    counts = judging.window.matrix.counts
    return str(counts.data(counts.index(row, column), role))


def test_it_says_how_to_begin_while_there_is_nothing_to_measure(judging: HowGoodController) -> None:
    judging.open()
    assert judging.window.empty_words == NOTHING
    assert not judging.window.measure.isVisible()


def test_opening_measures_at_once_and_tells_everything(stage: Stage, judging: HowGoodController) -> None:
    three_classes(stage.model)
    judging.open()
    assert judging.window.cancel.isVisible()
    answer(stage)
    told = judging.window.told
    assert "about 83 %" in told and "61–98 %" in told
    assert "5 of 6 pictures were recognised." in told
    assert "Not counted: c, which has one picture" in told
    assert "One more picture of c would help most." in told
    assert "each is left out in turn" in told
    assert judging.window.glyph.rate and judging.window.glyph.isVisible()
    assert judging.window.state == ""


def test_cells_hold_counts_and_say_in_words_what_they_mean(stage: Stage, judging: HowGoodController) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage)
    assert [[cell(judging, row, column) for column in range(3)] for row in range(3)] == [
        ["2", "1", NO_COUNT],
        [NO_COUNT, "3", NO_COUNT],
        [UNCOUNTED] * 3,
    ]
    words = Qt.ItemDataRole.AccessibleTextRole
    assert cell(judging, 0, 1, words) == "a taken for b: 1 of 3 pictures"
    assert cell(judging, 1, 1, words) == "b recognised: 3 of 3 pictures"
    assert cell(judging, 2, 2, words) == "c was not counted: it has one picture"


def test_the_worst_cell_comes_first_and_arrow_keys_go_on(stage: Stage, judging: HowGoodController, qtbot: Any) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage)
    window = judging.window
    assert window.matrix.chosen == (0, 1)
    assert [tile.picture.name for tile in window.held.list.tiles] == ["a0.png"]
    assert [tile.prediction.label for tile in window.held.list.tiles if tile.prediction] == ["b"]
    window.activateWindow()
    window.matrix.setFocus()
    qtbot.keyClick(window.matrix, Qt.Key.Key_Left)
    assert window.held.words == "a recognised: 2 of 3 pictures"
    assert [tile.picture.name for tile in window.held.list.tiles] == ["a1.png", "a2.png"]
    assert not window.held.move_there.isVisible()
    place = window.matrix.visualRect(window.matrix.counts.index(1, 1)).center()
    qtbot.mouseClick(window.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.held.words == "b recognised: 3 of 3 pictures"


@pytest.mark.parametrize("width", [900, 500])
def test_it_opens_at_the_top_although_a_picture_further_down_is_chosen(
    stage: Stage, judging: HowGoodController, qtbot: Any, width: int
) -> None:
    for name in "abcdefgh":
        stage.model.add_class(name, shown(12, name))
    judging._measuring.measure()
    answer(stage, wrong=10)
    judging.open()
    judging.window.resize(width, 480)
    bar = judging.window.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    assert bar.value() == 0
    judging.window.matrix.choose(1, 1)
    assert bar.value() == 0, "who goes through the table stays at it"


def test_tab_leaves_the_table(stage: Stage, judging: HowGoodController, qtbot: Any) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage)
    judging.window.activateWindow()
    judging.window.matrix.setFocus()
    qtbot.keyClick(judging.window.matrix, Qt.Key.Key_Tab)
    assert judging.window.focusWidget() is judging.window.held.list


def test_a_confused_picture_can_be_moved_and_moved_back(stage: Stage, judging: HowGoodController, qtbot: Any) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage)
    held = judging.window.held
    assert held.move_there.text() == "Move to b"
    qtbot.mouseClick(held.move_there, Qt.MouseButton.LeftButton)
    assert [list(each.pictures) for each in stage.model.classes] == [["a1", "a2"], ["b0", "b1", "b2", "a0"], ["c0"]]
    assert judging.window.state == OUTDATED
    assert not held.move_there.isEnabled() and not held.remove.isEnabled()
    stage.model.undo()
    assert [len(each.pictures) for each in stage.model.classes] == [3, 3, 1]
    assert held.remove.isEnabled()


def test_odd_and_alike_pictures_can_be_removed(stage: Stage, judging: HowGoodController, qtbot: Any) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage)
    alike, odd = judging.window.cards
    assert [button.accessibleName() for _, button in alike._buttons] == ["Remove: b0.png in b", "Remove: b1.png in b"]
    assert [button.text() for _, button in odd._buttons] == ["Move to b", "Remove"]
    qtbot.mouseClick(alike._buttons[0][1], Qt.MouseButton.LeftButton)
    assert [list(each.pictures) for each in stage.model.classes][1] == ["b1", "b2"]
    assert not alike._buttons[0][1].isEnabled() and alike._buttons[1][1].isEnabled()
    stage.model.undo()
    assert [list(each.pictures) for each in stage.model.classes][1] == ["b0", "b1", "b2"]


def test_it_says_so_where_nothing_is_odd(stage: Stage, judging: HowGoodController) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage, odd=False)
    assert not judging.window.cards
    assert judging.window.odd_words == NOTHING_ODD


def test_of_many_oddities_the_first_are_shown(stage: Stage, judging: HowGoodController) -> None:
    three_classes(stage.model)
    judging.open()
    reply = judged(questions(stage)[-1], odd=True)
    stage.engine.replyReceived.emit(replace(reply, oddities=reply.oddities * 10))
    assert len(judging.window.cards) == MOST
    assert judging.window.odd_words == "And 8 more, once these are seen to."


def test_a_change_is_followed_and_the_chosen_cell_stays_meanwhile(stage: Stage, judging: HowGoodController) -> None:
    three_classes(stage.model)
    judging.open()
    answer(stage)
    judging.window.matrix.choose(1, 1)
    stage.model.add_pictures(stage.model.classes[0].id, shown(1, "late"))
    assert "before the last change" in judging.window.told
    assert judging.window.matrix.chosen == (1, 1)
    judging.open()
    answer(stage, wrong=0)
    assert "before the last change" not in judging.window.told
    assert "7 of 7 pictures" in judging.window.told


def test_progress_shows_and_measuring_can_be_cancelled(stage: Stage, judging: HowGoodController, qtbot: Any) -> None:
    three_classes(stage.model)
    judging.open()
    number = questions(stage)[-1].request_id
    stage.engine.replyReceived.emit(DatasetProgress(number, "Leaving out picture 3 of 6", 0.5))
    assert judging.window.state.endswith("50 %")
    qtbot.mouseClick(judging.window.cancel, Qt.MouseButton.LeftButton)
    assert CancelRequest(number) in stage.engine.sent
    assert judging.window.measure.isVisible() and not judging.window.cancel.isVisible()
    qtbot.mouseClick(judging.window.measure, Qt.MouseButton.LeftButton)
    assert len(questions(stage)) == 2


def test_a_failure_is_a_sentence_in_the_window(stage: Stage, judging: HowGoodController) -> None:
    three_classes(stage.model)
    judging.open()
    stage.engine.replyReceived.emit(RequestFailed(questions(stage)[-1].request_id, "The model is gone.", "details"))
    assert judging.window.notice.sentence == "The model is gone."
    assert judging.window.measure.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_right_and_wrong_cells_differ_in_more_than_colour(stage: Stage, judging: HowGoodController, mode: str) -> None:
    theme().set_mode(mode)
    try:
        three_classes(stage.model)
        judging.open()
        answer(stage)
        judging.window.grab()
        assert cell(judging, 0, 1) == "1" and cell(judging, 0, 0) == "2"
    finally:
        theme().set_mode("light")


def test_classes_of_before_are_compared_honestly() -> None:
    asked = asked_about(3, 3, 2, before=2)
    said = earlier_words(Judgement(asked, judged(asked)))
    assert said == (
        "The first 2 classes: 92 % before, 90 % with the new one; that cannot be told apart with so few pictures."
    )
    asked = asked_about(3, 3, before=0)
    assert earlier_words(Judgement(asked, judged(asked))) == ""


def test_it_says_that_few_pictures_make_it_look_worse_than_it_is() -> None:
    assert LEFT_WITH_FEW in caution(judged(asked_about(3, 6)))
    assert LEFT_WITH_FEW in caution(judged(asked_about(2, 2, 1)))
    assert LEFT_WITH_FEW not in caution(judged(asked_about(4, 4, 1)))
    assert caution(judged(asked_about(1, 1))) == ""


def test_names_are_listed_as_one_says_them() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([str(n) for n in range(9)]) == "0, 1, 2, 3 and 5 more"
    assert uncounted(["a", "b"]).startswith("Not counted: a and b, which have one picture each")
    assert uncounted([]) == ""
