"""``workbench reproduce``: from arguments to a table, and one sentence for what cannot be."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from workbench.cli import main

SMALL = shlex.split("--set filters=4 --set queries=2 --set train-ways=3 --set device=cpu --budget 0.01 --episodes 4")


def test_a_table_is_written_and_its_verdicts_are_printed(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--methods", "protonet,nearest_pixel", "--columns", "5w1s", "--data", str(small_omniglot)]
    assert main(["reproduce", "--table", "omniglot", *asked, *SMALL, "--out", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1/2  protonet-5w1s") and lines[0].endswith("not comparable")
    assert lines[1].startswith("2/2  nearest_pixel-5w1s") and lines[1].endswith("not comparable")
    assert "Prototypical networks" in (tmp_path / "table.md").read_text()


def test_what_is_named_twice_is_run_once(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--methods", "nearest_pixel,nearest_pixel", "--columns", "5w1s, 5w1s", "--data", str(small_omniglot)]
    assert main(["reproduce", "--table", "omniglot", *asked, *SMALL, "--out", str(tmp_path)]) == 0
    found = capsys.readouterr()
    assert found.out.startswith("1/1  ") and found.err.count("testing on") == 1


def test_without_a_folder_the_table_lies_among_the_users_own(small_omniglot: Path, own_folders: Path) -> None:
    asked = ["--methods", "nearest_pixel", "--columns", "5w1s", "--data", str(small_omniglot)]
    assert main(["reproduce", "--table", "omniglot", *asked, *SMALL]) == 0
    assert (own_folders / "data" / "reproductions" / "omniglot" / "table.json").is_file()


def test_a_cell_that_failed_makes_the_status_2(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--methods", "protonet", "--columns", "5w1s", "--data", str(small_omniglot), "--set", "train_ways=400"]
    assert main(["reproduce", "--table", "omniglot", *asked, "--out", str(tmp_path)]) == 2
    found = capsys.readouterr()
    assert "400 classes" in found.out
    assert "1 of 1 cells could not be run" in found.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("--table imagenet", "invalid choice: 'imagenet'"),
        ("--table omniglot --methods mamml", "no method mamml"),
        ("--table omniglot --columns 5x1", "'5x1' is no column"),
        ("--table omniglot --columns 7w1s", "has no column 7w1s; it has 5w1s, 5w5s, 20w1s, 20w5s"),
        ("--table omniglot --budget 0", "--budget is 0 minutes"),
        ("--table omniglot --budget nan", "--budget is nan minutes"),
        ("--table omniglot --episodes 1", "--episodes is 1"),
        ("--table omniglot --set filters", "--set filters"),
        ("--table omniglot --set inner_lr=3", "no shared setting 'inner_lr'"),
        ("--table omniglot --set filters=0", "--filters is 0, but must be at least 1"),
        ("--table omniglot --set ways=10", "--set ways has no place here"),
        ("--table omniglot --set split=all", "no classes are left to test"),
        ("--table omniglot --data nowhere", "nowhere"),
    ],
)
def test_bad_arguments_get_one_sentence(arguments: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(["reproduce", *shlex.split(arguments)])
    except SystemExit as stop:
        status = stop.code  # type: ignore[assignment]
    assert status == 2
    printed = capsys.readouterr().err.strip().splitlines()
    assert sentence in printed[-1]


def test_a_stop_is_said_in_one_sentence(
    small_omniglot: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with the first Ctrl-C, which asks the run to stop between two steps."""
    monkeypatch.setattr("workbench.engine.control.Control.stopping", True)
    asked = ["--methods", "protonet", "--columns", "5w1s", "--data", str(small_omniglot), "--out", str(tmp_path)]
    assert main(["reproduce", "--table", "omniglot", *asked, *SMALL]) == 2
    assert "the same command goes on from here" in capsys.readouterr().err
    assert not (tmp_path / "cells").exists()
