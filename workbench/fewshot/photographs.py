"""Telling photographs from drawings by their pixels: a drawing is mostly paper, which is even; a photograph is not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from PIL import Image

from workbench.data.drawing import from_paper
from workbench.data.pictures import Picture

SIDE = 64  # pixels; a camera's noise averages out on the way there
# In drawings of Omniglot, also on coloured paper or photographed under a lamp, 60 % of all pixels are within 8 (of 441)
# of the paper's colour; in photographs of clothes before a wall these reach beyond 8 always, beyond 16 in 95 %.
PAPER, EVEN = 0.6, 12.0
LOOKED_AT = 8
KEPT = 4096


def is_photograph(picture: Picture) -> bool:
    """Whether less of a picture is paper than in any drawing, or what would be its paper is uneven."""
    image = Image.fromarray(picture.pixels).resize((SIDE, SIDE), Image.Resampling.BOX)
    return float(np.quantile(from_paper(np.asarray(image)), PAPER)) > EVEN


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
