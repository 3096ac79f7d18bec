"""Training in a thread of the engine's process: whatever happens, the run ends in one RunFinished."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Any

import pytest

from workbench.config import RunConfig
from workbench.engine.commands import Continue, Start
from workbench.engine.events import Event, Paused, Resumed, RunFinished, StepDone
from workbench.host import training as module
from workbench.host.training import Training
from workbench.runs.log import RunState
from workbench.runs.store import load_log

PATIENCE_S = 60


class Host:
    """A Training, and what it says."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Event] = queue.Queue()
        self.training = Training(self._queue.put)

    def next(self) -> Event:
        return self._queue.get(timeout=PATIENCE_S)

    def rest(self) -> list[Event]:
        """Everything up to the end of the run, and after it."""
        self.training.end()
        return [self._queue.get_nowait() for _ in range(self._queue.qsize())]

    def until(self, kind: type[Event]) -> Event:
        while not isinstance(event := self.next(), kind):
            pass
        return event


def config(data: Path) -> RunConfig:
    values = {"filters": 4, "queries": 2, "episodes": 10**6, "validation_episodes": 4, "device": "cpu"}
    return RunConfig.from_values("omniglot", "protonet", values, (), str(data))


def test_a_stop_before_the_first_step_ends_the_run(small_omniglot: Path, tmp_path: Path) -> None:
    host = Host()
    host.training.begin(Start(str(tmp_path / "run"), config(small_omniglot)))
    host.training.control.stop()
    last = host.until(RunFinished)
    assert isinstance(last, RunFinished) and last.status == "stopped"
    assert not host.rest()


@pytest.mark.parametrize("paused", [False, True])
def test_a_run_whose_window_is_gone_counts_as_interrupted_after_its_last_step(
    small_omniglot: Path, tmp_path: Path, paused: bool
) -> None:
    host = Host()
    host.training.begin(Start(str(tmp_path / "run"), config(small_omniglot)))
    host.until(StepDone)
    if paused:
        host.training.control.pause()
        host.until(Paused)
    host.training.end(abandoned=True)
    rest = host.rest()
    log = load_log(tmp_path / "run")
    assert not [each for each in rest if isinstance(each, RunFinished)], "nobody stopped it"
    assert log.state is RunState.INTERRUPTED and log.can_continue
    assert log.last_step and log.checkpoint and log.checkpoint.episodes == log.last_step.episodes
    host.training.begin(Continue(str(tmp_path / "run")))
    resumed = host.until(Resumed)
    host.rest()
    assert resumed.episodes == log.last_step.episodes


def test_a_second_run_is_refused_and_the_first_goes_on(small_omniglot: Path, tmp_path: Path) -> None:
    host = Host()
    host.training.begin(Start(str(tmp_path / "first"), config(small_omniglot)))
    host.until(StepDone)
    host.training.begin(Start(str(tmp_path / "second"), config(small_omniglot)))
    refused = host.until(RunFinished)
    assert isinstance(refused, RunFinished) and "still training" in refused.reason
    assert not (tmp_path / "second").exists()
    ends = [each.status for each in host.rest() if isinstance(each, RunFinished)]
    assert ends == ["stopped"]


@pytest.mark.parametrize("kind", [Start, Continue])
def test_a_folder_that_cannot_be_read_ends_in_a_sentence(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    def forbidden(*_: Any) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(module, "check_free", forbidden)
    monkeypatch.setattr(module, "read_config", forbidden)
    host = Host()
    wanted = (config(small_omniglot),) if kind is Start else ()
    host.training.begin(kind(str(tmp_path / "run"), *wanted))
    last = host.next()
    assert isinstance(last, RunFinished) and last.status == "failed" and "Permission denied" in last.reason
