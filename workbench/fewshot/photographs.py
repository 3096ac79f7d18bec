"""Telling photographs from drawings by their pixels: a drawing is mostly paper, which is even; a photograph is not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from PIL import Image

from workbench.data.drawing import from_paper
from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass

SIDE = 64  # pixels; a camera's noise averages out on the way there
# In drawings of Omniglot, also on coloured paper or photographed under a lamp, 60 % of all pixels are within 8 (of 441)
# of the paper's colour; in photographs of clothes before a wall these reach beyond 8 always, beyond 16 in 95 %.
PAPER, EVEN = 0.6, 12.0
LOOKED_AT = 8
KEPT = 4096
LOOK_LIKE = "look like photographs, but the model was trained on drawings: expect wrong answers."
PHOTOGRAPHS, SOME = f"These pictures {LOOK_LIKE}", f"Some of these pictures {LOOK_LIKE}"


def is_photograph(picture: Picture) -> bool:
    """Whether less of a picture is paper than in any drawing, or what would be its paper is uneven."""
    image = Image.fromarray(picture.pixels).resize((SIDE, SIDE), Image.Resampling.BOX)
    return float(np.quantile(from_paper(np.asarray(image)), PAPER)) > EVEN


class Photographs:
    """Remembers which pictures, by their keys, are photographs."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, bool] = OrderedDict()

    def told(self, classes: Sequence[SupportClass], queries: Sequence[Picture]) -> str:
        """Which pictures are, in a sentence; nothing where it is less than a third of them and of no class most."""
        shares = [self.share([picture for each in classes for picture in each.pictures]), self.share(queries)]
        if max(shares) > 1 / 2:
            return PHOTOGRAPHS
        if names := [each.name for each in classes if self.share(each.pictures) > 1 / 2]:
            return f"The pictures of {' and '.join(names)} {LOOK_LIKE}"
        return SOME if max(shares) >= 1 / 3 else ""

    def share(self, pictures: Sequence[Picture]) -> float:
        """How many of the pictures are, of 1; of many, a few are looked at."""
        some = pictures[:: max(1, len(pictures) // LOOKED_AT)]
        return sum(map(self._is, some)) / max(1, len(some))

    def _is(self, picture: Picture) -> bool:
        if picture.key not in self._known:
            self._known[picture.key] = is_photograph(picture)
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        return self._known[picture.key]
