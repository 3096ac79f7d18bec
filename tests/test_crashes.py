"""What a crashing process leaves behind: stacks in a file, which whoever finds it moves into the log."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.crashes import STALE_S, take_all, take_crash
from workbench.logs import end_log, log_file, start_log

CODE = """
import os, sys
sys.stderr = sys.stdout = None
from workbench.crashes import CrashFile
file = CrashFile("window")
def somewhere(): {}
somewhere()
file.close()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    start_log("window")
    yield tmp_path
    end_log()


def _run(what: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", CODE.format(what)])
    process.wait(timeout=60)
    return process


def _files(home: Path) -> list[str]:
    return [each.name for each in (home / "logs").glob("crash-*")]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are of Unix")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_without_a_console_leaves_its_stacks_in_the_log(home: Path, number: int) -> None:
    process = _run(f"os.kill(os.getpid(), {int(number)})")
    assert process.returncode == -number
    (crash,) = take_all()
    assert (crash.role, crash.pid) == ("window", process.pid)
    assert "in somewhere" in crash.stacks
    assert "in somewhere" in log_file().read_text() and not _files(home)


def test_an_end_in_order_leaves_nothing(home: Path) -> None:
    _run("pass")
    assert not take_all() and not _files(home)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are of Unix")
def test_the_empty_file_of_a_killed_process_goes_once_it_cannot_be_in_use(home: Path) -> None:
    process = _run("os.kill(os.getpid(), 9)")
    (name,) = _files(home)
    assert not take_all() and _files(home)
    old = time.time() - STALE_S - 60
    os.utime(home / "logs" / name, (old, old))
    assert not take_all() and not _files(home)
    killed = _run("os.kill(os.getpid(), 9)")
    assert take_crash("window", killed.pid) is None and not _files(home)
    assert process.pid != killed.pid


def test_a_folder_that_cannot_be_written_does_not_keep_a_process_from_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "file"))
    assert _run("pass").returncode == 0
    assert take_all() == []
