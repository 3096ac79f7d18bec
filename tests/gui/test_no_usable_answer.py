"""Scores that are no finite numbers, as of weights that went astray, break nothing, and the person is told."""

from __future__ import annotations

import math
from typing import Any

import pytest
from gui.try_it_stage import Stage, pictures

from workbench.engine.replies import Prediction
from workbench.gui.models.arranging import ALL, Order, arranged, counts
from workbench.gui.models.attention import ShareTable
from workbench.gui.models.attention import percent as percent_of_share
from workbench.gui.models.learning import AnswerTile
from workbench.gui.models.queries import QueryTile, percent
from workbench.gui.widgets.heat_map import HeatMap

NAMES = ("arrow", "house")
BAD = (math.nan, math.inf, -math.inf)
FINE, *OTHERS = pictures(4)


def predicted(key: str, score: float, known: float = 1.0) -> Prediction:
    return Prediction(key, "arrow", score, {"arrow": score, "house": score / 3}, known=known)


def tiles(kind: type[QueryTile] = QueryTile, known: float = 1.0) -> list[QueryTile]:
    fine = kind(FINE, predicted(FINE.key, 0.6), True, level=0.1)
    bad = [kind(o, predicted(o.key, score, known), True, level=0.1) for o, score in zip(OTHERS, BAD, strict=True)]
    return [*bad, fine]


@pytest.mark.parametrize("kind", [QueryTile, AnswerTile])
@pytest.mark.parametrize("known", [1.0, 0.0])
def test_it_is_told_and_painted(kind: type[QueryTile], known: float, stage: Stage, qtbot: Any) -> None:
    shown = tiles(kind, known)
    stage.panel.set_queries(shown, NAMES)
    qtbot.waitExposed(stage.panel)
    with qtbot.captureExceptions() as raised:
        stage.panel.queries.list.grab()
    assert not raised
    said = [each.words() for each in shown[:3]]
    assert said == [f"{each.name}: the model gave no usable answer" for each in OTHERS]
    assert [each.label for each in shown] == ["", "", "", "arrow"]
    assert not any(each.is_unsure or each.is_rejected or each.offered for each in shown[:3])


def test_a_chance_of_being_of_any_class_that_is_none_is_of_no_use_either() -> None:
    tile = QueryTile(FINE, predicted(FINE.key, 0.6, math.nan), True, level=0.1)
    assert tile.answer is None and tile.silence == "the model gave no usable answer"


@pytest.mark.parametrize("order", Order)
def test_they_are_sorted_among_others_always_alike(order: Order) -> None:
    shown = tiles()
    found = arranged(shown, ALL, order, NAMES)
    assert {each.picture.key for each in found} == {each.picture.key for each in shown}
    assert found[0 if order is Order.BY_CLASS else -1].picture is FINE
    assert counts(shown, NAMES) == {ALL: 4, "arrow": 1, "unsure ": 1}


@pytest.mark.parametrize("score", BAD)
def test_nothing_is_made_up_in_place_of_a_number(score: float) -> None:
    assert percent(score) == percent_of_share(score) == "– %"


@pytest.mark.parametrize("share", BAD)
def test_attention_that_went_astray_is_painted(share: float, qtbot: Any) -> None:
    heat = HeatMap()
    qtbot.addWidget(heat)
    heat.set_table(ShareTable("questions", "slots", (FINE,), (), ((0.25, share, 0.5),)))
    heat.resize(300, 80)
    with qtbot.captureExceptions() as raised:
        heat.grab()
    assert not raised
    assert heat.most == 0.5
