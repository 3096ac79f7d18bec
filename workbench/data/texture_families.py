"""The families of textures, and how a class is drawn from one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workbench.data import texture_forms as forms
from workbench.data import texture_tilings as tilings
from workbench.data.texture_fields import SIDE, Field, Look
from workbench.data.texture_palettes import choose

Pattern = Callable[[Field, Field, Look], Field]


@dataclass(frozen=True)
class Family:
    """A pattern and how it lies in the picture.

    Attributes:
        pattern: see `texture_tilings`.
        smallest, largest: what a length of 1 in the pattern measures, as a fraction of the picture.
        figure: whether it has a middle, which then is near the picture's; other patterns begin anywhere.
    """

    pattern: Pattern
    smallest: float
    largest: float
    figure: bool = False


FAMILIES: dict[str, Family] = {
    "Stripes": Family(tilings.stripes, 0.16, 0.42),
    "Waves": Family(tilings.waves, 0.20, 0.42),
    "Zigzags": Family(tilings.zigzag, 0.20, 0.42),
    "Chessboards": Family(tilings.chessboard, 0.14, 0.34),
    "Tartans": Family(tilings.tartan, 0.30, 0.60),
    "Argyles": Family(tilings.argyle, 0.24, 0.50),
    "Dots": Family(tilings.dots, 0.18, 0.42),
    "Crosses": Family(tilings.crosses, 0.22, 0.46),
    "Bricks": Family(tilings.bricks, 0.16, 0.32),
    "Weaves": Family(tilings.weave, 0.20, 0.42),
    "Scales": Family(tilings.scales, 0.26, 0.54),
    "Honeycombs": Family(tilings.honeycomb, 0.24, 0.48),
    "Triangles": Family(tilings.triangles, 0.24, 0.48),
    "Lattices": Family(tilings.lattice, 0.20, 0.44),
    "Clouds": Family(forms.clouds, 0.22, 0.50),
    "Marbles": Family(forms.marble, 0.26, 0.56),
    "Woods": Family(forms.wood, 0.16, 0.32),
    "Camouflages": Family(forms.camouflage, 0.16, 0.36),
    "Contours": Family(forms.contours, 0.22, 0.42),
    "Stones": Family(forms.stones, 0.20, 0.44),
    "Pebbles": Family(forms.pebbles, 0.20, 0.42),
    "Confetti": Family(forms.confetti, 0.18, 0.38),
    "Rings": Family(forms.rings, 0.22, 0.50, figure=True),
    "Spirals": Family(forms.spirals, 0.22, 0.48, figure=True),
    "Sunbursts": Family(forms.sunburst, 0.22, 0.42, figure=True),
    "Polygons": Family(forms.polygon, 0.30, 0.46, figure=True),
    "Stars": Family(forms.star, 0.30, 0.46, figure=True),
    "Blossoms": Family(forms.blossom, 0.30, 0.46, figure=True),
}
NAMES = tuple(FAMILIES)


@dataclass(frozen=True)
class Texture:
    """A class: all that its pictures have in common.

    Attributes:
        family, look: the pattern.
        period: what a length of 1 in the pattern measures, as a fraction of the picture.
        turn: of the pattern in the picture, in full turns.
        colours: (3, 3), in 0..1.
        finish: what lies over it: "plain", "lines", "mottled" or "grain".
        finish_turn: of the lines, in full turns.
    """

    family: Family
    look: Look
    period: float
    turn: float
    colours: Field
    finish: str
    finish_turn: float


FINISHES = ("plain", "plain", "lines", "mottled", "grain")


def invent(rng: np.random.Generator, family: str, palette: str, variant: int, variants: int) -> Texture:
    """Draw the class number ``variant`` of the ``variants`` that a family has in the colours of one palette.

    They differ in the scale, in the number of sides and in the first setting of the pattern.
    """
    made, low = FAMILIES[family], variant / variants
    a, scale = (low + float(rng.random()) / variants for _ in range(2))
    b, c, turn, finish_turn = (float(rng.random()) for _ in range(4))
    # the numbers of sides alternate: 3, 5, 7 and 4, 6, 8
    count = 3 + variant % 2 + 2 * int(rng.integers(3))
    look = Look(a, b, c, count, rng.random((SIDE, SIDE, 3), np.float32))
    period = made.smallest + (1 - scale) * (made.largest - made.smallest)
    finish = FINISHES[rng.integers(len(FINISHES))]
    return Texture(made, look, period, turn, choose(rng, palette), finish, finish_turn)
