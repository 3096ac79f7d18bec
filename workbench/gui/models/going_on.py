"""On which device of this computer a run may go on, and what is said where that is another one than before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.config import RunConfig
from workbench.engine.trained_on import trained_on
from workbench.gui.language import mark, say
from workbench.gui.widgets.fields import choice_words

AUTO = "auto"
LACKING = mark(
    "{run} was trained on {device}, which this computer does not have. It can go on here, but then it cannot be "
    "repeated bit by bit."
)
EITHER = mark(
    "{run} was trained on {device}, and the device chosen in Settings is {other}. On another device it can go on, but "
    "then it cannot be repeated bit by bit."
)
CONTINUE_ON, TIP = mark("Continue on {device}"), mark("Go on from the last checkpoint")
LATER, LATER_TIP = mark("Not now"), mark("Leave the run as it is")


def device_of(run_dir: Path, config: RunConfig) -> str:
    """Where a run would go on by itself; empty where no device is its own yet."""
    return trained_on(run_dir) if config.train.device == AUTO else config.train.device


def choices(own: str, usable: Sequence[str], wanted: str) -> tuple[str, ...]:
    """Where a run may go on whose ``own`` device is this: there alone, unless another one is ``wanted``; where it is
    not to be had, on the fastest of the ``usable`` ones."""
    others = (wanted,) if wanted in usable and wanted != own else ()
    return (own, *others) if own in usable else others or tuple(usable[:1])


def question(run: str, own: str, choices: Sequence[str]) -> tuple[str, list[tuple[str, str]]]:
    """What is asked where a run may go on elsewhere, and the answers with their tips: a device each, and none."""
    words = {"run": run, "device": choice_words(own)}
    said = say(EITHER, **words, other=choice_words(choices[-1])) if own in choices else say(LACKING, **words)
    return said, [*((answer(each), say(TIP)) for each in choices), (say(LATER), say(LATER_TIP))]


def answer(device: str) -> str:
    """What the button for a device says."""
    return say(CONTINUE_ON, device=choice_words(device))
