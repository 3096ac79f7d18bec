"""How far a run has come: the same as by its whole log, however it is read."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import numpy as np
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
from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.progress import Progress, _take, is_plain_step, read_on
from workbench.runs.reading import EVENTS

VALIDATED = Validated(1, 4, Interval(1, 1), {}, True, 1)


def any_event(generator: np.random.Generator, at: int) -> Event:
    number = float(generator.random())
    made: list[Event] = [
        RunStarted(0, 0, 4000, "CPU", 1, {}),
        StepDone(at, 4 * at, number, {"accuracy": number}, 1e-3, 1.0, at / 2, 1.0),
        Validated(at, 4 * at, Interval(number, 0.1), {"accuracy": Interval(number, 0.1)}, number > 0.5, at / 2),
        CheckpointSaved(at, 4 * at, "last", False),
        Paused(at, 4 * at),
        Resumed(at, 4 * at),
        RunFinished(at, 4 * at, ("completed", "stopped", "failed")[at % 3], "Because.", at / 2),
    ]
    return made[int(generator.choice(len(made), p=[0.05, 0.5, 0.15, 0.1, 0.05, 0.1, 0.05]))]


def lines_of(events: list[Event]) -> list[bytes]:
    return [json.dumps(each.to_json()).encode() + b"\n" for each in events]


def facts(log: RunLog) -> tuple[object, ...]:
    return log.state, next(iter(log.best.values()), None), log.seconds


@pytest.mark.parametrize("seed", range(20))
def test_read_in_pieces_it_comes_to_what_the_whole_log_says(tmp_path: Path, seed: int) -> None:
    generator = np.random.default_rng(seed)
    events = [any_event(generator, at) for at in range(60)]
    whole = b"".join(lines_of(events))
    log = RunLog()
    for each in events:
        log.apply(each)
    progress = None
    for cut in sorted(generator.integers(1, len(whole), 8)):
        (tmp_path / EVENTS).write_bytes(whole[:cut])
        progress, _ = read_on(tmp_path, progress)
        assert progress.read == whole[:cut].rfind(b"\n") + 1
    (tmp_path / EVENTS).write_bytes(whole)
    progress, same = read_on(tmp_path, progress)
    assert (progress.state, progress.best, progress.seconds) == facts(log)
    assert progress.episodes == events[-1].episodes and progress == same
    again = Progress.from_json(json.loads(json.dumps(progress.to_json())))
    assert again == progress and read_on(tmp_path, again)[0] == progress


def test_only_what_was_added_is_read(tmp_path: Path) -> None:
    path = tmp_path / EVENTS
    lines = lines_of([StepDone(n, n, 1.0, {}, 1e-3, 1.0, n, 1.0) for n in range(200)])
    path.write_bytes(b"".join(lines[:100]))
    before, _ = read_on(tmp_path)
    # what was read stays unread: were it looked at again, this would be refused
    path.write_bytes(b"x" * len(lines[0]) + b"".join(lines[1:]))
    assert read_on(tmp_path, before)[0].episodes == 199
    with pytest.raises(RunError, match="line 1"):
        read_on(tmp_path)


@pytest.mark.parametrize("change", ["shorter", "other ending", "another of the same size"])
def test_a_log_that_was_replaced_is_read_whole(tmp_path: Path, change: str) -> None:
    path = tmp_path / EVENTS
    first = lines_of([StepDone(n, n, 1.0, {}, 1e-3, 1.0, n, 1.0) for n in range(50)])
    path.write_bytes(b"".join(first))
    os.utime(path, ns=(0, 10**18))
    before, _ = read_on(tmp_path)
    other = lines_of([StepDone(n, 9 * n, 1.0, {}, 1e-3, 1.0, n, 1.0) for n in range(80)])
    kept = {"shorter": other[:4], "other ending": other, "another of the same size": first[::-1]}[change]
    path.write_bytes(b"".join(kept))
    assert read_on(tmp_path, before)[0] == read_on(tmp_path)[0]


def test_a_last_line_that_lacks_its_end_counts_and_is_read_again(tmp_path: Path) -> None:
    lines = lines_of([StepDone(n, n, 1.0, {}, 1e-3, 1.0, n, 1.0) for n in range(3)])
    (tmp_path / EVENTS).write_bytes(b"".join(lines)[:-1])
    whole, with_torn = read_on(tmp_path)
    assert (whole.episodes, with_torn.episodes) == (1, 2)
    (tmp_path / EVENTS).write_bytes(b"".join(lines)[:-4])
    assert read_on(tmp_path, whole)[1].episodes == 1


@pytest.mark.parametrize(
    "line",
    [
        b"{broken",
        b"3",
        b"[" * 100_000,
        json.dumps({**StepDone(1, 4, 1.0, {}, 1e-3, 1.0, 1, 1.0).to_json(), "seconds": "long"}).encode(),
        json.dumps({**RunFinished(1, 4, "completed", "Done.", 1.0).to_json(), "status": "lost"}).encode(),
        json.dumps(
            {**Validated(1, 4, Interval(1, 1), {}, True, 1).to_json(), "metrics": {"a": {"value": "x"}}}
        ).encode(),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    good = lines_of([StepDone(1, 4, 1.0, {}, 1e-3, 1.0, 1, 1.0)])[0]
    (tmp_path / EVENTS).write_bytes(good + line + b"\n" + good)
    with pytest.raises(RunError, match=r"events\.jsonl, line 2"):
        read_on(tmp_path)


def test_without_events_nothing_has_happened(tmp_path: Path) -> None:
    assert read_on(tmp_path) == (Progress(), Progress())


ODD = [None, True, False, -1, 0, 3, 2**53, 2**60, -0.5, 1e300, math.inf, math.nan, "x", [], {}, [0.5], {"a": None}]


def test_a_step_is_plain_only_where_it_is_an_event_and_says_the_same() -> None:
    good = StepDone(1, 4, 1.0, {"accuracy": 0.5}, 1e-3, 10.0, 0.5, 0.1).to_json()
    changed: list[Any] = [{**good, name: odd} for name in good for odd in ODD]
    lacking: list[Any] = [{name: good[name] for name in good if name != left} for left in good]
    plain = 0
    for data in (good, {**good, "more": 1}, [good], 3, None, *changed, *lacking):
        if is_plain_step(data):
            plain += 1
            event = event_from_json(data)  # does not raise
            assert isinstance(event, StepDone)
            quick, slow = Progress(), Progress()
            _take(quick, data)
            slow.apply(event)
            assert quick == slow
    assert is_plain_step(good) and plain > 5
