"""Bring a dropped picture to what a network was trained on: its size, its channels, ink on paper or a photograph."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from scipy.ndimage import maximum_filter, minimum_filter
from torch import Tensor

from workbench.data.drawing import find_ink, frame, stroke_width
from workbench.data.pictures import Picture
from workbench.nets.preprocessing import Preprocessing

Pixels = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]

# Strokes of Omniglot measure 4.5 to 5.4 of 105 pixels.
STROKE = 0.045
# A pen this much thinner or thicker is brought towards that; beyond the last, shapes are filled, not drawn.
THIN, THICK, FILLED = 0.75, 1.5, 5.0
# Thinning takes this part of the mean width at most, so that the thinner strokes of a brush survive.
SHAVED = 0.4
# Pens are changed on a square of this many pixels, where a stroke of Omniglot is 11 wide.
FINE = 252


def prepare(picture: Picture, preprocessing: Preprocessing) -> Tensor:
    """(C, size, size) uint8: a photograph cropped to its middle, or a drawing as dark ink on light paper."""
    if preprocessing.photo:
        image = _photograph(picture.pixels, preprocessing.size, preprocessing.channels)
    else:
        page, part = (picture.pixels, 1.0) if picture.closeup is None else (picture.closeup, picture.part)
        drawing = _drawing(page, part, preprocessing.size)
        image = np.repeat(drawing[..., None], preprocessing.channels, axis=2)
    return torch.tensor(image.transpose(2, 0, 1))


def is_blank(images: Tensor) -> Tensor:
    """Which of N prepared pictures (N, C, H, W) are empty pages, of whatever was dropped: (N,) bool."""
    return (images == 255).flatten(1).all(1)


def _drawing(pixels: Pixels, part: float, size: int) -> Pixels:
    """(H, W, 4) uint8, which shows ``part`` of its page → (size, size) uint8, ink 0 on paper 255."""
    ink = find_ink(pixels)
    left, top, side = frame(ink, part)
    image = Image.fromarray(np.rint(255 * ink).astype(np.uint8))
    # The frame may reach beyond the picture: paper, which holds no ink, goes on there.
    margin = math.ceil(side)
    page = Image.new("L", (image.width + 2 * margin, image.height + 2 * margin))
    page.paste(image, (margin, margin))
    corner = (left + margin, top + margin)
    box = (*corner, corner[0] + side, corner[1] + side)
    small = _framed(page, box, size, _edges(stroke_width(ink) / side))
    return np.asarray(255 - np.rint(_darken(np.asarray(small, np.float32))), np.uint8)


def _framed(page: Image.Image, box: Box, size: int, edges: int) -> Image.Image:
    """The ``box`` of a page of ink at ``size`` × ``size`` pixels, with the edges of its strokes moved."""
    if not edges:
        return page.resize((size, size), Image.Resampling.BICUBIC, box=box)
    fine = page.resize((FINE, FINE), Image.Resampling.BICUBIC, box=box)
    return move_edges(fine, edges).resize((size, size), Image.Resampling.BICUBIC)


def _edges(width: float) -> int:
    """How far to move the edges of strokes of a width (a fraction of the frame), in pixels of FINE.

    Thin strokes would fade away when the frame becomes small, and those of a marker would run into each other.
    """
    if 0 < width < THIN * STROKE:
        return round(FINE * (STROKE - width) / 2)
    if THICK * STROKE < width < FILLED * STROKE:
        return -round(FINE * min(width - STROKE, SHAVED * width) / 2)
    return 0


def move_edges(image: Image.Image, pixels: int) -> Image.Image:
    """Widen (or, below 0, thin) the ink by a number of pixels on each side."""
    # Pillow's own filters give the same, but a square of any width takes these as long as one of three pixels.
    extreme = maximum_filter if pixels > 0 else minimum_filter
    return Image.fromarray(extreme(np.asarray(image), size=2 * abs(pixels) + 1, mode="nearest"))


def _darken(ink: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Bring faint strokes (0..255) to full ink; what is already dark stays as it is."""
    inked = ink[ink > 25]
    full = float(np.percentile(inked, 95)) if inked.size else 255.0
    return np.asarray(np.clip(ink * max(1.0, 200 / full), 0, 255), np.float32)


def _photograph(pixels: Pixels, size: int, channels: int) -> Pixels:
    """(H, W, 4) uint8 → (size, size, channels) uint8, over white where it is transparent."""
    image = Image.fromarray(pixels)
    white = Image.new("RGBA", image.size, "white")
    image = Image.alpha_composite(white, image).convert("L" if channels == 1 else "RGB")
    side = min(image.size)
    left, top = (image.width - side) / 2, (image.height - side) / 2
    box = (left, top, left + side, top + side)
    return np.asarray(image.resize((size, size), Image.Resampling.BICUBIC, box=box)).reshape(size, size, channels)
