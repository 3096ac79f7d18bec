"""What is said of how well the model works on the pictures in Try it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.engine.few_shot import HowGood, Rate

EMPTY = "Add at least 2 pictures per class to see how well it works."
MEASURING = "Measuring how well it works…"
ASK = "Measure how well it works…"
FAILED = "How well it works could not be measured."
OPEN_TIP = "Show what was confused with what, pictures that are alike, and odd ones"
ASK_TIP = "These are many pictures: measuring may take a while, so that it waits for you."
HOW_MEASURED = (
    "Measured with your own pictures: each is left out in turn, the model learns from the others, and is asked what "
    "the one left out is (leave-one-out)."
)
NOT_YET = "That takes at least two classes, and a second picture in at least one of them."


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


def expectation(answer: HowGood, pale: bool = False) -> Expectation:
    """What the footer says of an answer of the engine."""
    if answer.rate is None:
        return Expectation(EMPTY)
    rate = answer.rate
    words = f"Expect <b>about {percent(rate.value)}</b> ({span(rate)}) on your pictures"
    return Expectation(words, rate, 1 / max(len(answer.class_names), 1), OPEN_TIP, pale)


def explanation(answer: HowGood | None) -> str:
    """How it was measured, and what a figure from so few pictures means."""
    if answer is None or answer.rate is None:
        return f"{HOW_MEASURED} {NOT_YET}"
    rate = answer.rate
    return (
        f"{HOW_MEASURED} {round(rate.value * rate.count)} of {rate.count} were right. With so few pictures, the true "
        f"rate may well lie anywhere from {percent(rate.low)} to {percent(rate.high)} (95 % interval); pictures of "
        f"another kind may do worse. Guessing gets {percent(1 / max(len(answer.class_names), 1))}."
    )


def percent(share: float) -> str:
    """A share of 1 as a whole number of per cent."""
    return f"{round(100 * share)} %"


def span(rate: Rate) -> str:
    """The ends of the interval: 81–98 %."""
    return f"{round(100 * rate.low)}–{percent(rate.high)}"


def plain(words: str) -> str:
    """Words without mark-up."""
    return re.sub(r"<[^>]*>", "", words)
