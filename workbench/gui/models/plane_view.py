"""Which part of a plane is seen, and how large: zooming, panning, and fitting all of it in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
# How far one may zoom out and in, of the scale at which all is seen.
LIMITS = 0.5, 60.0


class PlaneView:
    """Maps points of a plane, y upwards, to pixels, y downwards, by one scale for both."""

    def __init__(self) -> None:
        self.centre = np.zeros(2)
        self.scale = self._fitted = 1.0
        self.size = 1.0, 1.0
        self.is_fitted = True

    @property
    def zoom(self) -> float:
        """How much larger than where all is seen; 1 where it is."""
        return self.scale / self._fitted

    def set_size(self, width: float, height: float) -> None:
        """Of the room there is, in pixels. The centre stays where it is."""
        self.size = max(width, 1.0), max(height, 1.0)

    def fit(self, points: Points, margin: float) -> None:
        """See all of ``points`` (n, 2), with ``margin`` pixels around them."""
        low, high = (points.min(0), points.max(0)) if len(points) else (np.zeros(2), np.zeros(2))
        self.centre = (low + high) / 2
        extent = np.maximum(high - low, 1e-9)
        room = np.maximum(np.array(self.size) - 2 * margin, 1.0)
        # of points that all lie in one place, any scale shows all
        self.scale = self._fitted = float((room / extent).min()) if (high > low).any() else 1.0
        self.is_fitted = True

    def to_pixels(self, points: Points) -> Points:
        """(n, 2) → (n, 2)."""
        return (points - self.centre) * (self.scale, -self.scale) + np.array(self.size) / 2

    def to_plane(self, x: float, y: float) -> Points:
        """A pixel's point (2,)."""
        return (np.array((x, y)) - np.array(self.size) / 2) / (self.scale, -self.scale) + self.centre

    def zoom_by(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Larger by ``factor``, within limits. The point below pixel (x, y) stays there; without one, the centre."""
        x, y = self.size[0] / 2 if x is None else x, self.size[1] / 2 if y is None else y
        below = self.to_plane(x, y)
        self.scale = min(max(self.scale * factor, LIMITS[0] * self._fitted), LIMITS[1] * self._fitted)
        self.centre = self.centre + below - self.to_plane(x, y)
        self.is_fitted = False

    def pan(self, dx: float, dy: float) -> None:
        """Move what is seen by so many pixels."""
        self.centre = self.centre - np.array((dx, -dy)) / self.scale
        self.is_fitted = False

    def reach(self, point: Points, margin: float) -> bool:
        """Move just as far as it takes to see ``point`` (2,), ``margin`` pixels from the rim; whether it did."""
        at, size = self.to_pixels(point[None])[0], np.array(self.size)
        wanted = np.clip(at, np.minimum(margin, size / 2), np.maximum(size - margin, size / 2))
        if np.allclose(at, wanted):
            return False
        self.pan(*(wanted - at))
        return True
