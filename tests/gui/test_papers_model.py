"""What a paper's card says in words, and how practice is fitted into a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from gui.papers_stage import OMNIGLOT, RISING, cell

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.gui.models.pacing import UNKNOWN_SHORT, Pace, fitted, length_words, pace_of
from workbench.gui.models.paper_settings import setting_lines, unlike_words
from workbench.gui.models.papers import MEANINGS, chosen, percent, slope_words, summary, task_words, view, views
from workbench.gui.widgets.band_axis import Scale
from workbench.reproduce import band
from workbench.reproduce.cells import Cell
from workbench.reproduce.published import Column, Figure
from workbench.reproduce.recipe import recipe
from workbench.reproduce.rows import row
from workbench.reproduce.shelf import Result, ShelfCard, shelf
from workbench.reproduce.slope import Slope
from workbench.reproduce.tables import tables

ONE, NOWHERE = Column(5, 1), Path("nowhere")


def card(method: str = "maml", found: Cell | None = None, own: bool = True) -> ShelfCard:
    entry = catalogue().algorithm(method)
    rows = {each.name: row(OMNIGLOT, method, each) for each in OMNIGLOT.columns}
    results = {}
    if found:
        rows[found.column] = row(OMNIGLOT, method, Column.parse(found.column), found)
        results[found.column] = Result(found, own)
    return ShelfCard(OMNIGLOT, method, entry["title"], entry["family"], entry["paper"], rows, results)


def test_a_card_says_the_published_number_with_its_interval_and_who_reports_it() -> None:
    first = view(card(), ONE).lines[0]
    wanted = ("Published", "98.7 ± 0.4 %", "Finn, Abbeel & Levine 2017, transductive")
    assert (first.label, first.value, first.note) == wanted
    assert "1703.03400" in first.more


def test_re_runs_come_after_what_the_authors_report() -> None:
    for name, cards in shelf(NOWHERE, NOWHERE).cards.items():
        for each in cards:
            for column in tables()[name].columns:
                labels = [line.label for line in view(each, column).lines]
                assert labels == sorted(labels, key=("Published", "Re-run").index), (name, each.method)


def test_ours_says_how_long_it_practised_and_where() -> None:
    ours = view(card(found=cell()), ONE).lines[-1]
    assert (ours.label, ours.value) == ("Ours", "98.5 ± 0.3 %")
    assert ours.note == "About 5 minutes of practice (192,000 tasks) on this computer"
    assert view(card(found=cell(), own=False), ONE).lines[-1].note.endswith("on CPU, 2 cores")


def test_where_nothing_is_reported_the_card_says_so() -> None:
    shown = view(card("hypernet"), ONE)
    assert [each.note for each in shown.lines] == ["Nobody reports a value for this task."]
    assert shown.group == "No published value on Omniglot"


def test_methods_that_nobody_reports_on_come_last() -> None:
    groups = [each.group for each in views(shelf(NOWHERE, NOWHERE).cards["omniglot"], ONE)]
    first = groups.index("No published value on Omniglot")
    assert set(groups[first:]) == {"No published value on Omniglot"} and first > 0


def test_every_verdict_has_a_meaning() -> None:
    verdicts = (band.INSIDE, band.BELOW, band.ABOVE, band.NOT_COMPARABLE, band.NO_VALUE, band.NOT_RUN, band.FAILED)
    assert set(MEANINGS) == set(verdicts)


@pytest.mark.parametrize(
    ("accuracy", "classes", "verdict"),
    [
        (98.5, 1200, band.INSIDE),
        (90.0, 1200, band.BELOW),
        (99.9, 1200, band.ABOVE),
        (98.5, 771, band.NOT_COMPARABLE),
    ],
)
def test_the_verdict_is_the_rows(accuracy: float, classes: int, verdict: str) -> None:
    found = cell(accuracy=accuracy, classes={"all": 1623, "training": classes, "test": 423})
    assert view(card(found=found), ONE).verdict == verdict


def test_search_finds_names_families_authors_and_years_and_only_what_was_run() -> None:
    every = [view(card(found=cell()), ONE), view(card("protonet"), ONE)]
    assert [each.key for each in chosen(every, "gradient descent", False)] == ["maml"]
    assert [each.key for each in chosen(every, "Snell 2017", False)] == ["protonet"]
    assert [each.key for each in chosen(every, "2017", False)] == ["maml", "protonet"]
    assert [each.key for each in chosen(every, "", True)] == ["maml"]
    assert chosen(every, "nobody", False) == []


def test_the_task_is_said_without_terms_and_with_the_accuracy_of_guessing() -> None:
    assert task_words(Column(20, 5)) == "20 classes, 5 examples"
    words = summary(ONE, [view(card(found=cell()), ONE), view(card("hypernet"), ONE)])
    assert words.startswith("A task has 5 classes with 1 example of each (5-way 1-shot); guessing is right in 20 %.")
    assert words.endswith("2 methods, 1 with a published value here, 1 run so far.")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((98.7, 0.4), "98.7 ± 0.4 %"),
        ((99.53, None), "99.53 %"),
        ((98, None), "98.0 %"),
        ((98.02, 0.09), "98.02 ± 0.09 %"),
        ((48.7, 1.84), "48.70 ± 1.84 %"),
        ((99.53, 0.3), "99.53 ± 0.30 %"),
    ],
)
def test_numbers_are_written_as_precisely_as_they_are_reported(numbers: tuple, words: str) -> None:
    assert percent(*numbers) == words


@pytest.mark.parametrize(
    ("slope", "words"),
    [
        (Slope(1.2, 0.3), "Still rising at the end: +1.2 ± 0.3 points per doubling of practice."),
        (Slope(0.1, 0.3), "Not clearly rising at the end: +0.1 ± 0.3 points per doubling of practice."),
        (Slope(-1.2, 0.3), "Falling at the end: −1.2 ± 0.3 points per doubling of practice."),
        (None, ""),
    ],
)
def test_the_slope_in_words(slope: Slope | None, words: str) -> None:
    assert slope_words(slope) == words


def test_a_scale_holds_all_that_is_drawn_from_a_multiple_of_ten() -> None:
    figures = (Figure(98.7, 0.4), Figure(91.2, rerun=True))
    around = Scale.around(replace(row(OMNIGLOT, "maml", ONE, cell()), figures=figures))
    assert (around.low, around.high) == (90.0, 100.0)
    assert (around.place(95.0), around.place(20.0)) == (0.5, 0.0)
    photographs = tables()["mini_imagenet"]
    middle = Scale.around(row(photographs, "protonet", ONE))
    assert middle.low <= 48.0 and 49.42 + 0.78 <= middle.high < 100.0
    assert Scale.around(row(OMNIGLOT, "maml", ONE, cell(accuracy=70.0, ci95=0.5))).low == 60.0
    assert Scale.around(row(OMNIGLOT, "hypernet", ONE)).low == 0.0


def test_practice_is_fitted_into_minutes_by_a_known_pace() -> None:
    paper = recipe(OMNIGLOT, "maml", ONE)
    shorter = fitted(paper, Pace(100.0), 5)
    # four fifths of 300 s at 100 tasks/s, in whole steps of 32 tasks, and ten validations
    assert shorter.train.episodes == 100 * 240 // 32 * 32
    assert 9 <= shorter.train.episodes / shorter.train.validate_every <= 10
    same = {"episodes", "validate_every", "validation_episodes"}
    left, right = shorter.values(), paper.values()
    assert {name for name in left if left[name] != right[name]} <= same


def test_practice_is_never_longer_than_the_papers_and_unknown_without_a_pace() -> None:
    paper = recipe(OMNIGLOT, "maml", ONE)
    assert fitted(paper, Pace(1e6), 60) == paper
    assert fitted(paper, Pace(None), 5) is None
    assert fitted(paper, Pace(None), None) == paper
    assert fitted(paper, Pace(0.0), 5) == paper


def test_the_pace_is_that_measured_here_or_else_that_of_a_result_with_the_same_costs() -> None:
    paper = recipe(OMNIGLOT, "maml", ONE)
    result = Result(cell(), own=False)
    assert pace_of(paper, 7.0, result) == Pace(7.0)
    assert pace_of(paper, None, result) == Pace(192000 / 300, "CPU, 2 cores")
    assert pace_of(paper, None, Result(cell(), own=True)).device == ""
    other = recipe(OMNIGLOT, "maml", ONE, changes={"inner_steps": 5})
    assert pace_of(other, None, result) == Pace(None)
    assert pace_of(paper, None, None) == Pace(None)


def test_the_card_says_how_long_it_takes_before_one_presses() -> None:
    paper = recipe(OMNIGLOT, "maml", ONE)
    assert length_words(paper, Pace(10.0), None) == "1,920,000 practice tasks: about 2 days on this computer."
    assert length_words(paper, Pace(100.0), None) == "1,920,000 practice tasks: about 5 hours on this computer."
    assert length_words(paper, Pace(100.0, "a GPU"), None).endswith("at the speed of a GPU.")
    fives = length_words(paper, Pace(100.0), 5)
    assert fives == "About 24,000 of 1,920,000 practice tasks in 5 minutes on this computer."
    assert length_words(paper, Pace(None), 5) == UNKNOWN_SHORT
    assert "known once these settings have run here" in length_words(paper, Pace(None), None)
    assert length_words(paper, Pace(0.0), None) == "Nothing to practise: it is tested at once."


def test_settings_are_read_by_their_labels() -> None:
    lines = {line.label: line.value for line in setting_lines(recipe(OMNIGLOT, "maml", ONE))}
    assert lines["Classes per task"] == "5"
    assert lines["Practice tasks"] == "1,920,000"
    assert lines["Inner learning rate"] == "0.4"
    assert "Seed" not in lines
    assert setting_lines(recipe(OMNIGLOT, "maml", ONE))[0].heading == "Task"


def test_fractions_are_told_only_of_a_split_that_is_drawn() -> None:
    fractions = {"Validation fraction", "Test fraction"}
    drawn, given = (
        {line.label for line in setting_lines(recipe(table, "maml", ONE))}
        for table in (OMNIGLOT, tables()["mini_imagenet"])
    )
    assert fractions <= drawn and not fractions & given and "Split of classes" in given


@pytest.mark.parametrize("name", sorted(tables()))
def test_every_card_of_every_table_can_be_worded(name: str) -> None:
    for each in shelf(NOWHERE, NOWHERE).cards[name]:
        for column in tables()[name].columns:
            try:
                config = recipe(tables()[name], each.method, column)
            except ConfigError as error:
                pytest.fail(f"{each.method} {column.name}: {error}")
            assert view(each, column).lines and setting_lines(config)


def test_the_curves_end_counts_for_the_slope() -> None:
    assert view(card(found=cell(curve=RISING)), ONE).slope.startswith("Still rising")


def test_what_no_setting_can_undo_is_said_with_the_settings() -> None:
    assert unlike_words(()) == ""
    assert unlike_words(OMNIGLOT.entries["simpleshot"].remarks) == (
        "Unlike the paper, or not checked: rate lowered once: the paper lowers it twice."
    )
    assert unlike_words(("this", "that")) == "Unlike the paper, or not checked: this; that."
