"""Ink on paper: points of a pen's path become anti-aliased pictures.

Only additions, products and square roots are used here and in `strokes`: IEEE 754 defines their results to
the last bit, so the same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def draw(points: Floats, radius: Floats, size: int) -> npt.NDArray[np.uint8]:
    """Draw N pictures, each of P round dabs of a pen, which read as lines when they lie close together.

    Args:
        points: (N, P, 2) x and y in pixels; (0, 0) is the upper left corner of the picture.
        radius: (N, P) of the pen, in pixels; 0 where there is no ink.
        size: side of the pictures, in pixels.

    Returns:
        (N, size, size) uint8, ink 0 on paper 255.
    """
    reach = math.ceil(float(radius.max()) + 0.5)
    side = size + 2 * (reach + 1)
    cover = np.zeros(len(points) * side * side)
    window = np.arange(-reach, reach + 1)
    # Dabs outside the paper land in its margin, which is cut off at the end.
    points = np.clip(points, -0.5, size + 0.5) + (reach + 1)
    for step in range(points.shape[1]):
        rows = np.flatnonzero(radius[:, step] > 0)
        _dab(cover, rows, points[rows, step], radius[rows, step], window, side)
    inner = slice(reach + 1, reach + 1 + size)
    paper = cover.reshape(len(points), side, side)[:, inner, inner]
    return np.floor(255.5 - 255 * paper).astype(np.uint8)


def _dab(
    cover: Floats,
    rows: npt.NDArray[np.intp],
    at: Floats,
    radius: Floats,
    window: npt.NDArray[np.intp],
    side: int,
) -> None:
    """Darken ``cover`` (flat) around one dab in each of the pictures ``rows``, at (R, 2), radius (R,)."""
    cell = np.floor(at).astype(np.intp)
    columns, lines = cell[:, :1] + window, cell[:, 1:] + window
    dx, dy = columns + 0.5 - at[:, :1], lines + 0.5 - at[:, 1:]
    distance = np.sqrt((dy * dy)[:, :, None] + (dx * dx)[:, None, :])
    ink = np.clip(radius[:, None, None] + 0.5 - distance, 0, 1)
    index = (rows[:, None] * side + lines)[:, :, None] * side + columns[:, None, :]
    # One dab a picture: no index occurs twice, so a plain assignment is enough.
    cover[index] = np.maximum(cover[index], ink)
