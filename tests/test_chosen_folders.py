"""Where runs and caches lie can be chosen; what is wrong with a choice is told, and the usual place serves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.folders import (
    CACHE,
    OWN_CACHE,
    RUNS,
    cache_folder,
    choose_folder,
    missing_folder,
    runs_folder,
    usual_folder,
    weights_folder,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_chosen_folder_is_made_and_used_until_the_usual_one_is_wanted_again(tmp_path: Path) -> None:
    there = tmp_path / "big disk" / "训练"
    choose_folder(RUNS, there)
    choose_folder(CACHE, tmp_path / "c")
    assert there.is_dir() and runs_folder() == there
    assert cache_folder() == tmp_path / "c" / OWN_CACHE and weights_folder() == cache_folder() / "weights"
    choose_folder(RUNS, None)
    assert runs_folder() == usual_folder(RUNS) and cache_folder().parent == tmp_path / "c"


def test_the_cache_has_a_folder_of_its_own_among_the_users_files(tmp_path: Path) -> None:
    choose_folder(CACHE, tmp_path)
    choose_folder(CACHE, cache_folder())
    assert cache_folder() == tmp_path / OWN_CACHE


def test_the_cache_stays_where_it_lies_when_that_folder_is_chosen(home: Path, tmp_path: Path) -> None:
    choose_folder(CACHE, usual_folder(CACHE))
    assert cache_folder() == usual_folder(CACHE) and missing_folder(CACHE) is None
    (home / "folders.json").write_text(json.dumps({CACHE: str(tmp_path)}))
    choose_folder(CACHE, tmp_path)
    assert cache_folder() == tmp_path


def test_a_folder_on_a_disk_that_is_not_there_is_known_as_missing(home: Path, tmp_path: Path) -> None:
    assert missing_folder(RUNS) is None
    choose_folder(RUNS, tmp_path / "disk")
    assert missing_folder(RUNS) is None
    (tmp_path / "disk").rmdir()
    assert missing_folder(RUNS) == tmp_path / "disk" and missing_folder(CACHE) is None


def test_two_programs_that_choose_at_once_lose_nothing(home: Path, tmp_path: Path) -> None:
    chooses = "import sys, pathlib, workbench.folders as f\n"
    chooses += "for n in range(40): f.choose_folder(sys.argv[1], pathlib.Path(sys.argv[2]) / f'{n}' / f.OWN_CACHE)"
    each = [subprocess.Popen([sys.executable, "-c", chooses, kind, str(tmp_path / kind)]) for kind in (RUNS, CACHE)]
    assert [process.wait(60) for process in each] == [0, 0]
    assert (runs_folder(), cache_folder()) == tuple(tmp_path / kind / "39" / OWN_CACHE for kind in (RUNS, CACHE))


def test_a_folder_that_takes_no_files_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    choose_folder(RUNS, tmp_path / "a")
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        choose_folder(RUNS, tmp_path / "file")
    assert runs_folder() == tmp_path / "a"


@pytest.mark.parametrize("record", ["", "[]", '{"runs": 3}', '{"runs": "relative"}', "{", "\x00", "[" * 100_000])
def test_a_damaged_record_counts_as_none(home: Path, record: str, caplog: pytest.LogCaptureFixture) -> None:
    home.mkdir(exist_ok=True)
    (home / "folders.json").write_text(record)
    assert runs_folder() == usual_folder(RUNS)
    assert caplog.text.count("folders.json is damaged") == (record[:2] != '{"')
    choose_folder(RUNS, home / "elsewhere")
    assert runs_folder() == home / "elsewhere"


def test_the_record_is_plain(home: Path, tmp_path: Path) -> None:
    choose_folder(RUNS, tmp_path / "a")
    assert json.loads((home / "folders.json").read_text()) == {"runs": str(tmp_path / "a")}
