"""``workbench datasets``: from a folder to a name that trains and is measured, and one sentence where that fails."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from own_pictures import class_files
from small_photographs import photo, write_files

from workbench.cli import main

NAMES = tuple("abcdefgh")
SMALL = shlex.split(
    "--filters 4 --ways 2 --queries 1 --meta-batch 2 --episodes 4 --validation-episodes 2 --device cpu --json"
)


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_files(tmp_path / "animals", class_files(NAMES) | {"a/bad.png": b"x", "b/2.jpg": photo(0, 1, 12)})


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["datasets", *arguments, "--json"]) == 0
    (line,) = capsys.readouterr().out.strip().splitlines()
    return json.loads(line)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["datasets", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_add_show_and_remove_print_one_object(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    added = said(capsys, "add", "animals", str(place), "--size", "16")
    assert added == said(capsys, "show", "animals")
    assert (added["name"], added["path"], added["size"]) == ("animals", str(place), 16)
    assert (added["classes"], added["images"], added["groups"]) == (8, 24, 0)
    assert added["split"] == {"train": 5, "validation": 1, "test": 2}
    assert [each["file"] for each in added["skipped"]] == ["a/bad.png", "b/2.jpg"]
    assert all(set(each) == {"file", "reason"} for each in added["skipped"])
    assert added["cached_bytes"] > 24 * 3 * 16 * 16
    removed = said(capsys, "remove", "animals")
    assert removed == {"name": "animals", "removed": True, "freed_bytes": added["cached_bytes"]}


def test_a_place_that_takes_no_record_is_named(capsys: pytest.CaptureFixture[str], place: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / "data").mkdir(parents=True)
    (tmp_path / "home" / "data" / "datasets").write_text("in the way of the folder")
    sentence = refused(capsys, "add", "animals", str(place), "--size", "16")
    wanted = tmp_path / "home" / "data" / "datasets" / "animals.json"
    assert sentence.startswith(f"workbench: {wanted} cannot be written: ") and "Error" not in sentence


def test_the_list_has_the_datasets_that_come_with_it_and_yours(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    main(["datasets", "add", "animals", str(place), "--size", "16"])
    capsys.readouterr()
    assert main(["datasets", "list", "--json"]) == 0
    listed = {each["name"]: each for each in json.loads(capsys.readouterr().out)}
    assert {"glyphs", "mini_imagenet", "folder", "animals"} <= set(listed)
    assert listed["animals"]["path"] == str(place)
    assert all({"title", "needs", "licence", "citation", "split_by"} <= set(each) for each in listed.values())


def test_without_json_it_is_told_in_words(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    for command in (["add", "animals", str(place), "--size", "16"], ["show", "animals"]):
        assert main(["datasets", *command]) == 0
        told = capsys.readouterr().out
        assert "animals: 24 pictures of 8 classes, 16 × 16 pixels" in told
        assert "a/bad.png in animals is not a picture" in told and "8 classes are too few for meta-training" in told
    assert main(["datasets", "list"]) == 0
    assert "24 pictures of 8 classes from" in capsys.readouterr().out
    assert main(["datasets", "show", "cifar_fs"]) == 0
    assert "Bertinetto" in capsys.readouterr().out
    assert main(["datasets", "remove", "animals"]) == 0
    assert "your pictures are untouched" in capsys.readouterr().out


def test_the_name_trains_and_is_measured(capsys: pytest.CaptureFixture[str], place: Path, tmp_path: Path) -> None:
    split = {"train": list("abcd"), "validation": list("ef"), "test": list("gh")}
    (tmp_path / "split.json").write_text(json.dumps(split))
    added = said(capsys, "add", "animals", str(place), "--size", "16", "--split", str(tmp_path / "split.json"))
    assert added["split"] == {"train": 4, "validation": 2, "test": 2}
    run = tmp_path / "run"
    assert main(["train", "--dataset", "animals", "--out", str(run), *SMALL]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (events[-1]["event"], events[-1]["status"]) == ("RunFinished", "completed")
    assert main(["evaluate", str(run), "--episodes", "3", "--device", "cpu", "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert measured["dataset"] == "animals" and set(measured["per_class"]) == {"g", "h"}
    other = shlex.split("--dataset animals --ways 2 --shots 1 --queries 1 --episodes 3 --device cpu --json")
    assert main(["evaluate", "builtin:omniglot", *other]) == 0
    assert set(json.loads(capsys.readouterr().out)["per_class"]) <= {"g", "h"}


def test_a_folder_trains_without_a_name_and_is_recorded_in_full(
    capsys: pytest.CaptureFixture[str], place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.parent)
    asked = ["train", "--dataset", "folder", "--data", place.name, "--out", str(tmp_path / "run"), "--image-size", "16"]
    assert main([*asked, "--validation-fraction", "0.25", "--test-fraction", "0.25", *SMALL]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["event"], last["status"]) == ("RunFinished", "completed")
    assert json.loads((tmp_path / "run" / "config.json").read_text())["data"] == str(place)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "glyphs", "."], "glyphs is the name of a dataset that comes with the workbench"),
        (["add", "a/b", "."], "A dataset cannot be named 'a/b'"),
        (["add", "mine", "absent"], "There is no file or folder absent."),
        (["add", "mine", "."], "There are no pictures in"),
        (["add", "mine", ".", "--size", "x"], "Argument --size: invalid int value"),
        (["show", "mine"], "You added no dataset named mine"),
        (["show", "glyphs", "--near-duplicates"], "--near-duplicates is for datasets of your own"),
        (["remove", "mine"], "You added no dataset named mine"),
        (["remove", "glyphs"], "glyphs comes with the workbench"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        sentence = refused(capsys, *arguments)
    except SystemExit as ended:  # of arguments that do not parse
        assert ended.code == 2
        sentence = capsys.readouterr().err
    assert words in sentence


def test_pictures_that_look_the_same_are_listed_when_asked_for(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    (place / "a" / "twin.bmp").write_bytes(photo(0, 1, 12) + b" ")
    main(["datasets", "add", "animals", str(place), "--size", "16"])
    capsys.readouterr()
    told = said(capsys, "show", "animals", "--near-duplicates")
    assert {"first": "a/1.png", "second": "a/twin.bmp", "bits": 0} in told["near_duplicates"]
