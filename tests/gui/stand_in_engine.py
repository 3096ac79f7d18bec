"""A stand-in for EngineThread: remembers what it was sent, and says what the test wants."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.config import RunConfig
from workbench.engine.commands import Command
from workbench.engine.events import CheckpointSaved, Event, Interval, RunFinished, RunStarted, StepDone, Validated
from workbench.engine.replies import EngineReady
from workbench.runs.record import record

READY = EngineReady("CPU, 2 cores", 1.0, {"torch": "2"})


class StandInEngine(QObject):
    eventReceived = Signal(object)
    replyReceived = Signal(object)
    childDied = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Command] = []
        self.shut = False
        self._ids = itertools.count(1)

    def send(self, command: Command) -> None:
        self.sent.append(command)

    def next_request_id(self) -> int:
        return next(self._ids)

    def ask_to_end(self) -> None:
        pass

    def shut_down(self) -> None:
        self.shut = True

    def get_ready(self) -> None:
        self.replyReceived.emit(READY)

    def say(self, events: Iterable[Event]) -> None:
        for event in events:
            self.eventReceived.emit(event)

    def sent_of(self, kind: type[Command]) -> list[Command]:
        return [each for each in self.sent if isinstance(each, kind)]


def step(episodes: int, loss: float = 1.0, accuracy: float = 0.5) -> StepDone:
    return StepDone(episodes // 4, episodes, loss, {"accuracy": accuracy}, 1e-3, 100.0, episodes / 100, 1.0)


def validated(episodes: int, accuracy: float, best: bool = True) -> Validated:
    accuracy_interval = {"accuracy": Interval(accuracy, 0.02)}
    return Validated(episodes // 4, episodes, Interval(1 - accuracy, 0.03), accuracy_interval, best, 1.0)


def beginning(config: RunConfig, planned: int = 400, badges: tuple[str, ...] = ()) -> RunStarted:
    return RunStarted(0, 0, planned, "CPU", 1000, config.to_json(), {"accuracy": 0.2}, badges)


def without_practice(config: RunConfig) -> list[Event]:
    """A run of a method that has nothing to practise: one validation, and that is all."""
    best = {"accuracy": Interval(0.38, 0.02)}
    ending = RunFinished(0, 0, "completed", "There is nothing to practise.", 3.0, best)
    return [beginning(config, 0), validated(0, 0.38), CheckpointSaved(0, 0, "last", True), ending]


def whole_run(config: RunConfig, status: str = "completed", planned: int = 400) -> list[Event]:
    """A run of 100 steps with ten validations and a checkpoint."""
    events: list[Event] = [beginning(config, planned)]
    for number in range(1, 101):
        share = number / 100
        events.append(step(round(planned * share), 1.6 - share, 0.2 + 0.7 * share))
        if number % 10 == 0:
            events.append(validated(round(planned * share), 0.2 + 0.65 * share))
    events.append(CheckpointSaved(100, planned, "last", True))
    best = {"accuracy": Interval(0.85, 0.02)}
    return [*events, RunFinished(100, planned, status, "All tasks were practised.", 4.0, best)]


def write_run(folder: Path, config: RunConfig, events: Iterable[Event]) -> Path:
    """A run folder as the engine leaves it."""
    for _ in record(iter(events), folder, config):
        pass
    return folder
