"""Where runs and caches lie can be chosen; what is wrong with a choice is told, and the usual place serves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.folders import CACHE, RUNS, cache_folder, choose_folder, runs_folder, usual_folder, weights_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_chosen_folder_is_made_and_used_until_the_usual_one_is_wanted_again(tmp_path: Path) -> None:
    there = tmp_path / "big disk" / "训练"
    choose_folder(RUNS, there)
    choose_folder(CACHE, tmp_path / "c")
    assert there.is_dir() and runs_folder() == there
    assert cache_folder() == tmp_path / "c" and weights_folder() == tmp_path / "c" / "weights"
    choose_folder(RUNS, None)
    assert runs_folder() == usual_folder(RUNS) and cache_folder() == tmp_path / "c"


def test_a_folder_that_takes_no_files_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    choose_folder(RUNS, tmp_path / "a")
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        choose_folder(RUNS, tmp_path / "file")
    assert runs_folder() == tmp_path / "a"


@pytest.mark.parametrize("record", ["", "[]", '{"runs": 3}', '{"runs": "relative"}', "{", "\x00"])
def test_a_damaged_record_counts_as_none(home: Path, record: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "folders.json").write_text(record)
    assert runs_folder() == usual_folder(RUNS)
    choose_folder(RUNS, home / "elsewhere")
    assert runs_folder() == home / "elsewhere"


def test_the_record_is_plain(home: Path, tmp_path: Path) -> None:
    choose_folder(RUNS, tmp_path / "a")
    assert json.loads((home / "folders.json").read_text()) == {"runs": str(tmp_path / "a")}
