"""Find the ink in a drawing, whatever its colours: dark on light or the reverse, coloured, transparent, uneven."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

# A contrast below this (of 441, the distance from black to white) is an empty page.
FAINTEST = 20.0
# The noise of a drawing's page is less than half of this, also under a lamp; a photograph has no page, and how far its
# colours lie from what was taken for one is no noise.
NOISIEST = 40.0
# Extent of the ink, as a fraction of the frame, and what it becomes. Nearly all of Omniglot's drawings lie
# between 0.36 and 0.92 and stay as they are; a tiny drawing comes to their median.
EXTENT = (0.0, 0.15, 0.36, 0.92, 1.0)
FRAMED = (0.65, 0.65, 0.36, 0.92, 0.85)
# How far from the middle of the frame the ink's middle may lie, by its extent: 99 % of Omniglot's do.
# Where a tiny drawing lies on its page says nothing.
OFF_CENTRE = (0.0, 0.0, 0.16, 0.16, 0.16)


def find_ink(pixels: Pixels) -> Floats:
    """How much ink each pixel of an RGBA drawing holds: (H, W, 4) uint8 → (H, W) in 0 (paper) to 1 (ink).

    Ink is what differs from the paper, and paper is what the border shows, so nothing is assumed of either's
    colour. An empty page has no ink: its noise is not amplified.
    """
    colour = _flatten(pixels.astype(np.float32))
    paper, like = _paper(colour)
    distance = np.linalg.norm(colour - paper, axis=2)
    # Where a page is darker, so is its contrast.
    light = paper.mean(axis=2) + 1
    distance *= np.clip(light.mean() / light, 0.5, 2)
    noise = min(3 * float(np.median(distance[like])), NOISIEST)
    marked = distance[distance > max(noise, FAINTEST / 2)]
    full = float(np.percentile(marked, 90)) if marked.size else 0.0
    if full < max(FAINTEST, 2 * noise):
        return np.zeros_like(distance)
    ink = np.clip((distance - noise) / (0.95 * full - noise), 0, 1)
    # Compression leaves faint ghosts beside strokes; a ramp removes them and keeps what is darker.
    return np.asarray(ink * np.clip(ink / 0.15, 0, 1), np.float32)


def from_paper(pixels: Pixels) -> Floats:
    """How far the colour of each pixel of an RGBA picture is from that of its paper, of 441: (H, W, 4) uint8 → (H, W).

    Where there is no paper, it is what prevails at the border.
    """
    colour = _flatten(pixels.astype(np.float32))
    return np.asarray(np.linalg.norm(colour - _paper(colour)[0], axis=2), np.float32)


def frame(ink: Floats, part: float = 1.0) -> tuple[float, float, float]:
    """The square to look at: left, top and side, in pixels of ``ink`` (H, W); it may reach beyond the edges.

    It is the whole picture unless its ink is much smaller, larger or further off the middle than the drawings
    of Omniglot are; then it is a square around the ink in which it lies as theirs do. ``part`` is the fraction
    of its page that the picture shows.
    """
    height, width = ink.shape
    longest = float(max(height, width))
    left, right = _span(ink.sum(0))
    top, bottom = _span(ink.sum(1))
    extent = max(right - left, bottom - top)
    if extent <= 0:
        return (width - longest) / 2, (height - longest) / 2, longest
    on_page = extent / longest * part
    side = extent / float(np.interp(on_page, EXTENT, FRAMED))
    room = float(np.interp(on_page, EXTENT, OFF_CENTRE))
    return _place(left, right, width, side, room), _place(top, bottom, height, side, room), side


def stroke_width(ink: Floats) -> float:
    """Mean width of the strokes, in pixels: a stroke of width w and length l has area w·l and edges 2·l.

    Central differences measure edges alike in every direction; strokes under 2 pixels come out as 2.
    """
    down, across = np.gradient(np.pad(ink, 2))
    return 2 * float(ink.sum()) / max(float(np.hypot(down, across).sum()), 1e-6)


def _place(low: float, high: float, length: int, side: float, room: float) -> float:
    """Where a frame of ``side`` begins, so that the ink's middle stays where it was if that is usual."""
    middle = (low + high) / 2
    where = (middle - (length - side) / 2) / side if side >= length else middle / length
    return middle - side * float(np.clip(where, 0.5 - room, 0.5 + room))


def _span(profile: Floats) -> tuple[float, float]:
    """First and last pixel that hold ink; specks of less than 0.3 % of it on either side do not count."""
    total = float(profile.sum())
    if total <= 0:
        return 0.0, 0.0
    part = np.cumsum(profile, dtype=np.float64) / total
    return float(np.searchsorted(part, 0.003)), float(np.searchsorted(part, 0.997) + 1)


def _flatten(rgba: Floats) -> Floats:
    """Colours (H, W, 3) of a picture that may be transparent: (H, W, 4) in 0..255."""
    colour, alpha = rgba[..., :3], rgba[..., 3:] / 255
    if alpha.min() > 0.98:
        return colour
    mean = (colour * alpha).sum((0, 1)) / max(float(alpha.sum()), 1e-6)
    spread = np.sqrt(((colour - mean) ** 2 * alpha).sum((0, 1)) / max(float(alpha.sum()), 1e-6))
    if spread.max() < 24:
        # One colour alone: the drawing is in the transparency, be it black or white.
        return np.asarray(np.repeat(255 * (1 - alpha), 3, axis=2), np.float32)
    background = 255.0 if mean.mean() < 160 else 0.0
    return np.asarray(colour * alpha + background * (1 - alpha), np.float32)


def _paper(colour: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The paper's colour everywhere (H, W, 3), and where it shows (H, W)."""
    # A smooth surface is as well found on a coarse grid, and sooner.
    step = max(1, max(colour.shape) // 64)
    coarse, terms = colour[::step, ::step], _terms(*colour.shape[:2])
    edge = _border(*coarse.shape[:2])
    solution, share = _surface(terms[::step, ::step], coarse, edge)
    if share < 1 / 3:
        # A drawing cut out tightly has its ink at the border: then paper is what there is most of.
        solution, _ = _surface(terms[::step, ::step], coarse, np.ones_like(edge))
    paper = np.asarray(terms @ solution, np.float32)
    return paper, np.linalg.norm(colour - paper, axis=2) <= 3 * FAINTEST


def _terms(height: int, width: int) -> Floats:
    """The terms of a quadratic surface, (H, W, 6)."""
    y, x = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=2).astype(np.float32)


def _surface(terms: Floats, colour: Floats, start: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
    """The surface (6, 3) through the colour that prevails at ``start``, and the share of the picture like it.

    A photographed page is lighter on one side; a quadratic surface follows that, but no stroke.
    """
    surface = np.broadcast_to(np.median(colour[start], axis=0), colour.shape)
    for _ in range(3):
        away = np.linalg.norm(colour - surface, axis=2)
        like = away <= np.clip(3 * float(np.median(away[start])), FAINTEST, 3 * FAINTEST)
        solution = _fit(terms[like], colour[like])
        surface = terms @ solution
    return solution, float(like.mean())


def _border(height: int, width: int) -> npt.NDArray[np.bool_]:
    """Where paper is looked for: the outer 4 % on every side, one pixel at least."""
    inner = np.zeros((height, width), np.bool_)
    down, across = max(1, round(0.04 * height)), max(1, round(0.04 * width))
    inner[down : height - down, across : width - across] = True
    return ~inner


def _fit(design: Floats, target: Floats) -> Floats:
    """Least squares (6, 3) from N pixels, (N, 6) → (N, 3); few pixels give an even surface."""
    ridge = 1e-3 * max(len(design), 1) * np.eye(design.shape[1], dtype=np.float32)
    ridge[0, 0] = 0
    solution = np.linalg.lstsq(design.T @ design + ridge, design.T @ target, rcond=None)[0]
    return np.asarray(solution, np.float32)
