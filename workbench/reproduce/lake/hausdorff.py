"""The modified Hausdorff distance between drawings: how far, on average, ink lies from the other drawing's ink.

Dubuisson & Jain, "A modified Hausdorff distance for object matching", ICPR (1994). It learns nothing, and is what the
demonstration beside Lake's runs classifies with: whoever reads the runs rightly has its error.
"""

from __future__ import annotations

import numpy as np

from workbench.data.errors import DataError
from workbench.data.pictures import Picture
from workbench.reproduce.lake.pixels import Floats, grey
from workbench.reproduce.lake.runs import Run

MIDDLE = 0.5


def ink(picture: Picture) -> Floats:
    """Where the ink is, (N, 2): row and column in pixels of all that is darker than the middle, about their mean.

    Raises:
        DataError: there is none.
    """
    found = np.argwhere(grey(picture) < MIDDLE).astype(np.float64)
    if not len(found):
        raise DataError(f"{picture.name} shows no ink: none of its pixels is darker than the middle.")
    return np.asarray(found - found.mean(0), np.float64)


def modified_hausdorff(one: Floats, other: Floats) -> float:
    """The larger of two means: of the distances from the points of ``one`` (N, D) to the nearest of ``other`` (M, D),
    and the other way round. In the unit of the points."""
    # Here, because importing it takes half a second and only this needs it.
    from scipy.spatial import KDTree

    there, back = KDTree(other).query(one)[0], KDTree(one).query(other)[0]
    return float(max(there.mean(), back.mean()))


def nearest_ink(run: Run) -> list[int]:
    """For each test picture, the training picture at the least distance; of several, the first. Raises DataError."""
    training = [ink(each) for each in run.training]
    return [int(np.argmin([modified_hausdorff(ink(each), other) for other in training])) for each in run.test]
