"""Fixtures of the tests of the list of runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from listed_runs import FINISHED, SAVED, STARTED, STEP, VALIDATED, Reading, write

from workbench.runs import index_file


@pytest.fixture(autouse=True)
def nothing_in_memory() -> Iterator[None]:
    yield
    index_file._unwritten.clear()


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    return Reading(monkeypatch)


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    write(tmp_path / "one", STARTED, STEP, VALIDATED, FINISHED)
    write(tmp_path / "two", STARTED, STEP, SAVED)
    write(tmp_path / "three", STARTED)
    return tmp_path
