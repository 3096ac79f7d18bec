"""Makes the rows of pictures that stand for datasets in the gallery: eight squares side by side in a PNG.

    python resources/datasets/make.py PATH-OF-OMNIGLOT

Glyphs and Textures are drawn by the workbench; Omniglot's characters (Lake, Salakhutdinov & Tenenbaum) are MIT.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from workbench.data.sources import open_dataset

HERE = Path(__file__).resolve().parent
SIDE, COUNT = 96, 8
SHADES = {1: 16, 3: 128}


def write_row(name: str, place: str = "", channels: int = 1) -> None:
    """Eight pictures of classes that are spread evenly."""
    images = open_dataset(name, place, size=SIDE, channels=channels)
    classes = torch.linspace(0.06, 0.94, COUNT).mul(images.n_classes).long()
    row = np.concatenate(list(images.take(images.class_start[classes]).numpy()), axis=2)
    made = Image.fromarray(row[0] if channels == 1 else row.transpose(1, 2, 0))
    made.quantize(SHADES[channels], dither=Image.Dither.NONE).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    write_row("glyphs")
    write_row("textures", channels=3)
    write_row("omniglot", sys.argv[1])
