"""Keeps a few pictures of every dataset that was opened, for the window's gallery."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from workbench.engine.replies import Pixels
from workbench.folders import cache_folder

COUNT, LARGEST = 8, 96  # pictures, and their side in pixels: the window reads them at once
logger = logging.getLogger(__name__)


def pictures_of(name: str) -> Path:
    """The file with a row of pictures of a dataset."""
    return cache_folder() / "pictures" / f"{name}.png"


def keep_pictures(name: str, thumbnails: Pixels) -> None:
    """Write some of the pictures (n, H, W, C) of a dataset side by side. A cache that cannot be written is no matter:
    the gallery then shows a drawing."""
    chosen = thumbnails[np.linspace(0, len(thumbnails) - 1, min(COUNT, len(thumbnails))).round().astype(int)]
    row = np.concatenate(list(chosen), axis=1)
    picture = Image.fromarray(row[..., 0] if row.shape[-1] == 1 else row)
    if picture.height > LARGEST:
        picture = picture.resize((LARGEST * len(chosen), LARGEST), Image.Resampling.BOX)
    try:
        _write(pictures_of(name), picture)
    except OSError as error:
        logger.warning("No pictures of %s are kept for the gallery: %s", name, error)


def _write(path: Path, picture: Image.Image) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            picture.save(file, "PNG")
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
