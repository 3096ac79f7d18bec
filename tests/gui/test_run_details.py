"""What lies below the list of runs: all that is known of one, and in what several differ."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gui.runs_stage import Runs, look_at_test_classes, summary
from gui.stand_in_engine import beginning, step, validated, write_run
from PySide6.QtCore import Qt

from workbench.config import RunConfig, SplitConfig, TaskConfig, TrainConfig
from workbench.engine.events import CheckpointSaved, MemoryRanOut, Paused, Resumed, RunFinished
from workbench.gui.models.run_details import ON_THE_WAY, complete, notable_events, read_details
from workbench.gui.models.run_differences import read_differences
from workbench.gui.widgets.run_details_view import NOTHING
from workbench.gui.widgets.run_difference_table import SAME, DifferenceTable
from workbench.gui.widgets.run_tag_field import split_tags
from workbench.runs.about import read_about
from workbench.runs.errors import RunError
from workbench.runs.summary import summarise

CONFIG = complete(RunConfig(algorithm="maml", train=TrainConfig(outer_lr=0.004, seed=7)))
EVENTS = [
    beginning(CONFIG, badges=("shorter than in the paper",)),
    *(step(4 * each) for each in range(1, 4)),
    MemoryRanOut(3, 12, "The GPU has too little memory.", "GPU"),
    Paused(3, 12),
    Resumed(3, 12, {"tasks_at_once": 2}, ""),
    validated(16, 0.8),
    CheckpointSaved(4, 16, "last", True),
    RunFinished(4, 16, "failed", "The disk is full.", 3.0),
]


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    return write_run(tmp_path / "run", CONFIG, EVENTS)


def _sections(run_dir: Path) -> dict[str, dict[str, str]]:
    details = read_details(summarise(run_dir))
    return {each.title: {fact.label: fact.value for fact in each.facts} for each in details.sections}


def test_details_tell_how_a_run_went_and_what_happened_on_the_way(run_dir: Path) -> None:
    told = _sections(run_dir)
    assert told["Result"]["Validation"] == "80.0 ± 2.0 %" and told["Result"]["Ended"] == "The disk is full."
    (first, *_), values = told[ON_THE_WAY], told[ON_THE_WAY].values()
    assert first == "After 12 tasks"
    assert any("2, from there on." in each for each in values)
    # what changed on the way qualifies the result as well
    badges = ("shorter than in the paper", "tasks at a time 2 from task 12")
    assert read_details(summarise(run_dir)).badges == badges


def test_only_settings_that_are_unlike_the_usual_ones_are_told(run_dir: Path) -> None:
    told = _sections(run_dir)["Settings unlike the usual ones"]
    assert list(told.values()) == ["0.004"]
    assert _sections(run_dir)["Data"]["Seed"] == "7"


def test_each_look_at_the_test_classes_is_told_newest_first(run_dir: Path) -> None:
    assert _sections(run_dir)["Tests"] == {}
    look_at_test_classes(run_dir, 0.7)
    with (run_dir / "evaluations.jsonl").open("a", encoding="utf-8") as file:
        file.write("damaged\n")
    facts = next(each for each in read_details(summarise_leniently(run_dir)).sections if each.title == "Tests").facts
    assert facts[0].value == "70.0 ± 1.0 % on 600 tasks of its test classes"
    assert facts[1].value.startswith("it counts")


def summarise_leniently(run_dir: Path) -> Any:
    return summary(run_dir.name, path=run_dir)


def test_an_old_run_without_files_beside_its_events_is_told_all_the_same(run_dir: Path) -> None:
    told = _sections(run_dir)
    assert told["Made with"] == {"Device": "CPU"} and told["Checkpoints"] == {}
    assert "Split" not in told["Data"]


def test_split_and_environment_are_told_where_they_were_written_down(run_dir: Path) -> None:
    parts = {"train": [0, 1, 2], "validation": [3], "test": [4, 5], "kind": "random", "fingerprint": "abc"}
    (run_dir / "split.json").write_text(json.dumps({"format": 1, "datasets": {"glyphs": parts}}), encoding="utf-8")
    made_with = {"metalearning-workbench": "0.1", "torch": "2.9", "device": "CPU"}
    (run_dir / "environment.json").write_text(json.dumps({"format": 1, **made_with}), encoding="utf-8")
    told = _sections(run_dir)
    assert told["Data"]["Split"] == "3 classes to practise, 1 for validation, 2 for tests, at random"
    assert told["Made with"] == {"Workbench": "0.1", "Torch": "2.9", "Device": "CPU"}, "short, or the name is broken"


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"datasets": 3}', '{"datasets": {"glyphs": {"train": 5}}}', "[" * 99999]
)
def test_damaged_files_beside_the_events_are_no_more_than_unknown(run_dir: Path, damage: str) -> None:
    for name in ("split.json", "environment.json"):
        (run_dir / name).write_text(damage, encoding="utf-8")
    assert "Split" not in _sections(run_dir)["Data"]


def test_of_a_run_of_millions_of_steps_only_what_tells_something_is_read(run_dir: Path) -> None:
    kinds = [type(each).__name__ for each in notable_events(run_dir)]
    assert kinds == ["RunStarted", "MemoryRanOut", "Paused", "Resumed", "RunFinished"]


def test_lines_that_cannot_be_read_are_passed_over_and_missing_events_are_none(run_dir: Path) -> None:
    with (run_dir / "events.jsonl").open("ab") as file:
        file.write(b'\xff{"event": "Pau')
    assert len(list(notable_events(run_dir))) == 5
    (run_dir / "events.jsonl").unlink()
    assert list(notable_events(run_dir)) == []


def test_several_runs_are_told_apart_by_their_results_and_unlike_settings_alone(tmp_path: Path) -> None:
    configs = [CONFIG, replace(CONFIG, task=TaskConfig(ways=20)), replace(CONFIG, split=SplitConfig(split="random"))]
    runs = [summarise(write_run(tmp_path / f"r{n}", each, EVENTS)) for n, each in enumerate(configs)]
    found = read_differences(runs)
    assert [label for label, _ in found.rows[:3]] == ["Validation accuracy", "Test accuracy", "Time"]
    assert ("Classes per task", ("5", "20", "5")) in found.rows[3:]
    assert len(found.rows) == 5
    assert read_differences(runs * 5).more == 3


@pytest.mark.parametrize(
    ("other", "label"),
    [
        (replace(CONFIG, train=replace(CONFIG.train, checkpoint_seconds=7.0)), ""),
        (replace(CONFIG, train=replace(CONFIG.train, seed=8)), "Seed"),
        (replace(CONFIG, split=replace(CONFIG.split, split_seed=7)), "Split seed"),
    ],
)
def test_settings_that_bear_on_no_result_are_not_told_and_seeds_are(
    qtbot: Any, tmp_path: Path, other: RunConfig, label: str
) -> None:
    runs = [summarise(write_run(tmp_path / str(n), each, EVENTS)) for n, each in enumerate((CONFIG, other))]
    found = read_differences(runs)
    assert [each for each, _ in found.rows[3:]] == ([label] if label else [])
    table = DifferenceTable()
    qtbot.addWidget(table)
    table.show_differences(found)
    assert table.words == ("" if label else "All settings that bear on the result are the same.")


def test_an_algorithm_that_this_version_does_not_know_has_its_settings_told_bare(tmp_path: Path) -> None:
    runs = [
        summarise(write_run(tmp_path / str(rate), replace(CONFIG, algorithm="gone", settings={"rate": rate}), EVENTS))
        for rate in (1, 2)
    ]
    assert ("rate", ("1", "2")) in read_differences(runs).rows
    assert read_details(runs[0]).sections


def test_a_folder_without_a_config_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError):
        read_details(summary("none", path=tmp_path / "none"))


@pytest.fixture
def runs(qtbot: Any, home: Path) -> Runs:
    stage = Runs(qtbot, home)
    stage.add("a", config=CONFIG, events=EVENTS)
    stage.add("b", config=CONFIG, events=EVENTS)
    stage.open()
    return stage


def test_the_view_says_what_to_do_then_tells_of_one_and_compares_several(runs: Runs) -> None:
    details = runs.library._looker.details
    runs.choose()
    runs.wait(lambda: details.words == NOTHING)
    runs.choose("a")
    runs.wait(lambda: details.run is not None)
    assert "The disk is full." in runs.details()
    assert details.badges.badges == ["shorter than in the paper", "tasks at a time 2 from task 12"]
    runs.choose("a", "b")
    runs.wait(lambda: details.currentWidget() is details.differences)
    assert details.differences.words == SAME and details.differences.table.columnCount() == 3


def test_tags_are_typed_with_completion_and_kept_when_the_field_is_left(runs: Runs, qtbot: Any) -> None:
    runs.choose("a")
    view = runs.library._looker.details
    runs.wait(lambda: view.run is not None)
    view.set_known_tags(["large step", "thesis"])
    view.tags.setFocus()
    qtbot.keyClicks(view.tags, "mine, th")
    assert view.tags._completer.currentCompletion() == "thesis"
    view.tags._complete("thesis")
    view.tags._completer.popup().hide()
    assert view.tags.tags == ("mine", "thesis")
    qtbot.keyClick(view.tags, Qt.Key.Key_Return)
    runs.wait(lambda: read_about(runs.folder / "a").tags == ("mine", "thesis"))


def test_a_note_that_was_begun_is_kept_when_another_run_is_chosen(runs: Runs, qtbot: Any) -> None:
    runs.choose("a")
    view = runs.library._looker.details
    runs.wait(lambda: view.run is not None)
    view.note.setFocus()
    qtbot.keyClicks(view.note, "unfinished")
    runs.choose("b")
    runs.wait(lambda: view.run is not None and view.run.name == "b")
    assert view.note.toPlainText() == ""
    runs.wait(lambda: read_about(runs.folder / "a").note == "unfinished")


def test_the_view_that_was_shown_is_shown_again(runs: Runs, qtbot: Any) -> None:
    runs.window.tabs._on_chosen("curves")
    runs.window.close()
    again = Runs(qtbot, runs.folder.parent.parent)
    again.open()
    assert again.window.tabs.shown == "curves"


def test_tags_are_parted_by_the_commas_of_any_keyboard() -> None:
    assert split_tags("baseline, 演讲，课程、baseline,, my own") == ("baseline", "演讲", "课程", "my own")
