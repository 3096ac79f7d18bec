"""The slope of a curve's last doubling, against SciPy and numpy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from workbench.reproduce.cells import Point
from workbench.reproduce.slope import Slope, slope, t95


def curve(episodes: list[int], accuracies: list[float]) -> list[Point]:
    return [Point(x, y, 1.0) for x, y in zip(episodes, accuracies, strict=True)]


def drawn(count: int, seed: int = 0) -> tuple[list[int], list[float]]:
    generator = np.random.default_rng(seed)
    episodes = [1000 * (each + 1) for each in range(count)]
    return episodes, [80 + 3 * math.log2(each) + generator.normal(0, 0.5) for each in episodes]


@pytest.mark.parametrize("count", [5, 6, 10, 20, 50])
def test_it_is_the_least_squares_line_over_the_logarithm(count: int) -> None:
    episodes, accuracies = drawn(count)
    last = [i for i, each in enumerate(episodes) if each >= episodes[-1] / 2]
    x, y = np.log2([episodes[i] for i in last]), [accuracies[i] for i in last]
    expected = stats.linregress(x, y)
    found = slope(curve(episodes, accuracies))
    assert found is not None
    assert found.value == pytest.approx(expected.slope, abs=1e-10)
    assert found.value == pytest.approx(np.polyfit(x, y, 1)[0], abs=1e-9)
    assert found.ci95 == pytest.approx(stats.t.ppf(0.975, len(last) - 2) * expected.stderr, rel=1e-3)


@pytest.mark.parametrize("free", [1, 2, 5, 10, 11, 15, 30, 100, 1000])
def test_the_quantile_is_students(free: int) -> None:
    assert t95(free) == pytest.approx(stats.t.ppf(0.975, free), abs=1e-3)


def test_a_doubling_that_brings_two_points_has_slope_two() -> None:
    found = slope(curve([100, 800, 1131, 1600], [0.0, 90.0, 91.0, 92.0]))
    assert found is not None
    assert found.value == pytest.approx(2.0, abs=1e-3)  # 1131 is 800·√2, rounded
    assert found.rising


def test_what_was_long_ago_does_not_count() -> None:
    episodes, accuracies = drawn(10)
    changed = [0.0 if each < 5000 else accuracy for each, accuracy in zip(episodes, accuracies, strict=True)]
    assert slope(curve(episodes, changed)) == slope(curve(episodes, accuracies))


def test_the_order_of_the_points_does_not_matter() -> None:
    points = curve(*drawn(10))
    found, turned = slope(points), slope(points[::-1])
    assert found is not None and turned is not None
    assert turned.value == pytest.approx(found.value, abs=1e-10)


@pytest.mark.parametrize(
    "points",
    [[], curve([1000], [50.0]), curve([100, 900, 1000], [20.0, 50.0, 51.0]), curve([0, 0, 0], [20.0, 20.0, 20.0])],
)
def test_fewer_than_three_points_have_none(points: list[Point]) -> None:
    assert slope(points) is None


def test_points_that_all_lie_at_one_place_have_none() -> None:
    assert slope(curve([1000, 1000, 1000], [50.0, 51.0, 52.0])) is None


def test_a_curve_rises_for_sure_when_its_interval_lies_above_zero() -> None:
    assert Slope(1.2, 0.3).rising
    assert not Slope(1.2, 1.3).rising
    assert not Slope(-1.2, 0.3).rising
