"""Thinning a curve keeps what one would see: every pixel column's extremes, exactly."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.gui.widgets.plot_decimation import bars, half_window, in_sight, nearest, smooth, spread


@pytest.fixture
def noise() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    return np.sort(random.uniform(0, 1000, 100_000)), random.normal(size=100_000)


@pytest.mark.parametrize("pixels", [7, 100, 640])
def test_every_column_keeps_its_extremes(noise: tuple[np.ndarray, np.ndarray], pixels: int) -> None:
    x, y = noise
    thin_x, thin_y = bars(x, y, 0.0, 1000.0, pixels)
    assert len(thin_x) <= 2 * (pixels + 1)
    bottom, top = thin_y[::2], thin_y[1::2]
    columns = np.digitize(x, np.arange(1, pixels) * (1000 / pixels))
    last = y[0]
    for column in range(pixels):
        values = y[columns == column]
        assert bottom[column] == min(values.min(), last)
        assert top[column] == max(values.max(), last)
        last = values[-1]


def test_each_bar_stands_where_its_column_begins_and_touches_the_one_before(
    noise: tuple[np.ndarray, np.ndarray],
) -> None:
    x, y = noise
    thin_x, thin_y = bars(x, y, 0.0, 1000.0, 50)
    assert np.array_equal(thin_x[::2], thin_x[1::2]) and np.all(np.diff(thin_x[::2]) > 0)
    assert set(thin_x) <= set(x)
    assert np.all(thin_y[:-2:2] <= thin_y[3::2]) and np.all(thin_y[2::2] <= thin_y[1:-2:2])


def test_moving_along_changes_no_column_that_stays_in_sight(noise: tuple[np.ndarray, np.ndarray]) -> None:
    x, y = noise
    here, moved = bars(x, y, 200.0, 400.0, 100), bars(x, y, 213.7, 413.7, 100)
    first, second = (
        {x: (low, high) for x, low, high in zip(xs[2::2], ys[2::2], ys[3::2], strict=True)} for xs, ys in (here, moved)
    )
    stays = [place for place in first if 216 <= place < 398]
    assert len(stays) == 91
    assert all(first[place] == second[place] for place in stays)


def test_only_what_is_in_sight_is_kept_with_one_point_beyond(noise: tuple[np.ndarray, np.ndarray]) -> None:
    x, _ = noise
    seen = x[in_sight(x, 400.0, 410.0)]
    assert seen[0] < 400.0 <= seen[1]
    assert seen[-1] > 410.0 >= seen[-2]


def test_an_empty_curve_is_no_error() -> None:
    empty = np.empty(0)
    assert len(bars(empty, empty, 0.0, 1.0, 100)[0]) == 0
    assert len(smooth(empty, np.empty(0, dtype=np.intp), 3)) == 0


def test_smoothing_is_a_moving_average() -> None:
    y = np.random.default_rng(1).normal(size=200)
    at = np.array([0, 5, 100, 199])
    expected = [y[max(i - 4, 0) : i + 5].mean() for i in at]
    assert smooth(y, at, 4) == pytest.approx(expected)


def test_a_constant_stays_constant() -> None:
    assert smooth(np.full(50, 0.3), np.arange(50), half_window(50)) == pytest.approx(0.3)


@pytest.mark.parametrize(("position", "expected"), [(-1.0, 0), (0.4, 0), (2.6, 2), (9.0, 3), (np.inf, 3)])
def test_nearest(position: float, expected: int) -> None:
    assert nearest(np.array([0.0, 1.0, 2.0, 4.0]), position) == expected


def test_spread_reaches_both_ends_and_never_exceeds() -> None:
    at = spread(10, 1000, 50)
    assert (at[0], at[-1]) == (10, 999)
    assert len(at) <= 50
    assert list(spread(3, 4, 50)) == [3]
    assert list(spread(3, 3, 50)) == []
