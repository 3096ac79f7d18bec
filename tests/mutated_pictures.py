"""Pictures as they come from failing disks and careless hands: with flipped bits, cut off, or named wrongly."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image

FORMATS = {
    "jpg": ("JPEG", "RGB", {"quality": 90}),
    "progressive.jpg": ("JPEG", "RGB", {"progressive": True}),
    "cmyk.jpg": ("JPEG", "CMYK", {}),
    "png": ("PNG", "RGB", {}),
    "palette.png": ("PNG", "P", {}),
    "alpha.png": ("PNG", "RGBA", {}),
    "webp": ("WEBP", "RGB", {}),
    "bmp": ("BMP", "RGB", {}),
    "gif": ("GIF", "P", {}),
    "tif": ("TIFF", "RGB", {"compression": "tiff_lzw"}),
    "packed.tif": ("TIFF", "L", {"compression": "packbits"}),
}
WRONG = (".jpg", ".png", ".gif", ".TIFF", ".webp", ".txt", ".dat", "")


@dataclass(frozen=True)
class Mutated:
    """A file: its name, its content, what was done to it, and whether it must be readable (None: it may be)."""

    name: str
    content: bytes
    how: str
    good: bool | None


def mutated(count: int, seed: int) -> Iterator[Mutated]:
    """``count`` files, a fifth of them unharmed."""
    rng = np.random.default_rng(seed)
    kinds = list(FORMATS)
    for index in range(count):
        kind = kinds[index % len(kinds)]
        content = _picture(rng, kind)
        how = ("nothing", "flipped", "cut", "renamed", "noise")[index % 5]
        yield _mutate(rng, f"{index:05d}.{kind}", content, how)


def _picture(rng: np.random.Generator, kind: str) -> bytes:
    form, mode, options = FORMATS[kind]
    width, height = rng.integers(16, 60, 2)
    pixels = rng.integers(0, 256, (height // 4 + 1, width // 4 + 1, 3), dtype=np.uint8)
    image = Image.fromarray(pixels).resize((int(width), int(height))).convert(mode)
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def _mutate(rng: np.random.Generator, name: str, content: bytes, how: str) -> Mutated:
    if how == "flipped":
        harmed = bytearray(content)
        for at in rng.integers(0, len(harmed), rng.integers(1, 12)):
            harmed[at] ^= 1 << rng.integers(8)
        return Mutated(name, bytes(harmed), how, None)
    if how == "cut":
        # some bytes at the end carry no pixels, such as a last marker
        return Mutated(name, content[: int(len(content) * rng.uniform(0, 0.8))], how, False)
    if how == "renamed":
        return Mutated(name.partition(".")[0] + WRONG[rng.integers(len(WRONG))], content, how, True)
    if how == "noise":
        return Mutated(name, rng.bytes(len(content)), how, False)
    return Mutated(name, content, how, True)
