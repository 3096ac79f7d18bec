"""Questions to runs are counted where they were put: answered, given up or compared, each once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from compared_runs import blocks, serve, trained

from workbench.engine.events import Resumed
from workbench.engine.question import Question
from workbench.engine.run_requests import CompareRuns
from workbench.runs import answers
from workbench.runs.about import About, write_about
from workbench.runs.answers import NAME, read_answers
from workbench.runs.asking import asked, compared
from workbench.runs.errors import RunError


class GivenUp(Exception):
    """As the window gives up a request."""


def quiet(_sentence: str, _fraction: float) -> None:
    """Nobody looks."""


def give_up_at(share: float) -> Callable[[str, float], None]:
    def tell(_sentence: str, fraction: float) -> None:
        if fraction >= share:
            raise GivenUp

    return tell


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, lambda _name, _size: blocks())


@pytest.fixture
def runs(tmp_path: Path) -> tuple[str, str]:
    return trained(tmp_path / "one", train_ways=3), trained(tmp_path / "two")


def test_each_answer_is_kept_and_counted(runs: tuple[str, str]) -> None:
    told: list[tuple[str, float]] = []
    found = asked(runs[0], Question(episodes=8), lambda *each: told.append(each))
    assert (found.uses, found.looked, found.problem) == (1, True, "") and found.answer["seconds"] >= 0
    assert told == [("4 of 8 tasks", 0.5), ("8 of 8 tasks", 1.0)]
    (kept,) = read_answers(Path(runs[0])).found
    assert kept.accuracy is not None and kept.accuracy.value == found.answer["accuracy"]
    again = asked(runs[0], Question(episodes=4, split="validation"))
    assert (again.uses, again.looked) == (1, False)
    assert asked(runs[0], Question(episodes=4)).uses == 2


def test_settings_that_changed_before_the_model_was_kept_are_told(runs: tuple[str, str]) -> None:
    with (Path(runs[0]) / "events.jsonl").open("a") as log:
        for episodes in (4, 8):  # the model was kept after 8
            log.write(json.dumps(Resumed(2, episodes, {"tasks_at_once": 1}).to_json()) + "\n")
    said = "tasks at a time 1 from task 4"
    assert [each for each in asked(runs[0], Question(episodes=4)).answer["badges"] if "from task" in each] == [said]
    found = compared(CompareRuns(1, runs, episodes=4), quiet)
    assert [[each for each in model.badges if "from task" in each] for model in found.models] == [[said], []]
    kept = [
        [each for each in answer.values["badges"] if "from task" in each]
        for answer in read_answers(Path(runs[0])).found
    ]
    assert kept == [[said], [said]]


def test_a_question_that_is_given_up_counts_once_tasks_were_measured(runs: tuple[str, str]) -> None:
    with pytest.raises(GivenUp):
        asked(runs[0], Question(episodes=8), give_up_at(0.5))
    (kept,) = read_answers(Path(runs[0])).found
    assert kept.stopped and kept.test_use and kept.episodes == 4
    with pytest.raises(ValueError, match="50"):
        asked(runs[0], Question(episodes=8, ways=50))
    assert answers.test_uses(Path(runs[0])) == 1, "what was refused has looked at nothing"


def test_a_stop_is_kept_of_the_keyboard_as_well(runs: tuple[str, str]) -> None:
    def interrupted(_sentence: str, _fraction: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asked(runs[0], Question(episodes=8), interrupted)
    assert answers.test_uses(Path(runs[0])) == 1


def test_an_answer_that_cannot_be_kept_says_why(runs: tuple[str, str]) -> None:
    (Path(runs[0]) / NAME).mkdir()
    found = asked(runs[0], Question(episodes=4))
    assert NAME in found.problem and found.uses == 0 and found.answer["accuracy"] >= 0
    with pytest.raises(GivenUp) as given_up:
        asked(runs[0], Question(episodes=8), give_up_at(0.5))
    assert any(NAME in note for note in given_up.value.__notes__)
    (told, _) = compared(CompareRuns(1, runs, episodes=4), quiet).models
    assert any(NAME in badge for badge in told.badges)


def test_a_comparison_counts_once_in_every_run_and_knows_their_titles(runs: tuple[str, str]) -> None:
    asked(runs[1], Question(episodes=4))
    write_about(Path(runs[1]), About(title="The better one"))
    found = compared(CompareRuns(1, (*runs, runs[0]), episodes=4), quiet)
    assert [(each.title, each.test_uses) for each in found.models] == [("one", 1), ("The better one", 2), ("one", 1)]
    kept = read_answers(Path(runs[1])).found[-1]
    assert kept.by == "compare" and kept.test_use and kept.values["compared_with"] == [runs[0], runs[0]]
    assert kept.accuracy == found.models[1].metrics["accuracy"] and kept.values["task"] == found.task
    compared(CompareRuns(1, runs, episodes=4, split="validation"), quiet)
    assert answers.test_uses(Path(runs[0])) == 1


def test_a_comparison_is_a_test_of_the_runs_that_kept_these_classes_for_one(runs: tuple[str, str]) -> None:
    found = compared(CompareRuns(1, runs, episodes=8), quiet)
    assert found.shape == {"ways": 5, "shots": 1, "least_shots": 0, "within_group": False, "queries": 3}
    test = answers.newest_test(Path(runs[0]))
    assert test is not None and (test.accuracy, test.episodes) == (found.models[0].metrics["accuracy"], 8)
    compared(CompareRuns(1, runs, episodes=12, ways=3), quiet)
    compared(CompareRuns(1, runs, episodes=12, split="validation"), quiet)
    assert answers.newest_test(Path(runs[0])) == test, "neither is a test as the run has it"


def test_a_comparison_on_fewer_classes_than_a_run_kept_is_no_test_of_it(runs: tuple[str, str], tmp_path: Path) -> None:
    """The other one practised on some of them."""
    other = trained(tmp_path / "other", split_seed=7, test_fraction=0.5)
    found = compared(CompareRuns(1, (runs[0], other), episodes=8, ways=2, split="test"), quiet)
    assert [each.own_test for each in found.models] == [False, False]


def test_a_comparison_that_is_given_up_counts_for_those_that_had_tasks(runs: tuple[str, str]) -> None:
    with pytest.raises(GivenUp):
        compared(CompareRuns(1, runs, episodes=8), give_up_at(0.25))
    assert [answers.test_uses(Path(each)) for each in runs] == [1, 0]
    with pytest.raises(GivenUp):
        compared(CompareRuns(1, runs, episodes=8), give_up_at(0.75))
    assert [answers.test_uses(Path(each)) for each in runs] == [2, 1]
    (kept,) = read_answers(Path(runs[1])).found
    assert kept.stopped and kept.episodes == 4 and kept.by == "compare"


def test_a_damaged_title_does_not_stop_a_comparison(runs: tuple[str, str]) -> None:
    (Path(runs[0]) / "about.json").write_text("{")
    assert compared(CompareRuns(1, runs, episodes=4), quiet).models[0].title == "one"


def test_shipped_models_remember_nothing(runs: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(*_: Any) -> None:
        raise RunError("Nothing is to be kept.")

    found = compared(CompareRuns(1, ("builtin:omniglot", runs[0]), episodes=2, ways=5, dataset="glyphs"), quiet)
    assert [each.test_uses for each in found.models] == [0, 1] and found.models[0].title == "builtin:omniglot"
    monkeypatch.setattr("workbench.runs.asking.keep_answer", keep)
    assert asked("builtin:omniglot", Question(episodes=2, ways=5, dataset="glyphs")).problem == ""
