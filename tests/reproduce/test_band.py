"""The band and the verdict, against figures worked out by hand."""

from __future__ import annotations

import pytest

from workbench.reproduce.band import ABOVE, BELOW, INSIDE, NO_VALUE, NOT_COMPARABLE, Band, band, verdict
from workbench.reproduce.published import Figure

# MAML on Omniglot, five classes, one example: the paper's, and an independent re-run
MAML = (Figure(98.7, 0.4), Figure(98.1, rerun=True))


def near(low: float, high: float) -> Band:
    return Band(pytest.approx(low, abs=1e-10), pytest.approx(high, abs=1e-10))


def test_it_reaches_from_the_lowest_to_the_highest_figure_with_its_interval() -> None:
    assert band(MAML) == near(98.1, 99.1)  # 98.1 without an interval; 98.7 + 0.4


def test_our_own_interval_widens_it_on_both_sides() -> None:
    assert band(MAML, 0.3) == near(97.8, 99.4)


def test_a_low_figure_with_a_wide_interval_may_set_both_ends() -> None:
    assert band([Figure(50.0, 5.0), Figure(51.0, 0.1)]) == near(45.0, 55.0)


def test_a_single_figure_is_a_band_of_its_interval() -> None:
    assert band([Figure(60.0, 0.5)]) == near(59.5, 60.5)
    assert band([Figure(60.0)]) == near(60.0, 60.0)


def test_a_rerun_alone_makes_a_band() -> None:
    assert band([Figure(60.0, 0.5, rerun=True)]) == near(59.5, 60.5)


def test_it_stays_within_what_accuracies_can_be() -> None:
    assert band([Figure(99.9, 0.1)], 0.5) == near(99.3, 100.0)
    assert band([Figure(0.5, 1.0)], 0.5) == near(0.0, 2.0)


def test_without_figures_there_is_none() -> None:
    assert band([]) is None
    assert verdict([], 99.0, 0.1, comparable=True) == NO_VALUE
    assert verdict([], 99.0, 0.1, comparable=False) == NO_VALUE


def test_a_figure_aside_says_nothing_of_the_band() -> None:
    wide = Figure(51.2, 0.6, remark="96 to 512 filters", aside=True)
    assert band([Figure(49.5, 0.2), wide]) == near(49.3, 49.7)
    assert band([wide]) is None
    assert verdict([wide], 51.2, 0.6, comparable=True) == NOT_COMPARABLE


@pytest.mark.parametrize(
    ("accuracy", "expected"),
    [(97.79, BELOW), (97.81, INSIDE), (98.5, INSIDE), (99.39, INSIDE), (99.41, ABOVE)],
)
def test_the_verdict_looks_where_the_accuracy_lies(accuracy: float, expected: str) -> None:
    assert verdict(MAML, accuracy, 0.3, comparable=True) == expected


def test_the_ends_are_inside() -> None:
    exact = Band(90.0, 95.0)
    assert (exact.verdict(90.0), exact.verdict(95.0)) == (INSIDE, INSIDE)


@pytest.mark.parametrize("accuracy", [20.0, 98.5, 100.0])
def test_other_classes_are_never_compared(accuracy: float) -> None:
    assert verdict(MAML, accuracy, 0.3, comparable=False) == NOT_COMPARABLE


def test_the_distance_is_how_far_outside_an_accuracy_lies() -> None:
    around = Band(90.0, 95.0)
    assert [around.distance(each) for each in (88.5, 90.0, 92.0, 96.25)] == [1.5, 0.0, 0.0, 1.25]
