"""What there is to see of learning: stages with their values, layers and answers, and where attention went."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.data.pictures import Picture
from workbench.engine.commands import Explain
from workbench.engine.replies import AttentionShown, Explained, StageShown
from workbench.gui.language import mark, say
from workbench.gui.models.learning_words import SAMPLED, layer_words, position, uncertainty
from workbench.gui.models.queries import QueryTile

# Where a method reports them, they come first.
USUAL = ("loss", "accuracy")
NO_ANSWER = mark("no answer at this point")


@dataclass(frozen=True)
class Example:
    """A picture that was learned from, and its class."""

    picture: Picture
    class_name: str


@dataclass(frozen=True)
class Bar:
    """A layer in plain words and by its own name, and its value at a stage; None where it has none."""

    words: str
    layer: str
    value: float | None


@dataclass(frozen=True)
class AnswerTile(QueryTile):
    """A question and its answer at a stage; ``was`` is the answer before, where that was another one."""

    was: str = ""

    def words(self) -> str:
        said = super().words()
        if self.answer:
            sure = uncertainty(self.answer.entropy, len(self.answer.scores))
            said = say("{said}; {uncertainty}", said=said, uncertainty=sure)
        return say("{said}; was {was}", said=said, was=self.was) if self.was else said


@dataclass(frozen=True)
class Learning:
    """How a method learned a task: at least one stage, the last of which is what it answers with.

    ``model`` is the one that was asked, ``algorithm`` the name of its method; ``examples`` and
    ``questions`` are in the order of all shares.
    """

    model: str
    algorithm: str
    classes: tuple[str, ...]
    examples: tuple[Example, ...]
    questions: tuple[Picture, ...]
    stages: tuple[StageShown, ...]
    attention: tuple[AttentionShown, ...] = ()
    badges: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        """The place of the last stage; places are counted from 0."""
        return len(self.stages) - 1

    def where(self, place: int) -> str:
        """Where the slider stands, and which example was read there, if any."""
        words, read = position(self.stages, place), self.stages[place].example
        if read is None:
            return words
        example = self.examples[read]
        name = example.picture.name
        return say("{where}: {name} of {class_name}", where=words, name=name, class_name=example.class_name)

    @property
    def guessing(self) -> float:
        """The accuracy that guessing reaches."""
        return 1 / len(self.classes)

    @property
    def value_names(self) -> list[str]:
        """What was measured at the stages, loss and accuracy first."""
        every = _distinct(name for stage in self.stages for name in stage.values)
        return [*(each for each in USUAL if each in every), *(each for each in every if each not in USUAL)]

    @property
    def quantities(self) -> list[str]:
        """What was measured of layers."""
        return _distinct(name for stage in self.stages for name, layers in stage.layers.items() if layers)

    @property
    def axes(self) -> list[str]:
        """What the stages count, one after the other."""
        return _distinct(stage.axis for stage in self.stages)

    def curve(self, name: str) -> tuple[list[int], list[float]]:
        """The places of the stages at which ``name`` was measured, and its values there."""
        points = [(place, stage.values[name]) for place, stage in enumerate(self.stages) if name in stage.values]
        finite = [(place, value) for place, value in points if math.isfinite(value)]
        return [place for place, _ in finite], [value for _, value in finite]

    def bars(self, quantity: str, place: int) -> list[Bar]:
        """Every layer that has ``quantity`` at any stage, and what it has at this one."""
        here = self.stages[place].layers.get(quantity, {})
        layers = _distinct(layer for stage in self.stages for layer in stage.layers.get(quantity, {}))
        return [Bar(layer_words(layer), layer, _finite(here.get(layer))) for layer in layers]

    def extent(self, quantity: str) -> tuple[float, float]:
        """The ends of the scale that bars of all stages share; 0 lies within."""
        values = [value for stage in self.stages for value in stage.layers.get(quantity, {}).values()]
        finite = [each for each in values if math.isfinite(each)]
        return min([0.0, *finite]), max([0.0, *finite])

    def answers(self, place: int) -> list[AnswerTile]:
        """What would have been answered at a stage, question by question."""
        now, before = self._labels(place), self._labels_before(place)
        found = {each.key: each for each in self.stages[place].predictions}
        return [
            AnswerTile(each, found.get(each.key), True, say(NO_ANSWER), _other(before.get(each.key), now.get(each.key)))
            for each in self.questions
        ]

    def _labels_before(self, place: int) -> dict[str, str]:
        """Nothing where no stage led to this one: classifiers that were drawn do not follow from each other."""
        follows = place > 0 and self.stages[place - 1].axis != SAMPLED
        return self._labels(place - 1) if follows else {}

    def _labels(self, place: int) -> dict[str, str]:
        return {each.key: each.label for each in self.stages[place].predictions if each.is_usable}


def is_alike(before: Learning, after: Learning) -> bool:
    """Whether a stage of one can be compared with that of the other: one model, and the same is counted."""
    return (before.model, before.axes) == (after.model, after.axes)


def learning_of(asked: Explain, explained: Explained) -> Learning:
    """The engine's answer with the pictures of the question, which it names by their keys."""
    examples = [Example(picture, each.name) for each in asked.classes for picture in each.pictures]
    pictures = {each.key: each for each in asked.queries}
    return Learning(
        explained.model,
        explained.algorithm,
        tuple(each.name for each in asked.classes),
        tuple(_in_order(examples, explained.examples)),
        tuple(pictures[key] for key in explained.questions),
        explained.stages,
        explained.attention,
        explained.badges,
    )


def _in_order(examples: Sequence[Example], keys: Sequence[str]) -> list[Example]:
    """The examples as the engine lists them; of one picture in two classes each has its turn."""
    left = list(examples)
    return [left.pop(next(at for at, each in enumerate(left) if each.picture.key == key)) for key in keys]


def _other(before: str | None, now: str | None) -> str:
    return before if before and now and before != now else ""


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _distinct(names: Iterable[str]) -> list[str]:
    """Each once, in the order in which they come first."""
    return list(dict.fromkeys(names))
