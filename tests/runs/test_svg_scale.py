"""Axes of drawings: round numbers, at the right places, each told from the next."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest

from workbench.gui.wording import PERCENT as IN_THE_WINDOW
from workbench.runs.svg_scale import PERCENT, Axis, count_axis, is_fraction, round_values, value_axis


def test_values_from_0_to_10_are_marked_at_every_second() -> None:
    assert [(each.place, each.label) for each in Axis(0, 10).ticks(6)] == [
        (0.0, "0"), (0.2, "2"), (0.4, "4"), (0.6, "6"), (0.8, "8"), (1.0, "10"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_marks_are_round_within_the_axis_few_and_unlike_each_other(seed: int) -> None:
    draw = random.Random(seed)
    low = draw.uniform(-1, 1) * 10 ** draw.randint(-4, 6)
    high = low + draw.uniform(0.1, 1) * 10 ** draw.randint(-4, 6)
    values = round_values(low, high, 6)
    assert 2 <= len(values) <= 7
    slack = 1e-6 * (high - low)
    assert all(low - slack <= each <= high + slack for each in values)
    steps = [b - a for a, b in pairwise(values)]
    first = steps[0] / 10 ** math.floor(math.log10(steps[0]) + 1e-6)
    assert any(math.isclose(first, each, rel_tol=1e-3) for each in (1, 2, 2.5, 5, 10))
    labels = [each.label for each in Axis(low, high).ticks(6)]
    assert len(set(labels)) == len(labels)


def test_a_count_has_commas_and_no_decimals() -> None:
    assert [each.label for each in count_axis(40_000).ticks(5)] == ["0", "10,000", "20,000", "30,000", "40,000"]


def test_a_fraction_is_written_in_per_cent_up_to_100() -> None:
    axis = value_axis("accuracy", [0.42, 0.9], guessing=0.2)
    assert axis.high == 1.0 and axis.low < 0.2
    assert {each.label for each in axis.ticks(5)} >= {"25 %", "50 %", "75 %", "100 %"}


def test_a_loss_over_two_powers_of_ten_is_drawn_by_them_and_one_below_is_not() -> None:
    wide, narrow = value_axis("", [0.01, 2.0]), value_axis("", [0.1, 2.0])
    assert wide.log and not narrow.log and narrow.low == 0.0
    assert wide.place(0.1) - wide.place(0.01) == pytest.approx(wide.place(1.0) - wide.place(0.1))
    assert {"0.01", "0.1", "1"} <= {each.label for each in wide.ticks()}


def test_what_is_no_number_widens_no_axis_and_lies_nowhere() -> None:
    axis = value_axis("", [math.nan, math.inf, 1.0, 2.0])
    assert math.isfinite(axis.high) and math.isnan(axis.place(math.nan)) and axis.place(math.inf) == 1.0


@pytest.mark.parametrize("values", [[], [0.0], [3.0, 3.0], [-1.0, -1.0], [0.0, 1e-12]])
def test_an_axis_of_hardly_anything_still_has_a_length(values: list[float]) -> None:
    axis = value_axis("", values)
    assert axis.high > axis.low
    assert axis.ticks()


def test_the_window_and_the_reports_write_the_same_metrics_in_per_cent() -> None:
    assert PERCENT == IN_THE_WINDOW
    assert is_fraction("accuracy on glyphs") and not is_fraction("loss")
