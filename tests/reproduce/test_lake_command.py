"""``workbench reproduce --table lake``: from runs to a table, and one sentence for what cannot be."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from lake_runs import write_runs

from workbench.cli import main

LAKE = ["reproduce", "--table", "lake"]


def test_the_shipped_model_is_measured_beside_what_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = write_runs(tmp_path / "runs", runs=2)
    assert main([*LAKE, "--runs", str(runs), "--out", str(tmp_path / "out")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Modified Hausdorff distance: error 0.0 %")
    assert lines[2].startswith("Prototypical networks (builtin:omniglot): error ")
    assert any("4.5 %  People" in line for line in lines)
    measured = json.loads((tmp_path / "out" / "table.json").read_text())["measured"]
    assert len(measured) == 3


def test_without_a_folder_the_table_lies_among_the_users_own(tmp_path: Path, own_folders: Path) -> None:
    assert main([*LAKE, "--runs", str(write_runs(tmp_path, runs=1)), "--models"]) == 0
    assert (own_folders / "data" / "reproductions" / "lake" / "table.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("--table lake", "--table lake needs --runs"),
        ("--table lake --runs nowhere", "nowhere"),
        ("--table lake --runs . --methods protonet", "--methods is not for --table lake"),
        ("--table lake --runs . --budget 5", "--budget is not for --table lake"),
        ("--table omniglot --runs .", "--runs and --models are for --table lake, but --table is omniglot"),
        ("--table omniglot --models builtin:omniglot", "--runs and --models are for --table lake"),
    ],
)
def test_bad_arguments_get_one_sentence(
    arguments: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reproduce", *shlex.split(arguments), "--out", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert sentence in line


def test_without_models_torch_is_not_loaded(tmp_path: Path) -> None:
    runs = write_runs(tmp_path / "runs", runs=1)
    asked = [*LAKE, "--runs", str(runs), "--models", "--out", str(tmp_path / "out")]
    code = f"import sys; sys.modules['torch'] = None; from workbench.cli import main; sys.exit(main({asked!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "table.json").is_file()
