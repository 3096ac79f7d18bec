"""The log: written by several processes at once, turned over when it is long, and no obstacle where it cannot be."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from workbench import logs
from workbench.logs import LOG, Repeats, end_log, give_streams, log_file, start_log


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    yield tmp_path
    end_log()


def test_what_is_logged_names_the_process_and_lies_in_the_home(home: Path) -> None:
    start_log("window")
    LOG.info("Engine ready")
    assert log_file() == home / "logs" / "workbench.log"
    line = log_file().read_text()
    assert " window " in line and line.endswith("INFO Engine ready\n")


def test_several_processes_write_whole_lines_and_turn_the_file_over(home: Path) -> None:
    code = (
        "import sys; from workbench import logs; logs.LARGEST = 20_000; logs.start_log(sys.argv[1])\n"
        "for number in range(150): logs.LOG.info('%s says %03d %s', sys.argv[1], number, 'x' * 100)"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, f"w{each}"]) for each in range(3)]
    assert [each.wait(timeout=120) for each in writers] == [0, 0, 0]
    files = sorted((home / "logs").glob("workbench.log*"))
    assert {each.name for each in files} == {
        "workbench.log",
        "workbench.log.1",
        "workbench.log.2",
        "workbench.log.lock",
    }
    parts = [each for each in files if each.suffix != ".lock"]
    assert all(each.stat().st_size <= 20_000 for each in parts)
    lines = [line for each in parts for line in each.read_text().splitlines()]
    assert all(line.endswith("x" * 100) and line.count(" says ") == 1 for line in lines)
    newest = [int(line.split(" says ")[1][:3]) for line in parts[0].read_text().splitlines()]
    assert 149 in newest


def test_a_process_that_hangs_with_the_lock_silences_no_other(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "PATIENCE_S", 0.05)
    start_log("window")
    with FileLock(f"{log_file()}.lock"):
        LOG.info("Said all the same")
    assert "Said all the same" in log_file().read_text()


def test_where_no_log_can_be_kept_the_program_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "file"))
    before = list(LOG.handlers)
    start_log("window")
    LOG.info("Nobody hears it")
    assert before == LOG.handlers


def test_text_that_no_file_can_hold_is_logged_all_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LOG, "propagate", False)  # pytest would hand it on to where it cannot be encoded
    start_log("window")
    LOG.info("A file named %s", "\udcff.png")
    assert r"\udcff.png" in log_file().read_text()


def test_what_repeats_is_written_at_powers_of_ten() -> None:
    repeats = Repeats()
    due = [number for number in range(1, 1201) if repeats.is_due("the same")]
    assert due == [1, 10, 100, 1000]
    assert repeats.is_due("another")


def test_a_program_without_a_console_may_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    give_streams()
    print("nobody reads this")
    sys.stderr.write("nor this")
    for stream in (sys.stdout, sys.stderr):
        stream.close()


def test_the_library_says_nothing_of_its_own(home: Path) -> None:
    start_log("window")
    logging.getLogger("somebody.else").warning("of no concern")
    LOG.info("ours")
    assert "of no concern" not in log_file().read_text()
