"""Thinning a curve keeps what one would see: every pixel column's extremes, exactly."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.gui.widgets.plot_decimation import decimate, half_window, nearest, smooth, spread


@pytest.fixture
def noise() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    return np.sort(random.uniform(0, 1000, 100_000)), random.normal(size=100_000)


@pytest.mark.parametrize("pixels", [7, 100, 640])
def test_every_column_keeps_its_extremes(noise: tuple[np.ndarray, np.ndarray], pixels: int) -> None:
    x, y = noise
    thin_x, thin_y = decimate(x, y, 0.0, 1000.0, pixels)
    assert len(thin_x) <= 4 * (pixels + 2)
    edges = np.linspace(0, 1000, pixels + 1)
    columns, thin_columns = np.digitize(x, edges), np.digitize(thin_x, edges)
    for column in np.unique(columns):
        whole, thin = y[columns == column], thin_y[thin_columns == column]
        assert thin.min() == whole.min()
        assert thin.max() == whole.max()


def test_the_ends_and_the_order_stay(noise: tuple[np.ndarray, np.ndarray]) -> None:
    x, y = noise
    thin_x, thin_y = decimate(x, y, 0.0, 1000.0, 50)
    assert np.all(np.diff(thin_x) >= 0)
    assert (thin_x[0], thin_y[0]) == (x[0], y[0])
    assert (thin_x[-1], thin_y[-1]) == (x[-1], y[-1])


def test_only_the_range_shown_is_kept_with_one_point_beyond(noise: tuple[np.ndarray, np.ndarray]) -> None:
    x, y = noise
    thin_x, _ = decimate(x, y, 400.0, 410.0, 10)
    assert thin_x[0] < 400.0 <= thin_x[thin_x >= 400.0][0]
    assert thin_x[-1] > 410.0
    assert np.sum(thin_x < 400.0) <= 4


def test_a_short_curve_comes_back_as_it_is() -> None:
    x, y = np.arange(20.0), np.arange(20.0) ** 2
    thin_x, thin_y = decimate(x, y, 0.0, 19.0, 100)
    assert np.array_equal(thin_x, x)
    assert np.array_equal(thin_y, y)


def test_an_empty_curve_is_no_error() -> None:
    empty = np.empty(0)
    assert len(decimate(empty, empty, 0.0, 1.0, 100)[0]) == 0
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
