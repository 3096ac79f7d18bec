"""What is said of how well the model works on the pictures in Try it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.data.pictures import Picture
from workbench.engine.few_shot import AskHowGood, HeldOut, HowGood, Oddity, Rate
from workbench.gui.language import mark, plural, say
from workbench.gui.told import paragraph, told

EMPTY = mark("Add at least 2 pictures per class to see how well it works.")
MEASURING = mark("Measuring how well it works…")
NOT_YET = mark("Not measured yet.")
ASK = mark("Measure how well it works…")
FAILED = mark("How well it works could not be measured.")
OPEN_TIP = mark("Show what was confused with what, pictures that are alike, and odd ones")
ASK_TIP = mark("With so many pictures, measuring takes a while: click to begin.")
HOW_MEASURED = mark(
    "Measured with your own pictures: each is left out in turn, the model learns from the others, and is asked what "
    "the one left out is (leave-one-out)."
)
NEEDED = mark("That takes at least two classes, and a second picture in at least one of them.")
# Up to so many pictures of a class, the model is worse without one of them than the interval allows for.
FEW = 3
LEFT_WITH_FEW = mark(
    "It may also do better: where a class has two or three pictures, each counts for much that is left out."
)
TAKEN_FOR = mark("{class_name} taken for {other}: {share}")
EXPECT = mark("Expect <b>about {percent}</b> ({span}) on your pictures")
MAY_LIE = mark(
    "With so few pictures, the true rate may well lie anywhere from {low} to {high} (95 % interval); pictures of "
    "another kind may do worse."
)
UNCOUNTED = mark("Not counted: {classes}, which has one picture; it still serves as an example.")
SEVERAL_UNCOUNTED = mark("Not counted: {classes}, which have one picture each; they still serve as examples.")
WITH_NEW_ONE = mark("The first {count} classes: {before} before, {after} with the new one")
WITH_NEW_ONES = mark("The first {count} classes: {before} before, {after} with the {new} new ones")
ALIKE = mark("that cannot be told apart with so few pictures")
ODD = "odd"
SEE = mark("See “How good is it?”")
# As many names are told before the rest is counted.
NAMED = 4
# A longer name would not fit on a button.
LONGEST = 20


@dataclass(frozen=True)
class Expectation:
    """``words`` may hold mark-up; ``guessing`` is the rate of guessing; ``tip`` says what a click does.

    ``is_pale``: what is shown holds for pictures as they were before.
    """

    words: str
    rate: Rate | None = None
    guessing: float | None = None
    tip: str = ""
    is_pale: bool = False

    @property
    def can_be_asked(self) -> bool:
        """Whether a click does something."""
        return bool(self.tip)


@dataclass(frozen=True)
class Held:
    """A picture with its class and what it was taken for when it was left out."""

    picture: Picture
    answer: HeldOut

    @property
    def is_right(self) -> bool:
        return self.answer.class_name == self.answer.prediction.label


@dataclass(frozen=True)
class Judgement:
    """What was asked, with the pictures, and what came of it."""

    asked: AskHowGood
    answer: HowGood

    @property
    def names(self) -> tuple[str, ...]:
        return self.answer.class_names

    @property
    def guessing(self) -> float:
        """The rate of guessing."""
        return 1 / max(len(self.names), 1)

    def picture(self, class_name: str, key: str) -> Picture | None:
        """A picture of a class by its key."""
        pictures = (
            picture
            for each in self.asked.adapted.classes
            if each.name == class_name
            for picture in each.pictures
            if picture.key == key
        )
        return next(pictures, None)

    def cell(self, row: int, column: int) -> list[Held]:
        """The pictures of class ``row`` that were taken for class ``column``."""
        true, taken = self.names[row], self.names[column]
        found = [each for each in self.answer.answers if each.class_name == true and each.prediction.label == taken]
        held = ((self.picture(true, each.key), each) for each in found)
        return [Held(picture, each) for picture, each in held if picture is not None]

    def taken_for(self, class_name: str, key: str) -> str:
        """What a picture was taken for when it was left out; empty where it was not left out."""
        found = (each for each in self.answer.answers if (each.class_name, each.key) == (class_name, key))
        answer = next(found, None)
        return answer.prediction.label if answer else ""

    def worst_cell(self) -> tuple[int, int] | None:
        """Where most was confused; else the first class, or None where nothing was counted."""
        counts = [
            (count, row, column) for row, line in enumerate(self.answer.confusion) for column, count in enumerate(line)
        ]
        wrong = max((each for each in counts if each[1] != each[2]), default=(0, 0, 0), key=lambda each: each[0])
        right = next((each for each in counts if each[0]), None)
        best = wrong if wrong[0] else right
        return (best[1], best[2]) if best else None

    def cell_words(self, row: int, column: int) -> str:
        """A cell in words."""
        line = self.answer.confusion[row]
        if not sum(line):
            return say("{class_name} was not counted: it has one picture", class_name=self.names[row])
        share = say("{count} of {pictures}", count=line[column], pictures=plural(sum(line), "picture"))
        if row == column:
            return say("{class_name} recognised: {share}", class_name=self.names[row], share=share)
        return say(TAKEN_FOR, class_name=self.names[row], other=self.names[column], share=share)


def expectation(answer: HowGood, pale: bool = False) -> Expectation:
    """What the footer says of an answer of the engine."""
    if answer.rate is None:
        return Expectation(say(EMPTY))
    rate = answer.rate
    words = say(EXPECT, percent=percent(rate.value), span=span(rate))
    return Expectation(words, rate, 1 / max(len(answer.class_names), 1), say(OPEN_TIP), pale)


def explanation(answer: HowGood | None) -> str:
    """How it was measured, and what a figure from so few pictures means."""
    if answer is None or answer.rate is None:
        return paragraph(say(HOW_MEASURED), say(NEEDED))
    return paragraph(say(HOW_MEASURED), counted(answer.rate), caution(answer))


def counted(rate: Rate) -> str:
    """How many were right, of how many."""
    return say(
        "{right} of {pictures} were recognised.",
        right=round(rate.value * rate.count),
        pictures=plural(rate.count, "picture"),
    )


def caution(answer: HowGood) -> str:
    """What a figure from so few pictures means; empty without one."""
    rate = answer.rate
    if rate is None:
        return ""
    fewest = min((sum(line) for line in answer.confusion if sum(line)), default=0)
    said = say(MAY_LIE, low=percent(rate.low), high=percent(rate.high))
    guessing = say("Guessing gets {percent}.", percent=percent(1 / max(len(answer.class_names), 1)))
    return paragraph(said, say(LEFT_WITH_FEW) if fewest <= FEW else "", guessing)


def uncounted(names: Sequence[str]) -> str:
    """Which classes have one picture, and what becomes of that; empty where none has."""
    if not names:
        return ""
    return say(UNCOUNTED if len(names) == 1 else SEVERAL_UNCOUNTED, classes=listed(names))


def earlier_words(judgement: Judgement) -> str:
    """What became of the classes that were there before the last ones; empty where none came later."""
    if judgement.answer.earlier is None:
        return ""
    before, after = judgement.answer.earlier
    count = len(judgement.asked.before)
    new = len(judgement.asked.adapted.classes) - count
    rates = {"before": percent(before.value), "after": percent(after.value)}
    said = say(WITH_NEW_ONE if new == 1 else WITH_NEW_ONES, count=count, new=new, **rates)
    if before.value != after.value and overlap(before, after):
        return say("{said}; {alike}.", said=said, alike=say(ALIKE))
    return say("{said}.", said=said)


def all_there(_class_name: str, _key: str) -> bool:
    """What is known of whether pictures still lie in their classes before anybody said otherwise."""
    return True


def overlap(first: Rate, second: Rate) -> bool:
    """Whether the intervals have values in common."""
    return first.low <= second.high and second.low <= first.high


def hint(answer: HowGood) -> tuple[str, str]:
    """What is best done about the classes, and what leads to more of it, if anything does.

    A picture that does not fit its class comes before one that is missing.
    """
    odd = next((each for each in answer.oddities if each.kind == ODD), None)
    return (told(odd.sentence), say(SEE)) if odd else (told(answer.advice), "")


def oddity_title(oddity: Oddity) -> str:
    """What kind of oddity it is."""
    return say("Odd one out") if oddity.kind == ODD else say("Alike")


def listed(names: Sequence[str]) -> str:
    """One name or more: a, b and c; of many, how many more."""
    if len(names) > NAMED:
        return say("{names} and {count} more", names=say(", ").join(names[:NAMED]), count=len(names) - NAMED)
    *others, last = names
    return say("{others} and {last}", others=say(", ").join(others), last=last) if others else last


def moving_to(class_name: str) -> str:
    """What a button says that moves a picture; a long name is cut, and its tool tip has it whole."""
    short = class_name if len(class_name) <= LONGEST else class_name[: LONGEST - 1] + "…"
    return say("Move to {class_name}", class_name=short)


def percent(share: float) -> str:
    """A share of 1 as a whole number of per cent."""
    return f"{round(100 * share)} %"


def span(rate: Rate) -> str:
    """The ends of the interval: 81–98 %."""
    return f"{round(100 * rate.low)}–{percent(rate.high)}"


def plain(words: str) -> str:
    """Words without mark-up."""
    return re.sub(r"<[^>]*>", "", words)
