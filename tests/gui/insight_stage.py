"""Made-up answers of the engine to AskWhy and MapPictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from gui.try_it_stage import pictures

from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import (
    PROTOTYPE,
    QUERY,
    SUPPORT,
    AdaptedTo,
    AskWhy,
    MapPictures,
    MapPoint,
    Near,
    PicturesMapped,
    WhyShown,
)
from workbench.engine.replies import Prediction, StageShown

SIDE = 28
SHOWN = pictures(9)
CLASSES = (SupportClass("psi", tuple(SHOWN[:2])), SupportClass("phi", tuple(SHOWN[2:5])))
ADAPTED = AdaptedTo("m", CLASSES)
WHY = AskWhy(1, ADAPTED, SHOWN[5])
MAP = MapPictures(2, ADAPTED, tuple(SHOWN[5:]))


def why_shown(
    asked: AskWhy, confidence: float = 0.98, loss: float = 0.57, stages: Sequence[StageShown] = ()
) -> WhyShown:
    """The first class is answered; examples lie at 1, 2, 3 …, those of the last class first. What mattered is a
    square at the upper left."""
    names = [each.name for each in asked.adapted.classes]
    keys = [(each.name, one.key) for each in reversed(asked.adapted.classes) for one in each.pictures]
    near = tuple(Near(key, name, float(rank)) for rank, (name, key) in enumerate(keys, 1))
    seen = np.full((SIDE, SIDE, 1), 255, np.uint8)
    seen[2:6, 3:9] = 0
    mattered = np.zeros((SIDE, SIDE), np.float32)
    mattered[2:6, 3:9] = 1.0
    mattered[20:, 20:] = 0.25
    rest = (1 - confidence) / max(len(names) - 1, 1)
    answered = Prediction(asked.query.key, names[0], confidence, dict.fromkeys(names, rest) | {names[0]: confidence})
    words = "Euclidean distance of features"
    return WhyShown(asked.request_id, "m", asked.query.key, answered, near, words, seen, mattered, loss, tuple(stages))


def steps(asked: AskWhy, chances: Sequence[float]) -> tuple[StageShown, ...]:
    """How likely the first of two classes was before the first inner step and after each."""
    first, second = (each.name for each in asked.adapted.classes[:2])
    last = len(chances) - 1
    return tuple(
        StageShown("inner step", number, last, {}, {}, (_guess(asked.query.key, first, second, chance),))
        for number, chance in enumerate(chances)
    )


def mapped(asked: MapPictures, shown: float = 0.62, note: str = "") -> PicturesMapped:
    """Class n lies around (10 n, 0); pictures to recognise lie above those of the first class."""
    points = []
    for number, each in enumerate(asked.adapted.classes):
        x, keys = 10.0 * number, [one.key for one in each.pictures]
        points += [MapPoint(SUPPORT, key, each.name, x, float(at)) for at, key in enumerate(keys)]
        points.append(MapPoint(PROTOTYPE, "", each.name, x, 0.5))
    first = asked.adapted.classes[0].name
    points += [MapPoint(QUERY, each.key, first, 1.0 + at, 5.0) for at, each in enumerate(asked.queries)]
    return PicturesMapped(asked.request_id, "m", asked.method, tuple(points), shown, note)


def _guess(key: str, first: str, second: str, chance: float) -> Prediction:
    label = first if chance >= 0.5 else second
    return Prediction(key, label, max(chance, 1 - chance), {first: chance, second: 1 - chance})
