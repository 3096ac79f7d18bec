"""What stands in a run folder is read with mistrust."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from workbench.config import RunConfig
from workbench.engine.events import RunStarted, StepDone, event_from_json
from workbench.runs import reading
from workbench.runs.reading import read_config, read_events
from workbench.runs.record import mend_torn_end, record
from workbench.runs.store import RunError

STEP: dict[str, Any] = StepDone(1, 4, 1.0, {"accuracy": 0.5}, 1e-3, 10.0, 0.1, 0.1).to_json()


def test_a_config_of_a_gigabyte_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "config.json").open("wb") as file:
        file.truncate(10**9)  # takes no room on the disk
    monkeypatch.setattr(json, "loads", lambda _: pytest.fail("it was read whole"))
    with pytest.raises(RunError) as refused:
        read_config(tmp_path)
    assert str(refused.value) == f"{tmp_path / 'config.json'} cannot be read: it is larger than 1,000,000 bytes."


def test_a_line_without_an_end_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 1000)
    (tmp_path / "events.jsonl").write_bytes(b'"' + b"x" * 5000 + b'"\n')
    with pytest.raises(RunError, match=r"line 1: it is longer than 1,000 bytes"):
        list(read_events(tmp_path))


def test_an_event_of_a_newer_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text(
        '{"event": "Teleported", "step": 1, "episodes": 2}\n' + json.dumps(STEP) + "\n"
    )
    with pytest.raises(RunError, match=r"events\.jsonl, line 1: unknown event 'Teleported'; it may be from a newer"):
        list(read_events(tmp_path))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"step": "1"}, "step of a StepDone: '1' is no count"),
        ({"step": True}, "True is no count"),
        ({"episodes": -1}, "-1 is no count"),
        ({"episodes": 10**400}, "a number of many digits is no count"),
        ({"loss": "low"}, "loss of a StepDone: 'low' is no number"),
        ({"loss": 10**400}, "is no number"),
        ({"metrics": [1]}, "a list is no object"),
        ({"metrics": {"accuracy": {}}}, "an object is no number"),
        ({"seconds": None}, "a time of a StepDone is no finite number"),
        ({"surprise": 1}, "a StepDone has no 'surprise'"),
        ({"event": ["StepDone"]}, "unknown event"),
    ],
)
def test_an_event_of_other_types_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        event_from_json({**STEP, **changes})


def test_an_end_of_another_kind_is_refused() -> None:
    end = {"event": "RunFinished", "step": 1, "episodes": 1, "status": "running", "reason": "", "seconds": 1.0}
    with pytest.raises(ValueError, match="cannot have ended as 'running'"):
        event_from_json(end)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders on this system")
def test_a_pipe_is_neither_read_nor_written(tmp_path: Path) -> None:
    for name in ("config.json", "events.jsonl"):
        os.mkfifo(tmp_path / name)
    for work in (read_config, lambda run_dir: list(read_events(run_dir)), lambda d: mend_torn_end(d / "events.jsonl")):
        with pytest.raises(RunError, match=r"is no file\."):
            work(tmp_path)


def test_names_that_are_no_text_come_back_as_they_were(tmp_path: Path) -> None:
    """A file's name may hold any bytes, and Python has signs of its own for those that are no text."""
    data = b"/tmp/\xff/\xe5\xad\x97".decode("utf-8", "surrogateescape")
    config = RunConfig(data=data)
    started = RunStarted(0, 0, planned_episodes=1, device="CPU", parameters=1, config=config.to_json())
    assert list(record(iter([started]), tmp_path / "run", config)) == [started]
    assert read_config(tmp_path / "run").data == data
    assert list(read_events(tmp_path / "run")) == [started]


@pytest.mark.parametrize("size", [10, 65536, 200_000])
def test_a_torn_end_of_any_length_is_cut(tmp_path: Path, size: int) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"one\ntwo\n" + b"x" * size)
    mend_torn_end(path)
    assert path.read_bytes() == b"one\ntwo\n"
    path.write_bytes(b"x" * size)
    mend_torn_end(path)
    assert path.read_bytes() == b""
