"""How one person writes a character differently each time, and no two people alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.alphabets import STROKES, Character, Style
from workbench.data.ink import draw
from workbench.data.strokes import KNOTS, SAMPLES, Floats, bell, spline


@dataclass(frozen=True)
class Jitter:
    """How much copies of a character differ, as deviations; lengths are fractions of the picture.

    The defaults make 5-way 1-shot tasks that a nearest neighbour on pixels often fails and a trained network
    solves; ``tests/benchmarks/glyphs_gap.py`` measures it.

    Attributes:
        shift, turn, bend: of every stroke: moved as a whole, stretched and turned, and bent.
        wobble: of the hand along a stroke.
        lean, tilt, scale, move: of the whole character: sheared, turned (tangent of half the angle), made wider
            or higher, moved on the paper.
        pen: of the pen's width, relative.
    """

    shift: float = 0.024
    turn: float = 0.034
    bend: float = 0.025
    wobble: float = 0.005
    lean: float = 0.15
    tilt: float = 0.06
    scale: float = 0.10
    move: float = 0.042
    pen: float = 0.12


def write(
    rng: np.random.Generator, characters: list[Character], style: Style, copies: int, size: int, jitter: Jitter
) -> npt.NDArray[np.uint8]:
    """Write each of C characters ``copies`` times, as (C, copies, size, size) uint8, ink 0 on paper 255."""
    many = len(characters) * copies
    knots = np.repeat(np.stack([each.knots for each in characters]), copies, axis=0)
    count = np.repeat([each.strokes for each in characters], copies)
    roundness = np.clip(style.roundness + 0.15 * bell(rng, many, STROKES, 1, 1), 0, 1)
    path = _posture(rng, spline(_rewrite(rng, knots, jitter), roundness), style, jitter)
    radius = style.pen * _pressure(rng, many, jitter) * (np.arange(STROKES) < count[:, None])[:, :, None]
    points = (path.reshape(many, -1, 2) + 0.5) * size
    pictures = draw(points, radius.reshape(many, -1) * size, size)
    return pictures.reshape(len(characters), copies, size, size)


def _rewrite(rng: np.random.Generator, knots: Floats, jitter: Jitter) -> Floats:
    """Move the strokes (N, STROKES, KNOTS, 2): whole, then growing along them, then bent, then shaking."""
    many = len(knots)
    along = np.linspace(-1, 1, KNOTS)[:, None]
    moved = knots + jitter.shift * bell(rng, many, STROKES, 1, 2)
    moved = moved + jitter.turn * along * bell(rng, many, STROKES, 1, 2)
    moved = moved + jitter.bend * (1 - 2 * along * along) * bell(rng, many, STROKES, 1, 2)
    return np.asarray(moved + jitter.wobble * bell(rng, many, STROKES, KNOTS, 2))


def _posture(rng: np.random.Generator, path: Floats, style: Style, jitter: Jitter) -> Floats:
    """Scale, lean, turn and move whole characters: path (N, STROKES, SAMPLES, 2) → the same shape."""
    many = len(path)
    x, y = path[..., 0], path[..., 1]
    scale = 1 + jitter.scale * bell(rng, many, 2)
    lean = style.slant + jitter.lean * bell(rng, many, 1, 1)
    half = jitter.tilt * bell(rng, many, 1, 1)
    x, y = x * scale[:, :1, None] - lean * y, y * scale[:, 1:, None]
    cosine, sine = (1 - half * half) / (1 + half * half), 2 * half / (1 + half * half)
    turned = np.stack([x * cosine - y * sine, x * sine + y * cosine], axis=-1)
    return np.asarray(turned + jitter.move * bell(rng, many, 1, 1, 2))


def _pressure(rng: np.random.Generator, many: int, jitter: Jitter) -> Floats:
    """The pen's radius along each stroke, (N, STROKES, SAMPLES) around 1: a firm start and a lighter end."""
    along = np.arange(SAMPLES) / (SAMPLES - 1)
    pen = 1 + jitter.pen * bell(rng, many, 1, 1)
    fade = 0.15 + 0.10 * bell(rng, many, STROKES, 1)
    return np.asarray(np.clip(pen * (1 + fade * (0.5 - along)), 0.6, 1.6))
