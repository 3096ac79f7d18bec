"""The whole vocabulary of a run, on one screen: frozen, picklable, free of torch.

A run is RunStarted, then any of StepDone, Validated, CheckpointSaved, MemoryRanOut, Paused and Resumed, and at last
exactly one RunFinished. Every event counts both ``step`` (meta-steps) and ``episodes`` (tasks consumed so far).
Metrics are a mapping name → value, so nothing here assumes accuracy; fractions are of 1, times in seconds.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.engine.plain_data import from_plain


@dataclass(frozen=True)
class Interval:
    """A mean and the half-width of its 95 % interval."""

    value: float
    ci95: float


@dataclass(frozen=True)
class Remedy:
    """Settings with which a run would need less memory: ``changes`` are knobs by name, ``words`` a short command such
    as "Compute 2 tasks at a time", ``needed`` what it would then take in bytes, 0 where that is not known."""

    changes: Mapping[str, bool | int | float | str]
    words: str
    needed: int = 0


@dataclass(frozen=True)
class Event:
    """What happened after ``step`` meta-steps and ``episodes`` tasks."""

    step: int
    episodes: int

    def to_json(self) -> dict[str, Any]:
        """Plain data; JSON knows neither infinity nor NaN, so None stands for them."""
        return {"event": type(self).__name__, **{k: _plain(v) for k, v in dataclasses.asdict(self).items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


@dataclass(frozen=True)
class RunStarted(Event):
    """``guessing`` gives the chance level of a metric where it has one, such as accuracy → 1 / ways."""

    planned_episodes: int
    device: str
    parameters: int
    config: Mapping[str, Any]
    guessing: Mapping[str, float] = field(default_factory=dict)
    badges: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepDone(Event):
    """Mean training loss and metrics of the tasks since the last StepDone."""

    loss: float
    metrics: Mapping[str, float]
    outer_lr: float
    episodes_per_s: float
    seconds: float
    seconds_left: float


@dataclass(frozen=True)
class Validated(Event):
    """Loss and metrics on tasks from the validation classes; ``best`` when it is better than all before."""

    loss: Interval
    metrics: Mapping[str, Interval]
    best: bool
    seconds: float


@dataclass(frozen=True)
class CheckpointSaved(Event):
    path: str
    best: bool


@dataclass(frozen=True)
class Paused(Event):
    pass


@dataclass(frozen=True)
class Resumed(Event):
    """Training goes on after a pause, or in a run continued from its last checkpoint.

    ``changes`` are settings that differ from now on, by name; ``note`` is a sentence where there is something to say of
    going on, such as that the newest checkpoint was damaged.
    """

    changes: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class MemoryRanOut(Event):
    """A step needed more memory than there is. It was not taken: what the run was before it, it still is.

    Where somebody can choose a remedy, Paused comes next; else RunFinished. ``needed`` and ``free`` are bytes, 0 where
    not known; ``where`` names the device in words. The first of ``remedies`` is the one to offer.
    """

    sentence: str
    where: str
    needed: int = 0
    free: int = 0
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True)
class RunFinished(Event):
    """The end. ``status`` is completed, stopped or failed; ``reason`` one plain sentence; ``details`` a traceback."""

    status: str
    reason: str
    seconds: float
    best: Mapping[str, Interval] = field(default_factory=dict)
    details: str = ""


ENDINGS = ("completed", "stopped", "failed")
TIMES = ("seconds", "seconds_left", "episodes_per_s")
KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (RunStarted, StepDone, Validated, CheckpointSaved, MemoryRanOut, Paused, Resumed, RunFinished)
}


def event_from_json(data: Any) -> Event:
    """The inverse of `Event.to_json`. Raises ValueError when the event is unknown or does not fit."""
    if not isinstance(data, Mapping):
        raise ValueError("what stands there is no event")
    fields = dict(data)
    name = fields.pop("event", None)
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError(f"unknown event {str(name)[:40]!r}; it may be from a newer version")
    try:
        event = from_plain(kind, fields)
    except ValueError as error:
        raise ValueError(f"an event does not fit: {error}") from None
    if isinstance(event, RunFinished) and event.status not in ENDINGS:
        raise ValueError(f"a run cannot have ended as {event.status[:40]!r}")
    if not all(math.isfinite(getattr(event, each, 0.0)) for each in TIMES):
        raise ValueError(f"a time of a {kind.__name__} is no finite number")
    return event
