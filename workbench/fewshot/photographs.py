"""Telling photographs from drawings by their pixels: a drawing is mostly paper, which is even; a photograph is not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from PIL import Image

from workbench.data.drawing import paper_of
from workbench.data.pictures import Picture

SIDE = 64  # pixels; a camera's noise averages out on the way there
LEAST_PAPER = 0.7  # of drawings, by far the most is paper: of Omniglot's at least 0.82
MOST_UNEVEN = 9.0  # of 441: how much the paper's colour may vary; that of drawings as dropped stays below 5
LOOKED_AT = 16
KEPT = 4096


def is_photograph(picture: Picture) -> bool:
    """Whether little of a picture is paper, or what would be its paper is uneven."""
    image = Image.fromarray(picture.pixels).resize((SIDE, SIDE), Image.Resampling.BOX)
    share, unevenness = paper_of(np.asarray(image))
    return share < LEAST_PAPER or unevenness > MOST_UNEVEN


class Photographs:
    """Remembers which pictures, by their keys, are photographs."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, bool] = OrderedDict()

    def most_of(self, pictures: Sequence[Picture]) -> bool:
        """Whether more than half of the pictures are; of many, a few are looked at."""
        some = pictures[:: max(1, len(pictures) // LOOKED_AT)]
        return 2 * sum(map(self._is, some)) > len(some)

    def _is(self, picture: Picture) -> bool:
        if picture.key not in self._known:
            self._known[picture.key] = is_photograph(picture)
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return self._known[picture.key]
