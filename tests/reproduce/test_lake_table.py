"""Errors are counted by run, judged by the harness's own test, and written down in three forms."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from lake_runs import write_labels, write_runs, zipped
from scipy import stats

from workbench.config import ConfigError
from workbench.reproduce.lake import table as lake_table
from workbench.reproduce.lake.reproduce import reproduce_lake
from workbench.reproduce.lake.runs import Run
from workbench.reproduce.lake.table import AGREES, COMPARABLE, DIFFERS, NOT_COMPARABLE, OTHER_RUNS, LakeTable, measure
from workbench.reproduce.lake.trial import Score, WithoutLearning, score

EXACT = {"rtol": 0.0, "atol": 1e-10}


def silent(_line: str) -> None:
    pass


def table(folder: Path) -> LakeTable:
    return measure(folder, [], silent)


def test_shifted_copies_are_recognised_without_an_error(tmp_path: Path) -> None:
    found = table(write_runs(tmp_path, runs=3, trials=5))
    assert found.measured[0].name == "Modified Hausdorff distance"
    assert found.measured[0].error == 0
    assert found.measured[0].score == Score((0, 0, 0), (5, 5, 5))


def test_labels_that_are_all_wrong_make_every_answer_an_error(tmp_path: Path) -> None:
    folder = write_runs(tmp_path, runs=2, trials=5)
    for number, run in enumerate(sorted(folder.iterdir())):
        truth = np.random.default_rng(number).permutation(5)
        write_labels(run, [int(each + 1) % 5 for each in truth])
    assert table(folder).measured[0].error == 100


def test_the_error_is_over_all_trials_and_its_interval_over_the_runs() -> None:
    found = Score((1, 2, 6), (10, 10, 10))
    percent = np.array([10.0, 20.0, 60.0])
    around = stats.t.interval(0.95, df=2, loc=percent.mean(), scale=stats.sem(percent))
    np.testing.assert_allclose(found.error, 30, **EXACT)
    np.testing.assert_allclose((found.error - found.ci95, found.error + found.ci95), around, **EXACT)


def test_runs_of_unlike_size_count_by_their_trials() -> None:
    wrong, trials = np.array([1, 4, 3, 9]), np.array([5, 20, 10, 20])
    found = Score(tuple(wrong.tolist()), tuple(trials.tolist()))
    mean = wrong.sum() / trials.sum()
    spread = np.std(wrong - mean * trials, ddof=1) / trials.mean() / np.sqrt(4)  # Cochran's ratio estimator
    np.testing.assert_allclose(found.error, 100 * mean, **EXACT)
    np.testing.assert_allclose(found.ci95, 100 * stats.t.ppf(0.975, 3) * spread, **EXACT)


@pytest.mark.parametrize("wrong", [(3,), (2, 2, 2), (0, 0)])
def test_one_run_or_runs_alike_say_nothing_of_an_interval(wrong: tuple[int, ...]) -> None:
    assert Score(wrong, (5,) * len(wrong)).ci95 is None


def test_errors_are_counted_against_the_truth_of_each_run() -> None:
    runs = [Run("one", (), (), (0, 1, 2)), Run("two", (), (), (1, 0, 2))]
    assert score(runs, WithoutLearning("first to last", lambda _run: [0, 1, 2])) == Score((0, 2), (3, 3))


def _originals(wrong: int) -> tuple[list[Run], Sequence[WithoutLearning]]:
    """20 runs of 20, and a classifier that gets ``wrong`` of the 400 trials wrong."""
    runs = [Run(str(number), (), (), tuple(range(20))) for number in range(20)]

    def answer(run: Run) -> list[int]:
        return [(each + (20 * int(run.name) + each < wrong)) % 20 for each in range(20)]

    return runs, (WithoutLearning("The test", answer), WithoutLearning("Another", answer))


@pytest.mark.parametrize(
    ("wrong", "verdicts"),
    [(155, (AGREES, COMPARABLE)), (154, (DIFFERS, NOT_COMPARABLE)), (156, (DIFFERS, NOT_COMPARABLE))],
)
def test_only_the_published_error_shows_that_runs_are_the_original(
    wrong: int, verdicts: tuple[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runs, classifiers = _originals(wrong)
    monkeypatch.setattr(lake_table, "read_runs", lambda _path: runs)
    monkeypatch.setattr(lake_table, "WITHOUT_LEARNING", classifiers)
    found = table(tmp_path)
    assert tuple(row.verdict for row in found.measured) == verdicts
    assert found.badges == ()
    assert f"{found.measured[0].error:.4f}" == f"{wrong / 4:.4f}"


def test_as_many_trials_in_runs_of_another_size_are_not_lakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    runs, classifiers = _originals(155)
    halves = [Run(f"{run.name}{part}", (), (), run.truth[:10]) for run in runs for part in "ab"]
    answers = [WithoutLearning(each.title, lambda run: [int(run.name[:-1]) < 8] * 10) for each in classifiers]
    monkeypatch.setattr(lake_table, "read_runs", lambda _path: halves)
    monkeypatch.setattr(lake_table, "WITHOUT_LEARNING", answers)
    assert {row.verdict for row in table(tmp_path).measured} == {OTHER_RUNS}


def test_other_runs_than_lakes_are_never_comparable(tmp_path: Path) -> None:
    found = table(write_runs(tmp_path, runs=3, trials=5))
    assert found.badges == ("3 runs of 5 trials, where Lake has 20 of 20",)
    assert {row.verdict for row in found.measured} == {OTHER_RUNS}


def test_runs_of_unlike_size_are_said_to_be_so(tmp_path: Path) -> None:
    write_runs(tmp_path / "a", runs=1, trials=3)
    write_runs(tmp_path / "b", runs=1, trials=6)
    assert table(tmp_path).badges == ("2 runs of 3 to 6 trials, where Lake has 20 of 20",)


def test_what_is_published_stands_beside_it(tmp_path: Path) -> None:
    published = {(row.name, row.error) for row in table(write_runs(tmp_path, runs=1)).published}
    assert published == {
        ("Bayesian program learning", 3.3),
        ("People", 4.5),
        ("Siamese network", 8.0),
        ("Prototypical networks", 13.7),
        ("Prototypical networks", 30.1),
        ("Modified Hausdorff distance", 38.8),
        ("Nearest pixels", 78.3),
    }


class Page(HTMLParser):
    """The cells of a page's table, and the addresses that it would load from."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_the_three_files_say_the_same(tmp_path: Path) -> None:
    said: list[str] = []
    runs = zipped(write_runs(tmp_path / "all", runs=3), tmp_path / "all_runs.zip")
    found = reproduce_lake(runs, tmp_path / "new" / "out", [], said.append)
    markdown, record, page = (
        (tmp_path / "new" / "out" / f"table.{suffix}").read_text("utf-8") for suffix in ("md", "json", "html")
    )
    rows = [*found.measured, *found.published]
    in_markdown = [re.split(r"(?<!\\) ?\| ?", line)[1:-1] for line in markdown.splitlines() if line.startswith("|")]
    in_page = Page(page)
    assert [cells[:2] for cells in in_markdown[2:]] == [cells[:2] for cells in in_page.rows[1:] if cells]
    assert [cells[0] for cells in in_markdown[2:]] == [row.name for row in rows]
    assert in_page.loads == [] and "@import" not in page and "url(" not in page
    read = json.loads(record)
    assert read["runs"] == list(found.runs) and read["trials"] == [5, 5, 5]
    assert [(row["name"], row["error"], row["verdict"]) for row in (*read["measured"], *read["published"])] == [
        (row.name, row.error, row.verdict) for row in rows
    ]
    assert all(found.badges[0] in text for text in (markdown, page, record))
    assert len(said) == len(found.measured) and said[0].startswith("Modified Hausdorff distance: error 0.0 %")


def test_names_cannot_break_a_page_or_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "<script>alert(1)</script> | *bold*"
    monkeypatch.setattr(lake_table, "WITHOUT_LEARNING", (WithoutLearning(name, lambda run: list(run.truth)),))
    reproduce_lake(write_runs(tmp_path / "all", runs=1), tmp_path / "out", [], silent)
    page, markdown = ((tmp_path / "out" / f"table.{suffix}").read_text("utf-8") for suffix in ("html", "md"))
    assert "<script" not in page
    assert any(cells[:1] == [name] for cells in Page(page).rows)
    assert r"\<script>alert(1)\</script> \| \*bold\*" in markdown


def test_a_folder_that_cannot_be_written_to_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said: list[str] = []
    with pytest.raises(ConfigError, match=r"file/out cannot be written to: Not a directory"):
        reproduce_lake(write_runs(tmp_path / "all", runs=1), tmp_path / "file" / "out", [], said.append)
    assert said == []
