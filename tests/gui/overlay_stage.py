"""Made-up runs for an overlay of curves: noisy training that gets better, validations, a pace of their own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from gui.stand_in_engine import beginning

from workbench.config import RunConfig
from workbench.engine.events import Event, Interval, StepDone, Validated
from workbench.runs.log import RunLog


def curve_events(seed: int, tasks: int = 4000, best: float = 0.9, pace: float = 100.0) -> list[Event]:
    """A report every 10 tasks, a validation every 200; ``pace`` in tasks per second."""
    random = np.random.default_rng(seed)
    events: list[Event] = [beginning(RunConfig(), tasks)]
    for done in range(10, tasks + 1, 10):
        right = 0.2 + (best - 0.2) * (1 - np.exp(-4 * done / tasks))
        noise = float(random.normal(0, 0.05))
        loss = max(2.2 * (1 - right) + 2 * noise, 0.05)
        seconds = done / pace
        events.append(StepDone(done // 10, done, loss, {"accuracy": min(right + noise, 1.0)}, 1e-3, pace, seconds, 1.0))
        if done % 200 == 0:
            value = float(right + random.normal(0, 0.01))
            measured = {"accuracy": Interval(value, 0.02)}
            events.append(Validated(done // 10, done, Interval(2.2 * (1 - value), 0.05), measured, True, seconds))
    return events


def run_log(seed: int, tasks: int = 4000, best: float = 0.9, pace: float = 100.0) -> RunLog:
    """The same as a log, still in training."""
    log = RunLog()
    for event in curve_events(seed, tasks, best, pace):
        log.apply(event)
    return log


def validated_at_length() -> list[Event]:
    """The same events, but every validation takes 20 s, and is told of after them."""
    events, waited = [], 0.0
    for event in curve_events(1):
        if isinstance(event, Validated):
            waited += 20.0
        timed = isinstance(event, StepDone | Validated)
        events.append(replace(event, seconds=event.seconds + waited) if timed else event)
    return events
