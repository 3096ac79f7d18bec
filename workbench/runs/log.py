"""RunLog: the pure reducer that turns a run's events into its state and curves, free of torch and Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from math import inf

import numpy as np
import numpy.typing as npt

from workbench.config import Value
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
from workbench.engine.remedies import badges as change_badges

Floats = npt.NDArray[np.float64]


class RunState(Enum):
    """IDLE → RUNNING ⇄ PAUSED → COMPLETED, STOPPED or FAILED; INTERRUPTED when the events end without a word.

    A run that was stopped, failed or interrupted goes back to RUNNING when it is continued.
    """

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class Curve:
    """Points (x, y, 95 % half-width, seconds) appended into preallocated arrays; x counts episodes.

    Seconds are those in training until then: pauses are left out, and a run that was continued counts on from its
    checkpoint or, where it had come to an end after that, from there.
    """

    def __init__(self) -> None:
        # a row for each quantity: whoever draws searches along one of them, which must lie in one piece
        self._data: Floats = np.empty((4, 256))
        self._length = 0

    def append(self, x: float, y: float, ci: float = 0.0, seconds: float = 0.0) -> None:
        if self._length == self._data.shape[1]:
            self._data = np.concatenate([self._data, np.empty_like(self._data)], axis=1)
        self._data[:, self._length] = x, y, ci, seconds
        self._length += 1

    def cut_after(self, x: float) -> None:
        """Forget the points beyond ``x``: they are run again from an older checkpoint."""
        self._length = int(np.searchsorted(self.x, x, side="right"))

    def __len__(self) -> int:
        return self._length

    @property
    def x(self) -> Floats:
        return self._data[0, : self._length]

    @property
    def y(self) -> Floats:
        return self._data[1, : self._length]

    @property
    def ci(self) -> Floats:
        return self._data[2, : self._length]

    @property
    def seconds(self) -> Floats:
        return self._data[3, : self._length]


class RunLog:
    """What is known of a run so far. Feed it every event with `apply`."""

    def __init__(self) -> None:
        self.state = RunState.IDLE
        self.started: RunStarted | None = None
        self.last_step: StepDone | None = None
        self.finished: RunFinished | None = None
        self.checkpoint: CheckpointSaved | None = None
        self.train_loss = Curve()
        self.val_loss = Curve()
        self.train_metrics: dict[str, Curve] = defaultdict(Curve)
        self.val_metrics: dict[str, Curve] = defaultdict(Curve)
        self.best: Mapping[str, Interval] = {}
        self.seconds = 0.0
        self._changes: dict[int, dict[str, Value]] = {}  # settings that a run went on with, by its tasks until then

    @classmethod
    def of(cls, events: Iterable[Event]) -> RunLog:
        """The log of recorded events. A run without an end counts as interrupted."""
        log = cls()
        for event in events:
            log.apply(event)
        if log.state in (RunState.RUNNING, RunState.PAUSED):
            log.state = RunState.INTERRUPTED
        return log

    @property
    def can_continue(self) -> bool:
        """Whether it can go on, from its last checkpoint or from its beginning."""
        ended = (RunState.STOPPED, RunState.FAILED, RunState.INTERRUPTED)
        return self.begins_again or (self.checkpoint is not None and self.state in ended)

    @property
    def begins_again(self) -> bool:
        """Whether going on is to begin again, as it was interrupted before its first checkpoint."""
        return self.state is RunState.INTERRUPTED and self.started is not None and self.checkpoint is None

    @property
    def badges(self) -> tuple[str, ...]:
        """What qualifies the run's results, such as settings that changed on the way."""
        return (*(self.started.badges if self.started else ()), *self.changes())

    def changes(self, before: float = inf) -> tuple[str, ...]:
        """The settings that changed on the way, but for those of a model that was kept ``before`` so many tasks."""
        return tuple(
            f"{words} from task {episodes:,}"
            for episodes, changes in self._changes.items()
            for words in change_badges(changes)
            if episodes < before
        )

    @property
    def moved_at(self) -> tuple[int, ...]:
        """After how many tasks it went on on another device."""
        return tuple(episodes for episodes, changes in self._changes.items() if "device" in changes)

    def apply(self, event: Event) -> None:
        """Take in one event."""
        match event:
            case RunStarted():  # also of a run that begins again, as it was killed before its first checkpoint
                vars(self).update(vars(RunLog()), started=event, state=RunState.RUNNING)
            case StepDone():
                self._step(event)
            case Validated():
                self._validated(event)
            case CheckpointSaved():
                self.checkpoint = event
            case Paused():
                self.state = RunState.PAUSED
            case Resumed():
                self._resumed(event)
            case RunFinished():
                self.state, self.finished = RunState(event.status), event
                self.seconds = event.seconds

    def _step(self, event: StepDone) -> None:
        self.last_step, self.seconds = event, event.seconds
        self.train_loss.append(event.episodes, event.loss, seconds=event.seconds)
        for name, value in event.metrics.items():
            self.train_metrics[name].append(event.episodes, value, seconds=event.seconds)

    def _validated(self, event: Validated) -> None:
        self.val_loss.append(event.episodes, event.loss.value, event.loss.ci95, event.seconds)
        for name, each in event.metrics.items():
            self.val_metrics[name].append(event.episodes, each.value, each.ci95, event.seconds)
        if event.best:
            self.best = event.metrics

    def _resumed(self, event: Resumed) -> None:
        self.state, self.finished = RunState.RUNNING, None
        curves = (self.train_loss, self.val_loss, *self.train_metrics.values(), *self.val_metrics.values())
        for curve in curves:
            curve.cut_after(event.episodes)
        self._changes = {at: changes for at, changes in self._changes.items() if at <= event.episodes}
        if event.changes:
            self._changes[event.episodes] = {**self._changes.get(event.episodes, {}), **event.changes}
