"""Where the disk of the runs is not connected, every command that needs them says so, and makes no folder there."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.cli import main
from workbench.folders import RUNS, choose_folder


@pytest.mark.parametrize(
    "command",
    [
        ["runs", "list"],
        ["runs", "list", "--json"],
        ["runs", "list", "--trash"],
        ["runs", "show", "glyphs-maml-01"],
        ["runs", "empty-trash"],
        ["train", "--dataset", "glyphs", "--algorithm", "nearest_pixel"],
    ],
)
def test_it_is_said_in_one_sentence(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    choose_folder(RUNS, tmp_path / "disk")
    (tmp_path / "disk").rmdir()
    assert main(command) == 2
    sentence = f"workbench: The folder of runs, {tmp_path / 'disk'}, is not there; is its disk connected?\n"
    assert capsys.readouterr().err == sentence
    assert not (tmp_path / "disk").exists()
