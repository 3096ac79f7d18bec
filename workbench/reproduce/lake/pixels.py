"""Pictures as plain arrays, and the nearest neighbour among them (Cover & Hart 1967): what no learning comes to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from workbench.data.pictures import Picture
from workbench.reproduce.lake.runs import Run

Floats = npt.NDArray[np.float64]


def grey(picture: Picture) -> Floats:
    """(H, W), from 0 for black to 1 for white; what is transparent is white."""
    image = Image.fromarray(picture.pixels)
    page = Image.new("RGBA", image.size, "white")
    return np.asarray(Image.alpha_composite(page, image).convert("L"), np.float64) / 255


def nearest_pixels(run: Run) -> list[int]:
    """For each test picture, the training picture from which it differs least, by Euclidean distance."""
    training = np.stack([grey(each).ravel() for each in run.training])
    return [int(np.square(training - grey(each).ravel()).sum(1).argmin()) for each in run.test]
