"""What nothing in the engine's process catches, in a process of its own, as the guard takes signals and hooks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import os, signal, sys, threading
from workbench.host.guard import AskedToEnd, Guard
sent = []
guard = Guard()
guard.tell_by(sent.append)
"""
THREAD = """
def work(): raise KeyError("lost")
thread = threading.Thread(target=work, name={!r})
thread.start(); thread.join()
print([type(each).__name__ for each in sent])
print(sent[0].sentence); print("in work" in sent[0].details)
"""
SIGNALS = """
signal.raise_signal(signal.SIGINT)
print("Ctrl-C is the window's")
guard.watch_for_the_end()
try:
    signal.raise_signal(signal.SIGTERM)
    print("not reached")
except AskedToEnd:
    signal.raise_signal(signal.SIGTERM)
    print("once is enough")
"""


def _run(code: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("WORKBENCH_HOME", str(home))
    whole = f"{BEGIN}{code}\nguard.end()"
    ended = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_a_fault_in_any_thread_reaches_the_window_and_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds, sentence, traced = _run(THREAD.format("requests-runs"), tmp_path, monkeypatch)
    assert kinds == "['EngineFaulted']"
    assert sentence == "Something went wrong in the engine that should not have: KeyError: 'lost'"
    assert traced == "True"
    log = (tmp_path / "logs" / "workbench.log").read_text()
    assert "Not expected in requests-runs" in log and "in work" in log
    assert not list((tmp_path / "logs").glob("crash-*"))


def test_a_fault_in_training_ends_the_run_in_the_window_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds, *_ = _run(THREAD.format("training"), tmp_path, monkeypatch)
    assert kinds == "['EngineFaulted', 'RunFinished']"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
def test_ctrl_c_is_left_to_the_window_and_an_end_is_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run(SIGNALS, tmp_path, monkeypatch) == ["Ctrl-C is the window's", "once is enough"]
