"""``workbench runs``: found, described, deleted and brought back, and one sentence where that fails."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from workbench.catalogue import catalogue
from workbench.cli import main
from workbench.config import RunConfig
from workbench.engine.events import (
    CheckpointSaved,
    Event,
    Interval,
    Resumed,
    RunFinished,
    RunStarted,
    StepDone,
    Validated,
)
from workbench.folders import runs_folder
from workbench.runs.about import About, read_about, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.lock import hold
from workbench.runs.record import record
from workbench.runs.reproducing import command_line
from workbench.runs.store import read_config

STARTED = RunStarted(0, 0, 800, "CPU", 1, {}, badges=("pretrained network",))
STEPS = [StepDone(n, 4 * n, 1 / n, {"accuracy": 0.5}, 1e-3, 10.0, 0.1 * n, 0.1) for n in (1, 2)]
VALIDATED = Validated(2, 8, Interval(0.7, 0.1), {"accuracy": Interval(0.6, 0.05)}, True, 0.2)
SAVED = CheckpointSaved(2, 8, "last", True)
RESUMED = Resumed(2, 8, {"meta_batch": 2}, "The newest checkpoint was damaged.")
FINISHED = RunFinished(2, 8, "stopped", "It was stopped.", 181.0)
ANSWER = {
    "split": "test", "dataset": "glyphs", "trained_on": ["glyphs"], "accuracy": 0.7, "ci95": 0.01, "episodes": 600,
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    return tmp_path


def write(name: str, *events: Event, folder: Path | None = None, config: RunConfig | None = None) -> Path:
    path = (folder or runs_folder()) / name
    list(record(iter([STARTED, *events]), path, config or catalogue().config("glyphs", "maml", {"ways": 3})))
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["runs", *arguments, "--json"]) == 0
    (line,) = capsys.readouterr().out.strip().splitlines()
    return json.loads(line)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["runs", *arguments]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["runs", *arguments]) == 2
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert not out
    return line


def names(found: Any) -> list[str]:
    return [each["name"] for each in found["runs"]]


def test_the_list_is_one_object_with_all_that_the_table_shows(capsys: pytest.CaptureFixture[str]) -> None:
    path = write("one", *STEPS, VALIDATED, FINISHED)
    write_about(path, About("Title", "Note", ("a", "b")))
    keep_answer(path, ANSWER)
    (row,) = said(capsys, "list")["runs"]
    expected = {
        "name": "one", "title": "Title", "note": "Note", "tags": ["a", "b"], "dataset": "glyphs", "algorithm": "maml",
        "ways": 3, "shots": 1, "best": {"value": 0.6, "ci95": 0.05}, "test": {"value": 0.7, "ci95": 0.01},
        "test_episodes": 600, "test_uses": 1,
        "seconds": 181.0, "state": "stopped", "episodes": 8, "planned": 800, "path": str(path),
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected and row["size"] > 1000
    text = told(capsys, "list")
    for word in ("one (Title)", "60.0 ± 5.0 %", "70.0 ± 1.0 % ×1", "3 min 01 s", "stopped", "a, b", "3-way 1-shot"):
        assert word in text


def test_runs_are_found_by_tags_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    for name, about in (("one", About("Erste", "ein Vergleich", ("x", "y"))), ("two", About(tags=("y",)))):
        write_about(write(name, FINISHED), about)
    write("three")
    assert sorted(names(said(capsys, "list", "--tag", "y"))) == ["one", "two"]
    assert names(said(capsys, "list", "--tag", "y", "--tag", "x")) == ["one"]
    assert names(said(capsys, "list", "--search", "VERGLEICH erste")) == ["one"]
    assert names(said(capsys, "list", "--search", "interrupted maml")) == ["three"]
    assert told(capsys, "list", "--search", "nowhere") == "No runs.\n"


def test_damaged_runs_are_told_beside_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    write("good", FINISHED)
    (write("bad") / "config.json").write_text("{")
    found = said(capsys, "list")
    assert names(found) == ["good"] and list(found["damaged"]) == [str(runs_folder() / "bad")]
    assert main(["runs", "list"]) == 0
    assert "bad" in capsys.readouterr().err


def test_a_run_is_told_in_full_and_its_command_trains_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    path = write("one", *STEPS, VALIDATED, SAVED, RESUMED, FINISHED)
    write_about(path, About("Title", "Line one\nline two", ("a",)))
    keep_answer(path, ANSWER)
    found = said(capsys, "show", "one")
    assert found["command"] == command_line(read_config(path))
    assert found["settings"]["ways"] == found["changed"]["ways"] == 3 and "shots" not in found["changed"]
    assert found["curves"]["train_loss"] == {"episodes": 8, "value": 0.5, "ci95": 0.0}
    assert found["curves"]["validation_accuracy"] == {"episodes": 8, "value": 0.6, "ci95": 0.05}
    assert found["ended"] == {"status": "stopped", "reason": "It was stopped."}
    (test,) = found["tests"]
    assert test["accuracy"] == {"value": 0.7, "ci95": 0.01} and test["test_use"] and test["episodes"] == 600
    assert found["on_the_way"] == ["Continued at 8 tasks with meta_batch 2. The newest checkpoint was damaged."]
    text = told(capsys, "show", "Title")
    for word in (
        "Line one\n",
        "looked at once",
        "8 of 800 tasks in 3 min 01 s",
        "pretrained network",
        "It was stopped.",
    ):
        assert word in text
    again = text.splitlines()[-1].split("again", 1)[1].strip()
    assert shlex.split(again) == shlex.split(found["command"])
    assert "There is no checkpoint" in text


def test_a_run_is_named_by_its_folder_its_name_or_its_title(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    path = write("one", FINISHED)
    elsewhere = write("two", FINISHED, folder=home / "my runs")
    write_about(path, About("最后 run"))
    for name in ("one", "最后 run", str(path)):
        assert said(capsys, "show", name)["path"] == str(path)
    assert said(capsys, "show", str(elsewhere))["path"] == str(elsewhere)
    write_about(write("three", FINISHED), About("最后 run"))
    assert "2 runs are called 最后 run" in refused(capsys, "show", "最后 run")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "nothing"], "There is no run nothing"),
        (["show", ""], "There is no run"),
        (["show", "../one"], "There is no run"),
        (["show", "x" * 5_000], "xxx…: a name of 5,000 characters is too long for any."),
        (["restore", "x" * 5_000], "a name of 5,000 characters"),
        (["delete", "one", "nothing"], "There is no run nothing"),
        (["restore", "one"], "There is no run one in the trash"),
        (["list", "--folder", "nowhere"], "There is no folder nowhere"),
        (["tag", "one", "better"], "say +better to add it, or -better"),
        (["tag", "one", "+a,b"], "'a,b' is no tag"),
        (["tag", "one", "+a", "-a"], "a cannot be added and taken away at once"),
        (["tag", "one", "--tag"], "--tag is no change of a tag"),
        (["rename", "one", "x" * 300], "a title may have 200 characters, and this has 300"),
        (["list", "--nonsense"], "--nonsense"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    path = write("one", FINISHED)
    try:
        assert sentence in refused(capsys, *arguments)
    except SystemExit as error:  # of the parser
        assert error.code == 2 and sentence in capsys.readouterr().err
    assert path.is_dir() and read_about(path) == About()


def test_what_is_deleted_comes_back_until_the_trash_is_emptied(capsys: pytest.CaptureFixture[str]) -> None:
    one, two = write("one", FINISHED), write("two", FINISHED)
    assert "workbench runs restore one undoes it" in told(capsys, "delete", "one")
    assert names(said(capsys, "list")) == ["two"]
    assert "is in the trash: workbench runs restore one" in refused(capsys, "show", "one")
    (row,) = said(capsys, "list", "--trash")["trash"]
    assert row["name"] == "one" and row["size"] > 1000
    assert "kept until workbench runs empty-trash" in told(capsys, "list", "--trash")
    assert said(capsys, "restore", "one") == {"restored": str(one)} and one.is_dir()
    deleted = said(capsys, "delete", "one", str(two))["deleted"]
    assert list(deleted) == [str(one), str(two)] and all(Path(path).is_dir() for path in deleted.values())
    assert said(capsys, "restore", deleted[str(two)]) == {"restored": str(two)}
    assert said(capsys, "empty-trash")["deleted"] == 1
    assert told(capsys, "list", "--trash") == "The trash is empty.\n"
    assert names(said(capsys, "list")) == ["two"]


def test_of_several_with_a_name_the_one_deleted_last_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    for note in ("first", "second"):
        write_about(write("one", FINISHED), About(note=note))
        said(capsys, "delete", "one")
    assert read_about(Path(said(capsys, "restore", "one")["restored"])).note == "second"
    assert Path(said(capsys, "restore", "one")["restored"]).name == "one-restored"


def test_a_run_elsewhere_is_restored_by_where_it_was(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    path = write("two", FINISHED, folder=home / "my runs")
    text = told(capsys, "delete", str(path))
    command = shlex.split(text.split(";", 1)[1].removesuffix("undoes it.\n"))
    assert command[:2] == ["workbench", "runs"] and "is back at" in told(capsys, *command[2:])
    assert path.is_dir()
    said(capsys, "delete", str(path))
    assert said(capsys, "restore", str(path)) == {"restored": str(path)}


def test_a_run_in_another_folder_is_restored_by_what_deleted_it(
    capsys: pytest.CaptureFixture[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "my runs"
    path = write("two", FINISHED, folder=folder)
    monkeypatch.chdir(folder)
    said(capsys, "delete", "two")
    assert "is in the trash: workbench runs restore two" in refused(capsys, "show", "two")
    assert said(capsys, "restore", "two") == {"restored": str(path)}


def test_what_the_trash_of_another_folder_says_works(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    folder = home / "my runs"
    path, other = write("two", FINISHED, folder=folder), write("two", FINISHED)
    said(capsys, "delete", str(path), str(other))
    last = told(capsys, "list", "--trash", "--folder", str(folder)).splitlines()[-1]
    empty, restore = (part.split(" brings")[0] for part in last.removesuffix(".").split("until ")[1].split(": "))
    assert shlex.split(empty) == ["workbench", "runs", "empty-trash", "--folder", str(folder)]
    command = shlex.split(restore.replace("RUN", "two"))[2:]
    assert "is back at" in told(capsys, *command) and path.is_dir() and not other.exists()
    said(capsys, "delete", str(path))
    assert said(capsys, *shlex.split(empty)[2:])["deleted"] == 1
    hint = refused(capsys, *command).split(" in the trash: ")[1].removesuffix(" shows what is.")
    assert told(capsys, *shlex.split(hint)[2:]) == "The trash is empty.\n"
    assert said(capsys, "restore", "two") == {"restored": str(other)}


def test_a_run_in_use_stays_and_the_others_go(capsys: pytest.CaptureFixture[str]) -> None:
    one, two = write("one"), write("two", FINISHED)
    with hold(one):
        assert main(["runs", "delete", "one", "two", "--json"]) == 2
        out, err = capsys.readouterr()
        (row,) = said(capsys, "list")["runs"]
    found = json.loads(out)
    assert list(found["deleted"]) == [str(two)] and "one is in use" in found["failed"][0] and "one is in use" in err
    assert row["name"] == "one" and row["state"] == "running" and one.is_dir()


def test_title_note_and_tags_are_changed_one_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    path = write("one", FINISHED)
    assert said(capsys, "tag", "one", "+b", "+第一", "-gone")["tags"] == ["b", "第一"]
    told(capsys, "tag", "one", "-b", "+h", "+a b")
    said(capsys, "rename", "one", " New name ")
    said(capsys, "note", "New name", 'It\'s "good"')
    assert read_about(path) == About("New name", 'It\'s "good"', ("a b", "h", "第一"))
    told(capsys, "tag", "one", "-h")
    said(capsys, "note", "one")
    said(capsys, "rename", "one")
    assert read_about(path) == About(tags=("a b", "第一")) and path.is_dir()


def test_what_came_with_a_run_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    path = write("one", FINISHED)
    (path / "about.json").write_text(json.dumps({"title": "\x1b[31mred\x07", "note": "a\x1b]0;x\x07\nb"}))
    for arguments in (("list",), ("show", "one")):
        text = told(capsys, *arguments)
        assert "red" in text and "\x1b" not in text and "\x07" not in text
