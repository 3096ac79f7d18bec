"""Several models on the same classes: what each makes of them, and whether any can be called the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.engine.few_shot import ModelCompared, Rate
from workbench.engine.replies import Prediction
from workbench.gui.language import mark, say
from workbench.gui.models.classifying import NONE
from workbench.gui.models.how_good import listed, overlap, percent, span
from workbench.gui.numbers import written

# How the chooser of models notes one whose weights are still to come.
MISSING = mark("download")
UNKNOWN, WAITING, NOT_ASKED, TO_DOWNLOAD = "—", mark("waiting…"), mark("not compared"), mark("not downloaded")
FAILED = mark("cannot be used")
BEST = mark("{model} is best here: {rate}; the interval of no other reaches that.")
MOST, MOST_EACH = mark("{models} got most right, {rate}"), mark("{models} got most right, {rate} each")
NOT_APART = mark("{most}: they cannot be told apart with so few pictures.")
NOT_APART_FROM = {
    False: mark("{most}, but it cannot be told apart from {others} with so few pictures."),
    True: mark("{most}, but they cannot be told apart from {others} with so few pictures."),
}
NO_RATE = mark("Add at least 2 pictures per class to see which model works best on them.")


@dataclass(frozen=True)
class Contender:
    """One model: ``note`` as in the chooser, ``is_asked`` while its result is awaited."""

    ref: str
    title: str
    note: str = ""
    is_wanted: bool = True
    is_in_use: bool = False
    is_asked: bool = False
    result: ModelCompared | None = None

    @property
    def is_missing(self) -> bool:
        """Whether it must be downloaded before it can be compared."""
        return self.note.startswith(say(MISSING))

    @property
    def failure(self) -> str:
        """Why it could not be used, in a sentence; empty where it could."""
        return self.result.failed if self.result else ""

    @property
    def rate(self) -> Rate | None:
        return self.result.rate if self.result and not self.result.failed else None

    def prediction(self, key: str) -> Prediction | None:
        """What it makes of a picture."""
        found = (each for each in (self.result.predictions if self.result else ()) if each.key == key)
        return next(found, None)

    def answer_words(self, key: str) -> str:
        """The same in words, or why there is no answer."""
        if self.is_missing:
            return say(TO_DOWNLOAD)
        if self.is_asked:
            return say(WAITING)
        if self.result is None:
            return say(NOT_ASKED)
        if self.result.failed:
            return say(FAILED)
        found = self.prediction(key)
        if found and self.rejects(found):
            return say("{none} (closest: {label})", none=say(NONE), label=found.label)
        return f"{found.label} {percent(found.confidence)}" if found else UNKNOWN

    def rejects(self, prediction: Prediction) -> bool:
        """Whether it takes the picture to be of none of the classes, by its own level: models differ in theirs."""
        return self.result is not None and prediction.known < self.result.reject_below

    def says(self, prediction: Prediction) -> str:
        """A class, or that it is none of them."""
        return say(NONE) if self.rejects(prediction) else prediction.label

    def agreement(self, labels: Mapping[str, str]) -> tuple[int, int] | None:
        """On how many pictures it says the same as ``labels`` (key → class), of how many; None of none."""
        answers = self.result.predictions if self.result else ()
        both = [each for each in answers if each.key in labels]
        return (sum(labels[each.key] == self.says(each) for each in both), len(both)) if both else None

    def took_words(self) -> str:
        """How long adapting took."""
        if self.result is None or self.result.failed:
            return UNKNOWN
        took = self.result.adapt_ms
        return f"{took:.0f} ms" if took < 1000 else f"{written(took / 1000, '.1f')} s"

    def rate_words(self) -> str:
        """The rate with its interval."""
        if self.rate is None:
            return UNKNOWN
        return say("{figure} ({span})", figure=percent(self.rate.value), span=span(self.rate))


def with_result(contenders: Sequence[Contender], result: ModelCompared) -> list[Contender]:
    """The same with one more result."""
    return [
        replace(each, result=result, is_asked=False) if each.ref == result.model and each.is_asked else each
        for each in contenders
    ]


def reference(contenders: Sequence[Contender], predictions: Mapping[str, Prediction]) -> dict[str, str]:
    """What the model in use says, picture key → class: as compared, or else as Try it shows it."""
    in_use = next((each for each in contenders if each.is_in_use), None)
    if in_use and in_use.result and not in_use.result.failed:
        return {each.key: in_use.says(each) for each in in_use.result.predictions}
    return {key: each.label for key, each in predictions.items()}


def verdict(contenders: Sequence[Contender]) -> str:
    """Whether one can be called the best; empty while there are not two to tell apart."""
    done = [each for each in contenders if each.result and not each.failure]
    rated = [(each, each.rate) for each in done if each.rate]
    if len(done) > 1 and not rated:
        return say(NO_RATE)
    if len(rated) < 2:
        return ""
    best, top = max(rated, key=lambda pair: pair[1].value)
    others = [(each, rate) for each, rate in rated if each is not best]
    alike = [each.title for each, rate in others if overlap(rate, top)]
    if not alike:
        return say(BEST, model=best.title, rate=best.rate_words())
    equal = [each.title for each, rate in others if rate.value == top.value]
    most = say(MOST_EACH if equal else MOST, models=listed([best.title, *equal]), rate=percent(top.value))
    if len(equal) == len(others):
        return say(NOT_APART, most=most)
    rest = [name for name in alike if name not in equal]
    return say(NOT_APART_FROM[bool(equal)], most=most, others=listed(rest)) if rest else say("{most}.", most=most)
