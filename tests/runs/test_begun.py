"""When a run was begun is what it wrote down itself; dates of files are those of a copy."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from recorded_runs import config_of, whole, write_run

from workbench.runs.begun import begun
from workbench.runs.index import list_runs
from workbench.runs.report_facts import read_facts

CONFIG = config_of()
DATE = 1.6e9  # of the file, in seconds since 1970


@pytest.fixture
def run(tmp_path: Path) -> Path:
    made = write_run(tmp_path / "runs" / "one", CONFIG, whole(CONFIG, 50, 25))
    os.utime(made / "config.json", (DATE, DATE))
    return made


def write(run: Path, began: object) -> None:
    (run / "environment.json").write_text(json.dumps({"format": 1, "torch": "2.9", "began": began}), encoding="utf-8")


def test_it_is_what_the_run_wrote_down(run: Path) -> None:
    assert list_runs(run.parent).runs[0].began == DATE, "a run of before wrote nothing"
    write(run, "2026-01-02T03:04:05.500+00:00")
    assert begun(run) == list_runs(run.parent).runs[0].began == 1767323045.5
    facts = read_facts(run)
    assert "2026" in facts.began and set(facts.recorded.environment.values()) == {"2.9"}


def test_a_time_without_a_zone_is_utc(run: Path) -> None:
    write(run, "2026-01-02T03:04:05")
    assert begun(run) == 1767323045


@pytest.mark.parametrize("damage", ["", "yesterday", 3, None, "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59"])
def test_what_is_no_time_counts_for_nothing(run: Path, damage: object) -> None:
    write(run, damage)
    assert begun(run) == DATE
    (run / "environment.json").write_text("{")
    assert begun(run) == DATE
