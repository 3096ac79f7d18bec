"""Splits that were made by hand are kept as files, and read again as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.data.kept_splits import keep_split, splits_folder
from workbench.data.split_file import read_split

NAMES = ("Überraschung", "花", "cat", "dog", "emu")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


def test_a_split_is_read_again_as_it_was_kept() -> None:
    path = keep_split("pets", NAMES, [0, 0, 1, 2, -1])
    assert read_split(path, NAMES) == {"train": ["Überraschung", "花"], "validation": ["cat"], "test": ["dog"]}
    assert [each.name for each in splits_folder().iterdir()] == [path.name]


def test_another_split_never_replaces_one_that_a_run_may_name() -> None:
    first = keep_split("pets", NAMES, [0, 0, 1, 2, -1])
    words = first.read_text(encoding="utf-8")
    assert keep_split("pets", NAMES, [0, 0, 1, 1, 2]) != first
    assert keep_split("pets", NAMES, [0, 0, 1, 2, -1]) == first
    assert first.read_text(encoding="utf-8") == words
