"""The table as Markdown: as many cells in every line, nothing read as markup, each note told once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from small_table import ABOVE, ALL, BELOW, BROKEN, ELSEWHERE, FIVE, INSIDE, TABLE, TWENTY, UNREPORTED, cell

from workbench.reproduce.band import NOT_RUN
from workbench.reproduce.cells import Cell
from workbench.reproduce.recipe import recipe
from workbench.reproduce.report import words
from workbench.reproduce.report.markdown import HEADS, markdown, plain
from workbench.reproduce.report.notes import notes
from workbench.reproduce.rows import row

BAR = re.compile(r"(?<!\\)\|")


def lines(cells: list[Cell]) -> list[dict[str, str]]:
    """The body of the table, by the names of its columns."""
    parsed = [
        [each.strip() for each in BAR.split(line)[1:-1]]
        for line in markdown(TABLE, cells).splitlines()
        if line.startswith("|")
    ]
    assert parsed[0] == list(HEADS) and all(set(each) == {"-"} for each in parsed[1])
    assert {len(each) for each in parsed} == {len(HEADS)}
    return [dict(zip(HEADS, each, strict=True)) for each in parsed[2:]]


def section(cells: list[Cell], title: str) -> str:
    return markdown(TABLE, cells).partition(f"## {title}\n")[2].partition("\n## ")[0].strip()


def test_every_cell_has_a_line_with_as_many_columns() -> None:
    shown = lines(ALL)
    assert {(each["Method"], each["Task"]) for each in shown} == {
        ("MAML", "5w1s"),
        ("MAML", "20w1s"),
        ("Siamese networks", "5w1s"),
        ("Siamese networks", "20w1s"),
        ("Prototypical networks", "5w1s"),
        ("Relation networks", "5w1s"),
    }


def test_the_columns_stand_below_each_other() -> None:
    table = [line for line in markdown(TABLE, ALL).splitlines() if line.startswith("|")]
    assert len({tuple(found.start() for found in BAR.finditer(line)) for line in table}) == 1


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (INSIDE, "inside"),
        (BELOW, "below"),
        (ABOVE, "above"),
        (ELSEWHERE, "not comparable"),
        (UNREPORTED, "no published value"),
        (BROKEN, "failed"),
    ],
)
def test_the_verdict_is_a_word_beside_its_icon(found: Cell, verdict: str) -> None:
    icon, _, word = lines([found])[0]["Verdict"].partition(" ")
    assert word == verdict and not icon.isalnum()


def test_figures_have_the_decimals_of_their_source_and_ours_has_two() -> None:
    [line] = lines([INSIDE])
    assert (line["Published"], line["Re-run"], line["Ours ± 95 %"]) == ("98.7 ± 0.4", "98.1", "98.00 ± 0.20")
    assert line["Band"] == "97.90–99.30"  # 98.1 − 0.2 and 98.7 + 0.4 + 0.2
    assert lines([ELSEWHERE])[0]["Published"] == "98.8; (99.9)"


def test_a_cell_without_a_value_has_dashes() -> None:
    [line] = lines([BROKEN])
    assert {line[name] for name in ("Ours ± 95 %", "Slope", "Practised")} == {"–"}
    assert lines([UNREPORTED])[0]["Published"] == lines([UNREPORTED])[0]["Band"] == "–"


def test_practice_is_told_in_tasks_and_minutes_and_of_how_many() -> None:
    paper = recipe(TABLE, "maml", FIVE)
    fewer = replace(paper, train=replace(paper.train, episodes=6400)).to_json()
    [line] = lines([cell("maml", 98.0, config=fewer, episodes=6400)])
    assert line["Practised"] == f"6,400 of {paper.train.episodes:,} in 4.9 min"
    assert "Fewer iterations" in section([cell("maml", 98.0, config=fewer, episodes=6400)], "Notes")
    assert lines([INSIDE])[0]["Practised"] == f"{paper.train.episodes:,} in 4.9 min"
    assert lines([cell("nearest_pixel", 50.0, episodes=0)])[0]["Practised"] == "needs none"
    assert lines([cell("maml", 98.0, seconds=18000.0)])[0]["Practised"].endswith(" in 5.0 h")


def test_a_falling_curve_has_a_minus_sign() -> None:
    curve = tuple(replace(point, accuracy=90 - point.accuracy) for point in INSIDE.curve)
    assert lines([replace(INSIDE, curve=curve)])[0]["Slope"].startswith("−")
    assert lines([INSIDE])[0]["Slope"].startswith("+")


def test_a_note_that_many_rows_share_is_told_once() -> None:
    cells = [replace(each, badges=("transductive batch-norm",)) for each in (INSIDE, BELOW, ABOVE)]
    told = section(cells, "Notes").splitlines()
    [number] = [each.partition(".")[0] for each in told if "ransductive" in each]
    assert all(number in each["Notes"].split(", ") for each in lines(cells))
    assert [each.partition(".")[0] for each in told] == [str(place) for place in range(1, len(told) + 1)]


def test_every_number_in_the_table_has_its_note() -> None:
    told = {each.partition(".")[0] for each in section(ALL, "Notes").splitlines()}
    assert {number for line in lines(ALL) for number in line["Notes"].split(", ") if number} == told


def test_a_note_with_different_details_says_of_which_rows_each_is_true() -> None:
    other = replace(BELOW, classes={"all": 90, "training": 60, "test": 30})
    told = section([ELSEWHERE, other], "Notes")
    assert told.count("Other classes:") == 1
    assert "70 to practise and 20 to test, where the paper has 80 and 20 (Prototypical networks 5w1s)" in told
    assert "60 to practise and 30 to test, where the paper has 80 and 20 (MAML 20w1s)" in told


def test_a_failure_says_why_without_being_read_as_markup() -> None:
    told = section([BROKEN], "Notes")
    assert "Failed: There is &lt;script&gt;alert('no')&lt;/script&gt; \\| \\`memory\\` & \\*time\\*" in told
    assert "<script" not in markdown(TABLE, ALL)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a\n# b", "a # b"), ("&lt;", "&amp;lt;"), ("A & B", "A & B"), ("[x](y)", "\\[x\\](y)"), ("$x_1$", "\\$x\\_1\\$")],
)
def test_text_is_never_markup(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_the_foot_explains_and_names_the_sources() -> None:
    text = markdown(TABLE, ALL)
    assert text.startswith("# Small \\| table: ")
    for said in ("The band reaches from", "“Not comparable” means", "The slope says", "A note of the table."):
        assert said in section(ALL, "How to read it")
    assert "5 cells were measured, on 1,000 test tasks each, on CPU, 2 threads." in section(ALL, "What it was run on")
    assert "1 cell failed" in section(ALL, "What it was run on")
    found = section(ALL, "Sources")
    assert "[arXiv:1703.03400](<https://arxiv.org/abs/1703.03400>)" in found
    assert "<https://example.org/a_b>" in found


def test_what_is_published_and_was_not_tried_is_named() -> None:
    told = section([INSIDE], "What it was run on")
    assert "MAML (20w1s)" in told and "Siamese networks (5w1s, 20w1s)" in told and "(5w1s), MAML" not in told
    assert "not run here" not in section([INSIDE, BELOW, ABOVE, ELSEWHERE, BROKEN], "What it was run on")


def test_the_foot_counts_what_ran_on_each_device() -> None:
    cells = [INSIDE, BELOW, replace(ABOVE, device="CUDA", test_episodes=200)]
    told = section(cells, "What it was run on")
    assert "on 200 to 1,000 test tasks each: 2 on CPU, 2 threads and 1 on CUDA." in told


def test_the_column_of_a_failed_cell_is_gone_over_in_the_command() -> None:
    commands = section([INSIDE, BELOW, ABOVE, BROKEN], "Do it again").split("```")[1].splitlines()[1:]
    assert commands == [
        "workbench reproduce --table small --methods maml,siamese --columns 5w1s,20w1s --data DATA --out FOLDER"
    ]
    assert TWENTY.name in commands[0]


def test_a_row_that_was_not_run_can_be_shown_as_well() -> None:
    idle = row(TABLE, "maml", FIVE)
    assert (words.judged(idle), words.ours(idle), words.practised(idle)) == (f"◌ {NOT_RUN}", "–", "–")
    assert words.between(idle.band) == "98.10–99.10"
    assert notes([idle]) == []
