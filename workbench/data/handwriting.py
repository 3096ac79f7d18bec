"""How one person writes a character differently each time, and no two people alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.data.ink import Floats, draw
from workbench.data.strokes import KNOTS, SAMPLES, STROKES, Character, Style, bell, spline


@dataclass(frozen=True)
class Jitter:
    """How much copies of a character differ: deviations, in fractions of the picture where lengths.

    The defaults make 5-way 1-shot tasks that a nearest neighbour on pixels often fails and a trained network
    solves; ``tests/benchmarks/glyphs_gap.py`` measures it.
    """

    knot: float = 0.028
    stroke: float = 0.030
    stretch: float = 0.10
    wobble: float = 0.006
    turn: float = 0.055
    lean: float = 0.14
    scale: float = 0.09
    shift: float = 0.035
    pen: float = 0.14


def write(
    rng: np.random.Generator,
    characters: list[Character],
    style: Style,
    copies: int,
    size: int,
    jitter: Jitter,
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Write each of C characters ``copies`` times, as (C, copies, size, size) uint8, ink 0 on paper 255."""
    many = len(characters) * copies
    knots = np.repeat(np.stack([each.knots for each in characters]), copies, axis=0)
    count = np.repeat([each.strokes for each in characters], copies)
    roundness = np.clip(style.roundness + 0.15 * bell(rng, many, STROKES, 1, 1), 0, 1)
    path = spline(_rewrite(rng, knots, jitter), roundness)
    path = path + jitter.wobble * spline(bell(rng, many, STROKES, KNOTS, 2), 1.0)
    path = _posture(rng, path, style, jitter)
    radius = style.pen * _pressure(rng, many, jitter) * (np.arange(STROKES) < count[:, None])[:, :, None]
    points = (path.reshape(many, -1, 2) + 0.5) * size
    pictures = draw(points, radius.reshape(many, -1) * size, size)
    return pictures.reshape(len(characters), copies, size, size)


def _rewrite(rng: np.random.Generator, knots: Floats, jitter: Jitter) -> Floats:
    """Move the knots (N, STROKES, KNOTS, 2) of every stroke a little, and each stroke as a whole."""
    many = len(knots)
    centre = knots.mean(axis=2, keepdims=True)
    stretch = 1 + jitter.stretch * bell(rng, many, STROKES, 1, 2)
    moved = centre + (knots - centre) * stretch + jitter.stroke * bell(rng, many, STROKES, 1, 2)
    return np.asarray(moved + jitter.knot * bell(rng, many, STROKES, KNOTS, 2))


def _posture(rng: np.random.Generator, path: Floats, style: Style, jitter: Jitter) -> Floats:
    """Scale, lean, turn and shift whole characters: path (N, STROKES, SAMPLES, 2) → the same shape."""
    many = len(path)
    x, y = path[..., 0], path[..., 1]
    scale = 1 + jitter.scale * bell(rng, many, 2)
    lean = style.slant + jitter.lean * bell(rng, many, 1, 1)
    half = jitter.turn * bell(rng, many, 1, 1)
    x, y = x * scale[:, :1, None] - lean * y, y * scale[:, 1:, None]
    cosine, sine = (1 - half * half) / (1 + half * half), 2 * half / (1 + half * half)
    turned = np.stack([x * cosine - y * sine, x * sine + y * cosine], axis=-1)
    return np.asarray(turned + jitter.shift * bell(rng, many, 1, 1, 2))


def _pressure(rng: np.random.Generator, many: int, jitter: Jitter) -> Floats:
    """The pen's radius along each stroke, (N, STROKES, SAMPLES) around 1: a firm start and a lighter end."""
    along = np.arange(SAMPLES) / (SAMPLES - 1)
    pen = 1 + jitter.pen * bell(rng, many, 1, 1)
    fade = 0.12 + 0.10 * bell(rng, many, STROKES, 1)
    return np.asarray(np.clip(pen * (1 + fade * (0.5 - along)), 0.5, 1.6))
