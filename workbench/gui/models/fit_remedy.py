"""Settings with which a run could begin, where a dataset does not suffice for those that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from workbench.config import Knob, RunConfig
from workbench.gui.language import plural, say
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.fit import TRAINING, TURNS, Need, needs, obstacles

LEAST_WAYS = 2
ROUNDS = 8  # each lowers a setting of practice or of the task, of which there are six


def remedy(facts: ClassFacts, config: RunConfig, stream: str) -> dict[str, int]:
    """Setting → value that is lower than now; empty where nothing is in the way, or lowering does not help.

    Classes are lowered no more than they must be, then questions, and examples last.
    """
    made = config
    for _ in range(ROUNDS):
        if not obstacles(facts, made, stream):
            return _changes(config, made)
        found = (low for need in needs(made, stream) if (low := _lowered(facts, need, made)))
        lower: dict[str, Any] | None = next(found, None)
        if lower is None:
            return {}
        made = replace(made, task=replace(made.task, **lower))
    return {}


def remedy_words(changes: Mapping[str, int], config: RunConfig, knobs: Mapping[str, Knob]) -> tuple[str, str]:
    """What a button says that makes the ``changes``, and what they are one by one."""
    now = config.values()
    lines = [
        say("{label}: {value} in place of {now}", label=say(knobs[name].label), value=value, now=now[name])
        for name, value in changes.items()
    ]
    (only, *others) = changes.values()
    button = say("Adjust {settings}", settings=plural(len(lines), "setting"))
    return button if others else say("Set it to {value}", value=only), "\n".join(lines)


def _changes(config: RunConfig, made: RunConfig) -> dict[str, int]:
    before, after = config.values(), made.values()
    return {name: int(after[name]) for name in before if after[name] != before[name]}


def _lowered(facts: ClassFacts, need: Need, config: RunConfig) -> dict[str, int]:
    """What to set for one part; empty where it suffices, or nothing that is lowered would help."""
    turns, name = TURNS if config.split.rotations else 1, _namer(need, config)
    classes = facts.classes_in(need.part)
    counts = sorted((facts.pictures_in(need.part, index) for index in classes), reverse=True)
    if not counts:
        return {}
    if len(counts) * turns < need.ways:
        most = len(counts) * turns
        return {name("ways"): most} if most >= LEAST_WAYS else {}
    pictures = counts[-(-need.ways // turns) - 1]  # so many have as many classes as a task needs
    if pictures >= need.each:
        return {}
    if pictures > need.shots:
        return {name("queries"): pictures - need.shots}
    if pictures > 1:
        return {name("shots"): pictures - 1, name("queries"): 1}
    able = sum(count > 1 for count in counts) * turns  # classes with an example and a question
    return {name("ways"): able} if able >= LEAST_WAYS else {}


def _namer(need: Need, config: RunConfig) -> Callable[[str], str]:
    """Which setting is meant: practice has its own where it is unlike the task."""
    task = config.values()
    return lambda name: f"train_{name}" if need.part == TRAINING and task[f"train_{name}"] else name
