"""The file of the index: whatever is wrong with it, and whoever else uses it, the list is right."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from listed_runs import FINISHED, STARTED, STEP, Reading, by_folders, write

from workbench.runs import index_file
from workbench.runs.about import About, write_about
from workbench.runs.index import list_runs
from workbench.runs.index_file import NAME


def _spoil(path: Path, how: str) -> None:
    whole = path.read_bytes()
    generator = np.random.default_rng(len(how))
    if how == "missing":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "text":
        path.write_text("not a database, but a text that is long enough for one" * 100)
    elif how == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif how == "flipped":
        spoilt = bytearray(whole)
        for place in generator.integers(0, len(whole), 400):
            spoilt[place] ^= 1 << int(generator.integers(8))
        path.write_bytes(bytes(spoilt))
    elif how == "a folder":
        path.unlink()
        path.mkdir()
    else:
        with sqlite3.connect(path) as database:
            database.execute(how)


@pytest.mark.parametrize(
    "how",
    [
        "missing",
        "empty",
        "text",
        "cut",
        "flipped",
        "a folder",
        "PRAGMA user_version = 3",
        "DROP TABLE runs",
        "ALTER TABLE runs DROP COLUMN row",
        "UPDATE runs SET row = replace(row, '0.6', '0.9')",
        "UPDATE runs SET row = NULL",
        "UPDATE runs SET row = CAST(X'FFFE' AS TEXT)",
        "DELETE FROM runs WHERE name = 'one'",
    ],
)
def test_whatever_is_wrong_with_the_index_the_list_is_right_and_the_index_is_made_again(
    runs: Path, reading: Reading, how: str
) -> None:
    reading.in_listing(runs)
    database = sqlite3.connect(runs / NAME)
    database.execute("PRAGMA journal_mode = DELETE")
    database.close()
    _spoil(runs / NAME, how)
    assert "one" in reading.in_listing(runs)
    assert reading.in_listing(runs) == []
    if how != "a folder":
        assert not index_file._unwritten and sqlite3.connect(runs / NAME).execute("SELECT * FROM runs").fetchall()


def test_a_hundred_spoilt_indices_never_change_the_list(runs: Path) -> None:
    right = list_runs(runs)
    database = sqlite3.connect(runs / NAME)
    database.execute("PRAGMA journal_mode = DELETE")
    database.close()
    whole = (runs / NAME).read_bytes()
    generator = np.random.default_rng(0)
    for _ in range(100):
        spoilt = bytearray(whole)
        for place in generator.integers(0, len(whole), int(generator.integers(1, 20))):
            spoilt[place] = int(generator.integers(256))
        (runs / NAME).write_bytes(bytes(spoilt)[: int(generator.choice([len(whole), generator.integers(len(whole))]))])
        assert list_runs(runs) == right


@pytest.mark.parametrize("code", ["SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_BUSY"])
def test_where_the_index_cannot_be_written_it_is_kept_in_memory(
    runs: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    def refuse(*args: Any) -> None:
        error = sqlite3.OperationalError("no")
        error.sqlite_errorcode = getattr(sqlite3, code)
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(index_file, "_write", refuse)
        assert reading.in_listing(runs) == ["one", "three", "two"]
        write(runs / "three", STEP)
        assert reading.in_listing(runs) == ["three"]
        assert reading.in_listing(runs) == []
    write(runs / "three", STEP)
    assert reading.in_listing(runs) == ["three"]
    assert (runs / NAME).is_file() and not index_file._unwritten


def test_a_folder_that_nobody_may_write_is_listed(runs: Path, reading: Reading) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("the administrator may write anywhere, and Windows does not close folders so")
    runs.chmod(0o500)
    try:
        assert reading.in_listing(runs) == ["one", "three", "two"]
        assert reading.in_listing(runs) == []
    finally:
        runs.chmod(0o700)


def test_many_threads_list_while_runs_come_and_go(runs: Path) -> None:
    failures: list[BaseException] = []

    def look() -> None:
        try:
            for _ in range(15):
                assert {"one", "two", "three"} <= {each.name for each in list_runs(runs).runs}
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(30):
        write(runs / f"more-{number}", STARTED, FINISHED)
        if number % 3 == 0:
            (runs / f"more-{number}").rename(runs / f"other-{number}")
    for thread in threads:
        thread.join()
    assert not failures
    assert list_runs(runs) == by_folders(runs)


def _list_often(folder: str, times: int) -> None:
    for _ in range(times):
        assert len(list_runs(Path(folder)).runs) == 40
    os._exit(0 if not index_file._unwritten else 3)


def test_two_processes_use_one_index(tmp_path: Path) -> None:
    for number in range(40):
        write(tmp_path / f"run-{number}", STARTED, STEP)
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_list_often, args=(str(tmp_path), 20)) for _ in range(2)]
    for other in others:
        other.start()
    for turn in range(20):
        write_about(tmp_path / f"run-{turn}", About(f"turn {turn}"))
        list_runs(tmp_path)
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    titles = {each.name: each.title for each in list_runs(tmp_path).runs}
    assert titles == {f"run-{n}": f"turn {n}" if n < 20 else "" for n in range(40)}
