"""Ink and strokes: dabs of the right size at the right place, and splines through their knots."""

from __future__ import annotations

import math

import numpy as np
import pytest

from workbench.data.alphabets import invent_alphabet, invent_style
from workbench.data.ink import draw
from workbench.data.strokes import KNOTS, SAMPLES, SPANS, bell, spline


@pytest.mark.parametrize("radius", [0.8, 1.5, 4.0])
def test_a_dab_has_the_area_and_the_centre_of_its_disc(radius: float) -> None:
    picture = draw(np.array([[[10.3, 14.8]]]), np.array([[radius]]), 28)[0]
    ink = (255.0 - picture) / 255
    assert ink.sum() == pytest.approx(math.pi * (radius**2 + 1 / 12), rel=0.05)
    middle = np.arange(28) + 0.5
    assert (ink.sum(0) * middle).sum() / ink.sum() == pytest.approx(10.3, abs=0.1)
    assert (ink.sum(1) * middle).sum() / ink.sum() == pytest.approx(14.8, abs=0.1)


def test_dabs_off_the_paper_or_without_radius_leave_it_white() -> None:
    points = np.array([[[-50.0, 5.0], [14.0, 999.0]], [[14.0, 14.0], [3.0, 3.0]]])
    pictures = draw(points, np.array([[1.0, 1.0], [0.0, 0.0]]), 28)
    assert pictures.shape == (2, 28, 28) and (pictures[1] == 255).all()
    assert (pictures[0, 1:-1, 1:-1] == 255).all()


def test_ink_over_ink_stays_ink() -> None:
    once = draw(np.array([[[9.0, 9.0]]]), np.array([[1.2]]), 20)
    twice = draw(np.array([[[9.0, 9.0], [9.0, 9.0]]]), np.array([[1.2, 1.2]]), 20)
    assert np.array_equal(once, twice)


@pytest.mark.parametrize("roundness", [0.0, 0.4, 1.0])
def test_a_spline_passes_through_its_knots(roundness: float) -> None:
    knots = bell(np.random.default_rng(0), 3, KNOTS, 2)
    path = spline(knots, roundness)
    assert path.shape == (3, SAMPLES, 2)
    assert np.allclose(path[:, ::SPANS], knots, atol=1e-12)


def test_roundness_bends_corners_but_no_straight_line() -> None:
    straight = np.linspace(0, 1, KNOTS)[:, None] * np.array([1.0, 2.0])
    assert np.allclose(spline(straight, 1.0), spline(straight, 0.0), atol=1e-12)
    corner = np.array([[0, 0], [1, 0], [2, 0], [2, 1], [2, 2], [2, 3]], dtype=float)
    assert np.abs(spline(corner, 1.0) - spline(corner, 0.0)).max() > 0.05


def test_bell_draws_have_mean_0_and_deviation_1() -> None:
    draws = bell(np.random.default_rng(0), 20000)
    assert abs(draws.mean()) < 0.03 and draws.std() == pytest.approx(1, abs=0.02)
    assert np.abs(draws).max() <= 2 * math.sqrt(3)


def test_an_alphabet_has_characters_of_its_own_size_within_the_paper() -> None:
    rng = np.random.default_rng(3)
    style = invent_style(rng)
    characters = invent_alphabet(rng, style, 38)
    assert len(characters) == 38
    for each in characters:
        extent = np.ptp(each.knots[: each.strokes].reshape(-1, 2), axis=0)
        assert 0.2 < extent.max() < 0.85 and 1 <= each.strokes <= len(each.knots)
