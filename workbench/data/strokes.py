"""Pen strokes as splines, and the motifs that they are made of.

Randomness comes from a numpy Generator that is handed in; bell-shaped draws are sums of uniform ones, and
angles are given as the tangent of their half, for the reason that `ink` tells.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

KNOTS = 6  # control points of a stroke
SPANS = 13  # samples between two knots
SAMPLES = (KNOTS - 1) * SPANS + 1
DIAGONAL = np.sqrt(0.5)
COMPASS = np.array([(1, 0), (0, 1), (0, 1), (DIAGONAL, DIAGONAL), (-DIAGONAL, DIAGONAL)])

# The kinds of motif: how much the pen turns at each inner knot, how much more when the turn is firm, and the
# chances of the kind in an angular and in a round alphabet.
Turns = tuple[float, float, float, float]
MOTIFS: tuple[tuple[Turns, Turns, float, float], ...] = (
    ((0, 0, 0, 0), (0, 0, 0, 0), 0.34, 0.14),  # a line
    ((0.12, 0.12, 0.12, 0.12), (0.28, 0.28, 0.28, 0.28), 0.06, 0.22),  # an arc
    ((0, 0.5, 0, 0), (0, 0.7, 0, 0), 0.20, 0.05),  # a corner
    ((0, 0, 0.5, 0.4), (0, 0, 0.4, 0.4), 0.05, 0.16),  # a cane
    ((0.5, 0, -0.5, 0), (0.5, 0, -0.5, 0), 0.12, 0.06),  # a zigzag
    ((0.45, 0.3, -0.3, -0.45), (0.3, 0, 0, -0.3), 0.05, 0.12),  # a wave
    ((0.6, 0, 0.6, 0), (0.4, 0, 0.4, 0), 0.10, 0.07),  # a cup
    ((0.6, 0.6, 0.6, 0.6), (0.12, 0.12, 0.12, 0.12), 0.08, 0.18),  # a loop
)


def bell(rng: np.random.Generator, *shape: int) -> Floats:
    """Bell-shaped draws with mean 0 and deviation 1, never beyond 3.5."""
    total = rng.random(shape)
    for _ in range(3):
        total = total + rng.random(shape)
    return np.asarray((total - 2) * np.sqrt(3.0))


def draw_motif(rng: np.random.Generator, roundness: float) -> Floats:
    """Draw a stroke (KNOTS, 2), about 1 long, for an alphabet of a roundness from 0 to 1."""
    chances = np.array([angular + roundness * (round_ - angular) for _, _, angular, round_ in MOTIFS])
    least, firm, _, _ = MOTIFS[rng.choice(len(MOTIFS), p=chances / chances.sum())]
    bends = (np.array(least) + np.array(firm) * rng.random()) * rng.choice([-1.0, 1.0])
    return _walk(COMPASS[rng.integers(len(COMPASS))], bends)


def _walk(direction: Floats, half_tangents: Floats) -> Floats:
    """Walk KNOTS - 1 equal steps, turning in between; returns (KNOTS, 2), centred, with a span of 1."""
    x, y = direction
    path = [np.zeros(2), np.array([x, y])]
    for t in half_tangents:
        cosine, sine = (1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)
        x, y = x * cosine - y * sine, x * sine + y * cosine
        path.append(path[-1] + (x, y))
    knots = np.stack(path)
    low, high = knots.min(0), knots.max(0)
    return np.asarray((knots - (low + high) / 2) / (high - low).max())


def spline(knots: Floats, roundness: Floats | float) -> Floats:
    """Lines through knots (..., KNOTS, 2) as (..., SAMPLES, 2).

    Between a polygon (``roundness`` 0) and a Catmull-Rom spline (1), both through every knot; roundness
    broadcasts against the result.
    """
    first, last = 2 * knots[..., :1, :] - knots[..., 1:2, :], 2 * knots[..., -1:, :] - knots[..., -2:-1, :]
    padded = np.concatenate([first, knots, last], axis=-2)
    at = np.arange(SAMPLES) / SPANS
    span = np.minimum(at.astype(np.intp), KNOTS - 2)
    t = (at - span)[:, None]
    a, b, c, d = (padded[..., span + shift, :] for shift in range(4))
    curve = 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
    polygon = b + t * (c - b)
    return np.asarray(polygon + roundness * (curve - polygon))
