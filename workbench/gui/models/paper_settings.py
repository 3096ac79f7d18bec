"""A config as lines to read: every setting that has an effect, by its label, with its value in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.catalogue import catalogue
from workbench.config import Knob, RunConfig, Value
from workbench.gui.language import mark, say
from workbench.gui.models.mattering import mattering
from workbench.gui.numbers import exact, written
from workbench.gui.told import told
from workbench.knobs import OWN_HEADING
from workbench.reproduce.published import OTHER_TABLE, OURS, OWN_TABLE

WHOSE = {
    OWN_TABLE: mark("The settings that the authors used for this task, as far as the paper and its code say."),
    OTHER_TABLE: mark("The authors' settings for other data; for this task they report none."),
    OURS: mark("Our own settings: the authors report none for this task."),
}
BRIEFLY = {
    OWN_TABLE: mark("As in the paper"),
    OTHER_TABLE: mark("As in the paper for other data"),
    OURS: mark("As we chose for this task"),
}
NOTHING = mark("none")
# Where and how a run is computed and kept: no part of a method.
PASSED_OVER = frozenset({"seed", "split_seed", "device", "checkpoint_seconds", "tasks_at_once"})
# What has no effect on a split that a dataset's authors gave.
DRAWN = frozenset({"validation_fraction", "test_fraction"})
TASK_FIRST = ("ways", "shots", "queries")


@dataclass(frozen=True)
class SettingLine:
    """``term`` is the field's term for ``label``; ``help`` a sentence."""

    heading: str
    label: str
    term: str
    value: str
    help: str


def unlike_words(remarks: Sequence[str]) -> str:
    """What no setting can undo, in a sentence; empty where that is nothing."""
    return say("Unlike the paper, or not checked: {list}.", list=say("; ").join(map(told, remarks))) if remarks else ""


def setting_lines(config: RunConfig) -> list[SettingLine]:
    """By heading: the task first, then the method's own settings, then the others in the order of the form."""
    knobs, values = catalogue().all_knobs(config.algorithm), config.values()
    shown = mattering(knobs, values) - PASSED_OVER - (DRAWN if config.split.split == "given" else frozenset())
    lines = [
        SettingLine(_heading(knob), say(knob.label), say(knob.term), _shown(knob, values[knob.name]), say(knob.help))
        for knob in knobs
        if knob.name in shown and _is_telling(knob, values[knob.name])
    ]
    order = list(dict.fromkeys([say("Task"), *(line.heading for line in lines)]))
    return sorted(lines, key=lambda line: order.index(line.heading))


def _heading(knob: Knob) -> str:
    return say("Task") if knob.name in TASK_FIRST else say(knob.heading)


def _is_telling(knob: Knob, value: Value) -> bool:
    """Switches that are off as always, and the like, say nothing, unless they are the method's own."""
    says_something = bool(knob.choices) or (knob.kind in ("int", "float") and not knob.zero)
    return knob.heading == OWN_HEADING or value != knob.default or says_something


def _shown(knob: Knob, value: Value) -> str:
    if isinstance(value, bool):
        return say("on") if value else say("off")
    if isinstance(value, str):
        return _title(knob, value)
    if value == 0 and knob.zero:
        return say(knob.zero)
    number = written(value) if isinstance(value, int) else exact(value)
    return f"{number} {say(knob.unit)}".strip()


def _title(knob: Knob, value: str) -> str:
    """A network by its title, any other choice by its word."""
    titles = {each["name"]: each["title"] for each in catalogue().networks}
    return say(str(titles.get(value, value)) if knob.name == "backbone" else value or NOTHING)
