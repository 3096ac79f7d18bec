"""Why a picture is recognised as it is: what lies nearest, which parts mattered, and the answer step by step."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from workbench.algorithms.base import Predictor
from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import Explain, SupportClass
from workbench.engine.few_shot import AskWhy, Near, WhyShown
from workbench.engine.replies import StageShown
from workbench.fewshot.occlusion import occlusion
from workbench.fewshot.session import FewShotSession
from workbench.fewshot.space import distance_words, distances, places


@torch.no_grad()
def why(session: FewShotSession, command: AskWhy) -> WhyShown:
    """Meet a request of the window. Raises FewShotError as `FewShotSession.adapt`."""
    classes, query, options = command.adapted.classes, command.query, command.adapted.options
    predictor = session.learn(classes, options).predictor
    names = [each.name for each in classes]
    (prediction,) = session.recognise(predictor, [query], names)
    image = session.images([query])[0, 0]
    preprocessing = session.model.preprocessing
    hidden = occlusion(predictor, image, names.index(prediction.label), photo=preprocessing.photo)
    return WhyShown(
        command.request_id,
        session.model.ref,
        query.key,
        prediction,
        nearest(session, predictor, classes, query),
        distance_words(predictor),
        image.permute(1, 2, 0).cpu().numpy(),
        hidden.heat,
        hidden.loss,
        stages(session, classes, query, options),
    )


def nearest(
    session: FewShotSession, predictor: Predictor, classes: Sequence[SupportClass], query: Picture
) -> tuple[Near, ...]:
    """All support pictures, the nearest to ``query`` first; of equals those of the first class."""
    shown = [(each.name, picture) for each in classes for picture in each.pictures]
    where = places(session, predictor, [query, *(picture for _, picture in shown)])
    far = distances(predictor, where[:1], where[1:])[0].tolist()
    found = [Near(picture.key, name, each) for (name, picture), each in zip(shown, far, strict=True)]
    return tuple(sorted(found, key=lambda near: near.distance))


def stages(
    session: FewShotSession, classes: Sequence[SupportClass], query: Picture, options: AdaptConfig | None
) -> tuple[StageShown, ...]:
    """The answer after every step on the way; nothing where a method answers at once."""
    explained = session.explain(Explain(0, session.model.ref, tuple(classes), (query,), options))
    answered = tuple(each for each in explained.stages if each.predictions)
    return answered if len(answered) > 1 else ()
