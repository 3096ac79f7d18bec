"""The engine's thread and its child process: real training, a real kill, a real crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui import faulty_engine
from PySide6.QtCore import QObject, Signal

from workbench.config import RunConfig
from workbench.engine.commands import Continue, Pause, Resume, Start, Stop
from workbench.engine.events import CheckpointSaved, Event, Paused, Resumed, RunFinished, StepDone
from workbench.engine.replies import EngineReady
from workbench.folders import log_folder
from workbench.gui.engine_thread import EngineThread
from workbench.logs import end_log, log_file, start_log
from workbench.runs.log import RunState
from workbench.runs.store import load_log

PATIENCE_MS = 120_000


class Ear(QObject):
    """Hears everything an engine says."""

    def __init__(self, engine: EngineThread) -> None:
        super().__init__()
        self.events: list[Event] = []
        self.replies: list[Any] = []
        self.deaths: list[str] = []
        engine.eventReceived.connect(self.events.append)
        engine.replyReceived.connect(self.replies.append)
        engine.childDied.connect(lambda death: self.deaths.append(str(death)))

    def kinds(self) -> list[type]:
        return [type(each) for each in self.events]

    @property
    def finished(self) -> RunFinished | None:
        return next((each for each in self.events if isinstance(each, RunFinished)), None)

    @property
    def steps(self) -> int:
        return sum(isinstance(each, StepDone) for each in self.events)

    @property
    def ready(self) -> int:
        return sum(isinstance(each, EngineReady) for each in self.replies)


@pytest.fixture
def engine(qtbot: Any) -> Iterator[tuple[EngineThread, Ear]]:
    thread = EngineThread()
    ear = Ear(thread)
    thread.start()
    yield thread, ear
    thread.shut_down()
    assert thread.isFinished()
    assert thread.child_pid is None


def config(data: Path, episodes: int = 24) -> RunConfig:
    values = {"filters": 4, "queries": 2, "episodes": episodes, "validation_episodes": 4, "validate_every": 8}
    return RunConfig.from_values("omniglot", "protonet", {**values, "device": "cpu"}, (), str(data))


def test_a_run_goes_through_to_the_end(engine: Any, qtbot: Any, small_omniglot: Path, tmp_path: Path) -> None:
    thread, ear = engine
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot)))
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    assert ear.finished.status == "completed", ear.finished.details
    assert ear.steps == 6
    assert load_log(tmp_path / "run").state is RunState.COMPLETED


def test_pause_resume_and_stop(engine: Any, qtbot: Any, small_omniglot: Path, tmp_path: Path) -> None:
    thread, ear = engine
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot, episodes=10**6)))
    qtbot.waitUntil(lambda: ear.steps > 2, timeout=PATIENCE_MS)
    thread.send(Pause())
    qtbot.waitUntil(lambda: Paused in ear.kinds(), timeout=PATIENCE_MS)
    before = ear.steps
    qtbot.wait(300)
    assert ear.steps == before
    thread.send(Resume())
    qtbot.waitUntil(lambda: Resumed in ear.kinds() and ear.steps > before, timeout=PATIENCE_MS)
    thread.send(Stop())
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    assert ear.finished.status == "stopped"


def test_kill_9_is_told_and_the_run_continues(engine: Any, qtbot: Any, small_omniglot: Path, tmp_path: Path) -> None:
    thread, ear = engine
    long = config(small_omniglot, episodes=3000)
    thread.send(Start(str(tmp_path / "run"), long))
    qtbot.waitUntil(lambda: ear.steps > 4, timeout=PATIENCE_MS)
    os.kill(thread.child_pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: len(ear.deaths) == 1, timeout=PATIENCE_MS)
    assert "ended from outside" in ear.deaths[0] and "started again" in ear.deaths[0]
    log = load_log(tmp_path / "run")
    assert log.state is RunState.INTERRUPTED and log.can_continue
    qtbot.waitUntil(lambda: ear.ready == 2, timeout=PATIENCE_MS)
    ear.events.clear()
    thread.send(Continue(str(tmp_path / "run")))
    qtbot.waitUntil(lambda: ear.steps > 2, timeout=PATIENCE_MS)
    assert ear.kinds()[0] is Resumed
    thread.send(Stop())
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    again = load_log(tmp_path / "run").train_loss.x
    assert (again[1:] > again[:-1]).all(), "no point twice, none missing in between"


def test_an_exception_in_the_engine_ends_in_a_sentence(engine: Any, qtbot: Any, tmp_path: Path) -> None:
    thread, ear = engine
    (tmp_path / "empty").mkdir()
    thread.send(Start(str(tmp_path / "run"), config(tmp_path / "empty")))
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    assert ear.finished.status == "failed"
    assert "empty" in ear.finished.reason and ear.finished.details == ""
    assert not ear.deaths and not (tmp_path / "run").exists()


def test_a_busy_engine_is_ended_within_the_grace(qtbot: Any, small_omniglot: Path, tmp_path: Path) -> None:
    thread = EngineThread()
    ear = Ear(thread)
    thread.start()
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot, episodes=10**6)))
    qtbot.waitUntil(lambda: ear.steps > 2, timeout=PATIENCE_MS)
    thread.shut_down()
    assert thread.isFinished()
    assert load_log(tmp_path / "run").can_continue


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are of Unix")
def test_a_crash_of_the_engine_leaves_its_stacks_in_the_log_and_the_window_says_where(
    engine: Any, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread, ear = engine
    qtbot.waitUntil(lambda: ear.ready == 1, timeout=PATIENCE_MS)
    start_log("window")
    before = log_file().stat().st_size if log_file().is_file() else 0
    os.kill(thread.child_pid, signal.SIGSEGV)
    qtbot.waitUntil(lambda: len(ear.deaths) == 1, timeout=PATIENCE_MS)
    end_log()
    assert ear.deaths[0].startswith("The engine crashed (signal 11); Help ▸ Open the log shows where.")
    said = log_file().read_text()[before:]
    assert "Segmentation fault" in said and "_serve_all" in said
    assert not list(log_folder().glob("crash-engine-*")) or ear.ready == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")
def test_an_engine_that_hangs_is_ended_by_force_and_leaves_no_process(
    qtbot: Any, small_omniglot: Path, tmp_path: Path
) -> None:
    thread = EngineThread()
    ear = Ear(thread)
    thread.start()
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot, episodes=10**6)))
    qtbot.waitUntil(lambda: CheckpointSaved in ear.kinds(), timeout=PATIENCE_MS)
    pid = thread.child_pid
    os.kill(pid, signal.SIGSTOP)
    thread.shut_down()
    assert thread.isFinished()
    with pytest.raises(ProcessLookupError):  # a zombie could still be signalled
        os.kill(pid, 0)
    assert load_log(tmp_path / "run").can_continue


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
def test_an_engine_that_the_session_ends_keeps_a_checkpoint(
    engine: Any, qtbot: Any, small_omniglot: Path, tmp_path: Path
) -> None:
    thread, ear = engine
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot, episodes=10**6)))
    qtbot.waitUntil(lambda: ear.steps > 2, timeout=PATIENCE_MS)
    os.kill(thread.child_pid, signal.SIGINT)  # is not for it
    steps = ear.steps
    qtbot.waitUntil(lambda: ear.steps > steps, timeout=PATIENCE_MS)
    os.kill(thread.child_pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    assert ear.finished.status == "stopped"
    log = load_log(tmp_path / "run")
    assert log.state is RunState.STOPPED and log.checkpoint.episodes == ear.finished.episodes


def test_5000_emits_do_not_bring_python_down(qtbot: Any) -> None:
    class Speaker(QObject):
        said = Signal(object)

    speaker, heard = Speaker(), []
    speaker.said.connect(heard.append)
    for _ in range(5000):
        speaker.said.emit(True)
    assert len(heard) == 5000


def test_the_windows_process_never_imports_torch() -> None:
    code = (
        "import sys, pkgutil, importlib, workbench.gui as gui\n"
        "names = [m.name for m in pkgutil.walk_packages(gui.__path__, 'workbench.gui.')]\n"
        "[importlib.import_module(name) for name in names]\n"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_after_a_fault_of_the_graphics_card_another_engine_begins(
    qtbot: Any, small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.gui.engine_thread.enter", faulty_engine.enter)
    thread = EngineThread()
    ear = Ear(thread)
    thread.start()
    qtbot.waitUntil(lambda: ear.ready == 1, timeout=PATIENCE_MS)
    monkeypatch.undo()
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot)))
    qtbot.waitUntil(lambda: len(ear.deaths) == 1, timeout=PATIENCE_MS)
    assert ear.finished.status == "failed" and ear.finished.reason == faulty_engine.SAID
    assert ear.deaths == ["The engine could not use the graphics card any more. It is being started again."]
    qtbot.waitUntil(lambda: ear.ready == 2, timeout=PATIENCE_MS)
    ear.events.clear()
    thread.send(Start(str(tmp_path / "next"), config(small_omniglot)))
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    assert ear.finished.status == "completed", ear.finished.details
    thread.shut_down()


def test_what_was_meant_for_a_dead_child_does_not_reach_the_next(
    engine: Any, qtbot: Any, small_omniglot: Path, tmp_path: Path
) -> None:
    """Between a child's death and the word of it, the window believes in the child and may still command it."""
    thread, ear = engine
    qtbot.waitUntil(lambda: ear.ready == 1, timeout=PATIENCE_MS)
    first = thread.child_pid
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while thread.child_pid in (first, None) and time.monotonic() < deadline:
        time.sleep(0.01)  # no signal is delivered meanwhile: the window does not know yet
    thread.send(Start(str(tmp_path / "given-up"), config(small_omniglot)))
    qtbot.waitUntil(lambda: ear.ready == 2, timeout=PATIENCE_MS)
    thread.send(Start(str(tmp_path / "run"), config(small_omniglot)))
    qtbot.waitUntil(lambda: ear.finished is not None, timeout=PATIENCE_MS)
    assert ear.finished.status == "completed", ear.finished.details
    assert not (tmp_path / "given-up").exists()


def test_an_engine_that_cannot_be_started_is_told_and_not_tried_for_ever(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoProcess:
        def __init__(self, **kwargs: Any) -> None:
            pass

        def start(self) -> None:
            raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr("workbench.gui.engine_thread.CONTEXT.Process", NoProcess)
    thread = EngineThread()
    ear = Ear(thread)
    thread.start()
    qtbot.waitUntil(lambda: len(ear.deaths) == 3 and thread.isFinished(), timeout=PATIENCE_MS)
    assert "Cannot allocate memory" in ear.deaths[0] and "started again" in ear.deaths[0]
    assert "3 times in a row" in ear.deaths[2]
