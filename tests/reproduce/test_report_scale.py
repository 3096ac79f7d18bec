"""The axis of a table: where accuracies lie on it, against values worked out by hand."""

from __future__ import annotations

import pytest
from small_table import ALL, FIVE, TABLE, TWENTY, cell

from workbench.reproduce.report.drawings import MARGIN, WIDTH, curve, interval, ticks
from workbench.reproduce.report.scale import Straight, Stretched, guessing, scale
from workbench.reproduce.rows import row, rows


@pytest.mark.parametrize(
    ("accuracy", "place"), [(0, 0), (90, 1 / 3), (99, 2 / 3), (99.9, 1), (100, 1), (99.99, 1), (-1, 0)]
)
def test_a_stretched_axis_gives_every_tenth_of_errors_the_same_room(accuracy: float, place: float) -> None:
    assert Stretched().place(accuracy) == pytest.approx(place, abs=1e-12)


@pytest.mark.parametrize(("accuracy", "place"), [(20, 0), (50, 0.5), (80, 1), (10, 0), (95, 1)])
def test_a_straight_axis_is_straight_and_ends_at_its_ends(accuracy: float, place: float) -> None:
    assert Straight(20, 80).place(accuracy) == pytest.approx(place, abs=1e-12)


def test_ticks_are_round_and_lie_on_the_axis() -> None:
    assert Straight(20, 80).ticks == (20, 40, 60, 80)
    assert Straight(40, 70).ticks == (40, 50, 60, 70)
    assert [each.label for each in ticks(Stretched())] == ["50", "90", "99", "99.9"]
    assert ticks(Straight(0, 100))[-1].x == WIDTH - MARGIN


def test_high_accuracies_stretch_the_axis_and_others_keep_it_straight() -> None:
    assert isinstance(scale(rows(TABLE, ALL)), Stretched)
    low = scale(rows(TABLE, [cell("relation", 48.3), cell("r2d2", 61.0), cell("snail", 55.0)]))
    assert low == Straight(20, 70)  # from guessing among five to above the best, in tens
    assert scale([]) == Straight(0, 100)


def test_guessing_is_one_of_the_classes() -> None:
    assert guessing(row(TABLE, "maml", FIVE)) == 20
    assert guessing(row(TABLE, "maml", TWENTY)) == 5


def test_a_row_is_drawn_to_scale() -> None:
    drawn = interval(rows(TABLE, [cell("maml", 98.0)])[0], Straight(0, 100))
    room = WIDTH - 2 * MARGIN
    assert drawn.band == pytest.approx((MARGIN + 0.979 * room, MARGIN + 0.993 * room), abs=0.06)
    assert drawn.whisker == pytest.approx((MARGIN + 0.978 * room, MARGIN + 0.982 * room), abs=0.06)
    assert drawn.point == pytest.approx(MARGIN + 0.98 * room, abs=0.06)
    assert drawn.guessing == pytest.approx(MARGIN + 0.2 * room, abs=0.06)


def test_a_band_without_width_can_still_be_seen() -> None:
    drawn = interval(row(TABLE, "siamese", FIVE), Straight(0, 100))
    assert drawn.band is not None and drawn.band[1] - drawn.band[0] >= 2 and drawn.point is None


def test_no_validations_make_no_curve() -> None:
    assert curve(()) is None
