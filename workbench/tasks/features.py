"""The features of pictures by a fixed network, computed once for each picture."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from workbench.data.image_set import ImageSet


class CachedFeatures:
    """A view of images for samplers: their features, each computed when it is first asked for.

    An episode of pictures that were all seen before costs no forward pass. Room is kept for every picture's
    features: N × D floats. Always as many pictures are embedded together: how many they are decides how a library
    computes them, and so the last digits, by which a continued run would differ from an unbroken one.

    Args:
        images: the pictures, N of them.
        embed: (n, C, H, W) in 0..255 → (n, D). It must give a picture the same features whatever its company, as a
            network with fixed statistics does, and must not change while this lives.
        chunk: how many pictures to embed at once.
    """

    def __init__(self, images: ImageSet, embed: Callable[[Tensor], Tensor], chunk: int = 16) -> None:
        self._images, self._embed, self._chunk = images, embed, chunk
        self._known = torch.zeros(images.n_images, dtype=torch.bool, device=images.device)
        self._features: Tensor | None = None

    def __call__(self, rows: Tensor) -> Tensor:
        """Rows (n,) of the images → features (n, D, 1, 1)."""
        missing = torch.unique(rows[~self._known[rows]])
        for part in torch.split(missing, self._chunk) if len(missing) else ():
            self._fill(part)
        if self._features is None:
            raise ValueError("No pictures were asked for.")
        return self._features[rows][..., None, None]

    @torch.no_grad()
    def _fill(self, rows: Tensor) -> None:
        """Compute the features of ``rows``."""
        full = torch.cat([rows, rows[:1].expand(self._chunk - len(rows))])
        found = self._embed(self._images.take(full))[: len(rows)]
        if self._features is None:
            self._features = found.new_empty(self._images.n_images, found.shape[1])
        self._features[rows] = found
        self._known[rows] = True
