"""What is left of a long curve: every peak, and a mean that is one."""

from __future__ import annotations

import numpy as np

from workbench.gui.widgets.plot_decimation import half_window, smooth
from workbench.runs.svg_lines import smoothed, thinned


def test_a_peak_among_a_hundred_thousand_points_is_kept() -> None:
    x, y = np.arange(100_000.0), np.zeros(100_000)
    y[54_321], y[12_345] = 7.0, -3.0
    kept_x, kept_y = thinned(x, y, 300)
    assert len(kept_x) <= 4 * 300
    assert (kept_y.max(), kept_y.min()) == (7.0, -3.0)
    assert kept_x[kept_y.argmax()] == 54_321
    assert (kept_x[0], kept_x[-1]) == (0.0, 99_999.0) and (np.diff(kept_x) > 0).all()


def test_a_short_curve_is_left_as_it_is() -> None:
    x, y = np.arange(50.0), np.sqrt(np.arange(50.0))
    assert all((a == b).all() for a, b in zip(thinned(x, y, 300), (x, y), strict=True))


def test_the_line_is_the_mean_that_the_window_draws() -> None:
    y = np.random.default_rng(0).normal(size=3000)
    np.testing.assert_allclose(smoothed(y), smooth(y, np.arange(3000), half_window(3000)), atol=1e-12)


def test_a_value_that_is_no_number_leaves_the_mean_of_its_neighbours() -> None:
    y = np.array([1.0, np.nan, 3.0, 5.0])
    np.testing.assert_allclose(smoothed(y), [1.0, 2.0, 4.0, 4.0])
    assert np.isnan(smoothed(np.array([np.nan, np.nan]))).all()
