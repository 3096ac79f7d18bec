"""Bring a dropped picture to what a network was trained on: its size, its channels, ink on paper or a photograph."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image, ImageFilter
from torch import Tensor

from workbench.data.drawing import find_ink, frame, stroke_width
from workbench.data.pictures import Picture
from workbench.nets.preprocessing import Preprocessing

Pixels = npt.NDArray[np.uint8]

# Strokes of Omniglot measure 4.5 to 5.4 of 105 pixels; those of a thinner pen are widened to this.
STROKE = 0.045


def prepare(picture: Picture, preprocessing: Preprocessing) -> Tensor:
    """(C, size, size) uint8: a photograph cropped to its middle, or a drawing as dark ink on light paper."""
    if preprocessing.photo:
        image = _photograph(picture.pixels, preprocessing.size, preprocessing.channels)
    else:
        page, part = (picture.pixels, 1.0) if picture.closeup is None else (picture.closeup, picture.part)
        drawing = _drawing(page, part, preprocessing.size)
        image = np.repeat(drawing[..., None], preprocessing.channels, axis=2)
    return torch.tensor(image.transpose(2, 0, 1))


def _drawing(pixels: Pixels, part: float, size: int) -> Pixels:
    """(H, W, 4) uint8, which shows ``part`` of its page → (size, size) uint8, ink 0 on paper 255."""
    ink = find_ink(pixels)
    left, top, side = frame(ink, part)
    image = _thicken(Image.fromarray(np.rint(255 * ink).astype(np.uint8)), ink, side)
    # The frame may reach beyond the picture: paper, which holds no ink, goes on there.
    margin = math.ceil(side)
    page = Image.new("L", (image.width + 2 * margin, image.height + 2 * margin))
    page.paste(image, (margin, margin))
    corner = (left + margin, top + margin)
    box = (*corner, corner[0] + side, corner[1] + side)
    small = np.asarray(page.resize((size, size), Image.Resampling.BICUBIC, box=box), np.float32)
    return np.asarray(255 - np.rint(_darken(small)), np.uint8)


def _thicken(image: Image.Image, ink: npt.NDArray[np.float32], side: float) -> Image.Image:
    """Widen strokes that would fade away when the frame becomes small."""
    missing = STROKE * side - stroke_width(ink)
    if missing < 0.25 * STROKE * side or not ink.any():
        return image
    return image.filter(ImageFilter.MaxFilter(2 * round(missing / 2) + 1))


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
