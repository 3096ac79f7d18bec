"""What patterns are made of: waves, noise and cells over a plane, as numbers at its points.

Only additions, products, quotients, square roots, roundings and comparisons of single numbers are used: IEEE 754
defines their results to the last bit, so the same seed gives the same bytes on every machine, which sines and sums
over many numbers would not. So waves and angles here are polynomials close to the true ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Field = npt.NDArray[np.float32]
"""Numbers at the points (N, H, W) of N pictures."""

SIDE = 16  # a table of noise or cells repeats after as many
TINY = 1e-6


@dataclass(frozen=True)
class Look:
    """What makes a class out of a family of patterns.

    Attributes:
        a, b, c: what the family makes of them (widths, shares, offsets), in 0..1.
        count: of sides, rays, petals and the like, from 3 up.
        table: (SIDE, SIDE, 3) of numbers in 0..1, for noise and cells.
    """

    a: float
    b: float
    c: float
    count: int
    table: Field


def whole(x: Field) -> Field:
    """The next smaller whole number."""
    return np.asarray(np.floor(x), x.dtype)


def part(x: Field) -> Field:
    """What is left of a number beyond the next smaller whole one, in 0..1."""
    return x - whole(x)


def odd(x: Field) -> Field:
    """1 where the next smaller whole number is odd, else 0."""
    half = whole(x) * np.float32(0.5)
    return np.asarray(half != whole(half), np.float32)


def fold(x: Field) -> Field:
    """A zigzag: 1 at whole numbers, 0 half-way between."""
    return np.asarray(np.abs(part(x) - np.float32(0.5)) * 2, x.dtype)


def wave(x: Field) -> Field:
    """A smooth wave: 1 at whole numbers, 0 half-way between; within 0.01 of (1 + cos 2πx) / 2."""
    t = fold(x)
    return t * t * (3 - 2 * t)


def direction(turns: float) -> tuple[float, float]:
    """The unit vector that lies ``turns`` of a full turn off the x axis, or nearly (within half a degree)."""
    x, y = (2 * float(wave(np.array(turns - lag))) - 1 for lag in (0.0, 0.25))
    length = float(np.sqrt(x * x + y * y))
    return x / length, y / length


def length(x: Field, y: Field) -> Field:
    """Distance from the origin."""
    return np.sqrt(x * x + y * y)


def angle(x: Field, y: Field) -> Field:
    """Angle from the x axis in full turns, in 0..1, within 0.001."""
    across, up = np.abs(x), np.abs(y)
    ratio = np.minimum(across, up) / (np.maximum(across, up) + np.float32(TINY))
    turned = ratio * (np.float32(0.125) + np.float32(0.04345) * (1 - ratio))
    turned = np.where(up > across, np.float32(0.25) - turned, turned)
    turned = np.where(x < 0, np.float32(0.5) - turned, turned)
    return np.where(y < 0, 1 - turned, turned)


def bands(x: Field, first: float, second: float) -> Field:
    """Stripes with a period of 1: 1 from ``first`` on and 2 from ``second`` on, before that 0."""
    at = part(x)
    return (at >= np.float32(first)).astype(np.float32) + (at >= np.float32(second)).astype(np.float32)


def pick(look: Look, x: Field, y: Field, layer: int = 0) -> Field:
    """One number of the class's table for each unit square of the plane, in 0..1."""
    return np.asarray(look.table[_cell(y), _cell(x), layer])


def noise(look: Look, x: Field, y: Field, layer: int = 0) -> Field:
    """Smooth hills and valleys of about one unit, in 0..1."""
    fx, fy = part(x), part(y)
    fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
    top = _between(pick(look, x, y, layer), pick(look, x + 1, y, layer), fx)
    return _between(top, _between(pick(look, x, y + 1, layer), pick(look, x + 1, y + 1, layer), fx), fy)


def turbulence(look: Look, x: Field, y: Field, layer: int = 0) -> Field:
    """Noise with two finer noises upon it, about 0..1."""
    fine, finer = noise(look, 2 * x + 5, 2 * y + 3, layer), noise(look, 4 * x + 2, 4 * y + 7, layer)
    coarse = noise(look, x, y, layer)
    return np.asarray(coarse * np.float32(0.57) + fine * np.float32(0.29) + finer * np.float32(0.14))


def cells(look: Look, x: Field, y: Field) -> tuple[Field, Field, Field]:
    """Stones around points strewn over the plane, one in each unit square (Worley 1996).

    Returns:
        The distances to the nearest point and to the one after it, and a number in 0..1 of the nearest.
    """
    near = np.full(x.shape, 9, np.float32)
    after, owner = near.copy(), np.zeros(x.shape, np.float32)
    left, above = whole(x), whole(y)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            column, row = left + right, above + down
            away = length(column + pick(look, column, row, 0) - x, row + pick(look, column, row, 1) - y)
            closer = away < near
            after = np.minimum(np.where(closer, near, away), after)
            owner = np.where(closer, pick(look, column, row, 2), owner)
            near = np.minimum(near, away)
    return near, after, owner


def _cell(x: Field) -> npt.NDArray[np.intp]:
    return np.floor(x).astype(np.intp) % SIDE


def _between(one: Field, other: Field, at: Field) -> Field:
    return one + (other - one) * at
