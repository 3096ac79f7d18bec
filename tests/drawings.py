"""Drawings for tests: a few characters as coverage by ink, and ways to put them on paper."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw

from workbench.data.pictures import Picture, read_picture

# Strokes on a field of 1 by 1.
CHARACTERS = {
    "arrow": [[(0.2, 0.5), (0.8, 0.5)], [(0.55, 0.25), (0.8, 0.5), (0.55, 0.75)]],
    "house": [[(0.25, 0.8), (0.25, 0.5), (0.5, 0.2), (0.75, 0.5), (0.75, 0.8), (0.25, 0.8)]],
    "zed": [[(0.25, 0.25), (0.75, 0.25), (0.3, 0.75), (0.8, 0.72)]],
    "fork": [[(0.3, 0.2), (0.3, 0.45), (0.7, 0.45), (0.7, 0.2)], [(0.5, 0.2), (0.5, 0.85)]],
}


def ink(name: str, size: int = 105, pen: float = 0.045) -> Image.Image:
    """Coverage by ink, 0..255, of a character on ``size`` × ``size`` pixels; ``pen`` is a fraction of that."""
    scale = max(1, 840 // size)
    large = Image.new("L", (size * scale, size * scale))
    brush = ImageDraw.Draw(large)
    for stroke in CHARACTERS[name]:
        points = [(x * large.width, y * large.height) for x, y in stroke]
        brush.line(points, fill=255, width=max(1, round(pen * large.width)), joint="curve")
    return large.resize((size, size), Image.Resampling.BOX)


def on_paper(cover: Image.Image, paper: str = "white", pen: str = "black") -> Image.Image:
    return Image.composite(Image.new("RGB", cover.size, pen), Image.new("RGB", cover.size, paper), cover)


def on_page(name: str, size: int, page: tuple[int, int], at: tuple[int, int]) -> Image.Image:
    """Coverage of a page that holds one character of ``size`` pixels at the point ``at``."""
    cover = Image.new("L", page)
    cover.paste(ink(name, size), at)
    return cover


def transparent(cover: Image.Image, pen: str) -> Image.Image:
    image = Image.new("RGBA", cover.size, pen)
    image.putalpha(cover)
    return image


def content(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(image: Image.Image, kind: str = "PNG", **options: object) -> Picture:
    return read_picture(content(image, kind, **options), "drawing.png")


def photographed(cover: Image.Image, seed: int = 0) -> Image.Image:
    """A page in uneven light, with a warm tint, a blue pen and a camera's noise."""
    y, x = np.mgrid[-1 : 1 : cover.height * 1j, -1 : 1 : cover.width * 1j]
    paper = (205 - 45 * x - 30 * y - 25 * x * x)[..., None] * np.array([1.0, 0.96, 0.88])
    share = 0.9 * np.asarray(cover, np.float64)[..., None] / 255
    image = paper * (1 - share) + np.array([60.0, 60.0, 110.0]) * share
    image += np.random.default_rng(seed).normal(0, 6, image.shape)
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))
