"""One process at a time in a run folder: the second is refused with a sentence, and the first loses nothing."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import main
from workbench.config import RunConfig
from workbench.engine.commands import Continue, Start
from workbench.engine.control import Control
from workbench.engine.events import CheckpointSaved, Event, Resumed, RunFinished, RunStarted, StepDone
from workbench.engine.remedies import changed
from workbench.engine.train import train
from workbench.host.training import Training
from workbench.runs.continuing import continued
from workbench.runs.lock import hold, is_held
from workbench.runs.log import RunState
from workbench.runs.record import check_free, record
from workbench.runs.store import RunError, load_log, read_config


def config(data: Path, **values: Any) -> RunConfig:
    small = {"filters": 4, "queries": 2, "episodes": 16, "validation_episodes": 4, "validate_every": 8, "device": "cpu"}
    return RunConfig.from_values("omniglot", "protonet", {**small, **values}, (), str(data))


def begun(made: RunConfig, run_dir: Path) -> Any:
    """A run after its second step, which is saved, with the folder held."""
    events = record(train(made, run_dir, Control()), run_dir, made)
    for event in events:
        if isinstance(event, CheckpointSaved) and event.step == 2:
            return events
    raise AssertionError("it ended too soon")


def test_the_command_line_is_refused_with_status_2(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path
) -> None:
    first = begun(config(small_omniglot, checkpoint_seconds=0.0), tmp_path / "run")
    before = (tmp_path / "run" / "events.jsonl").read_bytes()
    assert main(["train", "--resume", str(tmp_path / "run"), "--json"]) == 2
    told = capsys.readouterr()
    assert told.err.strip() == f"workbench: The run folder {tmp_path / 'run'} is in use by another process."
    assert json.loads(told.out.splitlines()[-1])["status"] == "failed"
    assert (tmp_path / "run" / "events.jsonl").read_bytes() == before
    *_, last = first
    assert isinstance(last, RunFinished) and last.status == "completed"
    assert load_log(tmp_path / "run").state is RunState.COMPLETED


def test_the_window_hears_it_in_a_run_finished(small_omniglot: Path, tmp_path: Path) -> None:
    first = begun(config(small_omniglot, checkpoint_seconds=0.0), tmp_path / "run")
    heard: queue.Queue[Event] = queue.Queue()
    training = Training(heard.put)
    training.begin(Continue(str(tmp_path / "run")))
    training.end()
    refused = heard.get_nowait()
    assert isinstance(refused, RunFinished) and refused.status == "failed" and heard.empty()
    assert "in use by another process" in refused.reason and not refused.details
    first.close()
    training.begin(Continue(str(tmp_path / "run")))
    assert isinstance(heard.get(timeout=60), Resumed)
    training.end()


def test_two_that_begin_in_one_folder_do_not_mix(small_omniglot: Path, tmp_path: Path) -> None:
    """Both found it free; one was faster."""
    made, run_dir = config(small_omniglot), tmp_path / "run"
    first, second = (record(train(made, run_dir, Control()), run_dir, made) for _ in range(2))
    next(first)
    with pytest.raises(RunError, match="in use by another process"):
        next(second)
    list(first)
    assert load_log(run_dir).state is RunState.COMPLETED


def test_one_that_was_slow_to_begin_finds_the_folder_taken(tmp_path: Path) -> None:
    run_dir = tmp_path / "run"
    with pytest.raises(RunError, match="run exists already"):
        list(record(slow(run_dir), run_dir, RunConfig()))
    assert not (run_dir / "events.jsonl").exists()


def slow(run_dir: Path) -> Any:
    """A run that takes its time to begin: meanwhile another one came and went."""
    run_dir.mkdir()
    (run_dir / "config.json").write_text("{}")
    yield RunStarted(0, 0, planned_episodes=1, device="CPU", parameters=1, config={})


def test_a_killed_process_leaves_its_folder_free(small_omniglot: Path, tmp_path: Path) -> None:
    run_dir = tmp_path / "run"
    flags = "--filters 4 --queries 2 --episodes 100000 --validate-every 100000 --device cpu --checkpoint-seconds 0"
    start = [sys.executable, "-m", "workbench", "train", "--dataset", "omniglot", "--data", str(small_omniglot)]
    command = [*start, "--out", str(run_dir), "--json", *flags.split()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if '"CheckpointSaved"' in line:
                break
        assert is_held(run_dir)
        process.kill()
    assert not is_held(run_dir)
    log = load_log(run_dir)
    assert log.state is RunState.INTERRUPTED and log.can_continue
    with hold(run_dir):
        pass


def test_killed_before_its_first_checkpoint_it_begins_again(small_omniglot: Path, tmp_path: Path) -> None:
    made, run_dir = config(small_omniglot, checkpoint_seconds=1000.0), tmp_path / "run"
    events = record(train(made, run_dir, Control()), run_dir, made)
    next(event for event in events if isinstance(event, StepDone))
    events.close()  # type: ignore[attr-defined]
    again = list(record(continued(made, run_dir, Control()), run_dir, made))
    assert isinstance(again[0], RunStarted)
    log = load_log(run_dir)
    assert log.state is RunState.COMPLETED and list(log.train_loss.x) == [4.0, 8.0, 12.0, 16.0]


def test_the_time_of_a_run_never_goes_down(small_omniglot: Path, tmp_path: Path) -> None:
    """It had gone on for a while after its last checkpoint."""
    made, run_dir = config(small_omniglot, checkpoint_seconds=0.0), tmp_path / "run"
    begun(made, run_dir).close()
    failed = RunFinished(2, 8, "failed", "The disk is full.", 1000.0)
    with (run_dir / "events.jsonl").open("a") as file:
        file.write(json.dumps(failed.to_json()) + "\n")
    timed = [each for each in record(continued(made, run_dir, Control()), run_dir, made) if hasattr(each, "seconds")]
    assert isinstance(timed[-1], RunFinished) and all(each.seconds >= 1000.0 for each in timed)


def test_what_a_run_begins_again_with_it_goes_on_with_once_more(small_omniglot: Path, tmp_path: Path) -> None:
    made, run_dir = config(small_omniglot, checkpoint_seconds=1000.0), tmp_path / "run"
    events = record(train(made, run_dir, Control()), run_dir, made)
    next(event for event in events if isinstance(event, StepDone))
    events.close()  # type: ignore[attr-defined]
    less = changed(made, {"tasks_at_once": 2})
    list(record(continued(less, run_dir, Control()), run_dir, less))
    assert read_config(run_dir) == less


def test_checkpoints_that_are_gone_are_told(small_omniglot: Path, tmp_path: Path) -> None:
    made, run_dir = config(small_omniglot, checkpoint_seconds=0.0), tmp_path / "run"
    begun(made, run_dir).close()
    for each in (run_dir / "checkpoints").iterdir():
        each.unlink()
    with pytest.raises(RunError, match=r"The checkpoints of .*run are gone, so it cannot go on"):
        list(record(continued(made, run_dir, Control()), run_dir, made))


def test_a_checkpoint_that_no_event_tells_of_counts(small_omniglot: Path, tmp_path: Path) -> None:
    """A kill came between the two."""
    made, run_dir = config(small_omniglot, checkpoint_seconds=0.0), tmp_path / "run"
    begun(made, run_dir).close()
    lines = (run_dir / "events.jsonl").read_bytes().splitlines(keepends=True)
    (run_dir / "events.jsonl").write_bytes(b"".join(each for each in lines if b"CheckpointSaved" not in each))
    assert load_log(run_dir).can_continue
    assert isinstance(next(record(continued(made, run_dir, Control()), run_dir, made)), Resumed)


def test_what_a_kill_leaves_before_there_is_a_run_is_free(tmp_path: Path) -> None:
    (tmp_path / ".lock").touch()
    (tmp_path / ".config.json.12.tmp").write_text("{")
    check_free(tmp_path)
    (tmp_path / "mine.txt").touch()
    with pytest.raises(RunError, match="exists already"):
        check_free(tmp_path)


def test_a_start_in_the_window_leaves_nothing_where_it_cannot_begin(tmp_path: Path) -> None:
    heard: queue.Queue[Event] = queue.Queue()
    training = Training(heard.put)
    training.begin(Start(str(tmp_path / "run"), config(tmp_path / "nowhere")))
    training.end()
    last = heard.get_nowait()
    assert isinstance(last, RunFinished) and last.status == "failed" and "nowhere" in last.reason
    assert not (tmp_path / "run").exists()
