"""What is said of learning, in plain words: what is seen, where the slider stands, and what layers are called."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import groupby

from workbench.engine.replies import StageShown
from workbench.gui.language import mark, plural, say
from workbench.gui.numbers import written
from workbench.gui.told import paragraph
from workbench.gui.wording import PERCENT, value

IN_USE = mark("in use")
EXAMPLE_READ, SAMPLED, TUNING_STEP = mark("example read"), mark("sampled classifier"), mark("tuning step")
EXAMPLE, AFTER_ONE = mark("example"), mark("after {noun} {number:,} of {last:,}")
PAIR = 2
# A smaller value has no figure of its own on an axis.
LEAST = 0.001
ONE_GO = mark("This method learns in one go: there are no steps to look at, only what it answers with.")
WITH_STEPS = mark(
    "Methods that learn by gradient descent, such as MAML, do have steps to look at: "
    "choose one under Algorithm, press Start, and choose its run under Model."
)
LOOKED = mark("This method learns in one go.")
SELECT = mark("Select a picture to see which examples counted for its answer.")
SLIDE = mark("Slide to see what it would have answered {when}.")
# What is measured of a layer, by the name of the quantity.
MEASURED = {
    mark("moved in this step"): mark("How far a layer's weights went in this step, as the length of the change."),
    mark("moved since the start"): mark("How far a layer's weights went since {start}, as the length of the change."),
    "step size": mark("The mean step size of a layer's weights."),
}
# What algorithms call what they show; a number may follow.
NAMES = frozenset(
    (
        *(mark("loss"), mark("accuracy"), mark("spread of the weights"), mark("step size")),
        *(mark("length of the predicted gradient"), mark("angle to the true gradient")),
        *(mark("gradients computed"), mark("gradients predicted"), mark("forget gate"), mark("input gate")),
        *(mark("change of scale"), mark("change of shift"), mark("spread of scale"), mark("spread of shift")),
        *(mark("similarity"), mark("read head"), mark("write head"), mark("layer"), mark("block"), mark("stage")),
        *(mark("questions"), mark("examples"), mark("memory slots"), mark("inner step"), mark("modulation step")),
    )
)
# Words for parts of the names that networks give their layers.
PART = mark("part")
PARTS = {
    "head": mark("final classifier"),
    "fc": mark("final layer"),
    "classifier": mark("final classifier"),
    "conv": mark("convolution"),
    "norm": mark("normalisation"),
    "bn": mark("normalisation"),
    "kernel": mark("convolution"),
    "downsample": mark("shortcut"),
    "weight": mark("classifier's weights"),
    "bias": mark("classifier's bias"),
}
# Say nothing of a layer.
WRAPPERS = ("model", "net", "body")
SINGULAR = re.compile(r"(?<=[^s])s$")


def summary(title: str, classes: int, stages: Sequence[StageShown]) -> str:
    """What is seen: who learned what, and in how many stages of which kind."""
    counted = [words for axis, last in _axes(stages) if (words := _counted(axis, last))]
    learned = plural(classes, "class")
    if not counted:
        return say("{title} learned your {classes}.", title=title, classes=learned)
    return say("{title} learned your {classes} {how}.", title=title, classes=learned, how=say(", then ").join(counted))


def hint(stages: Sequence[StageShown], looked: bool) -> str:
    """What to do about it; ``looked``: whether it is known at which examples it looked."""
    if len(stages) == 1:
        return paragraph(say(LOOKED), say(SELECT)) if looked else paragraph(say(ONE_GO), say(WITH_STEPS))
    return paragraph(_slide(stages), say(SELECT)) if looked else _slide(stages)


def position(stages: Sequence[StageShown], place: int) -> str:
    """Where the slider stands; the last stage is what the method answers with."""
    stage = stages[place]
    where = where_words(stage)
    is_end = place == len(stages) - 1 and stage.axis != IN_USE
    return say("{where}, in use", where=where) if is_end else where


def tick(stage: StageShown) -> tuple[int, str]:
    """The number of a stage, and its label below a curve, where there is little room."""
    return (0, say(IN_USE)) if stage.axis == IN_USE else (stage.number, written(stage.number))


def turns(stages: Sequence[StageShown]) -> list[int]:
    """The places of the stages at which something else begins to be counted."""
    return [place for place in range(1, len(stages)) if stages[place].axis != stages[place - 1].axis]


def axis_words(stages: Sequence[StageShown]) -> str:
    """What is counted below a curve."""
    return say(", then ").join(say(axis) for axis, _ in _axes(stages) if axis != IN_USE)


def layer_words(name: str) -> str:
    """ "blocks.0" → "block 1", "head" → "final classifier", "layer1.0.conv2" → "layer 1, part 1, convolution 2"."""
    words: list[str] = []
    for part in re.sub(r"(?<=[A-Za-z])(?=\d)", "=", name).replace("_", " ").split("."):
        text, _, number = part.partition("=")
        if text in WRAPPERS:
            continue
        if text.isdigit():
            _number(words, int(text) + 1)
        else:
            words.append(f"{PARTS.get(text.casefold(), text)} {number}".strip())
    return say(", ").join(map(name_words, words))


def name_words(name: str) -> str:
    """What an algorithm or a network calls something; one of several has a number."""
    words, blank, number = name.rpartition(" ")
    if number.isdigit():
        return f"{name_words(words)}{blank}{number}"
    return say(name) if name in NAMES or name in (PART, *PARTS.values(), *MEASURED) else name


def quantity_words(name: str) -> str:
    """As a heading."""
    words = name_words(name)
    return words[:1].upper() + words[1:]


def measured(quantity: str, stages: Sequence[StageShown], place: int) -> str:
    """What is measured of layers at a stage; nothing where the name of the quantity has to do."""
    counted = [stage.axis for stage in stages[: place + 1] if stage.axis != IN_USE]
    start = say("tuning began") if counted[-1:] == [TUNING_STEP] else say("the first step began")
    return say(MEASURED.get(quantity, ""), start=start)


def reading(number: float, name: str) -> str:
    """A value at a stage."""
    return say("under {least}", least=LEAST) if name not in PERCENT and 0 < number < LEAST else value(number, name)


def uncertainty(entropy: float, classes: int) -> str:
    """The entropy of an answer among ``classes``, in nats, and the most it can be."""
    return say(
        "uncertainty {entropy:.2f} of at most {most:.2f} nats",
        entropy=max(entropy, 0.0),
        most=math.log(max(classes, 1)),
    )


def _number(words: list[str], number: int) -> None:
    """Number the layer that was named last, or a part of it where it has a number."""
    if words and not words[-1][-1].isdigit():
        words[-1] = f"{SINGULAR.sub('', words[-1])} {number}"
    else:
        words.append(f"{PART} {number}")


def _slide(stages: Sequence[StageShown]) -> str:
    """What sliding shows."""
    axes = [axis for axis, _ in _axes(stages) if axis != IN_USE]
    if len(stages) == PAIR and len(axes) == 1:
        return say(SLIDE, when=say("before and after"))
    if axes == [SAMPLED]:
        return say("Slide to see what each of them alone would have answered; in use is what they answer together.")
    if axes == [EXAMPLE_READ]:
        return say(SLIDE, when=say("after each example"))
    return say(SLIDE, when=say("after each") if axes and axes[-1].endswith("step") else say("at each stage"))


def _axes(stages: Sequence[StageShown]) -> list[tuple[str, int]]:
    """What is counted one after the other, and up to which number."""
    return [(axis, next(iter(each)).last) for axis, each in groupby(stages, lambda stage: stage.axis)]


def _counted(axis: str, last: int) -> str:
    if axis == EXAMPLE_READ:
        return say("by reading {examples} in turn", examples=plural(last, "example"))
    if axis == SAMPLED:
        return say("by drawing {classifiers}", classifiers=plural(last, "classifier"))
    return say("in {steps}", steps=_steps(axis, last)) if axis.endswith("step") else ""


def _steps(axis: str, count: int) -> str:
    match axis:
        case "inner step":
            return plural(count, "inner step")
        case "tuning step":
            return plural(count, "tuning step")
        case "modulation step":
            return plural(count, "modulation step")
    return plural(count, axis)


def where_words(stage: StageShown) -> str:
    """Where a stage is among its like."""
    if stage.axis == IN_USE:
        return say(IN_USE)
    axis = EXAMPLE if stage.axis == EXAMPLE_READ else stage.axis
    holes = {"noun": say(axis), "number": stage.number, "last": stage.last}
    if axis.endswith(("step", EXAMPLE)):
        return say(AFTER_ONE, **holes) if stage.number else say("before the first {noun}", noun=say(axis))
    if stage.last == 1:
        return say("after {noun}", noun=say(axis)) if stage.number else say("before {noun}", noun=say(axis))
    return say("{noun} {number:,} of {last:,}", **holes)
