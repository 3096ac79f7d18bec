"""Decode a picture that a stranger made: checked before it fills the memory, and made small."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from workbench.data.drawing import find_ink, frame

LONGEST_SIDE = 256
WORKING_SIDE = 1024
MAX_PIXELS = 100_000_000
# Only these decoders run on what a stranger made: others call outside programs or are seldom tested.
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "DIB", "TIFF", "GIF")
# What Pillow's decoders raise on broken files.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    MemoryError,
    NotImplementedError,
    struct.error,
    zlib.error,
)

Pixels = npt.NDArray[np.uint8]

# The size is checked here before anything is decoded, so Pillow's own warning would only be noise.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


class PictureError(ValueError):
    """A file is not a usable picture; the message is one plain sentence with the file's name."""


def decode(content: bytes, name: str) -> tuple[Pixels, Pixels | None, float]:
    """The content of a file → (H, W, 4) uint8 RGBA, longest side at most LONGEST_SIDE, and a closer view.

    The closer view is of the ink where it takes up little of a large picture, or else None; after it comes
    the fraction of the picture's longest side that it shows.

    Raises:
        PictureError: not a picture, damaged, or more than MAX_PIXELS; ``name`` opens the sentence.
    """
    image = open_picture(content, name)
    try:
        # JPEG decodes to a half, a quarter or an eighth by itself, which averages areas as well.
        image.draft(None, (WORKING_SIDE, WORKING_SIDE))
        image = ImageOps.exif_transpose(_shrink(to_rgba(image), WORKING_SIDE))
    except BROKEN:
        raise PictureError(f"{name} is damaged or cut off.") from None
    pixels = np.array(_shrink(image, LONGEST_SIDE))
    return pixels, *_closeup(image, pixels)


def _closeup(image: Image.Image, pixels: Pixels) -> tuple[Pixels | None, float]:
    longest = max(image.size)
    scale = longest / max(pixels.shape)
    if scale <= 1:
        return None, 1.0
    left, top, side = (scale * edge for edge in frame(find_ink(pixels)))
    if side > 0.6 * longest:
        return None, 1.0
    # The ink was measured on the small picture, so some room is left around it.
    room = 0.1 * side
    right, bottom = min(left + side + room, image.width), min(top + side + room, image.height)
    box = (round(max(left - room, 0)), round(max(top - room, 0)), round(right), round(bottom))
    closer = image.crop(box)
    return np.array(_shrink(closer, LONGEST_SIDE)), max(closer.size) / longest


def open_picture(content: bytes, name: str) -> Image.Image:
    """Read the header alone, and refuse what would not fit in memory. Raises PictureError; ``name`` opens it."""
    if not content:
        raise PictureError(f"{name} is empty (0 bytes).")
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _enormous(name, int(re.findall(r"\d+", str(error))[0])) from None
    except BROKEN:
        kinds = "PNG, JPEG, WebP, BMP, TIFF or GIF"
        raise PictureError(f"{name} is not a picture in a format that can be read ({kinds}).") from None
    if image.width * image.height > MAX_PIXELS:
        raise _enormous(name, image.width * image.height)
    return image


def _enormous(name: str, pixels: int) -> PictureError:
    size = f"{pixels / 1e6:,.0f} megapixels"
    return PictureError(f"{name} has {size}, but a picture may have at most {MAX_PIXELS // 10**6}.")


def to_rgba(image: Image.Image) -> Image.Image:
    """A picture of any mode, also of 16 bit, palette or CMYK. Raises what `BROKEN` lists."""
    if image.mode.startswith(("I", "F")):
        image = _eight_bit(np.asarray(image))
    elif image.mode == "CMYK":
        image = image.convert("RGB")
    return image.convert("RGBA")


def _eight_bit(values: npt.NDArray[np.generic]) -> Image.Image:
    """Grey of 16 or 32 bit, whole or floating: Pillow would cut it off at 255."""
    grey = np.nan_to_num(values.astype(np.float32))
    low, high = float(grey.min()), float(grey.max())
    if low >= 0 and 255 < high <= 65535:
        low, high = 0.0, 65535.0
    scaled = (grey - low) * (255 / max(high - low, 1e-12))
    return Image.fromarray(np.rint(scaled).astype(np.uint8))


def _shrink(image: Image.Image, side: int) -> Image.Image:
    """Average areas until the longest side fits, so that thin strokes fade instead of breaking up."""
    longest = max(image.size)
    if longest <= side:
        return image
    width, height = (max(1, round(edge * side / longest)) for edge in image.size)
    return image.resize((width, height), Image.Resampling.BOX)
