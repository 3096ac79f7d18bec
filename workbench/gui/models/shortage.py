"""What is said where memory does not suffice, and what the buttons beside it say."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.engine.events import MemoryRanOut, Remedy
from workbench.engine.run_requests import MemoryForecast
from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.told import paragraph
from workbench.gui.told import told as in_words

AGAIN, AGAIN_TIP = mark("Try again"), mark("Go on as before, once other programs have been closed")
ANYWAY, ANYWAY_TIP = (
    mark("Leave it so"),
    mark("The run may stop when memory runs out; what it has learned until then is kept"),
)
WAITS = mark("Training waits. {shortage}")
LESS = mark("{run} takes about {memory} of memory. It can go on with less.")
SAME, OTHER = mark("The result stays the same, a step takes longer."), mark("This changes how the method learns.")
METHOD = ("first_order", "first_order_share", "inner_steps")
Answers = list[tuple[str, str]]


def ran_out(told: MemoryRanOut) -> tuple[str, Answers]:
    """The sentence for a run that waits, and its answers with their tips; the best comes first."""
    said = say(WAITS, shortage=_with_advice(told.sentence, told.remedies))
    return said, [*_answers(told.remedies), (say(AGAIN), say(AGAIN_TIP))]


def will_not_fit(told: MemoryForecast) -> tuple[str, Answers]:
    """The sentence for a run that has not begun, and its answers; nothing where it fits, or that is not known."""
    if not told.sentence:
        return "", []
    return _with_advice(told.sentence, told.remedies), [*_answers(told.remedies), (say(ANYWAY), say(ANYWAY_TIP))]


def goes_on_with_less(name: str, told: MemoryForecast) -> tuple[str, Answers]:
    """The sentence for a run that was killed, and what it can go on with; nothing where no setting would help."""
    answers = [(continue_words(each), _tip(each)) for each in told.remedies[:1] if each.changes]
    return (say(LESS, run=name, memory=amount(told.needed)), answers) if answers else ("", [])


def continue_words(remedy: Remedy) -> str:
    """Such as "Continue, 2 tasks at a time"."""
    words = in_words(remedy.words).removeprefix("Compute ")
    return say("Continue, {remedy}", remedy=words[:1].lower() + words[1:])


def remedy_named(remedies: Sequence[Remedy], words: str) -> Remedy | None:
    """The remedy that a button stands for."""
    return next((each for each in remedies if each.changes and in_words(each.words) == words), None)


def amount(count: int) -> str:
    """Bytes in words: "3.2 GB", "650 MB"."""
    return f"{written(count / 1e9, '.1f')} GB" if count >= 1e9 else f"{written(count / 1e6, '.0f')} MB"


def _with_advice(sentence: str, remedies: Sequence[Remedy]) -> str:
    """What no setting can do stands in the sentence."""
    advice = next((each.words for each in remedies if not each.changes), "")
    return paragraph(in_words(sentence), say("{advice}.", advice=in_words(advice)) if advice else "")


def _answers(remedies: Sequence[Remedy]) -> Answers:
    return [(in_words(each.words), _tip(each)) for each in remedies if each.changes]


def _tip(remedy: Remedy) -> str:
    effect = say(OTHER) if any(name in remedy.changes for name in METHOD) else say(SAME)
    if not remedy.needed:
        return effect
    return paragraph(effect, say("It would take about {memory}.", memory=amount(remedy.needed)))
