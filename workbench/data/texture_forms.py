"""Patterns that do not repeat: noise, stones, wood and the like; and single figures on a ground.

The contract is that of `texture_tilings`. Of a figure the middle is the origin and the outline lies about 1 away.
"""

from __future__ import annotations

import numpy as np

from workbench.data.texture_fields import (
    Field,
    Look,
    angle,
    bands,
    cells,
    direction,
    fold,
    length,
    noise,
    part,
    pick,
    turbulence,
    wave,
)


def clouds(u: Field, v: Field, look: Look) -> Field:
    """Three colours that run into one another."""
    height = turbulence(look, u, v) - np.float32(0.32 - 0.1 * look.a)
    return np.asarray(np.clip(height * np.float32(4 + 2 * look.b), 0, 2))


def marble(u: Field, v: Field, look: Look) -> Field:
    """Veins: soft bands that noise bends."""
    return 2 * wave(u * np.float32(0.7) + (0.8 + look.a) * turbulence(look, u, v * np.float32(0.6 + 0.4 * look.b)))


def wood(u: Field, v: Field, look: Look) -> Field:
    """Long grain that bends around knots; each ring darkens slowly and ends at once."""
    bent = u + (1.5 + 2 * look.a) * noise(look, u * np.float32(0.3), v * np.float32(0.1))
    at = part(bent + np.float32(0.2) * noise(look, 3 * u, v * np.float32(0.4), 1))
    slow = np.clip(at * np.float32(1.8) - np.float32(0.3 + 0.4 * look.b), 0, 1)
    return np.asarray(slow + (at > 0.78 + 0.15 * look.c))


def camouflage(u: Field, v: Field, look: Look) -> Field:
    """Patches with sharp edges."""
    ground = noise(look, u, v) > 0.5 + 0.12 * look.a
    upon = noise(look, u + 4, v + 9, 1) > 0.55 + 0.12 * look.b
    return np.where(upon, np.float32(2), ground.astype(np.float32))


def contours(u: Field, v: Field, look: Look) -> Field:
    """Lines of equal height, as on a map."""
    height = noise(look, u * np.float32(0.6), v * np.float32(0.6)) * (3 + 2 * look.a)
    return bands(height, 0.35 + 0.3 * look.b, 0.7 + 0.3 * look.c)


def stones(u: Field, v: Field, look: Look) -> Field:
    """Flat stones with joints between them."""
    near, after, owner = cells(look, u, v)
    filled = 1 + (owner < 0.2 + 0.4 * look.b).astype(np.float32)
    return np.where(after - near < 0.08 + 0.12 * look.a, np.float32(0), filled)


def pebbles(u: Field, v: Field, look: Look) -> Field:
    """Round spots strewn about, each with a rim."""
    near, _, owner = cells(look, u, v)
    radius = (0.26 + 0.12 * look.a) * (np.float32(0.6) + np.float32(0.5) * owner)
    return (near < radius).astype(np.float32) + (near < radius * np.float32(0.4 + 0.5 * look.b))


def confetti(u: Field, v: Field, look: Look) -> Field:
    """Small oblongs strewn about, each turned in its own way."""
    x, y = part(u) - 0.5 + (pick(look, u, v) - 0.5) * np.float32(0.3), part(v) - 0.5
    slope = 4 * pick(look, u, v, 1) - 2
    scale = np.sqrt(1 + slope * slope)
    along, aside = np.abs(x + slope * y) / scale, np.abs(y - slope * x) / scale
    there = (along < 0.3 + 0.08 * look.a) & (aside < 0.08 + 0.1 * look.b)
    return np.where(there, 1 + (pick(look, u, v, 2) < 0.5), 0).astype(np.float32)


def rings(u: Field, v: Field, look: Look) -> Field:
    """Circles around one middle."""
    return bands(length(u, v) * (1.3 + look.a), 0.3 + 0.3 * look.b, 0.6 + 0.5 * look.c)


def spirals(u: Field, v: Field, look: Look) -> Field:
    """One or more arms that wind around a middle."""
    arms = 1 + round(2 * look.a)
    return bands(length(u, v) * (1 + look.b) + arms * angle(u, v), 0.45, 0.7 + 0.4 * look.c)


def sunburst(u: Field, v: Field, look: Look) -> Field:
    """Rays from a middle, perhaps with a disc."""
    rays = bands((look.count + 1) * angle(u, v), 0.5, 0.75 + 0.5 * look.a)
    return np.where(length(u, v) < 0.8 * look.b - 0.1, np.float32(1 + (look.c > 0.5)), rays)


def polygon(u: Field, v: Field, look: Look) -> Field:
    """A triangle, square and so on, with a smaller one within."""
    away = np.full(u.shape, -9, np.float32)
    for side in range(look.count):
        x, y = direction(side / look.count)
        away = np.maximum(away, u * np.float32(x) + v * np.float32(y))
    return _two(away, 0.8, 0.35 + 0.3 * look.a)


def star(u: Field, v: Field, look: Look) -> Field:
    """A star of three to eight points, with a smaller one or a disc within."""
    away = length(u, v)
    waist = 0.38 + 0.14 * look.a
    reach = np.float32(waist) / (1 - (1 - waist) * fold(look.count * angle(u, v)))
    inner = away / reach if look.b > 0.5 else away * np.float32(1.6)
    return np.where(inner < 0.3 + 0.3 * look.c, np.float32(2), (away < reach).astype(np.float32))


def blossom(u: Field, v: Field, look: Look) -> Field:
    """Petals around a disc."""
    away = length(u, v)
    reach = 0.5 + 0.1 * look.a + (0.5 - 0.1 * look.a) * wave(look.count * angle(u, v))
    return np.where(away < 0.18 + 0.25 * look.b, np.float32(2), (away < reach).astype(np.float32))


def _two(away: Field, outer: float, inner: float) -> Field:
    return (away < np.float32(outer)).astype(np.float32) + (away < np.float32(outer * inner))
