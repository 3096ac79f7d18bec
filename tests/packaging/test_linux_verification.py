"""What verifies the packages says so when something is wrong."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from linux_packages import LINUX

NAMES = ("report", "file_lists", "person", "screen", "opened")


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(LINUX))
    yield {name: importlib.import_module(f"verification.{name}") for name in NAMES}
    for name in ("verification", *(f"verification.{each}" for each in NAMES)):
        sys.modules.pop(name, None)


def test_what_is_left_behind_and_what_is_gone_is_named(modules: dict[str, ModuleType], tmp_path: Path) -> None:
    lists = modules["file_lists"]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "gone").touch()
    before = lists.listed([tmp_path])
    assert lists.nothing_new(before, lists.listed([tmp_path])) == "3 files and folders as before"
    (tmp_path / "own" / "gone").unlink()
    (tmp_path / "own" / "left").touch()
    with pytest.raises(modules["report"].FailedError, match=r"1 were left behind .*/left'.*, 1 are gone .*/gone'"):
        lists.nothing_new(before, lists.listed([tmp_path]))
    assert lists.listed([tmp_path], [str(tmp_path / "own")]) == {str(tmp_path)}


def test_files_of_a_user_are_found_among_the_temporary_ones(modules: dict[str, ModuleType], tmp_path: Path) -> None:
    (tmp_path / "left").mkdir()
    owned = modules["file_lists"].owned
    assert owned(os.getuid(), [tmp_path]) == {str(tmp_path), str(tmp_path / "left")}
    assert owned(os.getuid() + 1, [tmp_path]) == set()


def test_what_ends_without_order_or_crashes_has_not_passed(
    modules: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = modules["report"].FailedError
    monkeypatch.setattr(modules["opened"], "LOGS", tmp_path)
    log, before = tmp_path / "workbench.log", "2026-11-21 window 1 INFO Closed\n"
    log.write_text(before)
    opened = modules["opened"].Opened(None, None)
    with pytest.raises(failed, match="does not say at its end that it was closed"):
        opened._closed()
    log.write_text(before + "2026-11-22 window 2 INFO Closed\n")
    (tmp_path / "crash-window-2.txt").touch()
    assert opened._closed() == "which closed in order"
    (tmp_path / "crash-window-2.txt").write_text("Fatal Python error: Segmentation fault")
    with pytest.raises(failed, match=r"It crashed: .*Segmentation fault"):
        opened._closed()


def test_a_failed_check_ends_its_part_and_fails_the_whole(modules: dict[str, ModuleType], tmp_path: Path) -> None:
    report, done = modules["report"].Report(), []
    with report.of("first"):
        report.check(
            "fails", lambda: subprocess.run(["sh", "-c", "echo why >&2; exit 3"], check=True, capture_output=True)
        )
        report.check("is not made", lambda: done.append("first"))
    with report.of("second"):
        report.check("is made", lambda: done.append("second") or "7 files")
    report.write(tmp_path)
    summary = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert (report.passed, summary["passed"], done) == (False, False, ["second"])
    assert [(each["part"], each["passed"]) for each in summary["steps"]] == [("first", False), ("second", True)]
    assert summary["steps"][0]["figure"].endswith("exit status 3. why")
    assert summary["steps"][1]["figure"] == "7 files"


def test_nothing_checked_is_not_passed(modules: dict[str, ModuleType]) -> None:
    assert not modules["report"].Report().passed
