"""The trash: a deleted run lies there whole until it is emptied."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from workbench.config import RunConfig
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.events import RunFinished, RunStarted
from workbench.engine.model import model_mark
from workbench.runs import trash
from workbench.runs.errors import RunError
from workbench.runs.index import list_runs
from workbench.runs.lock import hold
from workbench.runs.record import record
from workbench.runs.store import new_run_dir
from workbench.runs.trash import discard, empty, is_in_trash, restore, trashed

STARTED = RunStarted(0, 0, planned_episodes=8, device="CPU", parameters=1, config={})
FINISHED = RunFinished(2, 8, "completed", "Done.", 0.3)


def write(run_dir: Path, note: str = "") -> Path:
    list(record(iter([STARTED, FINISHED]), run_dir, RunConfig()))
    (run_dir / "checkpoints").mkdir(exist_ok=True)
    (run_dir / "checkpoints" / "last.safetensors").write_bytes(note.encode() * 1000)
    return run_dir


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_deleted_run_comes_back_as_it_was(tmp_path: Path) -> None:
    run, other = write(tmp_path / "run", "a"), write(tmp_path / "other")
    before, row = files(run), list_runs(tmp_path).runs
    lies = discard(run)
    assert is_in_trash(lies) and not run.exists() and files(lies) == before
    assert [each.name for each in list_runs(tmp_path).runs] == [other.name]
    assert restore(lies) == run and files(run) == before
    assert list_runs(tmp_path).runs == row and trashed(tmp_path) == []


def test_names_never_meet(tmp_path: Path) -> None:
    first = discard(write(tmp_path / "run", "a"))
    second = discard(write(tmp_path / "run", "b"))
    write(tmp_path / "run", "c")
    assert first != second and first.name == second.name == "run"
    assert restore(first) == tmp_path / "run-restored" and restore(second) == tmp_path / "run-restored2"
    found = tmp_path.glob("run*/checkpoints/last.safetensors")
    kept = {path.parent.parent.name: path.read_bytes()[:1] for path in found}
    assert kept == {"run": b"c", "run-restored": b"a", "run-restored2": b"b"}


def test_a_new_run_does_not_take_the_name_of_one_that_may_come_back(tmp_path: Path) -> None:
    run = write(new_run_dir(RunConfig(), tmp_path))
    discard(run)
    assert new_run_dir(RunConfig(), tmp_path).name == "glyphs-protonet-02"


def test_what_was_deleted_last_is_listed_first_with_its_size(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two"), 1):
        place = discard(write(tmp_path / name, name)).parent
        os.utime(place, (number * 1e9, number * 1e9))
    assert [(each.name, each.when) for each in trashed(tmp_path)] == [("two", 2e9), ("one", 1e9)]
    for each in trashed(tmp_path):
        assert each.size == sum(map(len, files(each.path).values())) > 3000


def test_emptying_frees_what_it_says_and_touches_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "kept")
    for name in ("one", "two"):
        discard(write(tmp_path / name, name))
    (tmp_path / ".trash" / "mine.txt").write_text("not of the workbench")
    expected = sum(each.size for each in trashed(tmp_path))
    assert empty(tmp_path) == expected and trashed(tmp_path) == []
    assert sorted(path.name for path in (tmp_path / ".trash").iterdir()) == ["mine.txt"]
    assert [each.name for each in list_runs(tmp_path).runs] == ["kept"] and empty(tmp_path) == 0


def test_a_run_in_use_is_neither_deleted_nor_erased(tmp_path: Path) -> None:
    run = write(tmp_path / "run", "a")
    with hold(run), pytest.raises(RunError, match="run is in use"):
        discard(run)
    assert run.is_dir() and not trashed(tmp_path)
    lies = discard(run)
    write(tmp_path / "other")
    other = discard(tmp_path / "other")
    with hold(lies), pytest.raises(RunError, match="run is in use"):
        empty(tmp_path)
    assert lies.is_dir() and not other.exists()


def test_a_training_that_begins_while_its_run_is_deleted_gets_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = write(tmp_path / "run", "a")
    before, really = files(run), trash.is_held
    monkeypatch.setattr(trash, "is_held", lambda path: is_in_trash(path) or really(path))
    with pytest.raises(RunError, match="run is in use"):
        discard(run)
    assert files(run) == before and not trashed(tmp_path)


def test_what_is_no_run_is_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    run = write(tmp_path / "run")
    (tmp_path / "link").symlink_to(run, target_is_directory=True)
    for path in (tmp_path / "mine", tmp_path / "gone", tmp_path / "link"):
        with pytest.raises(RunError, match=f"{path.name} is not a run"):
            discard(path)
    with pytest.raises(RunError, match="in the trash already"):
        discard(discard(run))


@pytest.mark.parametrize("path", ["run", ".trash/1/gone", ".trash", ".", "a/.trash/x/y"])
def test_only_what_lies_in_the_trash_is_restored(tmp_path: Path, path: str) -> None:
    write(tmp_path / "run")
    (tmp_path / "a" / ".trash" / "x" / "y").mkdir(parents=True)
    with pytest.raises(RunError, match="is not in the trash"):
        restore(tmp_path / path)
    assert (tmp_path / "run").is_dir()


def test_links_in_the_trash_are_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "elsewhere" / "precious"
    precious.mkdir(parents=True)
    (precious / "config.json").write_text("{}")
    runs = tmp_path / "runs"
    lies = discard(write(runs / "run"))
    (lies / "inner").symlink_to(precious, target_is_directory=True)
    (runs / ".trash" / "7").symlink_to(precious.parent, target_is_directory=True)
    (runs / ".trash" / "8").mkdir()
    (runs / ".trash" / "8" / "link").symlink_to(precious, target_is_directory=True)
    assert [each.name for each in trashed(runs)] == ["run"]
    empty(runs)
    assert (precious / "config.json").is_file()


def test_a_disk_that_refuses_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = write(tmp_path / "run", "a")
    before = files(run)

    def refuse(self: Path, target: Any) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(RunError, match="run cannot be deleted: Invalid cross-device link"):
            discard(run)
    assert files(run) == before and not list((tmp_path / ".trash").iterdir())
    lies = discard(run)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(RunError, match="run cannot be restored: Invalid cross-device link"):
            restore(lies)
    assert files(lies) == before


def test_a_model_that_is_used_is_told_to_be_gone_and_is_the_same_once_it_is_back(tmp_path: Path) -> None:
    run = write(tmp_path / "run", "a")
    mark = model_mark(str(run))
    lies = discard(run)
    with pytest.raises(CheckpointError, match=f"There is no run at {run}"):
        model_mark(str(run))
    restore(lies)
    assert model_mark(str(run)) == mark  # so that a session that has it goes on
