"""Pictures as they lie in a session file: PNG, which loses nothing, each under the SHA-256 of its file."""

from __future__ import annotations

import hashlib
import io

import numpy as np
from PIL import Image

from workbench.data.decoding import BROKEN, LONGEST_SIDE, Pixels

LONGEST_FILE = 600_000  # bytes; the pixels of the largest picture are 262,144


class UnfitImageError(ValueError):
    """An image of a session file is not what it has to be; the message is the end of a sentence."""


def to_png(pixels: Pixels) -> bytes:
    """(H, W, 4) uint8 → the content of a PNG file, the same for the same pixels."""
    file = io.BytesIO()
    # of small pictures the best compression saves little and takes long
    Image.fromarray(pixels, "RGBA").save(file, "PNG", compress_level=3)
    return file.getvalue()


def from_png(content: bytes) -> Pixels:
    """The content of a PNG file → (H, W, 4) uint8. Raises UnfitImageError: no PNG, too large, or damaged."""
    try:
        image = Image.open(io.BytesIO(content), formats=("PNG",))
    except Image.DecompressionBombError:
        raise UnfitImageError(f"has far more than {LONGEST_SIDE} pixels a side") from None
    except BROKEN:
        raise UnfitImageError("is not a PNG") from None
    if max(image.size) > LONGEST_SIDE:
        size = f"{image.width} × {image.height} pixels"
        raise UnfitImageError(f"has {size}, but at most {LONGEST_SIDE} a side are allowed")
    if image.mode != "RGBA":
        raise UnfitImageError(f"has colours of the kind {image.mode}, but must have RGBA")
    try:
        return np.array(image)
    except BROKEN:
        raise UnfitImageError("is damaged or cut off") from None


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
