"""What verifies the packages says so when something is wrong."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from linux_packages import LINUX

NAMES = ("report", "file_lists")


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
