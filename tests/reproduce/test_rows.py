"""The rows of a table: what is published beside what was measured, and what may be said of it."""

from __future__ import annotations

import json

import pytest
from paper_cells import MINI, OMNIGLOT, paper_cell

from workbench.config import ConfigError
from workbench.reproduce.band import ABOVE, BELOW, FAILED, INSIDE, NO_VALUE, NOT_COMPARABLE, NOT_RUN, Band
from workbench.reproduce.cells import FAILED as CELL_FAILED
from workbench.reproduce.cells import Cell, Point
from workbench.reproduce.published import Column
from workbench.reproduce.rows import row, rows


def test_a_cell_that_was_not_run_shows_what_is_published() -> None:
    made = row(MINI, "protonet", Column(5, 1))
    assert (made.title, made.verdict, made.accuracy, made.badges) == ("Prototypical networks", NOT_RUN, None, ())
    assert [each.accuracy for each in made.figures] == [49.42, 48.0]
    assert made.band == Band(pytest.approx(48.0), pytest.approx(50.2))  # the re-run; 49.42 + 0.78


@pytest.mark.parametrize(("accuracy", "expected"), [(46.0, BELOW), (49.0, INSIDE), (52.0, ABOVE)])
def test_a_cell_that_was_run_is_judged_by_the_band_with_its_own_interval(accuracy: float, expected: str) -> None:
    made = row(MINI, "protonet", Column(5, 1), paper_cell(MINI, "protonet", "5w1s", accuracy=accuracy, ci95=0.5))
    assert made.band == Band(pytest.approx(47.5), pytest.approx(50.7))
    assert (made.verdict, made.accuracy, made.ci95) == (expected, accuracy, 0.5)


def test_other_classes_are_not_compared_however_near_the_accuracy() -> None:
    other = paper_cell(OMNIGLOT, "maml", "5w1s", accuracy=98.7, classes={"training": 771, "test": 193})
    assert row(OMNIGLOT, "maml", Column(5, 1), other).verdict == NOT_COMPARABLE


def test_without_a_published_value_there_is_no_verdict() -> None:
    made = row(MINI, "hypernet", Column(5, 1), paper_cell(MINI, "hypernet", "5w1s"))
    assert (made.figures, made.band, made.verdict) == ((), None, NO_VALUE)


def test_a_cell_that_failed_says_why() -> None:
    cell = Cell("omniglot", "maml", "5w1s", {}, CELL_FAILED, "The classes do not suffice.")
    made = row(OMNIGLOT, "maml", Column(5, 1), cell)
    assert (made.verdict, made.reason, made.accuracy) == (FAILED, "The classes do not suffice.", None)


def test_the_slope_and_the_practice_of_a_cell_are_shown() -> None:
    curve = tuple(Point(each, 90.0, 1.0) for each in (500, 700, 1000))
    made = row(MINI, "maml", Column(5, 1), paper_cell(MINI, "maml", "5w1s", curve=curve, seconds=300.0))
    assert made.slope is not None and made.slope.value == pytest.approx(0.0, abs=1e-12)
    assert (made.episodes, made.seconds) == (240000, 300.0)


def test_rows_come_by_method_as_in_the_catalogue_and_by_column_as_in_the_table() -> None:
    asked = [("maml", "20w1s"), ("protonet", "5w5s"), ("maml", "5w5s"), ("protonet", "5w1s"), ("baseline", "5w1s")]
    made = rows(OMNIGLOT, [paper_cell(OMNIGLOT, *each) for each in asked])
    assert [(each.method, each.column) for each in made] == [
        ("protonet", "5w1s"),
        ("protonet", "5w5s"),
        ("maml", "5w5s"),
        ("maml", "20w1s"),
        ("baseline", "5w1s"),
    ]


def test_rows_can_be_written_as_json() -> None:
    [made] = rows(OMNIGLOT, [paper_cell(OMNIGLOT, "maml", "5w1s")])
    data = json.loads(json.dumps(made.to_json()))
    assert data["figures"][0]["accuracy"] == 98.7
    assert data["band"] == {"low": pytest.approx(97.6), "high": pytest.approx(99.6)}


def test_cells_of_no_method_or_no_column_of_the_table_are_refused() -> None:
    with pytest.raises(ConfigError, match="no algorithm named teleport"):
        rows(OMNIGLOT, [Cell("omniglot", "teleport", "5w1s", {})])
    with pytest.raises(ConfigError, match="mini_imagenet has no column 20w1s; it has 5w1s, 5w5s"):
        rows(MINI, [Cell("mini_imagenet", "maml", "20w1s", {})])
