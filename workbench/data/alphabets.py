"""Invented alphabets: characters of a few strokes each, built from motifs that an alphabet's characters share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.data.strokes import KNOTS, Floats, bell, draw_motif, spline

STROKES = 4  # at most, in a character
TRIES = 8
JOINTS = (0, 0, KNOTS // 2, KNOTS - 1)
APART = 0.045  # least distance of two characters of an alphabet, as a fraction of the picture


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


def invent_style(rng: np.random.Generator, motifs: int = 6) -> Style:
    """Draw the style of a new alphabet."""
    roundness = float(rng.choice([0.0, 0.3, 0.8, 1.0]))
    weights = np.array([0.12, 0.40, 0.33, 0.15]) * (0.3 + rng.random(STROKES))
    return Style(
        motifs=np.stack([draw_motif(rng, roundness) for _ in range(motifs)]),
        roundness=roundness,
        strokes=weights / weights.sum(),
        detached=0.25 * float(rng.random()),
        box=(0.46 + 0.24 * float(rng.random()), 0.50 + 0.22 * float(rng.random())),
        slant=0.16 * float(bell(rng)),
        pen=0.023 + 0.011 * float(rng.random()),
    )


def invent_alphabet(rng: np.random.Generator, style: Style, count: int) -> list[Character]:
    """Draw ``count`` characters that nobody would take for one another."""
    characters: list[Character] = []
    outlines: list[Floats] = []
    while len(characters) < count:
        character = _invent_character(rng, style)
        outline = spline(character.knots[: character.strokes], style.roundness)[:, ::5].reshape(-1, 2)
        if all(_distance(outline, other) > APART for other in outlines):
            characters.append(character)
            outlines.append(outline)
    return characters


def _distance(one: Floats, other: Floats) -> float:
    """How far the points (P, 2) of one outline are from those (Q, 2) of the other, on average, both ways."""
    gaps = one[:, None] - other
    squares = gaps[..., 0] * gaps[..., 0] + gaps[..., 1] * gaps[..., 1]
    return float(np.sqrt(squares.min(0)).mean() + np.sqrt(squares.min(1)).mean()) / 2


def _invent_character(rng: np.random.Generator, style: Style) -> Character:
    """Draw a new character of an alphabet: strokes from its motifs, most of them joined."""
    count = 1 + int(rng.choice(STROKES, p=style.strokes))
    knots = np.zeros((STROKES, KNOTS, 2))
    knots[0] = _vary(rng, style)
    for stroke in range(1, count):
        knots[stroke] = _add(rng, style, knots[:stroke])
    knots[:count] = _fit(rng, knots[:count], style)
    return Character(knots, count)


def _vary(rng: np.random.Generator, style: Style) -> Floats:
    """A motif (KNOTS, 2) as one character uses it: perhaps mirrored or laid down, a little bent."""
    motif = style.motifs[rng.integers(len(style.motifs))]
    knots = motif[:, ::-1] if rng.random() < 0.3 else motif
    stretch = rng.choice([-1.0, 1.0], size=2) * (1 + 0.15 * bell(rng, 2))
    return np.asarray(knots * stretch + 0.02 * bell(rng, KNOTS, 2))


def _add(rng: np.random.Generator, style: Style, others: Floats) -> Floats:
    """Another stroke for ``others`` (n, KNOTS, 2): of some tries the one that covers them least."""
    there = spline(others, style.roundness).reshape(-1, 1, 2)
    tries = []
    for _ in range(TRIES):
        drawn = _vary(rng, style) * (0.5 + 0.5 * float(rng.random()))
        tries.append(drawn + _place(rng, style, drawn, others))
    return min(tries, key=lambda knots: _crowding(spline(knots, style.roundness), there))


def _crowding(path: Floats, there: Floats) -> float:
    """How much of a path (SAMPLES, 2) runs along points (P, 1, 2), and how far it reaches out."""
    away = ((path - there) ** 2).min(0)
    near = (away[:, 0] + away[:, 1] < 0.02).mean()
    return float(near + 0.3 * np.abs(path).max())


def _place(rng: np.random.Generator, style: Style, drawn: Floats, others: Floats) -> Floats:
    """Where to put a stroke (KNOTS, 2): onto a joint of the ``others`` (n, KNOTS, 2), or beside them."""
    if rng.random() < style.detached:
        return np.asarray(0.45 * bell(rng, 2))
    target = others[rng.integers(len(others)), rng.choice(JOINTS)]
    return np.asarray(target - drawn[rng.choice(JOINTS)])


def _fit(rng: np.random.Generator, knots: Floats, style: Style) -> Floats:
    """Bring a character's strokes (n, KNOTS, 2) to the alphabet's size, without making a dash a blot."""
    low, high = knots.min((0, 1)), knots.max((0, 1))
    extent = np.maximum(high - low, 0.05)
    each = np.array(style.box) * (0.9 + 0.2 * rng.random()) / extent
    scale = np.minimum(each, 1.5 * each.min())
    return np.asarray((knots - (low + high) / 2) * scale)
