"""What is said of learning, in plain words: what is seen, where the slider stands, and what layers are called."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import groupby

from workbench.engine.replies import StageShown
from workbench.gui.drops import plural
from workbench.gui.wording import PERCENT, value

IN_USE = "in use"
EXAMPLE_READ, SAMPLED, TUNING_STEP = "example read", "sampled classifier", "tuning step"
PAIR = 2
# A smaller value has no figure of its own on an axis.
LEAST = 0.001
ONE_GO = "This method learns in one go: there are no steps to look at, only what it answers with."
WITH_STEPS = (
    "Methods that learn by gradient descent, such as MAML, do have steps to look at: "
    "choose one under Algorithm, press Start, and choose its run under Model."
)
LOOKED = "This method learns in one go."
SELECT = "Select a picture to see which examples counted for its answer."
SLIDE = "Slide to see what it would have answered {when}."
# What is measured of a layer, by the name of the quantity.
MEASURED = {
    "moved in this step": "How far a layer's weights went in this step, as the length of the change.",
    "moved since the start": "How far a layer's weights went since {start}, as the length of the change.",
    "step size": "The mean step size of a layer's weights.",
}
# Words for parts of the names that networks give their layers.
PARTS = {
    "head": "final classifier",
    "fc": "final layer",
    "classifier": "final classifier",
    "conv": "convolution",
    "norm": "normalisation",
    "bn": "normalisation",
    "kernel": "convolution",
    "downsample": "shortcut",
    "weight": "classifier's weights",
    "bias": "classifier's bias",
}
# Say nothing of a layer.
WRAPPERS = ("model", "net", "body")
SINGULAR = re.compile(r"(?<=[^s])s$")


def summary(title: str, classes: int, stages: Sequence[StageShown]) -> str:
    """What is seen: who learned what, and in how many stages of which kind."""
    counted = [words for axis, last in _axes(stages) if (words := _counted(axis, last))]
    done = f" {', then '.join(counted)}" if counted else ""
    return f"{title} learned your {plural(classes, 'class')}{done}."


def hint(stages: Sequence[StageShown], looked: bool) -> str:
    """What to do about it; ``looked``: whether it is known at which examples it looked."""
    if len(stages) == 1:
        return f"{LOOKED} {SELECT}" if looked else f"{ONE_GO} {WITH_STEPS}"
    return f"{_slide(stages)} {SELECT}" if looked else _slide(stages)


def position(stages: Sequence[StageShown], place: int) -> str:
    """Where the slider stands; the last stage is what the method answers with."""
    stage = stages[place]
    where = _where(stage)
    return f"{where}, {IN_USE}" if place == len(stages) - 1 and stage.axis != IN_USE else where


def tick(stage: StageShown) -> tuple[int, str]:
    """The number of a stage, and its label below a curve, where there is little room."""
    return (0, IN_USE) if stage.axis == IN_USE else (stage.number, f"{stage.number:,}")


def turns(stages: Sequence[StageShown]) -> list[int]:
    """The places of the stages at which something else begins to be counted."""
    return [place for place in range(1, len(stages)) if stages[place].axis != stages[place - 1].axis]


def axis_words(stages: Sequence[StageShown]) -> str:
    """What is counted below a curve."""
    return ", then ".join(axis for axis, _ in _axes(stages) if axis != IN_USE)


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
    return ", ".join(words)


def quantity_words(name: str) -> str:
    """As a heading."""
    return name[:1].upper() + name[1:]


def measured(quantity: str, stages: Sequence[StageShown], place: int) -> str:
    """What is measured of layers at a stage; nothing where the name of the quantity has to do."""
    counted = [stage.axis for stage in stages[: place + 1] if stage.axis != IN_USE]
    start = "tuning began" if counted[-1:] == [TUNING_STEP] else "the first step began"
    return MEASURED.get(quantity, "").format(start=start)


def reading(number: float, name: str) -> str:
    """A value at a stage."""
    return f"under {LEAST}" if name not in PERCENT and 0 < number < LEAST else value(number, name)


def uncertainty(entropy: float, classes: int) -> str:
    """The entropy of an answer among ``classes``, in nats, and the most it can be."""
    return f"uncertainty {max(entropy, 0.0):.2f} of at most {math.log(max(classes, 1)):.2f} nats"


def _number(words: list[str], number: int) -> None:
    """Number the layer that was named last, or a part of it where it has a number."""
    if words and not words[-1][-1].isdigit():
        words[-1] = f"{SINGULAR.sub('', words[-1])} {number}"
    else:
        words.append(f"part {number}")


def _slide(stages: Sequence[StageShown]) -> str:
    """What sliding shows."""
    axes = [axis for axis, _ in _axes(stages) if axis != IN_USE]
    if len(stages) == PAIR and len(axes) == 1:
        return SLIDE.format(when="before and after")
    if axes == [SAMPLED]:
        return "Slide to see what each of them alone would have answered; in use is what they answer together."
    if axes == [EXAMPLE_READ]:
        return SLIDE.format(when="after each example")
    return SLIDE.format(when="after each" if axes and axes[-1].endswith("step") else "at each stage")


def _axes(stages: Sequence[StageShown]) -> list[tuple[str, int]]:
    """What is counted one after the other, and up to which number."""
    return [(axis, next(iter(each)).last) for axis, each in groupby(stages, lambda stage: stage.axis)]


def _counted(axis: str, last: int) -> str:
    if axis == EXAMPLE_READ:
        return f"by reading {plural(last, 'example')} in turn"
    if axis == SAMPLED:
        return f"by drawing {plural(last, 'classifier')}"
    return f"in {plural(last, axis)}" if axis.endswith("step") else ""


def _where(stage: StageShown) -> str:
    if stage.axis == IN_USE:
        return IN_USE
    noun = "example" if stage.axis == EXAMPLE_READ else stage.axis
    if noun.endswith(("step", "example")):
        return f"after {noun} {stage.number:,} of {stage.last:,}" if stage.number else f"before the first {noun}"
    if stage.last == 1:
        return f"after {noun}" if stage.number else f"before {noun}"
    return f"{noun} {stage.number:,} of {stage.last:,}"
