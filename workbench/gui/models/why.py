"""Why a picture was recognised as it was: the answer, what lies near, which part mattered, and in plain words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.data.pictures import Picture
from workbench.engine.few_shot import AskWhy, Heat, WhyShown
from workbench.engine.replies import Pixels, Prediction, StageShown
from workbench.gui.language import mark, plural, say
from workbench.gui.models.learning_words import position, where_words
from workbench.gui.models.queries import percent
from workbench.gui.numbers import written
from workbench.gui.told import paragraph, told

# What an answer may lose without any part having mattered.
LITTLE = 0.02
# So many of the nearest examples are counted in words.
NEAREST = 5
# So many classes have a bar of their own.
BARS = 6
CHANNELS = {1: mark("grey"), 3: mark("in colour")}
NEAR = {
    False: mark("{rank}. {name} of {class_name}: distance {figure}"),
    True: mark("{rank}. {name} of {class_name}, the class that was answered: distance {figure}"),
}
NONE_OF_THESE = mark("{name} is taken for none of these classes; the closest is {label}.")
LESS = mark(
    "It is {percent} likely to be of one of these classes, less than the {level} that are asked for. If it is, the "
    "bars say of which."
)
NOT_LESS = mark(
    "It is {percent} likely to be of one of these classes, not less than the {level} that are asked for. If it is, the "
    "bars say of which."
)
BLANK = mark("Nothing of the picture is left for the network, which sees an even area: no part of it can matter.")
NO_PART = mark("No single part mattered: whichever is hidden, {name} stays at about {percent}.")
HIDING = mark("Hiding the outlined part lowers {name} from {now} to {then}.")
SINCE = mark("It answers {label} only {where}; before that, it would have answered {other}.")
NEAREST_ALL = mark("The {count} nearest are all of {label}.")
ONLY_EXAMPLE = mark("The only example of {label} is among the {count} nearest.")
BOTH_EXAMPLES = mark("Both examples of {label} are among the {count} nearest.")
ALL_EXAMPLES = mark("All {hits} examples of {label} are among the {count} nearest.")
# How many of the nearest are of the answer: none, one, or more.
HITS = (
    mark("Of the {count} nearest, none is of {label}."),
    mark("Of the {count} nearest, {hits} is of {label}."),
    mark("Of the {count} nearest, {hits} are of {label}."),
)


@dataclass(frozen=True)
class NearRow:
    """An example and how far it is; ``share`` (0..1) is the distance, of the farthest one's."""

    rank: int
    picture: Picture
    class_name: str
    distance: float
    share: float
    is_answer: bool

    @property
    def words(self) -> str:
        """What a tool tip or a screen reader says."""
        far, name = figure(self.distance), self.picture.name
        return say(NEAR[self.is_answer], rank=self.rank, name=name, class_name=self.class_name, figure=far)


@dataclass(frozen=True)
class Guess:
    """A class and its probability; the last of several may stand for all others together."""

    name: str
    score: float


@dataclass(frozen=True)
class Why:
    """What lies behind the answer to one picture.

    Attributes:
        near: the examples, the nearest first.
        distance: what distances are, in words.
        seen: (H, W, C) uint8, the picture as the network gets it.
        mattered: (H, W) in 0..1, of ``loss``, which is what the answer's probability loses at most.
        stages: the answer after every step on the way, where there are steps.
        level: a picture whose `Prediction.known` is lower is of none of the classes.
    """

    picture: Picture
    prediction: Prediction
    near: tuple[NearRow, ...]
    distance: str
    seen: Pixels
    mattered: Heat
    loss: float
    stages: tuple[StageShown, ...]
    level: float = 0.0

    @property
    def is_rejected(self) -> bool:
        """Whether the picture is taken for none of the classes."""
        return self.prediction.known < self.level

    @property
    def has_mattered(self) -> bool:
        """Whether there is a part without which the answer is less likely."""
        return self.loss >= LITTLE

    @property
    def summary(self) -> str:
        name, label = self.picture.name, self.prediction.label
        if self.is_rejected:
            return say(NONE_OF_THESE, name=name, label=label)
        sure = percent(self.prediction.confidence)
        return say("{name} is recognised as {label}, {percent}.", name=name, label=label, percent=sure)

    @property
    def known_words(self) -> str:
        """How likely it is of any of the classes; nothing where the model has not learned to tell."""
        if self.level <= 0:
            return ""
        likely, level = percent(self.prediction.known), percent(self.level)
        return say(LESS if self.is_rejected else NOT_LESS, percent=likely, level=level)

    @property
    def seen_words(self) -> str:
        """What the picture is when the network gets it."""
        height, width, channels = self.seen.shape
        colour = say(CHANNELS[channels]) if channels in CHANNELS else plural(channels, "channel")
        return say("{width} × {height} pixels, {colour}", width=width, height=height, colour=colour)

    @property
    def guesses(self) -> list[Guess]:
        """The likeliest classes, and the others together."""
        ranked = [Guess(name, score) for name, score in sorted(self.prediction.scores.items(), key=lambda e: -e[1])]
        if len(ranked) <= BARS:
            return ranked
        rest = ranked[BARS - 1 :]
        together = Guess(say("{count} other classes", count=len(rest)), sum(each.score for each in rest))
        return [*ranked[: BARS - 1], together]

    @property
    def is_blank(self) -> bool:
        """Whether nothing of the picture is left when the network gets it."""
        return bool((self.seen == self.seen.max()).all())

    @property
    def mattered_words(self) -> str:
        """What hiding the part costs that mattered most."""
        name, now = self.prediction.label, percent(self.prediction.confidence)
        if not self.has_mattered and self.is_blank:
            return say(BLANK)
        if not self.has_mattered:
            return say(NO_PART, name=name, percent=now)
        return say(HIDING, name=name, now=now, then=percent(self._without(1.0)))

    def part_words(self, share: float) -> str:
        """What hiding a part costs that matters ``share`` (0..1) of the most."""
        label, now, then = self.prediction.label, percent(self.prediction.confidence), percent(self._without(share))
        return say("With this part hidden: {label} {now} → {then}", label=label, now=now, then=then)

    @property
    def near_words(self) -> str:
        """How many of the nearest examples are of the class that was answered, and what distances are."""
        distance = say("{distance}: the shorter the bar, the more alike.", distance=_capital(told(self.distance)))
        return paragraph(self._hits(), distance)

    @property
    def curve(self) -> tuple[list[int], list[float]]:
        """The places of the stages, and how likely the final answer was there."""
        label = self.prediction.label
        found = [(at, answer.scores[label]) for at, answer in self._answers() if label in answer.scores]
        points = [(at, score) for at, score in found if math.isfinite(score)]
        return [at for at, _ in points], [score for _, score in points]

    @property
    def has_steps(self) -> bool:
        """Whether there are several stages to look at."""
        return len(self.curve[0]) > 1

    @property
    def step_words(self) -> str:
        """Since when it answers as it does."""
        answers, label = self._answers(), self.prediction.label
        since = next((n for n, _ in enumerate(answers) if all(each.label == label for _, each in answers[n:])), None)
        if since is None:
            return ""
        if since == 0:
            return say("It would have answered {label} at every stage.", label=label)
        before, first = answers[since - 1], answers[since]
        return say(SINCE, label=label, where=where_words(self.stages[first[0]]), other=before[1].label)

    def stage_words(self, place: int) -> str:
        """What it would have answered at a stage."""
        answer = dict(self._answers()).get(place)
        said = f"{answer.label} {percent(answer.confidence)}" if answer else say("no answer")
        return say("{where}: {answer}", where=_capital(position(self.stages, place)), answer=said)

    def _answers(self) -> list[tuple[int, Prediction]]:
        """The places of the stages that have an answer, with it."""
        return [(place, stage.predictions[0]) for place, stage in enumerate(self.stages) if _is_answered(stage)]

    def _hits(self) -> str:
        """How many of the nearest are of the answer, or that there are no more of it than those."""
        label, nearest = self.prediction.label, self.near[:NEAREST]
        hits, of_it = sum(each.is_answer for each in nearest), sum(each.is_answer for each in self.near)
        holes = {"hits": hits, "count": len(nearest), "label": label}
        if hits == len(nearest):
            return say("The nearest example is of {label}.", label=label) if hits == 1 else say(NEAREST_ALL, **holes)
        if hits and hits == of_it and len(self.near) > len(nearest):
            return say({1: ONLY_EXAMPLE, 2: BOTH_EXAMPLES}.get(hits, ALL_EXAMPLES), **holes)
        return say(HITS[min(hits, 2)], **holes)

    def _without(self, share: float) -> float:
        return max(self.prediction.confidence - share * self.loss, 0.0)


def why_of(asked: AskWhy, shown: WhyShown, level: float = 0.0) -> Why:
    """The engine's answer with the pictures of the question, which it names by their keys; ``level`` as in `Why`."""
    pictures = {(each.name, one.key): one for each in asked.adapted.classes for one in each.pictures}
    farthest = max((each.distance for each in shown.near), default=0.0) or 1.0
    label = shown.prediction.label
    near = tuple(
        NearRow(
            rank,
            pictures[each.class_name, each.key],
            each.class_name,
            each.distance,
            max(each.distance, 0.0) / farthest,
            each.class_name == label,
        )
        for rank, each in enumerate(shown.near, 1)
    )
    heat = shown.seen, shown.mattered, shown.loss
    return Why(asked.query, shown.prediction, near, shown.distance, *heat, shown.stages, level)


def after(keys: Sequence[str], key: str, by: int) -> str:
    """The key ``by`` places after ``key``, within the ends; the first where ``key`` is not there."""
    if not keys:
        return ""
    return keys[min(max(keys.index(key) + by, 0), len(keys) - 1)] if key in keys else keys[0]


def place_words(keys: Sequence[str], key: str) -> str:
    """Which of how many pictures."""
    if key not in keys:
        return plural(len(keys), "picture")
    return say("{number:,} of {count:,}", number=keys.index(key) + 1, count=len(keys))


def _is_answered(stage: StageShown) -> bool:
    return bool(stage.predictions) and stage.predictions[0].is_usable


def figure(distance: float) -> str:
    """As many decimals as make sense of it: 1,204, 12.3, 1.23 or 0.012."""
    decimals = next((count for count, least in enumerate((100, 10, 0.1)) if abs(distance) >= least), 3)
    return written(distance, f",.{decimals if distance else 0}f")


def unbroken(words: str) -> str:
    """A number and its % stay together where lines are wrapped."""
    return words.replace(" %", "\u00a0%")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
