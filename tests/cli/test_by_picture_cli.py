"""A split by picture on the command line, from a folder of few classes to a result that says what it is of."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from own_pictures import class_files
from small_photographs import write_files

from workbench.cli import main
from workbench.data.picture_draw import KNOWN_CLASSES

SMALL = shlex.split("--filters 4 --batch 8 --episodes 4 --validation-episodes 2 --image-size 16 --device cpu --json")
BASELINE = shlex.split("--algorithm baseline_pp --split pictures --ways 3 --shots 1 --queries 1")


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def trained(place: Path, run: Path, *more: str) -> int:
    return main(["train", "--dataset", "folder", "--data", str(place), "--out", str(run), *BASELINE, *SMALL, *more])


def test_a_few_classes_are_practised_on_and_tested_on_new_pictures(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place, run = write_files(tmp_path / "animals", class_files(each=10)), tmp_path / "run"
    assert trained(place, run) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0]["badges"] == [KNOWN_CLASSES] and events[-1]["status"] == "completed"
    assert main(["evaluate", str(run), "--episodes", "4", "--device", "cpu"]) == 0
    assert f"test pictures of folder ({KNOWN_CLASSES})" in capsys.readouterr().out
    (kept,) = (run / "evaluations.jsonl").read_text().splitlines()
    assert json.loads(kept)["badges"] == [KNOWN_CLASSES] and json.loads(kept)["parted_by"] == "picture"
    assert main(["train", "--resume", str(run), "--json"]) == 0


def test_a_class_too_small_is_named_in_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    few = {name: content for name, content in class_files(each=10).items() if name not in _all_but_two("owl")}
    assert trained(write_files(tmp_path / "animals", few), tmp_path / "run") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "The class owl has 2 pictures, but a split by picture keeps 1 for validation and 1 for the test" in line


def _all_but_two(name: str) -> set[str]:
    return {f"{name}/{number}.png" for number in range(3, 11)}


def test_the_dataset_tells_what_a_baseline_takes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = write_files(tmp_path / "animals", class_files(each=10))
    assert main(["datasets", "add", "animals", str(place), "--size", "16"]) == 0
    flags = " ".join(BASELINE)
    assert f"Train a baseline ({flags}): an ordinary classifier practises on 18 of" in capsys.readouterr().out


def test_a_name_keeps_no_split_by_picture(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    place = write_files(tmp_path / "animals", class_files(each=10))
    assert main(["datasets", "add", "animals", str(place), "--split", "pictures"]) == 2
    assert "parted when a run begins: train --dataset animals --split pictures" in capsys.readouterr().err
