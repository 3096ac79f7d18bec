"""Every command that takes a run takes what it is called: its folder, its name among the user's runs, or its title."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from drawings import CHARACTERS, content, ink, on_paper

from workbench.cli import main
from workbench.folders import runs_folder
from workbench.runs.about import About, write_about

TRAIN = "--dataset omniglot --filters 4 --queries 2 --episodes 4 --validation-episodes 4 --device cpu"
NAMES = ("one", "My best", "FOLDER")


@pytest.fixture
def run(
    small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A run among the user's runs, looked at from a folder with pictures of classes."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    folder = runs_folder() / "one"
    assert main(["train", "--data", str(small_omniglot), "--out", str(folder), *shlex.split(TRAIN)]) == 0
    write_about(folder, About("My best", "", ()))
    for name in CHARACTERS:
        (tmp_path / "support" / name).mkdir(parents=True)
        (tmp_path / "support" / name / "one.png").write_bytes(content(on_paper(ink(name))))
    (tmp_path / "new.png").write_bytes(content(on_paper(ink(next(iter(CHARACTERS)), 300))))
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    return folder


COMMANDS = {
    "train": "train --resume RUN --json",
    "evaluate": "evaluate RUN --episodes 2 --ways 3 --json",
    "adapt": "adapt RUN --support support --query new.png --json",
    "export": "export RUN --support support --out classifier.onnx --json",
    "report": "report RUN --out page.html",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_run_is_found(run: Path, command: str, name: str) -> None:
    called = str(run) if name == "FOLDER" else name
    assert main([each.replace("RUN", called) for each in shlex.split(COMMANDS[command])]) == 0


def test_what_is_asked_by_its_name_is_kept_in_its_folder(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split("evaluate one --episodes 2 --ways 3 --json")) == 0
    assert json.loads(capsys.readouterr().out)["model"] == str(run)
    assert (run / "evaluations.jsonl").is_file()


def test_a_folder_comes_before_a_run_of_its_name(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run.rename(tmp_path / "one")
    run.mkdir()
    assert main(shlex.split("evaluate one --episodes 2 --ways 3")) == 0
    assert (tmp_path / "one" / "evaluations.jsonl").is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_name_is_one_sentence(run: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMANDS[command].replace("RUN", "nothing").split()) == 2
    said = capsys.readouterr().err
    assert said == "workbench: There is no run nothing: name a run folder, or one that workbench runs list shows.\n"
