"""The colours of the textures: a few palettes of four, of which a class takes three."""

from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np

from workbench.data.texture_fields import Field

PALETTES: dict[str, tuple[str, str, str, str]] = {
    "lagoon": ("0b3c49", "13a89e", "f4e9cd", "f2a65a"),
    "ember": ("2b0f0e", "c8371b", "f6a01a", "fbe8c6"),
    "meadow": ("1e3d1a", "6ba42e", "e9f0c1", "d9482b"),
    "plum": ("2e1437", "8e3a80", "f0c5d8", "f7b538"),
    "dusk": ("1d1e4c", "5b5fc7", "f29ca3", "ffe3c9"),
    "slate": ("20262e", "64748b", "e2e8f0", "f05d23"),
    "sand": ("5b3a1e", "c69c6d", "f7ecd9", "2a7f9e"),
    "orchard": ("3b1f2b", "b8336a", "c5d86d", "f7f4ea"),
    "harbour": ("0a2342", "2c7da0", "e8f1f2", "d62839"),
    "mint": ("134e4a", "5ec4a0", "fff7e6", "ef6f6c"),
}
CONTRAST = 0.2  # least difference in lightness of two colours that lie side by side, of 1
LIGHTNESS = (0.299, 0.587, 0.114)


def colours(name: str) -> Field:
    """The colours of a palette, (4, 3) in 0..1."""
    values = [[int(each[at : at + 2], 16) for at in (0, 2, 4)] for each in PALETTES[name]]
    return np.array(values, np.float32) / np.float32(255)


def choose(rng: np.random.Generator, name: str) -> Field:
    """Three colours of a palette, (3, 3) in 0..1, in an order in which neighbours differ in lightness."""
    four = colours(name)
    light = [sum(float(value) * weight for value, weight in zip(each, LIGHTNESS, strict=True)) for each in four]
    orders = [
        order
        for order in permutations(range(len(four)), 3)
        if all(abs(light[one] - light[other]) >= CONTRAST for one, other in pairwise(order))
    ]
    return four[list(orders[rng.integers(len(orders))])]
