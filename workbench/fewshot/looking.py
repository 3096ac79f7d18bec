"""Collects what a learner lets people look at while it adapts to one task, as plain numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor

from workbench.algorithms.base import Predictor
from workbench.algorithms.inner_loop import cross_entropy
from workbench.algorithms.insight import SAMPLED, Attention, Insight, Stage
from workbench.algorithms.watching import accuracy
from workbench.engine.replies import AttentionShown, Prediction, StageShown
from workbench.tasks.labelled import Support

IN_USE = "in use"
# Of many stages the first ones are kept, where most happens, and about as many of the others as one can tell apart.
FIRST, OTHERS = 10, 50
SAME = 1e-4

Recognise = Callable[[Predictor], tuple[Prediction, ...]]


class Looking:
    """A trace of one task. It recognises the questions at every stage that it keeps.

    Args:
        recognise: what a predictor says of the questions.
    """

    def __init__(self, recognise: Recognise) -> None:
        self._recognise = recognise
        self._stages: list[StageShown] = []
        self._attention: dict[tuple[str, str, str], list[Tensor]] = {}
        self._in_use = False

    @property
    def stages(self) -> tuple[StageShown, ...]:
        return tuple(self._stages)

    @property
    def attention(self) -> tuple[AttentionShown, ...]:
        joined = {which: torch.cat(rows) for which, rows in self._attention.items()}
        return tuple(AttentionShown(*which, tuple(map(tuple, rows.tolist()))) for which, rows in joined.items())

    def __call__(self, insight: Insight) -> None:
        """Be told of a stage, or of how attention was divided."""
        if isinstance(insight, Attention):
            self._attend(insight)
        elif _is_kept(insight.number, insight.last):
            self._stages.append(self._shown(insight))

    def end(self, predictor: Predictor, support: Support) -> None:
        """Be told what adapting came to: one more stage, unless it is what the last one was."""
        values = _of_one_task(_on_examples(predictor, support))
        self._in_use = True
        answers = self._recognise(predictor)
        shown = StageShown(IN_USE, 1, 1, values, {}, answers)
        if not self._stages or not _alike(self._stages[-1], shown):
            self._stages.append(shown)

    def _attend(self, attention: Attention) -> None:
        """Keep what was paid to read examples, and to answer questions in the end, rather than on the way there."""
        if self._in_use or attention.of == "examples":
            which = (attention.name, attention.of, attention.over)
            self._attention.setdefault(which, []).append(attention.weights[0].cpu())

    def _shown(self, stage: Stage) -> StageShown:
        predictions = self._recognise(stage.predictor()) if stage.predictor else ()
        layers = {quantity: _of_one_task(each) for quantity, each in stage.layers.items()}
        values = _of_one_task(stage.values)
        return StageShown(stage.axis, stage.number, stage.last, values, layers, predictions, stage.example)


def _on_examples(predictor: Predictor, support: Support) -> dict[str, Tensor]:
    logits = predictor(support.x)
    return {"loss": cross_entropy(logits, support.y), "accuracy": accuracy(logits, support.y)}


def _is_kept(number: int, last: int) -> bool:
    return number <= FIRST or number == last or number % math.ceil(last / OTHERS) == 0


def _of_one_task(values: Mapping[str, Tensor]) -> dict[str, float]:
    return {name: each[0].item() for name, each in values.items()}


def _alike(one: StageShown, other: StageShown) -> bool:
    """Whether a stage is what a method answers with in the end. One of several classifiers is not, though it may agree
    with the others."""
    if one.axis == SAMPLED and one.last > 1:
        return False
    pairs = [(one.values.get("loss", math.nan), other.values["loss"]), *_scores(one.predictions, other.predictions)]
    return len(one.predictions) == len(other.predictions) and all(abs(a - b) < SAME for a, b in pairs)


def _scores(ones: Sequence[Prediction], others: Sequence[Prediction]) -> list[tuple[float, float]]:
    both = zip(ones, others, strict=False)
    return [(score, other.scores[name]) for one, other in both for name, score in one.scores.items()]
