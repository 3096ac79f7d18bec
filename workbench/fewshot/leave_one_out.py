"""Leave-one-out: every support picture is recognised by a learner that was shown all the others."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterator, Sequence

import torch

from workbench.algorithms.base import Predictor
from workbench.algorithms.on_features import OnFeatures
from workbench.config import AdaptConfig
from workbench.data.sources import Progress, ignore
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import HeldOut
from workbench.engine.model import Model
from workbench.fewshot.classes import check_classes
from workbench.fewshot.session import FewShotSession, prediction_of, usable
from workbench.tasks.labelled import Support

PICTURES_AT_ONCE = 256  # in the support sets that are learned together; between them one can cancel
FEATURES_AT_ONCE = 1 << 22  # numbers, 16 MB
LEAVING_OUT = "Leaving out one picture after the other"


def counted(classes: Sequence[SupportClass]) -> list[int]:
    """The places, among all support pictures, of those that can be left out: their class has another one."""
    sizes = [len(each.pictures) for each in classes for _ in each.pictures]
    return [place for place, size in enumerate(sizes) if size > 1]


@torch.no_grad()
def leave_one_out(
    session: FewShotSession,
    classes: Sequence[SupportClass],
    options: AdaptConfig | None = None,
    progress: Progress = ignore,
) -> tuple[HeldOut, ...]:
    """What each support picture is recognised as when it is left out, in their order.

    Pictures that are alone in their class stay as support and are not asked about.

    Args:
        session: of the model; nothing that it has learned changes.
        classes: at least two, as `FewShotSession.adapt` takes them.
        options: how to adapt; None means as the model's run has it.
        progress: told how far it is; what it raises ends the work.

    Raises:
        FewShotError: as `FewShotSession.adapt`.
    """
    check_classes(classes)
    options = options or session.model.config.adapt
    learner, support = _sparing(session, session.support(classes), options)
    places = counted(classes)
    found: list[HeldOut] = []
    for part in _parts(places, support):
        progress(LEAVING_OUT, len(found) / len(places))
        predictor = learner.adapt_to(_without(support, part), options)
        found += _answers(predictor, support, part, classes)
    progress(LEAVING_OUT, 1.0)
    return tuple(found)


def _sparing(session: FewShotSession, support: Support, options: AdaptConfig) -> tuple[FewShotSession, Support]:
    """What learns, and from what: the pictures themselves, or, where features do not depend on the task, these.

    Then each picture goes through the network once, and not once for every picture that is left out.
    """
    algorithm = session.model.algorithm
    tunes_network = options.tune_what == "all" and options.tune_steps > 0 and options.final_head == "own"
    if not isinstance(algorithm, OnFeatures) or tunes_network:
        return session, support
    body = algorithm.body(1)
    features = torch.cat([body(part) for part in torch.split(support.x, PICTURES_AT_ONCE, 1)], 1)
    given = Support(features[..., None, None], support.y, support.way)
    return FewShotSession(_on_features(session.model)), given


def _on_features(model: Model) -> Model:
    """The same model for pictures whose features are given in their place, see `Backbone.features`."""
    algorithm, net = copy.copy(model.algorithm), copy.copy(model.algorithm.net)
    net.fixed = True
    algorithm._modules = {**algorithm._modules, "net": net}
    return dataclasses.replace(model, algorithm=algorithm)


def _parts(places: Sequence[int], support: Support) -> Iterator[Sequence[int]]:
    """The places in parts of so many tasks as are computed together."""
    shown, numbers = support.x.shape[1], support.x[0, 0].numel()
    given_features = support.x.is_floating_point()
    size = max(1, FEATURES_AT_ONCE // (shown * numbers) if given_features else PICTURES_AT_ONCE // shown)
    return (places[start : start + size] for start in range(0, len(places), size))


def _without(support: Support, places: Sequence[int]) -> Support:
    """A task for each of T places, of all other pictures: (T, S − 1, …)."""
    every = torch.arange(support.y.shape[1])
    rest = torch.stack([every[every != place] for place in places]).to(support.y.device)
    return Support(support.x[0][rest], support.y[0][rest], support.way)


def _answers(
    predictor: Predictor, support: Support, places: Sequence[int], classes: Sequence[SupportClass]
) -> list[HeldOut]:
    """What the predictor of T tasks says of the picture that each was not shown."""
    logits, chances = predictor.judged(support.x[0][torch.tensor(places, device=support.x.device)][:, None])
    scores = (logits[:, 0].cpu().double() / predictor.meta.temperature).softmax(-1).tolist()
    known = [1.0] * len(places) if chances is None else chances[:, 0].tolist()
    names = [each.name for each in classes]
    pictures = [(each.name, picture) for each in classes for picture in each.pictures]
    asked = [pictures[place] for place in places]
    answers = zip(asked, scores, known, strict=True)
    said = usable(tuple(prediction_of(picture, names, row, chance) for (_, picture), row, chance in answers))
    return [HeldOut(each.key, name, each) for (name, _), each in zip(asked, said, strict=True)]
