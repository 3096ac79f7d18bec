"""Photographs as the field's datasets have them: squeezed to a square, whatever their shape was.

So did the programmes that made miniImageNet; Finn, Abbeel & Levine's resizes with the Lanczos filter, as here.
"""

from __future__ import annotations

import warnings

import numpy as np
from PIL import Image, ImageOps

from workbench.data.decoding import BROKEN, PictureError, Pixels, open_picture, to_rgba

Box = tuple[int, int, int, int]
Resampling = Image.Resampling
LANCZOS = Resampling.LANCZOS
PLAIN = ("RGB", "L")
SAY_WHICH_WAY = ("exif", "Raw profile type exif", "xmp", "XML:com.adobe.xmp")  # what Pillow looks for it in
LEAST_SIDE = 8  # pixels; less is no picture, but a spacer or a mark
# Pillow warns of damaged words about a picture; the picture itself is read all the same, or refused.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def decode_photo(
    content: bytes, name: str, size: int, channels: int, box: Box | None = None, resample: Resampling = LANCZOS
) -> Pixels:
    """The content of a file → (channels, size, size) uint8, upright, over white where it is transparent.

    Args:
        content, name: of the file; the name opens sentences.
        size, channels: what the picture is brought to.
        box: left, top, right and bottom of what is shown of it, in its own pixels, or None for all of it.
        resample: the filter that makes it small.

    Raises:
        PictureError: not a picture, damaged, too small, or too many pixels, or the box lies outside.
    """
    image = open_picture(content, name)
    if min(image.size) < LEAST_SIDE:
        found = f"{image.width} × {image.height} pixels"
        raise PictureError(f"{name} has {found}, but a picture must have at least {LEAST_SIDE} a side.")
    shown = None if box is None else _within(box, image, name)
    try:
        if shown is None:
            # JPEG decodes to a half, a quarter or an eighth by itself; twice the size leaves the filter its work.
            image.draft(None, (2 * size, 2 * size))
        plain = _over_white(image if shown is None else image.crop(shown))
        mode = "L" if channels == 1 else "RGB"
        coloured = plain if plain.mode == mode else plain.convert(mode)
        small = coloured if coloured.size == (size, size) else coloured.resize((size, size), resample)
        pixels = np.asarray(_upright(small))
    except BROKEN:
        raise PictureError(f"{name} is damaged or cut off.") from None
    return pixels.reshape(size, size, channels).transpose(2, 0, 1)


def _within(box: Box, image: Image.Image, name: str) -> Box:
    """The part of a box that lies on the picture. Raises PictureError when there is none."""
    left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], image.width), min(box[3], image.height)
    if left >= right or top >= bottom:
        raise PictureError(f"{name} has {image.width} × {image.height} pixels, but the box {box} lies outside.")
    return left, top, right, bottom


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its camera says. A square is turned in no time, and what is squeezed both ways may be turned after."""
    if not any(key in image.info for key in SAY_WHICH_WAY):
        return image
    try:
        return ImageOps.exif_transpose(image)
    except BROKEN:  # what is written about the picture is damaged, not the picture
        return image


def _over_white(image: Image.Image) -> Image.Image:
    if image.mode in PLAIN and "transparency" not in image.info:
        return image
    clear = to_rgba(image)
    made = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    made.info = image.info  # which side is up
    return made
