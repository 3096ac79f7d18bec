"""Settings with which a run needs less memory, computed from what it would take; free of torch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.config import ConfigError, RunConfig, Value, check_section
from workbench.engine.events import Remedy

# What may be changed in the middle of a run; the device, where it is continued.
SHARED = ("tasks_at_once", "device")  # by all methods
CHANGEABLE = (*SHARED, "first_order", "first_order_share", "inner_steps")
# What makes a method one of first order, where it has such a setting.
FIRST_ORDER: Mapping[str, Value] = {"first_order": True, "first_order_share": 1.0}
RESERVE = 0.1  # of what is free is left to others
SMALLER = "Choose a smaller network or smaller pictures"
Needed = Callable[[RunConfig], int]
"""Bytes that a run of a config takes beyond what it holds already; 0 where that cannot be told."""


def changed(config: RunConfig, changes: Mapping[str, Value]) -> RunConfig:
    """``config`` with ``changes``. Raises ConfigError for a setting that may not change, or that the method has not."""
    own = {name: value for name, value in changes.items() if name in config.settings}
    for name in changes:
        if name not in CHANGEABLE:
            raise ConfigError(f"{flag(name)} cannot change once a run has begun; only {_flags(CHANGEABLE)} can.")
        if name not in SHARED and name not in own:
            raise ConfigError(f"{config.algorithm} has no setting {flag(name)}.")
    shared: dict[str, Any] = {name: value for name, value in changes.items() if name not in own}
    made = replace(config, train=replace(config.train, **shared), settings={**config.settings, **own})
    check_section(made.train)
    return made


def differences(before: Mapping[str, Any], now: RunConfig, trained_on: str = "auto") -> dict[str, Value]:
    """Which of the settings that may change are others than in ``before``, the record of a config. Of the device it is
    the kind that counts, ``trained_on``, by whatever name it was chosen."""
    values = now.values()
    device = trained_on if values["device"] != "auto" else "auto"
    earlier = {**before.get("train", {}), **before.get("settings", {}), "device": device}
    return {each: values[each] for each in CHANGEABLE if each in values and values[each] != earlier.get(each, 0)}


def remedies(config: RunConfig, needed: Needed, room: int) -> tuple[Remedy, ...]:
    """What would make a run fit into ``room`` bytes, best first.

    Computing fewer tasks at a time changes nothing but the time a step takes. Where not even one finds room, first
    order and fewer inner steps do, which change the method. Where nothing suffices, one remedy without changes says
    what would.
    """
    room, now = int(room * (1 - RESERVE)), needed(config)
    made = (_remedy(config, changes, needed) for changes in _ways(config, needed, room))
    found = {each.words: each for each in made if 0 < each.needed <= room and each.needed < now}
    return tuple(found.values()) or (Remedy({}, SMALLER),)


def words(config: RunConfig, changes: Mapping[str, Value]) -> str:
    """Changes as a short command: "Compute 1 task at a time, and leave out second derivatives"."""
    said: list[str] = []
    if count := changes.get("tasks_at_once"):
        said.append(f"compute {count} task{'' if count == 1 else 's'} at a time")
    if changes.keys() & FIRST_ORDER.keys():
        said.append("leave out second derivatives")
    if steps := changes.get("inner_steps"):
        said.append(f"take {steps} inner step{'' if steps == 1 else 's'} in place of {config.settings['inner_steps']}")
    sentence = ", and ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}"


def badges(changes: Mapping[str, Value]) -> tuple[str, ...]:
    """What changed, as qualifications: ("tasks at a time 2", "first order")."""
    return tuple(_badge(name, value) for name, value in changes.items())


def _badge(name: str, value: Value) -> str:
    if name == "tasks_at_once":
        return f"tasks at a time {value or 'as usual'}"
    if name == "device":
        return f"device {value}"
    if name == "inner_steps":
        return f"inner steps {value}"
    return "first order" if value == FIRST_ORDER.get(name) else f"{name.replace('_', ' ')} {value}"


def flags(changes: Mapping[str, Value]) -> str:
    """Changes as on the command line: "--tasks-at-once 2"."""
    return " ".join(f"{flag(name)} {str(value).lower()}" for name, value in changes.items())


def flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _flags(names: Sequence[str]) -> str:
    return f"{', '.join(flag(each) for each in names[:-1])} and {flag(names[-1])}"


def _remedy(config: RunConfig, changes: Mapping[str, Value], needed: Needed) -> Remedy:
    return Remedy(dict(changes), words(config, changes), needed(changed(config, changes)))


def _ways(config: RunConfig, needed: Needed, room: int) -> Iterator[dict[str, Value]]:
    """Changes that may suffice, in the order in which they are to be offered."""

    def fits(changes: Mapping[str, Value]) -> bool:
        return 0 < needed(changed(config, changes)) <= room

    one: dict[str, Value] = {"tasks_at_once": 1}
    simpler = {name: value for name, value in FIRST_ORDER.items() if config.settings.get(name, value) != value}
    if fits(one):
        yield {"tasks_at_once": _most(_divisors(config.train.meta_batch), lambda count: fits({"tasks_at_once": count}))}
        yield one
        if simpler:
            yield simpler
        return
    if simpler:
        yield one | simpler
    steps = int(config.settings.get("inner_steps", 1))
    for before in (one, one | simpler) if simpler else (one,):

        def fits_with(count: int, all_: dict[str, Value] = before) -> bool:
            return fits(all_ | {"inner_steps": count})

        if steps > 1 and fits_with(1):
            yield before | {"inner_steps": _most(range(1, steps), fits_with)}


def _divisors(number: int) -> list[int]:
    return [each for each in range(1, number + 1) if number % each == 0]


def _most(counts: Sequence[int], fits: Callable[[int], bool]) -> int:
    """The largest of ascending ``counts`` that fits, of which the first is known to."""
    low, high = 0, len(counts)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(counts[middle]) else (low, middle)
    return counts[low]
