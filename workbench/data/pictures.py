"""Pictures that someone drops: read once, checked, and made small, free of torch and Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


class PictureError(ValueError):
    """A file is not a usable picture; the message is one plain sentence with the file's name."""


@dataclass(frozen=True)
class Picture:
    """``pixels`` (H, W, 4) uint8 RGBA, longest side at most 256; ``key`` is the hash of the content."""

    key: str
    name: str
    pixels: npt.NDArray[np.uint8]
