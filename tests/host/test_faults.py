"""What goes wrong while a run is under way ends it once, with the reason, loses nothing, and the next Start works."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from host.test_host_training import Host, config

from workbench.algorithms.protonet import ProtoNet
from workbench.config import RunConfig
from workbench.engine.commands import Continue, Start
from workbench.engine.events import (
    CheckpointSaved,
    Event,
    MemoryRanOut,
    Paused,
    Resumed,
    RunFinished,
    StepDone,
)
from workbench.host.training import Training
from workbench.runs.log import RunState
from workbench.runs.store import load_log, read_config

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def begun(host: Host, data: Path, run_dir: Path, **train: Any) -> None:
    """A run that has taken a step."""
    host.training.begin(Start(str(run_dir), changed(config(data), **train)))
    host.until(StepDone)


def changed(made: RunConfig, **train: Any) -> RunConfig:
    return RunConfig.from_json({**made.to_json(), "train": {**made.to_json()["train"], **train}})


def the_end(host: Host) -> tuple[RunFinished, list[Event]]:
    """The one RunFinished, and what came before it."""
    before: list[Event] = []
    while not isinstance(event := host.next(), RunFinished):
        before.append(event)
    assert not [each for each in host.rest() if isinstance(each, RunFinished)]
    return event, before


def next_start_works(host: Host, data: Path, run_dir: Path) -> None:
    host.training.begin(Start(str(run_dir), changed(config(data), episodes=8)))
    last, _ = the_end(host)
    assert last.status == "completed"


def test_a_device_fault(small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered\nCompile with TORCH_USE_CUDA_DSA")

    host = Host()
    begun(host, small_omniglot, tmp_path / "run", checkpoint_seconds=0.0)
    host.until(CheckpointSaved)
    with monkeypatch.context() as patch:
        patch.setattr(ProtoNet, "meta_gradient", broken)
        last, _ = the_end(host)
    assert last.status == "failed" and last.reason == "CUDA error: an illegal memory access was encountered"
    assert "Traceback" in last.details
    assert load_log(tmp_path / "run").can_continue
    next_start_works(host, small_omniglot, tmp_path / "next")


@pytest.mark.parametrize("lost", [True, False])
def test_a_fault_that_loses_the_graphics_card_ends_the_process_after_the_run(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    def refused() -> None:
        if lost:
            raise RuntimeError("CUDA error: an illegal memory access was encountered")

    host, given_up = Host(), threading.Event()
    host.training = Training(host._queue.put, given_up.set)
    monkeypatch.setattr(torch.cuda, "is_initialized", lambda: True)
    monkeypatch.setattr(torch.cuda, "synchronize", refused)
    with monkeypatch.context() as patch:
        patch.setattr(ProtoNet, "meta_gradient", broken)
        host.training.begin(Start(str(tmp_path / "run"), changed(config(small_omniglot), episodes=8)))
        last, _ = the_end(host)
    assert last.status == "failed" and given_up.is_set() is lost
    host.training.begin(Start(str(tmp_path / "next"), changed(config(small_omniglot), episodes=8)))
    last, _ = the_end(host)
    assert last.status == "completed", "one that went well ends nothing"


def test_a_full_disk_while_events_are_written(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, whole = Host(), Path.open
    written = itertools.count()

    class Filling:
        """A log on a disk with room for 20 lines, the last of which is torn."""

        def __init__(self, file: Any) -> None:
            self.file = file

        def write(self, line: bytes) -> int:
            number = next(written)
            if number == 20:
                return int(self.file.write(line[:7]))
            if number > 20:
                raise FULL
            return int(self.file.write(line))

        def __getattr__(self, name: str) -> Any:
            return getattr(self.file, name)

        def __enter__(self) -> Filling:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

    def opened(self: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        file = whole(self, mode, *args, **kwargs)
        return Filling(file) if self.name == "events.jsonl" and mode == "ab" else file

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opened)
        host.training.begin(Start(str(tmp_path / "run"), config(small_omniglot)))
        last, before = the_end(host)
    assert last.status == "failed" and "No space left on device" in last.reason and str(tmp_path) in last.reason
    log = load_log(tmp_path / "run")
    assert log.state is RunState.INTERRUPTED, "its end did not find room"
    assert len(before) == 21, "what could not be written was heard of all the same"
    recorded = len(log.train_loss) + len(log.val_loss)
    assert recorded >= sum(isinstance(each, StepDone) for each in before) - 1
    next_start_works(host, small_omniglot, tmp_path / "next")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_while_a_checkpoint_is_written(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise FULL

    host = Host()
    begun(host, small_omniglot, tmp_path / "run", checkpoint_seconds=0.0)
    host.until(CheckpointSaved)
    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), full)
        last, _ = the_end(host)
    assert last.status == "failed" and "No space left on device" in last.reason
    host.training.begin(Continue(str(tmp_path / "run")))
    assert isinstance(host.until(Resumed), Resumed)
    host.training.control.stop()
    last, _ = the_end(host)
    assert last.status == "stopped"


@pytest.mark.skipif(os.name == "nt", reason="a folder with a file that is open cannot be removed or moved")
@pytest.mark.parametrize("checkpoint_seconds", [0.0, 3600.0], ids=["saving", "not saving"])
@pytest.mark.parametrize("moved", [False, True], ids=["removed", "moved"])
def test_a_folder_that_is_removed(small_omniglot: Path, tmp_path: Path, checkpoint_seconds: float, moved: bool) -> None:
    host = Host()
    begun(host, small_omniglot, tmp_path / "run", episodes=400, checkpoint_seconds=checkpoint_seconds)
    (tmp_path / "run").rename(tmp_path / "moved")
    if not moved:
        shutil.rmtree(tmp_path / "moved")
    last, before = the_end(host)
    assert last.status == "failed" and len(before) < 100, "files that are open can be written on"
    assert last.reason == f"The run folder {tmp_path / 'run'} was removed while the run was written to it."
    if moved:
        assert load_log(tmp_path / "moved").train_loss, "what was written is kept"
    next_start_works(host, small_omniglot, tmp_path / "next")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is denied to the administrator")
def test_a_folder_that_may_not_be_written(small_omniglot: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    host = Host()
    host.training.begin(Start(str(tmp_path / "closed" / "run"), config(small_omniglot)))
    last, _ = the_end(host)
    assert last.status == "failed" and "Permission denied" in last.reason
    next_start_works(host, small_omniglot, tmp_path / "next")


def test_permission_that_is_taken_away(small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    host = Host()
    begun(host, small_omniglot, tmp_path / "run", checkpoint_seconds=0.0)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", denied)
        last, _ = the_end(host)
    assert last.status == "failed" and "Permission denied" in last.reason
    next_start_works(host, small_omniglot, tmp_path / "next")


def test_a_clock_that_is_set_back(small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, year = Host(), 365 * 86400
    began = time.time()
    moments = itertools.count()
    monkeypatch.setattr(time, "time", lambda: began - next(moments) * year / 100)
    host.training.begin(Start(str(tmp_path / "run"), changed(config(small_omniglot), episodes=40)))
    last, before = the_end(host)
    seconds = [each.seconds for each in before if isinstance(each, StepDone)]
    assert last.status == "completed" and seconds == sorted(seconds) and 0 <= seconds[0] <= last.seconds


def test_memory_that_runs_out_waits_for_a_choice_that_is_kept(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*_: Any) -> None:
        raise MemoryError

    host = Host()
    begun(host, small_omniglot, tmp_path / "run")
    with monkeypatch.context() as patch:
        patch.setattr(ProtoNet, "meta_gradient", short)
        host.until(MemoryRanOut)
        host.until(Paused)
    host.training.control.resume({"tasks_at_once": 1})
    resumed = host.until(Resumed)
    assert isinstance(resumed, Resumed) and resumed.changes == {"tasks_at_once": 1}
    host.until(StepDone)
    host.training.control.stop()
    last, _ = the_end(host)
    assert last.status == "stopped"
    assert read_config(tmp_path / "run").train.tasks_at_once == 1
    episodes = resumed.episodes
    assert load_log(tmp_path / "run").badges == (f"tasks at a time 1 from task {episodes:,}",)


SCRIPT = """
import resource, sys
from pathlib import Path
from host.test_host_training import Host
import host.test_faults as faults
faults.{}(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def in_a_process(act: Callable[[Path, Path], None], data: Path, folder: Path) -> None:
    """Limits of a process are for good, so each is tried in one of its own."""
    code = SCRIPT.format(act.__name__)
    path = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(__file__).parents[2])])
    environment = {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(data), str(folder)], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def outgrow_a_file_size(data: Path, folder: Path) -> None:
    import resource
    import signal

    host = Host()
    begun(host, data, folder / "run")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as Python itself has it
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    last, before = the_end(host)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert last.status == "failed" and "File too large" in last.reason, last
    assert any(isinstance(each, StepDone) for each in before)
    assert load_log(folder / "run").started is not None
    next_start_works(host, data, folder / "next")


def outgrow_an_address_space(data: Path, folder: Path) -> None:
    """A step of 64 tasks does not find room, fewer at a time do."""
    import resource

    host, unlimited = Host(), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    wide = config(data).to_json()
    wide["net"]["filters"], wide["train"]["meta_batch"], wide["train"]["episodes"] = 64, 64, 256
    next_start_works(host, data, folder / "first")  # libraries are loaded, and threads begun
    status = Path("/proc/self/status").read_text().split()
    taken = 1024 * int(status[status.index("VmSize:") + 1])
    resource.setrlimit(resource.RLIMIT_AS, (taken + 400 * 10**6, resource.RLIM_INFINITY))
    host.training.begin(Start(str(folder / "run"), RunConfig.from_json(wide)))
    chosen: list[Any] = []
    while not isinstance(event := host.next(), RunFinished):
        if isinstance(event, MemoryRanOut):
            best = event.remedies[0].changes
            host.until(Paused)
            host.training.control.resume(best)
            chosen.append(best.get("tasks_at_once"))
    resource.setrlimit(resource.RLIMIT_AS, unlimited)
    assert event.status == "completed", event
    # the first remedy may not suffice, as what is free also goes to others meanwhile
    assert chosen and chosen == sorted(set(chosen), reverse=True) and 64 % chosen[0] == 0, chosen


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are set as on Linux")
def test_a_file_that_may_grow_no_further(small_omniglot: Path, tmp_path: Path) -> None:
    in_a_process(outgrow_a_file_size, small_omniglot, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are set as on Linux")
def test_real_lack_of_memory_is_overcome_by_what_is_offered(small_omniglot: Path, tmp_path: Path) -> None:
    in_a_process(outgrow_an_address_space, small_omniglot, tmp_path)
