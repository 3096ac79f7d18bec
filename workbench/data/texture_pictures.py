"""From a class of textures to its pictures: each lies, is lit and is soiled in its own way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.strokes import bell
from workbench.data.texture_families import Texture
from workbench.data.texture_fields import Field, direction, length, noise, wave

FINE = 96  # points a side, at least, at which a pattern is computed before its pixels are averaged
GRAIN = 0.04  # deviation of the brightness of grainy textures, of 1


@dataclass(frozen=True)
class TextureJitter:
    """How much pictures of a class differ, as deviations; lengths are fractions of the picture.

    The defaults make 5-way 1-shot tasks that a nearest neighbour on pixels often fails and a trained network solves.

    Attributes:
        turn: of the pattern, in full turns.
        scale: of the pattern, relative.
        shift: of a figure; other patterns begin anywhere.
        light, slope: of the light as a whole, and from one edge to the other, relative.
        tint: of the light's red, green and blue, relative.
        dye: of each of the three colours, of 1.
        noise: of single pixels, of 1.
        blob: the share of pictures with something in the way.
    """

    turn: float = 0.025
    scale: float = 0.09
    shift: float = 0.07
    light: float = 0.16
    slope: float = 0.14
    tint: float = 0.08
    dye: float = 0.06
    noise: float = 0.03
    blob: float = 0.35


def picture(
    rng: np.random.Generator, texture: Texture, copies: int, size: int, jitter: TextureJitter
) -> npt.NDArray[np.uint8]:
    """Draw a class ``copies`` times, as (copies, 3, size, size) uint8."""
    x, y, fine = _points(size)
    u, v = _laid(rng, texture, x, y, copies, jitter)
    level = texture.family.pattern(u, v, texture.look)
    dyed = texture.colours + jitter.dye * bell(rng, copies, 3, 3).astype(np.float32)
    shade = _finish(texture, u, v)
    seen = _covered(rng, _lit(rng, _painted(level, dyed, shade, fine), jitter), jitter)
    # the noise comes last: it alone draws as many numbers as there are pixels
    seen = seen + _speckle(rng, seen.shape, jitter.noise, GRAIN if texture.finish == "grain" else 0.0)
    return np.asarray(np.floor(np.clip(seen, 0, 1) * np.float32(255) + np.float32(0.5)), np.uint8)


def _points(size: int) -> tuple[Field, Field, int]:
    """The points of a picture, (1, 1, W) and (1, H, 1) around 0, and how many of them make a pixel's side."""
    fine = max(2, -(-FINE // size))
    at = ((np.arange(size * fine, dtype=np.float32) + np.float32(0.5)) / np.float32(size * fine)) - np.float32(0.5)
    return at[None, None, :], at[None, :, None], fine


def _laid(
    rng: np.random.Generator, texture: Texture, x: Field, y: Field, copies: int, jitter: TextureJitter
) -> tuple[Field, Field]:
    """Where the points of each picture lie in the pattern, two of (copies, H, W)."""
    turns = texture.turn + jitter.turn * bell(rng, copies)
    cosine, sine = np.array([direction(float(each)) for each in turns], np.float32).T[:, :, None, None]
    scale = (texture.period * (1 + jitter.scale * bell(rng, copies, 1, 1))).astype(np.float32)
    if texture.family.figure:
        off = jitter.shift * bell(rng, 2, copies, 1, 1).astype(np.float32)
        x, y = x - off[0], y - off[1]
        return (x * cosine - y * sine) / scale, (x * sine + y * cosine) / scale
    start = 16 * rng.random((2, copies, 1, 1), np.float32)
    return (x * cosine - y * sine) / scale + start[0], (x * sine + y * cosine) / scale + start[1]


def _finish(texture: Texture, u: Field, v: Field) -> Field | None:
    """How much light each point throws back, beside its colour: about 1."""
    if texture.finish == "lines":
        x, y = direction(texture.finish_turn)
        return 1 - np.float32(0.3) * wave((u * np.float32(x) + v * np.float32(y)) * np.float32(2.5))
    if texture.finish == "mottled":
        return np.float32(0.75) + np.float32(0.5) * noise(texture.look, 2 * u + 1, 2 * v + 1, 2)
    return None


def _painted(level: Field, colours: Field, shade: Field | None, fine: int) -> Field:
    """Levels (N, H, W) in 0..2 and colours (N, 3, 3) → pictures (N, 3, H / fine, W / fine) in 0..1."""
    shares = (np.clip(1 - level, 0, 1), 1 - np.abs(level - 1), np.clip(level - 1, 0, 1))
    smaller = [_averaged(each if shade is None else each * shade, fine)[:, None] for each in shares]
    first, second, third = (share * colours[:, each, :, None, None] for each, share in enumerate(smaller))
    return np.asarray(first + second + third)


def _averaged(field: Field, fine: int) -> Field:
    """Each ``fine`` × ``fine`` points as one. Added one by one: the order of a sum is another on other machines."""
    across = field[:, :, ::fine].copy()
    for each in range(1, fine):
        across += field[:, :, each::fine]
    down = across[:, ::fine].copy()
    for each in range(1, fine):
        down += across[:, each::fine]
    return down / np.float32(fine * fine)


def _lit(rng: np.random.Generator, pictures: Field, jitter: TextureJitter) -> Field:
    """Under a light that is brighter or dimmer, comes from a side and has a colour."""
    many, _, size, _ = pictures.shape
    at = (np.arange(size, dtype=np.float32) + np.float32(0.5)) / np.float32(size) - np.float32(0.5)
    slopes = jitter.slope * 2 * bell(rng, 2, many, 1, 1).astype(np.float32)
    light = 1 + jitter.light * bell(rng, many, 1, 1).astype(np.float32)
    light = light + slopes[0] * at[None, None, :] + slopes[1] * at[None, :, None]
    tint = 1 + jitter.tint * bell(rng, many, 3, 1, 1).astype(np.float32)
    return np.asarray(pictures * light[:, None] * tint)


def _covered(rng: np.random.Generator, pictures: Field, jitter: TextureJitter) -> Field:
    """Something round and of one colour in the way of some."""
    many, _, size, _ = pictures.shape
    there = rng.random((many, 1, 1)) < jitter.blob
    middle, radius = rng.random((2, many, 1, 1), np.float32), 0.08 + 0.1 * rng.random((many, 1, 1), np.float32)
    colour = rng.random((many, 3, 1, 1), np.float32)
    at = (np.arange(size, dtype=np.float32) + np.float32(0.5)) / np.float32(size)
    away = length(at[None, None, :] - middle[0], at[None, :, None] - middle[1])
    cover = (np.clip((radius - away) * size + np.float32(0.5), 0, 1) * there).astype(np.float32)[:, None]
    return np.asarray(pictures + (colour - pictures) * cover)


def _speckle(rng: np.random.Generator, shape: tuple[int, ...], noise: float, grain: float) -> Field:
    """Noise of a deviation in each colour by itself, and of another in all three alike; (N, 3, H, W)."""
    each = rng.random(shape, np.float32) + rng.random(shape, np.float32) - 1
    speckle = np.float32(2.45 * noise) * each  # a sum of two has a deviation of 1 / √6
    if grain:
        alike = rng.random((shape[0], 1, *shape[2:]), np.float32) - np.float32(0.5)
        speckle = speckle + np.float32(3.46 * grain) * alike  # a single one, of 1 / √12
    return speckle
