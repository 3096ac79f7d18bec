"""Pen strokes as splines: invented alphabets, their characters, and the many hands that write them.

A character is up to `STROKES` strokes of `KNOTS` control points each. Randomness comes from a numpy Generator
that is handed in; bell-shaped draws are sums of uniform ones, and angles are given as the tangent of their
half, for the reason that `ink` tells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

STROKES = 4
KNOTS = 6
SPANS = 13  # samples between two knots
SAMPLES = (KNOTS - 1) * SPANS + 1
DIAGONAL = np.sqrt(0.5)
COMPASS = np.array([(1, 0), (DIAGONAL, DIAGONAL), (0, 1), (-DIAGONAL, DIAGONAL)])


@dataclass(frozen=True)
class Style:
    """What the characters of one alphabet have in common.

    Attributes:
        motifs: (M, KNOTS, 2) strokes that its characters are built from, about 1 long.
        roundness: from 0 (corners) to 1 (curves).
        strokes: chances of 1 … STROKES strokes, (STROKES,).
        detached: the chance that a stroke does not touch the others.
        box: width and height of a typical character, as fractions of the picture.
        slant: how far a vertical leans.
        pen: radius of the pen as a fraction of the picture.
    """

    motifs: Floats
    roundness: float
    strokes: Floats
    detached: float
    box: tuple[float, float]
    slant: float
    pen: float


@dataclass(frozen=True)
class Character:
    """``knots`` (STROKES, KNOTS, 2) in fractions of the picture, around 0; the first ``strokes`` count."""

    knots: Floats
    strokes: int


def bell(rng: np.random.Generator, *shape: int) -> Floats:
    """Bell-shaped draws with mean 0 and deviation 1, never beyond 3.5."""
    total = rng.random(shape)
    for _ in range(3):
        total = total + rng.random(shape)
    return np.asarray((total - 2) * np.sqrt(3.0))


def invent_style(rng: np.random.Generator, motifs: int = 9) -> Style:
    """Draw the style of a new alphabet."""
    roundness = float(rng.choice([0.15, 0.6, 0.9, 1.0]))
    weights = np.array([0.15, 0.4, 0.3, 0.15]) * (0.3 + rng.random(STROKES))
    return Style(
        motifs=np.stack([_motif(rng, roundness) for _ in range(motifs)]),
        roundness=roundness,
        strokes=weights / weights.sum(),
        detached=0.25 * float(rng.random()),
        box=(0.52 + 0.18 * float(rng.random()), 0.58 + 0.16 * float(rng.random())),
        slant=0.12 * float(bell(rng)),
        pen=0.030 + 0.008 * float(rng.random()),
    )


def _motif(rng: np.random.Generator, roundness: float) -> Floats:
    """A stroke (KNOTS, 2) drawn by walking and turning: a line, arc, hook, wave, loop or free line."""
    bend = float(rng.choice([-1, 1]))
    kind = rng.choice(6, p=_chances(roundness))
    turns = np.zeros(KNOTS - 2)
    if kind == 1:
        turns[:] = bend * (0.15 + 0.3 * rng.random())
    elif kind == 2:
        turns[rng.integers(1, KNOTS - 2) :] = bend * (0.4 + 0.5 * rng.random())
    elif kind == 3:
        turns[:] = bend * (0.5 + 0.5 * rng.random()) * np.array([1, 1, -1, -1])
    elif kind == 4:
        turns[:] = bend * (0.62 + 0.2 * rng.random())
    elif kind == 5:
        turns[:] = 0.55 * bell(rng, KNOTS - 2)
    return _walk(COMPASS[rng.integers(len(COMPASS))], turns)


def _chances(roundness: float) -> Floats:
    """How likely the six kinds of motif are: angular alphabets have more lines, round ones more loops."""
    chances = np.array([0.34 - 0.2 * roundness, 0.18, 0.16, 0.12, 0.06 + 0.12 * roundness, 0.16])
    return np.asarray(chances / chances.sum())


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


def invent_character(rng: np.random.Generator, style: Style) -> Character:
    """Draw a new character of an alphabet: strokes from its motifs, most of them joined."""
    count = 1 + int(rng.choice(STROKES, p=style.strokes))
    knots = np.zeros((STROKES, KNOTS, 2))
    for stroke in range(count):
        drawn = _vary(rng, style.motifs[rng.integers(len(style.motifs))])
        if stroke:
            drawn = drawn * (0.4 + 0.5 * rng.random())
        knots[stroke] = drawn + _place(rng, style, drawn, knots[:stroke])
    knots[:count] = _fit(rng, knots[:count], style)
    return Character(knots, count)


def _vary(rng: np.random.Generator, motif: Floats) -> Floats:
    """A motif as one character uses it: perhaps mirrored or laid down, a little bent."""
    flip = rng.choice([-1.0, 1.0], size=2)
    knots = motif[:, ::-1] if rng.random() < 0.25 else motif
    return np.asarray(knots * flip + 0.05 * bell(rng, KNOTS, 2))


def _place(rng: np.random.Generator, style: Style, drawn: Floats, others: Floats) -> Floats:
    """Where to put a stroke (KNOTS, 2): onto a knot of the ``others`` (n, KNOTS, 2), or beside them."""
    if not len(others):
        return np.zeros(2)
    if rng.random() < style.detached:
        return np.asarray(0.45 * bell(rng, 2))
    target = others[rng.integers(len(others)), rng.integers(KNOTS)]
    own = drawn[rng.choice([0, 0, KNOTS // 2, KNOTS - 1])]
    return np.asarray(target - own)


def _fit(rng: np.random.Generator, knots: Floats, style: Style) -> Floats:
    """Bring a character's strokes (n, KNOTS, 2) to the alphabet's size, without making a dash a blot."""
    low, high = knots.min((0, 1)), knots.max((0, 1))
    extent = np.maximum(high - low, 0.05)
    each = np.array(style.box) * (0.9 + 0.2 * rng.random()) / extent
    whole = each.min()
    scale = np.minimum(each, 1.6 * whole)
    return np.asarray((knots - (low + high) / 2) * scale)


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
