"""Patterns that repeat: stripes, checks, bricks, scales and their kin.

Each takes the points (N, H, W) of a plane in which the pattern repeats after about 1, and a `Look`; it returns which
of three colours lies there, 0 to 2, and between them where colours run into one another.
"""

from __future__ import annotations

import numpy as np

from workbench.data.texture_fields import Field, Look, bands, fold, length, odd, part, pick, wave, whole

ROOT3 = 1.7320508
HALF = np.float32(0.5)


def stripes(u: Field, _v: Field, look: Look) -> Field:
    """Straight bands of two or three colours."""
    first = 0.25 + 0.4 * look.a
    return bands(u, first, first + (1.1 - first) * (0.3 + 0.7 * look.b))


def waves(u: Field, v: Field, look: Look) -> Field:
    """Bands that swing."""
    first = 0.3 + 0.3 * look.b
    return bands(u + (0.25 + 0.35 * look.a) * wave(v * (0.35 + 0.3 * look.c)), first, first + 0.35)


def zigzag(u: Field, v: Field, look: Look) -> Field:
    """Bands that go up and down in straight lines."""
    first = 0.35 + 0.25 * look.b
    return bands(u + (0.4 + 0.6 * look.a) * fold(v * (0.4 + 0.3 * look.c)), first, first + 0.3)


def chessboard(u: Field, v: Field, look: Look) -> Field:
    """Squares or oblongs in two colours, perhaps with a smaller one in every second."""
    v = v * (0.7 + 0.6 * look.a)
    level = np.abs(odd(u) - odd(v))
    inner = np.maximum(np.abs(part(u) - 0.5), np.abs(part(v) - 0.5)) < 0.36 * look.b - 0.06
    return np.where(inner & (level > 0), np.float32(2), level)


def tartan(u: Field, v: Field, look: Look) -> Field:
    """Broad bands both ways, whose colours mix where they cross, with thin lines over them."""
    broad = 0.3 + 0.4 * look.a
    cloth = ((part(u) < broad).astype(np.float32) + (part(v) < broad)) / 2
    middle, thin = broad / 2 + (0.5 if look.c > 0.5 else 0.0), 0.04 + 0.04 * look.b
    lines = (np.abs(part(u - middle + 0.5) - 0.5) < thin) | (np.abs(part(v - middle + 0.5) - 0.5) < thin)
    return np.where(lines, np.float32(2), cloth)


def argyle(u: Field, v: Field, look: Look) -> Field:
    """Diamonds in two colours, with thin lines across them."""
    one, other = u + v * (0.5 + 0.3 * look.a), u - v * (0.5 + 0.3 * look.a)
    level = np.abs(odd(one) - odd(other))
    thin = 0.05 + 0.05 * look.b
    return np.where((fold(one + HALF) > 1 - thin) | (fold(other + HALF) > 1 - thin), np.float32(2), level)


def dots(u: Field, v: Field, look: Look) -> Field:
    """Discs in rows, below or between one another, perhaps with a hole."""
    u = u + 0.5 * odd(v) if look.a > 0.4 else u
    away = length(part(u) - 0.5, part(v) - 0.5)
    radius = 0.22 + 0.2 * look.b
    return (away < radius).astype(np.float32) + (away < radius * (0.75 * look.c - 0.1))


def crosses(u: Field, v: Field, look: Look) -> Field:
    """Plus signs in rows."""
    u = u + 0.5 * odd(v) if look.a > 0.5 else u
    across, up = np.abs(part(u) - 0.5), np.abs(part(v) - 0.5)
    narrow, long = np.minimum(across, up), np.maximum(across, up)
    thick = 0.08 + 0.08 * look.b
    level = ((narrow < thick) & (long < 0.42)).astype(np.float32)
    return np.where(long < thick * 1.3 * look.c, np.float32(2), level)


def bricks(u: Field, v: Field, look: Look) -> Field:
    """Courses of bricks, some of them of another colour, and the joints between them."""
    u = u / np.float32(1.6 + 0.8 * look.a) + np.float32(0.5 if look.b > 0.3 else 0.33) * whole(v)
    joint = np.float32(0.07 + 0.07 * look.c)
    in_joint = (part(v) < joint) | (part(u) < joint / 2)
    other = pick(look, u, v) < 0.25 + 0.3 * look.b
    return np.where(in_joint, np.float32(0), 1 + other.astype(np.float32))


def weave(u: Field, v: Field, look: Look) -> Field:
    """Strands that go over and under one another by turns."""
    upright = odd(u) != odd(v)
    across = np.where(upright, part(u), part(v))
    strands = 1 + round(2 * look.a)
    at = np.abs(part(across * strands) - 0.5)
    level = np.where(upright, np.float32(1), np.float32(2) if look.b > 0.35 else np.float32(1))
    return np.where(at < 0.32 + 0.1 * look.c, level, np.float32(0))


def scales(u: Field, v: Field, look: Look) -> Field:
    """Scales of a fish, or tiles of a roof: rows of discs, each over the one before."""
    level = np.zeros(u.shape, np.float32)
    for ahead in (2, 1, 0, -1):
        row = whole(2 * v) + ahead
        away = length(part(u + HALF * odd(row)) - HALF, v - HALF * row) / np.float32(0.56 + 0.1 * look.a)
        scale = (away < 0.88 - 0.25 * look.b).astype(np.float32) + (away < 0.75 * look.c)
        level = np.where(away < 1, scale, level)
    return level


def honeycomb(u: Field, v: Field, look: Look) -> Field:
    """Six-sided cells, the walls between them, and some that are filled."""
    v = v / np.float32(ROOT3)
    one = _hexagon(part(u) - 0.5, (part(v) - 0.5) * ROOT3)
    other = _hexagon(part(u + 0.5) - 0.5, (part(v + 0.5) - 0.5) * ROOT3)
    number = np.where(one < other, pick(look, u, v, 0), pick(look, u + 0.5, v + 0.5, 1))
    filled = 1 + (number < 0.15 + 0.5 * look.b).astype(np.float32)
    return np.where(np.minimum(one, other) > 0.5 - (0.04 + 0.1 * look.a), np.float32(0), filled)


def triangles(u: Field, v: Field, look: Look) -> Field:
    """Triangles in two colours; where the third stands, it is one of the two in some of them."""
    one, other = u / 2 + v * np.float32(ROOT3 / 2), u / 2 - v * np.float32(ROOT3 / 2)
    up = np.abs(odd(u) - np.abs(odd(one) - odd(other)))
    other_colour = pick(look, u, one + 3 * whole(other)) < 0.6 * look.a
    return np.where((up > 0) & other_colour, np.float32(2), up)


def lattice(u: Field, v: Field, look: Look) -> Field:
    """Thin bars both ways with a knot where they cross, one way before the other."""
    thick = 0.1 + 0.1 * look.a
    across, up = np.abs(part(u) - 0.5), np.abs(part(v) - 0.5)
    bars = (across < thick).astype(np.float32)
    level = np.where(up < thick * (0.5 + look.b), 2 - (look.c < 0.5) * bars, bars)
    return np.where(across + up < thick * 2.2 * look.c, np.float32(2), level)


def _hexagon(x: Field, y: Field) -> Field:
    """Distance from a middle in the measure whose circles are hexagons: 0.5 at the sides."""
    across, up = np.abs(x), np.abs(y)
    return np.maximum(across, across / 2 + up * np.float32(ROOT3 / 2))
