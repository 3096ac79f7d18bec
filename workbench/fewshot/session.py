"""The session behind the drop pane: classes and their pictures become a predictor, and that recognises queries."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from workbench.algorithms.adaptation import adapt_with
from workbench.algorithms.base import Predictor
from workbench.algorithms.insight import Trace
from workbench.config import AdaptConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import Adapt, Explain, SupportClass
from workbench.engine.model import Model
from workbench.engine.replies import Explained, Predicted, Prediction
from workbench.fewshot.classes import FewShotError, check_classes
from workbench.fewshot.looking import Looking
from workbench.fewshot.photographs import PHOTOGRAPHS as PHOTOGRAPHS
from workbench.fewshot.photographs import Photographs
from workbench.fewshot.prepare import is_blank, prepare
from workbench.tasks.labelled import Support

PREPARED_KEPT = 2048
ADAPTED_KEPT = 8
QUERIES_AT_ONCE = 64
LOOKED_AT = 8  # examples, to see whether they are like those of practice
NOT_CALIBRATED = "not calibrated: how sure it is was never compared with how right it is"
UNLIKE = "These pictures are unlike those that the model was trained on: expect more wrong answers."
EMPTY_PAGE = "an empty page"
NOT_USABLE = (
    "This model gave no usable answer: its scores are not finite numbers. Choose another model, or fewer or smaller "
    "steps of learning."
)

# How, and the keys of the pictures of each class: renaming a class changes nothing that was learned.
Shown = tuple[AdaptConfig, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Adapted:
    """A predictor of one task, the milliseconds that adapting took, and how far its examples lie from those of
    practice, of the limit: see `Likeness`; 0 where nothing is known of that. ``blank`` are the places of examples of
    which nothing is left for the model."""

    predictor: Predictor
    ms: float
    distance: float = 0.0
    blank: tuple[int, ...] = ()


class FewShotSession:
    """Adapts one model to any number of classes from 2 up, and remembers what was adapted last.

    One thread at a time may use it. The same classes and pictures give the same predictions.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        model.algorithm.batch_norm = "inductive"  # whatever it practised with, answers must not depend on each other
        self._device = next((p.device for p in model.algorithm.parameters()), torch.device("cpu"))
        self._prepared: OrderedDict[str, Tensor] = OrderedDict()
        self._adapted: OrderedDict[Shown, Adapted] = OrderedDict()
        self._warm: set[str] = set()
        self._photographs = Photographs()

    def answer(self, command: Adapt) -> Predicted:
        """Meet a request of the window; errors as in `adapt`."""
        return self.adapt(command.classes, command.queries, command.options, request_id=command.request_id)

    @torch.no_grad()
    def adapt(
        self,
        classes: Sequence[SupportClass],
        queries: Sequence[Picture],
        options: AdaptConfig | None = None,
        *,
        request_id: int = 0,
    ) -> Predicted:
        """Learn ``classes`` from their pictures and recognise ``queries``, whose order does not matter.

        ``options`` says how; None means as the model's run has it.

        Raises:
            FewShotError: the classes are not fit to learn from, see `check_classes`, or there is no usable answer.
        """
        adapted = self.learn(classes, options)
        names = [each.name for each in classes]
        predictions = self.recognise(adapted.predictor, queries, names)
        return Predicted(
            request_id,
            self.model.ref,
            adapted.ms,
            predictions,
            self._badges(adapted.predictor, options or self.model.config.adapt),
            0.0 if adapted.predictor.rejector is None else adapted.predictor.rejector.below,
            " ".join(self._unlike(classes, queries, adapted)),
        )

    @torch.no_grad()
    def learn(self, classes: Sequence[SupportClass], options: AdaptConfig | None = None) -> Adapted:
        """Adapt to ``classes``, or take what was adapted to them last. Raises FewShotError as `adapt`."""
        check_classes(classes)
        options = options or self.model.config.adapt
        shown = (options, tuple(tuple(picture.key for picture in each.pictures) for each in classes))
        if shown not in self._adapted:
            self._adapted[shown] = self._timed(self.support(classes), options)
        self._adapted.move_to_end(shown)
        _drop_oldest(self._adapted, ADAPTED_KEPT)
        return self._adapted[shown]

    @torch.no_grad()
    def explain(self, command: Explain) -> Explained:
        """Learn the classes of a request anew, and tell what went on meanwhile. Raises FewShotError as `adapt`."""
        check_classes(command.classes)
        names = [each.name for each in command.classes]
        options, support = command.options or self.model.config.adapt, self.support(command.classes)

        def recognise(predictor: Predictor) -> tuple[Prediction, ...]:
            # on the way there, answers may be of no use: that is shown as well
            return self._recognised(self._calibrated(predictor, support, options), command.queries, names)

        looking = Looking(recognise)
        predictor = self.adapt_to(support, options, looking)
        looking.end(predictor, support)
        return Explained(
            command.request_id,
            self.model.ref,
            self.model.config.algorithm,
            tuple(picture.key for each in command.classes for picture in each.pictures),
            tuple(picture.key for picture in command.queries),
            looking.stages,
            looking.attention,
            (*predictor.meta.badges, *predictor.meta.notes),
        )

    def adapt_to(self, support: Support, options: AdaptConfig, trace: Trace | None = None) -> Predictor:
        """A predictor of T tasks, learned anew, with the model's temperature and rejector; ``trace`` is told what goes
        on. Call it without gradients."""
        generator = torch.Generator(self._device).manual_seed(0)
        predictor = adapt_with(self.model.algorithm, support, options, generator=generator, trace=trace)
        predictor = self._calibrated(predictor, support, options)
        if self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        return predictor.eval()

    def support(self, classes: Sequence[SupportClass]) -> Support:
        """The classes as one task for the model, their pictures in order."""
        pictures = [picture for each in classes for picture in each.pictures]
        labels = [label for label, each in enumerate(classes) for _ in each.pictures]
        return Support(self.images(pictures), torch.tensor([labels], device=self._device), len(classes))

    def recognise(
        self, predictor: Predictor, queries: Sequence[Picture], names: Sequence[str]
    ) -> tuple[Prediction, ...]:
        """What the predictor of one task says of ``queries``; ``names`` are its classes.

        Raises:
            FewShotError: an answer is no finite number.
        """
        return usable(self._recognised(predictor, queries, names))

    def images(self, pictures: Sequence[Picture]) -> Tensor:
        """(1, N, C, H, W) uint8 on the model's device."""
        return torch.stack([self._image(picture) for picture in pictures])[None].to(self._device)

    def put(self, picture: Picture, image: Tensor) -> None:
        """Take what `prepare` made of a picture for this model, be it in another thread."""
        self._prepared[picture.key] = image

    def _recognised(
        self, predictor: Predictor, queries: Sequence[Picture], names: Sequence[str]
    ) -> tuple[Prediction, ...]:
        """As `recognise`, be the answers of use or not."""
        answers = zip(queries, *self._scores(predictor.eval(), queries), strict=True)
        return tuple(prediction_of(query, names, row, known) for query, row, known in answers)

    def _timed(self, support: Support, options: AdaptConfig) -> Adapted:
        # The first use allocates memory, loads libraries and chooses kernels, which is not adapting.
        if options.final_head not in self._warm:
            self.adapt_to(support, options)
            self._warm.add(options.final_head)
        began = time.perf_counter()
        predictor = self.adapt_to(support, options)
        ms = 1000 * (time.perf_counter() - began)
        blank = is_blank(support.x[0]).nonzero().flatten().tolist()
        return Adapted(predictor, ms, self._distance(predictor, support, options), tuple(blank))

    def _calibrated(self, predictor: Predictor, support: Support, options: AdaptConfig) -> Predictor:
        """The predictor as calibrated, where that was done with the same way of adapting."""
        found = self.model.calibrated_for(options)
        return predictor if found is None else found.applied(predictor, support)

    def _badges(self, predictor: Predictor, options: AdaptConfig) -> tuple[str, ...]:
        unsure = () if self.model.calibrated_for(options) else (NOT_CALIBRATED,)
        return (*predictor.meta.badges, *predictor.meta.notes, *unsure)

    def _distance(self, predictor: Predictor, support: Support, options: AdaptConfig) -> float:
        """See `Adapted.distance`; of a few examples, spread over the classes."""
        found = self.model.calibrated_for(options)
        if found is None or found.likeness is None:
            return 0.0
        some = support.x[:, :: max(1, support.x.shape[1] // LOOKED_AT)]
        distance = found.likeness.distance(predictor.eval().embed(some)).median()
        return float(distance) / found.likeness.limit

    def _unlike(self, classes: Sequence[SupportClass], queries: Sequence[Picture], adapted: Adapted) -> Iterator[str]:
        """How the pictures are unlike those of practice, in sentences, or nothing."""
        photographs = "" if self.model.preprocessing.photo else self._photographs.told(classes, queries)
        if photographs:
            yield photographs
        elif adapted.distance > 1:
            yield UNLIKE
        names = [picture.name for each in classes for picture in each.pictures]
        if blank := [names[place] for place in adapted.blank]:
            which = blank[0] if len(blank) == 1 else f"{len(blank)} of these pictures"
            yield f"Nothing of {which} is left for this model, which sees {EMPTY_PAGE} there."

    def _scores(self, predictor: Predictor, queries: Sequence[Picture]) -> tuple[list[list[float]], list[float]]:
        """For each query the probability of each class, and how likely it is of any of them."""
        scores: list[list[float]] = []
        known: list[float] = []
        for start in range(0, len(queries), QUERIES_AT_ONCE):
            images = self.images(queries[start : start + QUERIES_AT_ONCE])
            logits, chances = predictor.judged(images)
            scores += (logits[0].cpu().double() / predictor.meta.temperature).softmax(-1).tolist()
            # an empty page is of no class, whatever the features of one come to
            drawn = (~is_blank(images[0])).float()
            known += (drawn if chances is None else drawn * chances[0]).tolist()
        return scores, known

    def _image(self, picture: Picture) -> Tensor:
        if picture.key not in self._prepared:
            self._prepared[picture.key] = prepare(picture, self.model.preprocessing)
        self._prepared.move_to_end(picture.key)
        _drop_oldest(self._prepared, PREPARED_KEPT)
        return self._prepared[picture.key]


def usable(predictions: tuple[Prediction, ...]) -> tuple[Prediction, ...]:
    """The same. Raises FewShotError: one of them is no finite number."""
    if not all(each.is_usable for each in predictions):
        raise FewShotError(NOT_USABLE)
    return predictions


def prediction_of(query: Picture, names: Sequence[str], scores: Sequence[float], known: float = 1.0) -> Prediction:
    """The answer for a picture, from the probability of each class and how likely it is of any of them."""
    best = max(range(len(names)), key=scores.__getitem__)
    entropy = -sum(score * math.log(score) for score in scores if score > 0)
    return Prediction(query.key, names[best], scores[best], dict(zip(names, scores, strict=True)), entropy, known)


def _drop_oldest(kept: OrderedDict[Any, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)
