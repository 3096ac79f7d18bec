"""Which of many runs are shown, and in what order."""

from __future__ import annotations

import math

import pytest
from gui.runs_stage import summary

from workbench.engine.events import Interval
from workbench.gui.models.run_cells import (
    ALGORITHM,
    BEST,
    COLUMNS,
    DATASET,
    NOTE,
    RUN,
    SIZE,
    STATE,
    TASK,
    TEST,
    TIME,
    state_word,
    tip,
    uses_words,
    words,
)
from workbench.gui.models.run_query import Order, Query, Row, known_tags
from workbench.gui.widgets.state_chip import LOOKS
from workbench.runs.log import RunState

ROWS = [
    Row(summary("glyphs-maml-100", best=Interval(0.5, 0.1), seconds=9.0, size=2_000_000, tags=("talk",))),
    Row(summary("glyphs-maml-99", best=None, seconds=100.0, size=900, note="A larger step\nthan usual")),
    Row(summary("omniglot-protonet-01", best=Interval(0.99, 0.1), seconds=20.0, dataset="omniglot", ways=20)),
    Row(summary("x", title="Größe", best=Interval(math.nan, 0.1), tags=("talk", "thesis"), state=RunState.STOPPED)),
]


def _names(rows: list[Row]) -> list[str]:
    return [row.run.name for row in rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", 4),
        ("maml glyphs", 3),
        ("GLYPHS-maml", 2),
        ("step usual", 1),
        ("thesis", 1),
        ("GRÖSSE", 1),
        ("größe", 1),
        ("20w", 1),
        ("stopped", 1),
        ("talk maml stopped", 1),
        ("99.0", 1),
        ("no such thing", 0),
    ],
)
def test_all_words_are_looked_for_in_every_column(typed: str, found: int) -> None:
    assert len(Query(typed).chosen(ROWS)) == found


def test_a_run_is_also_found_by_the_name_of_its_folder_and_its_file_names() -> None:
    assert _names(Query("x größe").chosen(ROWS)) == ["x"]
    assert _names(Query("omniglot-protonet").chosen(ROWS)) == ["omniglot-protonet-01"]


def test_tags_must_all_be_there_and_one_of_the_states() -> None:
    assert _names(Query(tags=frozenset({"talk"})).chosen(ROWS)) == ["glyphs-maml-100", "x"]
    assert _names(Query(tags=frozenset({"talk", "thesis"})).chosen(ROWS)) == ["x"]
    both = frozenset({RunState.STOPPED, RunState.FAILED})
    assert _names(Query(states=both).chosen(ROWS)) == ["x"]


@pytest.mark.parametrize(
    ("column", "rising"),
    [
        (RUN, ["glyphs-maml-99", "glyphs-maml-100", "x", "omniglot-protonet-01"]),
        (TIME, ["glyphs-maml-100", "omniglot-protonet-01", "x", "glyphs-maml-99"]),
        (TASK, ["glyphs-maml-100", "glyphs-maml-99", "x", "omniglot-protonet-01"]),
        (DATASET, ["glyphs-maml-100", "glyphs-maml-99", "x", "omniglot-protonet-01"]),
    ],
)
def test_numbers_are_sorted_as_numbers_also_within_names(column: int, rising: list[str]) -> None:
    assert _names(Order().by(column, False).sorted(ROWS)) == rising


@pytest.mark.parametrize(("column", "known"), [(BEST, 2), (SIZE, 2), (TEST, 0), (NOTE, 1)])
@pytest.mark.parametrize("falling", [False, True])
def test_what_is_not_known_comes_last_in_either_direction(column: int, known: int, falling: bool) -> None:
    ordered = Order().by(column, falling).sorted(ROWS)
    last = ordered[known:]
    assert all(words(row.run, column) in ("—", "", "nan ± 10.0 %") for row in last)
    assert not any(words(row.run, column) in ("—", "", "nan ± 10.0 %") for row in ordered[:known])
    assert _names(last) == [name for name in _names(ROWS) if name in _names(last)]


def test_the_best_comes_first_where_it_falls() -> None:
    assert _names(Order().by(BEST, True).sorted(ROWS))[:2] == ["omniglot-protonet-01", "glyphs-maml-100"]


def test_runs_that_are_alike_stay_as_the_column_before_had_them() -> None:
    order = Order().by(TIME, True).by(ALGORITHM, False)
    assert _names(order.sorted(ROWS)) == ["glyphs-maml-99", "x", "omniglot-protonet-01", "glyphs-maml-100"]
    assert order.by(TIME, False).columns == ((TIME, False), (ALGORITHM, False))


def test_a_falling_order_leaves_runs_that_are_alike_as_they_come() -> None:
    assert _names(Order().by(ALGORITHM, True).sorted(ROWS)) == _names(ROWS)


def test_the_most_frequent_tags_come_first() -> None:
    assert known_tags([row.run for row in ROWS]) == ["talk", "thesis"]


def test_states_are_called_as_their_chips_are() -> None:
    assert {state: state_word(state) for state in RunState} == {state: LOOKS[state].word for state in RunState}


def test_every_cell_says_something_of_any_run_and_its_tip_no_less() -> None:
    for row in ROWS:
        for column in range(len(COLUMNS)):
            assert "\n" not in words(row.run, column)
            assert column == DATASET or words(row.run, column) in tip(row.run, column)


def test_a_test_is_told_with_how_often_the_classes_were_looked_at() -> None:
    run = summary("a", test=Interval(0.812, 0.008), test_episodes=1200, test_uses=3)
    assert words(run, TEST) == "81.2 ± 0.8 %"
    assert "81.2 ± 0.8 % in 1,200 tasks" in tip(run, TEST)
    assert "looked at 3 times" in tip(run, TEST)
    assert [uses_words(uses).split()[-1] for uses in (0, 1, 2, 3)] == ["at.", "once.", "twice.", "times."]


def test_the_state_sorts_by_what_wants_attention() -> None:
    states = [Row(summary(each.value, state=each)) for each in reversed(RunState)]
    assert _names(Order().by(STATE, False).sorted(states)) == [each.value for each in RunState]
