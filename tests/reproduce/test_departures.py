"""What differs from the paper is said, each thing once; what does not differ is not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from paper_cells import CIFAR, MINI, OMNIGLOT, paper_cell

from workbench.catalogue import catalogue
from workbench.config import RunConfig, Value
from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.reproduce.band import NOT_COMPARABLE
from workbench.reproduce.cells import read_cells
from workbench.reproduce.departures import departures, same_classes, same_tests
from workbench.reproduce.published import Column, Table
from workbench.reproduce.rows import row
from workbench.resources import resources

TRANSDUCTIVE = "transductive: queries share their batch statistics"


def told(table: Table, method: str, changes: dict[str, Value] | None = None, **other: Any) -> tuple[str, ...]:
    return departures(table, paper_cell(table, method, "5w1s", changes, **other))


@pytest.mark.parametrize(
    ("table", "method"), [(OMNIGLOT, "maml"), (OMNIGLOT, "relation"), (MINI, "protonet"), (CIFAR, "r2d2")]
)
def test_a_run_like_the_papers_departs_by_what_no_setting_undoes_only(table: Table, method: str) -> None:
    cell = paper_cell(table, method, "5w1s")
    assert departures(table, cell) == table.entries[method].remarks
    assert same_classes(table, cell)


def test_fewer_practice_tasks_are_told_with_both_numbers() -> None:
    badges = told(OMNIGLOT, "maml", {"episodes": 9600})
    assert badges == ("fewer iterations: 9,600 of 1,920,000 practice tasks",)


def test_a_run_that_ended_by_itself_as_in_the_paper_was_not_shorter() -> None:
    assert told(OMNIGLOT, "siamese", episodes=20000) == told(OMNIGLOT, "siamese")


def test_more_practice_tasks_are_told_with_both_numbers() -> None:
    badges = told(OMNIGLOT, "protonet", {"episodes": 40000})
    assert "more iterations: 40,000 practice tasks instead of 20,000" in badges


def test_other_numbers_of_classes_are_told_and_not_compared() -> None:
    cell = paper_cell(OMNIGLOT, "maml", "5w1s", classes={"all": 964, "training": 771, "test": 193})
    assert departures(OMNIGLOT, cell)[0] == (
        "other classes: 771 to practise and 193 to test, where the paper has 1,200 and 423"
    )
    assert not same_classes(OMNIGLOT, cell)


def test_as_many_classes_at_random_are_as_good_as_a_papers_drawn_at_random() -> None:
    assert same_classes(OMNIGLOT, paper_cell(OMNIGLOT, "maml", "5w1s", {"split_seed": 7}))


@pytest.mark.parametrize(("table", "method"), [(OMNIGLOT, "maml"), (MINI, "baseline")])
def test_classes_that_were_practised_on_are_never_comparable(table: Table, method: str) -> None:
    """Not even with as many classes as in the paper, and an accuracy as published."""
    cell = paper_cell(table, method, "5w1s", {"split": "pictures"}, badges=(KNOWN_CLASSES,))
    assert departures(table, cell)[0] == KNOWN_CLASSES and departures(table, cell).count(KNOWN_CLASSES) == 1
    assert not same_classes(table, cell) and row(table, method, Column(5, 1), cell).verdict == NOT_COMPARABLE


def test_as_many_classes_at_random_are_not_a_papers_own_choice() -> None:
    cell = paper_cell(OMNIGLOT, "protonet", "5w1s")
    assert departures(OMNIGLOT, cell) == (
        "other split: drawn by us, where the paper's is Vinyals' 1,200 of the 1,623 characters",
    )
    assert not same_classes(OMNIGLOT, cell)


@pytest.mark.parametrize("table", [MINI, CIFAR])
def test_a_published_split_is_known_by_its_test_classes(table: Table) -> None:
    names = sorted(table.splits[table.entries["maml"].classes].test_names)
    assert same_classes(table, paper_cell(table, "maml", "5w1s", test_names=tuple(names[::-1])))
    other = paper_cell(table, "maml", "5w1s", test_names=(*names[:-1], "apple"))
    assert departures(table, other)[0].startswith("other classes: the paper's are ")
    assert not same_classes(table, other)


def test_a_split_by_alphabet_is_told_and_not_compared() -> None:
    cell = paper_cell(OMNIGLOT, "maml", "5w1s", {"split": "group"})
    assert "split by whole groups, such as alphabets" in departures(OMNIGLOT, cell)
    assert not same_classes(OMNIGLOT, cell)


def test_practice_on_the_validation_classes_is_told() -> None:
    words = "practised on the classes for validation as well"
    assert words in told(OMNIGLOT, "maml", {"validation_fraction": 0.0})
    assert words not in told(OMNIGLOT, "maml", {"validation_fraction": 0.1})
    assert words not in told(MINI, "maml", {"validation_fraction": 0.0})  # the given split does not heed it


def test_a_setting_is_told_by_the_name_that_forms_give_it() -> None:
    assert told(MINI, "anil", {"filters": 64}) == ("Filters per layer: 64 instead of 32",)
    assert told(OMNIGLOT, "maml", {"inner_lr": 0.01}) == ("Inner learning rate: 0.01 instead of 0.4",)
    assert told(OMNIGLOT, "maml", {"rotations": False}) == ("Rotations as new classes: off instead of on",)
    assert told(MINI, "protonet", {"train_ways": 0})[0] == "Classes in practice: same instead of 30"


@pytest.mark.parametrize("method", ["protonet", "maml", "svm"])
def test_a_limit_on_gradients_that_no_paper_states_is_told(method: str) -> None:
    assert "Gradient limit: 10 instead of none" in told(OMNIGLOT, method, {"clip": 10.0})
    assert not any("Gradient limit" in badge for badge in told(OMNIGLOT, method))


def test_what_was_measured_with_a_limit_on_gradients_says_so() -> None:
    """The shipped cells were, but for methods that state one, or of which the settings are ours."""
    cells = read_cells(resources() / "reproduction" / "omniglot.json")
    told_of = {each.method for each in cells if "Gradient limit: 10 instead of none" in departures(OMNIGLOT, each)}
    every = {each.method for each in cells}
    assert every - told_of == {"hypernet", "learned_sgd", "lstm", "nearest_pixel", "relation", "reptile", "versa"}
    shipped = json.loads((resources() / "reproduction" / "omniglot.json").read_text(encoding="utf-8"))["rows"]
    by_cell = {(each.method, each.column): departures(OMNIGLOT, each) for each in cells}
    for each in shipped:
        if (each["method"], each["column"]) in by_cell:
            assert tuple(each["badges"]) == by_cell[each["method"], each["column"]]


def test_settings_without_effect_are_not_told() -> None:
    assert told(OMNIGLOT, "maml", {"schedule_every": 3, "hidden": 7, "weights_file": "a.pth"}) == ()


def test_how_a_model_adapts_in_the_end_is_left_to_the_test_to_tell() -> None:
    assert told(MINI, "anil", {"tune_rate": 0.5}) == ()
    said = "final classifier: logistic regression"
    assert told(MINI, "anil", {"final_head": "logistic"}, badges=(said,)) == (said,)


def test_how_a_result_is_watched_is_no_departure() -> None:
    watched: dict[str, Value] = {"seed": 3, "validate_every": 7, "validation_episodes": 20, "checkpoint_seconds": 5.0}
    assert told(OMNIGLOT, "maml", watched) == ()


def test_inductive_answers_where_the_papers_are_transductive_are_told() -> None:
    badges = told(OMNIGLOT, "maml", {"batch_norm": "inductive"})
    assert badges == ("Batch-norm: inductive instead of transductive",)


def test_transductive_answers_are_told_once_by_the_test_itself() -> None:
    assert told(MINI, "baseline", {"batch_norm": "transductive"}, badges=(TRANSDUCTIVE,)) == (TRANSDUCTIVE,)


def test_an_ensemble_in_the_paper_is_told() -> None:
    assert "one network: the paper averages the three that validate best" in told(OMNIGLOT, "maml_pp")
    assert "one network: the paper averages the three that validate best" in told(MINI, "maml_pp")


def test_what_no_setting_of_reptile_can_undo_is_told() -> None:
    letters, photographs = told(OMNIGLOT, "reptile"), told(MINI, "reptile")
    assert letters[0] == "features averaged over the last map, which the authors' programme flattens"
    afresh, batches = "inner optimiser afresh in each task", "inner batches of tests as large as those of practice"
    assert [each.partition(":")[0] for each in (*letters[1:], *photographs)] == [afresh, batches] * 2


def test_fewer_test_tasks_are_told_with_both_numbers() -> None:
    assert told(MINI, "anil", test_episodes=600) == ("fewer test tasks: 600 of 1,000",)
    assert told(MINI, "anil", test_episodes=10000) == ()


def test_whose_settings_they_are_is_told() -> None:
    assert "settings that the paper has for other data" in told(CIFAR, "maml")
    assert "settings of ours, as the paper has none for such tasks" in told(OMNIGLOT, "learned_sgd")
    assert not any(badge.startswith("settings") for badge in told(OMNIGLOT, "maml"))


def test_the_gravest_come_first_and_the_tests_own_last() -> None:
    cell = paper_cell(
        OMNIGLOT,
        "maml",
        "5w1s",
        {"episodes": 96, "filters": 8},
        classes={"training": 59, "test": 21},
        badges=(TRANSDUCTIVE, TRANSDUCTIVE),
        test_episodes=4,
    )
    heads = [badge.partition(":")[0] for badge in departures(OMNIGLOT, cell)]
    assert heads == ["other classes", "fewer iterations", "Filters per layer", "fewer test tasks", "transductive"]


@pytest.mark.parametrize(
    "change",
    [{"least_shots": 1}, {"within_group": True}, {"rotations": False}, {"ways": 10}, {"shots": 5}],
    ids=lambda change: next(iter(change)),
)
def test_other_tests_than_the_papers_are_told_and_not_compared(change: dict[str, Value]) -> None:
    paper = paper_cell(OMNIGLOT, "maml", "5w1s")
    values = {**RunConfig.from_json(paper.config).values(), **change}
    config = RunConfig.from_values("omniglot", "maml", values, catalogue().own_knobs("maml"))
    other = replace(paper, config=config.to_json())
    assert same_tests(OMNIGLOT, paper) and not same_tests(OMNIGLOT, other)
    assert len(departures(OMNIGLOT, other)) == 1
    assert row(OMNIGLOT, "maml", Column(5, 1), other).verdict == NOT_COMPARABLE


def test_a_network_that_had_seen_other_pictures_is_not_compared() -> None:
    cell = paper_cell(MINI, "protonet", "5w1s", {"backbone": "resnet18"}, accuracy=49.42)
    assert same_classes(MINI, cell) and not same_tests(MINI, cell)
    assert row(MINI, "protonet", Column(5, 1), cell).verdict == NOT_COMPARABLE


def test_more_classes_kept_from_practice_are_told() -> None:
    badges = told(OMNIGLOT, "maml", {"validation_fraction": 0.5})
    assert badges == ("kept for validation: 50.0% of the classes instead of 6.2%",)
