"""The reducer from events to curves, without Qt, threads or torch."""

from __future__ import annotations

import json
import math

import pytest

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
from workbench.runs.log import Curve, RunLog, RunState


def started() -> RunStarted:
    return RunStarted(0, 0, planned_episodes=100, device="CPU", parameters=10, config={}, guessing={"accuracy": 0.2})


def step(n: int, loss: float = 1.0) -> StepDone:
    return StepDone(n, 4 * n, loss, {"accuracy": 0.5}, 1e-3, 10.0, n * 0.1, 1.0)


def validated(n: int, value: float, best: bool) -> Validated:
    return Validated(n, 4 * n, Interval(0.7, 0.1), {"accuracy": Interval(value, 0.02)}, best, 1.0)


def finished(status: str) -> RunFinished:
    return RunFinished(9, 36, status, "Because.", 3.0)


def test_curves_hold_every_point_in_order() -> None:
    log = RunLog.of([started(), *(step(n, 1 / n) for n in range(1, 1001)), validated(1000, 0.9, True)])
    assert list(log.train_loss.x) == [4 * n for n in range(1, 1001)]
    assert list(log.train_loss.y) == [1 / n for n in range(1, 1001)]
    assert list(log.val_metrics["accuracy"].ci) == [0.02]
    assert log.best["accuracy"].value == 0.9


def test_every_point_knows_how_long_training_took_until_then() -> None:
    log = RunLog.of([started(), *(step(n) for n in range(1, 601)), validated(600, 0.9, True)])
    assert list(log.train_loss.seconds) == [n * 0.1 for n in range(1, 601)]
    assert list(log.train_metrics["accuracy"].seconds) == list(log.train_loss.seconds)
    assert list(log.val_loss.seconds) == list(log.val_metrics["accuracy"].seconds) == [1.0]


def test_time_goes_on_from_the_checkpoint_where_a_run_was_continued() -> None:
    redone = StepDone(6, 24, 1.0, {"accuracy": 0.5}, 1e-3, 10.0, 0.45, 1.0)
    log = RunLog.of([started(), *(step(n) for n in range(1, 11)), Resumed(4, 16), redone])
    assert list(log.train_loss.x) == [4, 8, 12, 16, 24]
    assert list(log.train_loss.seconds) == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.45])


def test_best_stays_when_a_later_validation_is_worse() -> None:
    log = RunLog.of([started(), validated(1, 0.9, True), validated(2, 0.8, False)])
    assert log.best["accuracy"].value == 0.9
    assert len(log.val_loss) == 2


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], RunState.IDLE),
        ([started(), step(1)], RunState.INTERRUPTED),
        ([started(), step(1), Paused(1, 4)], RunState.INTERRUPTED),
        ([started(), finished("completed")], RunState.COMPLETED),
        ([started(), finished("stopped")], RunState.STOPPED),
        ([started(), finished("failed")], RunState.FAILED),
    ],
)
def test_state_of_a_recorded_run(events: list[Event], state: RunState) -> None:
    assert RunLog.of(events).state is state


def test_pause_and_resume_while_it_runs() -> None:
    log = RunLog()
    states = []
    for event in [started(), Paused(1, 4), Resumed(1, 4)]:
        log.apply(event)
        states.append(log.state)
    assert states == [RunState.RUNNING, RunState.PAUSED, RunState.RUNNING]


def test_continuing_forgets_the_points_that_are_run_again() -> None:
    steps = [step(n) for n in range(1, 11)]
    log = RunLog.of([started(), *steps, CheckpointSaved(5, 20, "last", False), Resumed(5, 20), step(6)])
    assert list(log.train_loss.x) == [4, 8, 12, 16, 20, 24]


def test_a_run_goes_on_from_a_checkpoint_or_where_it_was_interrupted_before_one_from_its_beginning() -> None:
    saved = CheckpointSaved(1, 4, "last", False)
    assert RunLog.of([started(), saved]).can_continue
    assert RunLog.of([started(), saved, finished("stopped")]).can_continue
    assert not RunLog.of([started(), saved, finished("completed")]).can_continue
    assert not RunLog.of([started(), finished("failed")]).can_continue and not RunLog.of([]).can_continue
    interrupted = RunLog.of([started(), step(1)])
    assert interrupted.can_continue and interrupted.begins_again
    assert not RunLog.of([started(), saved]).begins_again


def test_curve_keeps_its_points_while_it_grows() -> None:
    curve = Curve()
    for n in range(1000):
        curve.append(n, 2.0 * n, 0.5)
    assert len(curve) == 1000
    assert (curve.y == 2 * curve.x).all()
    assert (curve.ci == 0.5).all()


@pytest.mark.parametrize(
    "event",
    [
        started(),
        step(3),
        validated(2, 0.5, True),
        CheckpointSaved(1, 4, "p", True),
        Paused(1, 4),
        Resumed(1, 4),
        RunFinished(9, 36, "completed", "Done.", 3.0, {"accuracy": Interval(0.9, 0.01)}),
    ],
)
def test_events_survive_json(event: Event) -> None:
    assert event_from_json(event.to_json()) == event


def test_what_is_not_finite_is_no_number_in_json_and_comes_back() -> None:
    event = Validated(2, 8, Interval(math.inf, math.nan), {"accuracy": Interval(0.2, 0.1)}, False, 1.0)
    text = json.dumps(event.to_json(), allow_nan=False)
    again = event_from_json(json.loads(text))
    assert isinstance(again, Validated) and math.isnan(again.loss.value) and again.metrics == event.metrics
    log = RunLog.of([started(), again])
    assert math.isnan(log.val_loss.y[0]) and log.val_metrics["accuracy"].y[0] == 0.2


@pytest.mark.parametrize("data", [{"event": "Nonsense"}, {"event": "StepDone", "step": 1}, {"event": "Validated"}, {}])
def test_unknown_or_incomplete_events_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"event"):
        event_from_json(data)
