"""The index spares reading, and never says what the folders do not."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from listed_runs import ANSWER, FINISHED, STARTED, STEP, VALIDATED, Reading, by_folders, write

from workbench.config import RunConfig
from workbench.engine.events import CheckpointSaved, Interval
from workbench.runs import index, summary
from workbench.runs.about import About, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.index import list_runs
from workbench.runs.lock import hold
from workbench.runs.log import RunState
from workbench.runs.summary import summarise
from workbench.runs.trash import discard, restore, trashed


def test_a_row_holds_all_that_the_table_shows(runs: Path) -> None:
    write_about(runs / "one", About("A title", "A note", ("b", "a")))
    keep_answer(runs / "one", ANSWER)
    (runs / "two" / "checkpoints").mkdir()
    (runs / "two" / "checkpoints" / "last.safetensors").write_bytes(b"x" * 5000)
    for _ in range(2):  # read, and by the index
        rows = {each.name: each for each in list_runs(runs).runs}
        one, two = rows["one"], rows["two"]
        assert (one.title, one.note, one.tags, one.shown_name) == ("A title", "A note", ("a", "b"), "A title")
        assert (one.test, one.test_episodes, one.test_uses) == (Interval(0.7, 0.01), ANSWER["episodes"], 1)
        assert (one.state, one.best, one.seconds) == (RunState.COMPLETED, Interval(0.6, 0.05), 0.3)
        assert (one.episodes, one.planned, one.can_continue) == (8, 8, False)
        assert (two.state, two.can_continue, two.shown_name) == (RunState.INTERRUPTED, True, "two")
        assert two.size == 5000 + sum(path.stat().st_size for path in (runs / "two").iterdir() if path.is_file())
        assert one.began == (runs / "one" / "config.json").stat().st_mtime
        assert [rows[name] for name in rows] == [summarise(runs / name) for name in rows]


def test_a_run_that_was_killed_before_its_first_checkpoint_begins_again(runs: Path) -> None:
    saved = CheckpointSaved(1, 4, "last", False)
    write(runs / "gone", STARTED, STEP, saved)
    write(runs / "killed", STARTED, STEP)
    write(runs / "failed", STARTED, STEP, replace(FINISHED, status="failed"))
    for _ in range(2):  # read, and by the index
        rows = {each.name: each for each in list_runs(runs).runs}
        assert rows["killed"].can_continue and rows["killed"].begins_again
        assert not any(rows[name].can_continue or rows[name].begins_again for name in ("gone", "failed"))
    with hold(runs / "killed"):
        row = summarise(runs / "killed")
        assert not row.can_continue and not row.begins_again


def test_only_what_changed_is_read_again(runs: Path, reading: Reading) -> None:
    assert reading.in_listing(runs) == ["one", "three", "two"]
    assert reading.in_listing(runs) == []
    write_about(runs / "one", About("New"))
    assert reading.in_listing(runs) == ["one"]
    keep_answer(runs / "two", ANSWER)
    write(runs / "three", STEP)
    assert reading.in_listing(runs) == ["three", "two"]
    (runs / "two").rename(runs / "four")
    assert reading.in_listing(runs) == ["four"]
    write(runs / "five", STARTED, FINISHED)
    assert reading.in_listing(runs) == ["five"]
    assert reading.in_listing(runs) == []


def test_a_clock_set_back_does_not_hide_a_change(runs: Path, reading: Reading) -> None:
    reading.in_listing(runs)
    path = runs / "one" / "about.json"
    for title, time in (("aa", 10**18), ("bb", 10**17), ("cc", 10**16)):
        write_about(runs / "one", About(title))
        os.utime(path, ns=(time, time))
        assert reading.in_listing(runs) == ["one"]
    # the same size at the same time: it is another file
    write_about(runs / "one", About("dd"))
    os.utime(path, ns=(10**16, 10**16))
    assert reading.in_listing(runs) == ["one"]


def test_runs_are_listed_newest_first(runs: Path) -> None:
    for name, time in (("one", 2e9), ("two", 3e9), ("three", 1e9)):
        os.utime(runs / name / "config.json", (time, time))
    assert [each.name for each in list_runs(runs).runs] == ["two", "one", "three"]


def test_a_run_without_an_end_is_running_while_somebody_holds_it(runs: Path) -> None:
    states = {each.name: each.state for each in list_runs(runs).runs}
    assert states == {"one": RunState.COMPLETED, "two": RunState.INTERRUPTED, "three": RunState.INTERRUPTED}
    with hold(runs / "two"):
        (two,) = (each for each in list_runs(runs).runs if each.name == "two")
        assert two.state is RunState.RUNNING and not two.can_continue
    (two,) = (each for each in list_runs(runs).runs if each.name == "two")
    assert two.state is RunState.INTERRUPTED


def test_a_process_that_holds_a_run_makes_it_running_and_its_death_interrupted(runs: Path) -> None:
    code = (
        "import time; from pathlib import Path; from workbench.runs.lock import hold\n"
        f"with hold(Path({str(runs / 'two')!r})): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline().startswith(b"held")
        assert RunState.RUNNING in {each.state for each in list_runs(runs).runs if each.name == "two"}
        other.kill()
    assert RunState.INTERRUPTED in {each.state for each in list_runs(runs).runs if each.name == "two"}


@pytest.mark.parametrize("listed", [True, False])
def test_a_run_that_ends_while_it_is_looked_at_was_not_interrupted(
    runs: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    list_runs(runs)

    def ends(run_dir: Path) -> bool:
        if run_dir.name == "two":
            write(run_dir, STEP, FINISHED)
        return False

    with monkeypatch.context() as patched:
        patched.setattr(index if listed else summary, "is_held", ends)
        found = list_runs(runs).runs if listed else [summarise(runs / "two")]
    assert [each.state for each in found if each.name == "two"] == [RunState.COMPLETED]
    assert list_runs(runs) == by_folders(runs)


def test_damage_is_told_and_ends_when_it_is_mended(runs: Path, reading: Reading) -> None:
    path = runs / "one" / "events.jsonl"
    whole = path.read_bytes()
    path.write_bytes(b"{broken\n" + whole)
    (runs / "two" / "config.json").unlink()
    for _ in range(2):
        listed = list_runs(runs)
        assert [each.name for each in listed.runs] == ["three"]
        assert "line 1" in listed.damaged[runs / "one"] and "no config.json" in listed.damaged[runs / "two"]
    path.write_bytes(whole)
    assert reading.in_listing(runs) == ["one"]
    assert list(list_runs(runs).damaged) == [runs / "two"]


@pytest.mark.parametrize("name", ["about.json", "evaluations.jsonl"])
def test_a_run_is_there_although_what_was_said_of_it_is_damaged(runs: Path, name: str) -> None:
    (runs / "one" / name).write_text("{broken\n")
    for _ in range(2):
        listed = list_runs(runs)
        assert "one" in [each.name for each in listed.runs] and name in listed.damaged[runs / "one"]


def test_what_is_no_run_is_passed_over(runs: Path) -> None:
    (runs / "notes.txt").write_text("mine")
    (runs / "empty").mkdir()
    (runs / ".hidden").mkdir()
    (runs / ".hidden" / "config.json").write_text("{}")
    assert len(list_runs(runs).runs) == 3 and not list_runs(runs).damaged


def test_a_name_in_another_encoding_is_listed(runs: Path, reading: Reading) -> None:
    try:
        (runs / "one").rename(runs / os.fsdecode(b"caf\xe9"))
    except OSError as error:
        if error.errno not in (errno.EILSEQ, errno.EINVAL):
            raise
        pytest.skip("this file system takes only names in UTF-8")
    assert len(reading.in_listing(runs)) == 3
    assert reading.in_listing(runs) == [os.fsdecode(b"caf\xe9")]


def _one_change(runs: Path, generator: np.random.Generator, number: int) -> None:
    """Something that happens to runs while nobody lists them."""
    here = sorted(path for path in runs.iterdir() if not path.name.startswith("."))
    gone = [each.path for each in trashed(runs)]
    run = here[int(generator.integers(len(here)))] if here else write(runs / "first", STARTED)
    match int(generator.integers(9)):
        case 0:
            write(runs / f"new-{number}", STARTED, STEP)
        case 1:
            (run / "events.jsonl").unlink(missing_ok=True)
        case 2:
            # a file of the same size, written in place within a tick of the clock, cannot be told; ours never are
            (run / "about.json").write_text(json.dumps({"title": "t" * (1 + number % 7)}))
        case 3:
            keep_answer(run, ANSWER)
        case 4:
            discard(run)
        case 5:
            restore(gone[int(generator.integers(len(gone)))]) if gone else None
        case 6:
            (run / ("config.json", "about.json", "evaluations.jsonl")[number % 3]).write_text("{broken")
        case 7:
            (run / "config.json").write_text(json.dumps(RunConfig().to_json()))
        case 8:
            with (run / "events.jsonl").open("ab") as file:
                file.write(json.dumps((STEP, VALIDATED, FINISHED, STARTED)[number % 4].to_json()).encode() + b"\n")
    if generator.random() < 0.2 and run.is_dir():
        for path in run.glob("*.js*"):
            os.utime(path, (1e9, 1e9))


@pytest.mark.parametrize("seed", range(5))
def test_whatever_happens_to_runs_the_list_is_that_of_the_folders(runs: Path, seed: int) -> None:
    generator = np.random.default_rng(seed)
    for number in range(40):
        _one_change(runs, generator, number)
        if generator.random() < 0.6:
            assert list_runs(runs) == by_folders(runs)


def test_rows_survive_the_index(tmp_path: Path) -> None:
    run = write(tmp_path / "run", STARTED, VALIDATED, FINISHED)
    row = replace(
        summarise(run), best=Interval(float("nan"), 0.5), shares=(("a", 0.25), ("b", 0.75)), tags=("x",), note="最后\n"
    )
    again = index._from_json(run, index._to_json(row))
    assert again is not None and json.dumps(index._to_json(again)) == json.dumps(index._to_json(row))
    assert type(again.shares[0]) is tuple and again.state is row.state and again.path == run
