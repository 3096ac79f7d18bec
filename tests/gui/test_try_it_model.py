"""The model of Try it: names stay unique, pictures are kept once, predictions go stale with the classes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from workbench.data.pictures import Picture
from workbench.engine.replies import Prediction
from workbench.gui.models.queries import QueryListModel, QueryTile
from workbench.gui.models.try_it import TryItModel


def picture(key: str) -> Picture:
    return Picture(key, f"{key}.png", np.full((4, 4, 4), 255, np.uint8))


def guess(key: str, label: str = "a", confidence: float = 0.9) -> Prediction:
    return Prediction(key, label, confidence, {label: confidence, "other": 1 - confidence})


@pytest.fixture
def model() -> TryItModel:
    model = TryItModel()
    model.add_class("a", [picture("a1"), picture("a2")])
    model.add_class("b", [picture("b1")])
    model.add_queries([picture("q1"), picture("q2")])
    return model


def test_names_are_made_unique(model: TryItModel) -> None:
    model.add_class("a")
    model.add_class()
    assert [each.name for each in model.classes] == ["a", "b", "a 2", "Class 4"]


def test_a_name_that_is_taken_is_refused(model: TryItModel, qtbot: Any) -> None:
    first, second = (each.id for each in model.classes)
    with qtbot.assertNotEmitted(model.supportChanged):
        assert not model.rename_class(first, "b")
        assert not model.rename_class(first, "  ")
    assert model.rename_class(second, " psi ")
    assert [each.name for each in model.classes] == ["a", "psi"]


def test_the_same_picture_is_kept_once(model: TryItModel, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(model.supportChanged), qtbot.assertNotEmitted(model.queriesChanged):
        model.add_pictures(model.classes[0].id, [picture("a1")])
        model.add_queries([picture("q2")])
    assert len(model.classes[0].pictures) == 2
    assert len(model.queries) == 2


def test_one_class_with_pictures_is_not_enough(model: TryItModel) -> None:
    assert [each.name for each in model.support()] == ["a", "b"]
    model.remove_pictures(model.classes[1].id, ["b1"])
    assert model.support() == ()


def test_predictions_go_stale_when_a_class_changes(model: TryItModel) -> None:
    model.set_predictions([guess("q1"), guess("gone")])
    assert list(model.predictions) == ["q1"]
    assert [each.key for each in model.waiting()] == ["q2"]
    model.add_pictures(model.classes[0].id, [picture("a3")])
    assert not model.is_fresh("q1")
    assert "q1" in model.predictions
    assert len(model.waiting()) == 2


def test_predictions_go_when_too_few_classes_are_left(model: TryItModel) -> None:
    model.set_predictions([guess("q1")])
    model.remove_class(model.classes[0].id)
    assert not model.predictions


def test_removed_queries_take_their_predictions_along(model: TryItModel) -> None:
    model.set_predictions([guess("q1"), guess("q2")])
    model.remove_queries(["q1"])
    assert [each.key for each in model.queries] == ["q2"]
    assert list(model.predictions) == ["q2"]


def test_clearing_leaves_nothing(model: TryItModel) -> None:
    model.clear()
    assert not model.classes
    assert not model.queries
    assert not model.support()


def test_the_list_has_a_last_row_for_more_and_keeps_rows_that_stay(qtbot: Any, qtmodeltester: Any) -> None:
    rows = QueryListModel()
    assert rows.rowCount() == 0
    rows.set_tiles([QueryTile(picture("q1"))])
    assert rows.rowCount() == 2
    with qtbot.waitSignal(rows.rowsInserted), qtbot.assertNotEmitted(rows.modelReset):
        rows.set_tiles([QueryTile(picture("q1"), guess("q1"), True), QueryTile(picture("q2"))])
    assert rows.rowCount() == 3
    assert rows.tiles[0].prediction == guess("q1")
    with qtbot.waitSignal(rows.modelReset):
        rows.set_tiles([QueryTile(picture("q2"))])
    qtmodeltester.check(rows)


def test_a_tile_says_its_guesses_and_whether_it_is_unsure() -> None:
    tile = QueryTile(picture("q1"), guess("q1", "phi", 0.58), True)
    assert tile.is_unsure
    assert tile.words() == "q1.png: phi 58 %, other 42 % (unsure)"
    assert not QueryTile(picture("q1"), guess("q1", "phi", 0.7)).is_unsure
    assert QueryTile(picture("q1")).words() == "q1.png: not recognised yet"


def test_adding_says_how_many_pictures_are_new(model: TryItModel) -> None:
    assert model.add_pictures(model.classes[0].id, [picture("a1"), picture("a9")]) == 1
    assert model.add_queries([picture("q1"), picture("q2")]) == 0
