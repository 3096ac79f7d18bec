"""What the badges of a run mean, in a sentence for those who meet them for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.runs.report_wording import mark, say, tell

# A badge is known by how it begins, or by a pattern where figures stand in it; the first that fits counts.
MEANINGS = (
    (
        re.escape(KNOWN_CLASSES),
        mark(
            "The figures say how well familiar classes are told apart on new pictures, and not how well new classes "
            "are learned. They are not to be compared with those of new classes."
        ),
    ),
    (
        r"known classes: ",
        mark("It had practised on these very pictures, so that the figure says next to nothing about new ones."),
    ),
    (
        r"practised with \d[\d,]* ways, tested with",
        mark(
            "Practice tasks had another number of classes than those it was measured on. More classes are harder, so "
            "that the training curve is not to be held against the validation curve."
        ),
    ),
    (
        r"practised with .*shots?, tested with",
        mark("Practice tasks showed another number of examples per class than those it was measured on."),
    ),
    (
        r"practised with \w+ batch-norm",
        mark("The network normalised its signals in another way in practice than when it was measured."),
    ),
    (
        r"transductive",
        mark(
            "The pictures to recognise share their statistics, so that an answer depends on the pictures that were "
            "asked together with it. That makes figures higher than where each picture stands alone."
        ),
    ),
    (r"practised on \d+ datasets", mark("Each practice task came from one of several datasets, with these shares.")),
    (
        r"pretrained network",
        mark(
            "The network had seen many photographs of everyday things before this run. Classes that are new to the run "
            "may not be new to the network."
        ),
    ),
    (
        r"tasks at a time .* from task",
        mark(
            "From there on another number of tasks was computed together, to find room in memory. That changes how "
            "long a step takes, and of the result no more than the last digits."
        ),
    ),
    (
        r"(first order|inner steps) .*from task",
        mark(
            "From there on the method itself was another one, to find room in memory: the run is not wholly of either."
        ),
    ),
    (
        r"device .*from task",
        mark(
            "From there on it was trained on another device, which draws other random numbers and rounds otherwise: "
            "the run cannot be repeated bit by bit."
        ),
    ),
    (r"network kept fixed", mark("Practice left the network itself as it was; only what follows it has learned.")),
    (r"unequal shots", mark("The classes of a task had unequally many examples, as in real life.")),
    (r"final classifier", mark("In the end the classes were told apart by another rule than the method's own.")),
    (r"tuned further", mark("After it had adapted in its own way, it was tuned on the examples of each task.")),
    (
        r"the data has changed since training",
        mark("The pictures or the classes are not quite those that the run recorded."),
    ),
    (r"other dataset than it was trained on", mark("It was measured on data of another kind than it practised on.")),
    (r"other data than it was trained on", mark("The data are another copy, or another part, than the run recorded.")),
    (
        r".*are among those it was trained on",
        mark("It had practised on some of these pictures, so that the figure is better than it would be on new ones."),
    ),
    (
        r"all classes, also those it was trained on",
        mark("It had practised on some of these classes, so that the figure says little about new ones."),
    ),
)


def meaning(badge: str) -> str:
    """What a badge says; empty for one that speaks for itself, or is not known. "glyphs: …" is of one dataset."""
    for words in (badge, badge.partition(": ")[2]):
        for pattern, sentence in MEANINGS:
            if words and re.match(pattern, words):
                return sentence
    return ""


def explained(badges: Iterable[str]) -> list[tuple[str, str]]:
    """Each badge once, with what it means, as the report words it."""
    return [(tell(badge), say(meaning(badge))) for badge in dict.fromkeys(badges)]
