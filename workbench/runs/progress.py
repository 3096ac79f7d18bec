"""How far a run has come, from its events alone; a long log is read on from where reading was left."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

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
    event_from_json,
)
from workbench.runs.errors import RunError
from workbench.runs.log import RunState
from workbench.runs.reading import EVENTS, LONGEST_LINE, UNFIT, opened

NUMBERS = ("loss", "outer_lr", "episodes_per_s", "seconds", "seconds_left")
STEP = {"event", "step", "episodes", "metrics", *NUMBERS}
MOST = 2.0**53  # beyond it, a whole number is none as a float
ENDING = 512  # bytes by which a log that grew is told from one that was replaced


@dataclass
class Progress:
    """What the events of a run come to, as `RunLog` has it, without their curves.

    ``read`` bytes in ``lines`` whole lines were read of a file that was ``size`` bytes large and last changed at
    ``changed`` (nanoseconds, compared but never ordered: a clock may be set back); ``ending`` marks the last of them.
    ``saved`` is how many tasks the last checkpoint knows of; None without one.
    """

    state: RunState = RunState.IDLE
    best: Interval | None = None
    seconds: float = 0.0
    episodes: int = 0
    planned: int = 0
    read: int = 0
    lines: int = 0
    size: int = 0
    changed: int = 0
    ending: int = 0
    saved: int | None = None

    def apply(self, event: Event) -> None:
        """Take in one event."""
        self.episodes = event.episodes
        match event:
            case RunStarted():  # also of a run that begins again, as it was killed before its first checkpoint
                self.state, self.planned = RunState.RUNNING, event.planned_episodes
                self.best, self.seconds, self.saved = None, 0.0, None
            case StepDone():
                self.seconds = event.seconds
            case Validated():
                if event.best:
                    self.best = next(iter(event.metrics.values()), None)
            case CheckpointSaved():
                self.saved = event.episodes
            case Paused():
                self.state = RunState.PAUSED
            case Resumed():
                self.state = RunState.RUNNING
            case RunFinished():
                self.state, self.seconds = RunState(event.status), event.seconds

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "state": self.state.value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Progress:
        best = data["best"]
        return cls(**{**data, "state": RunState(data["state"]), "best": best and Interval(**best)})


def read_on(run_dir: Path, before: Progress | None = None) -> tuple[Progress, Progress]:
    """Read what was added to the events since ``before``; all of them where the file is not the one read then.

    → (what the whole lines come to, from where reading may go on; the same with a last line that a kill cut short by
    no more than its end). A torn last line is ignored.

    Raises:
        RunError: the file cannot be read, or a line before the last one is damaged.
    """
    path = run_dir / EVENTS
    try:
        with opened(path) as file:
            found = os.fstat(file.fileno())
            progress = _where_left(file, found, before)
            progress.size, progress.changed = found.st_size, found.st_mtime_ns
            torn = _take_in(file, progress, path)
            progress.ending = _ending(file, progress.read)
    except FileNotFoundError:
        return Progress(), Progress()
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror or error}.") from error
    return progress, _with_torn(progress, torn)


def _where_left(file: Any, found: os.stat_result, before: Progress | None) -> Progress:
    """A copy of ``before`` with the file put where it ended, or a beginning."""
    if before is not None:
        same = (found.st_size, found.st_mtime_ns) == (before.size, before.changed)
        if (same or found.st_size > before.size) and _ending(file, before.read) == before.ending:
            file.seek(before.read)
            return replace(before)
    file.seek(0)
    return Progress()


def _ending(file: Any, read: int) -> int:
    start = max(0, read - ENDING)
    file.seek(start)
    return zlib.crc32(file.read(read - start))


def _take_in(file: Any, progress: Progress, path: Path) -> bytes:
    """Apply every whole line that follows. → the last one, where it has no end."""
    while line := file.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            if len(line) == LONGEST_LINE:
                raise RunError(f"{path}, line {progress.lines + 1}: it is longer than {LONGEST_LINE:,} bytes.")
            return bytes(line)
        if line.strip():
            try:
                _take(progress, json.loads(line))
            except UNFIT as error:
                raise RunError(f"{path}, line {progress.lines + 1}: {' '.join(str(error).split())}") from None
        progress.lines += 1
        progress.read += len(line)
    return b""


def _take(progress: Progress, data: Any) -> None:
    """Apply an event. Raises ValueError where it is none."""
    if is_plain_step(data):
        progress.episodes, progress.seconds = data["episodes"], data["seconds"]
    else:
        progress.apply(event_from_json(data))


def is_plain_step(data: Any) -> bool:
    """Whether this is a StepDone that plainly fits. Nearly all lines are, and looking closer takes twice as long;
    what does not fit plainly may still be one, by `event_from_json`."""
    return (
        type(data) is dict
        and data.get("event") == "StepDone"
        and data.keys() == STEP
        and all(type(data[name]) is float and -MOST < data[name] < MOST for name in NUMBERS)
        and all(type(data[name]) is int and 0 <= data[name] < MOST for name in ("step", "episodes"))
        and type(data["metrics"]) is dict
        and all(type(each) is float for each in data["metrics"].values())
    )


def _with_torn(progress: Progress, torn: bytes) -> Progress:
    """A line may lack no more than its end: then it counts, as it does where the whole log is read."""
    whole = replace(progress)
    try:
        if torn.strip():
            _take(whole, json.loads(torn))
    except UNFIT:
        return progress
    return whole
