"""Run folders that tests write by themselves: a config and events, as a run records them, without training."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path

from workbench.catalogue import catalogue
from workbench.config import RunConfig, Value
from workbench.engine.events import (
    CheckpointSaved,
    Event,
    Interval,
    Paused,
    Resumed,
    RunFinished,
    RunStarted,
    StepDone,
    Validated,
)


def config_of(algorithm: str = "protonet", dataset: str = "glyphs", **values: Value) -> RunConfig:
    """A run on tasks of 5 ways, with the fast preset."""
    return catalogue().config(dataset, algorithm, values)


def started(config: RunConfig, planned: int, badges: tuple[str, ...] = ()) -> RunStarted:
    guessing = {"accuracy": 1 / config.task.ways}
    return RunStarted(0, 0, planned, "CPU, 2 cores", 111936, config.to_json(), guessing, badges)


def step(number: int, tasks: int = 1, loss: float | None = None) -> StepDone:
    """The step ``number``; its loss falls and its accuracy rises, with a ripple that is the same each time."""
    ripple = math.sin(12.9898 * number) * 0.2
    falling = 1.6 * math.exp(-number / 120) + 0.15
    made = falling * (1 + ripple) if loss is None else loss
    accuracy = min(max(1 - falling * 0.45 + 0.1 * ripple, 0.0), 1.0)
    return StepDone(number, number * tasks, made, {"accuracy": accuracy}, 0.001, 40.0, number * 0.25, 0.0)


def validated(number: int, tasks: int = 1, best: bool = True) -> Validated:
    """A validation after step ``number``."""
    falling = 1.5 * math.exp(-number / 150) + 0.2
    accuracy = Interval(1 - falling * 0.45, 0.019)
    return Validated(number, number * tasks, Interval(falling, 0.03), {"accuracy": accuracy}, best, number * 0.25)


def course(steps: int = 400, every: int = 50, tasks: int = 1) -> list[Event]:
    """So many steps, with a validation every now and then."""
    events: list[Event] = []
    for number in range(1, steps + 1):
        events.append(step(number, tasks))
        if number % every == 0:
            events += [validated(number, tasks), CheckpointSaved(number, number * tasks, "last.safetensors", True)]
    return events


def whole(config: RunConfig, steps: int = 400, every: int = 50) -> list[Event]:
    """A run from its start to its end."""
    last = validated(steps // every * every)
    end = RunFinished(steps, steps, "completed", "All tasks were practised.", steps * 0.25, last.metrics)
    return [started(config, steps), *course(steps, every), end]


def interrupted(config: RunConfig) -> list[Event]:
    """A run that was continued twice, once with another setting, and paused in between."""
    events = course(400, 50)
    at = {each.step: place for place, each in enumerate(events) if isinstance(each, CheckpointSaved)}
    parts = (events[: at[100] + 1], events[at[100] + 1 : at[200] + 1], events[at[200] + 1 :])
    changed = Resumed(200, 200, {"meta_batch": 2}, "The newest checkpoint was damaged.")
    pause = [Paused(100, 100), Resumed(100, 100), step(101), step(102), Resumed(100, 100)]
    return [started(config, 600, ("pretrained network",)), *parts[0], *pause, *parts[1], changed, *parts[2]]


def write_run(folder: Path, config: RunConfig, events: Iterable[Event]) -> Path:
    """A run folder with config.json and events.jsonl."""
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config.to_json()), encoding="utf-8")
    lines = [json.dumps(each.to_json()) for each in events]
    (folder / "events.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder
