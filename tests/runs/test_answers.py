"""Every question to a run is kept beside it and counted; what is damaged is told, and hides nothing else."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbench.config import RunConfig, TaskConfig
from workbench.engine.events import Interval
from workbench.runs import answers
from workbench.runs.answers import COMPARE, NAME, keep_answer, keep_stopped, read_answers
from workbench.runs.errors import RunError

ANSWER: dict[str, Any] = {
    "accuracy": 0.5,
    "ci95": 0.02,
    "dataset": "textures",
    "trained_on": ["textures"],
    "split": "test",
    "ways": 5,
    "shots": 1,
    "least_shots": 0,
    "episodes": 600,
    "seed": 0,
    "badges": ["transductive: queries share their batch statistics"],
    "per_class": {},
}
STOPPED = {"dataset": "textures", "trained_on": ["textures"], "split": "test", "episodes": 40}
CONFIG = RunConfig(dataset="textures", task=TaskConfig(ways=5, shots=1))


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / NAME).read_text().splitlines()]


def test_answers_are_kept_in_order_with_the_time_and_without_single_classes(tmp_path: Path) -> None:
    for accuracy in (0.5, 0.6):
        keep_answer(tmp_path, {**ANSWER, "accuracy": accuracy})
    kept = lines(tmp_path)
    assert [each["accuracy"] for each in kept] == [0.5, 0.6]
    assert kept[0]["badges"] == ANSWER["badges"] and "per_class" not in kept[0]
    found = read_answers(tmp_path).found
    assert [each.accuracy for each in found] == [Interval(0.5, 0.02), Interval(0.6, 0.02)]
    assert all(abs(each.when - datetime.now(UTC)) < timedelta(minutes=10) for each in found)


def test_a_torn_last_line_is_ignored_and_cut_off_before_another_is_added(tmp_path: Path) -> None:
    keep_answer(tmp_path, ANSWER)
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"accuracy": 0.')
    assert len(read_answers(tmp_path).found) == 1 and not read_answers(tmp_path).damaged
    keep_answer(tmp_path, ANSWER)
    assert len(lines(tmp_path)) == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=rf"could not be kept in .*{NAME}"):
        keep_answer(tmp_path / "nowhere", ANSWER)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    assert read_answers(tmp_path).found == () and answers.test_uses(tmp_path) == 0
    (tmp_path / NAME).mkdir()
    with pytest.raises(RunError, match=rf"{NAME} is no file"):
        read_answers(tmp_path)


def test_every_question_to_the_test_classes_counts_once_also_a_stopped_one(tmp_path: Path) -> None:
    keep_answer(tmp_path, ANSWER)
    keep_answer(tmp_path, ANSWER, COMPARE)
    keep_stopped(tmp_path, STOPPED)
    assert answers.test_uses(tmp_path) == 3
    keep_answer(tmp_path, {**ANSWER, "split": "all"})
    assert answers.test_uses(tmp_path) == 4, "all classes hold those of the test"
    keep_answer(tmp_path, {**ANSWER, "split": "validation"})
    keep_answer(tmp_path, {**ANSWER, "dataset": "glyphs"})
    assert answers.test_uses(tmp_path) == 4, "neither are the test classes of this run"
    assert [each.stopped for each in read_answers(tmp_path).found] == [False, False, True, False, False, False]


def test_one_of_the_datasets_of_a_mixture_counts_as_well(tmp_path: Path) -> None:
    keep_answer(tmp_path, {**ANSWER, "trained_on": ["glyphs", "textures"]})
    assert answers.test_uses(tmp_path) == 1
    assert read_answers(tmp_path).newest_test(CONFIG) is None, "it is not of all that the run practised on"


@pytest.mark.parametrize(
    "other",
    [
        {"split": "validation"},
        {"ways": 20},
        {"shots": 5},
        {"least_shots": 1},
        {"within_group": True},
        {"dataset": "glyphs"},
        {"by": COMPARE},
        {"by": COMPARE, "own_test": False},
        {"episodes": 599},
    ],
    ids=str,
)
def test_the_newest_test_is_of_the_runs_own_tasks_alone(tmp_path: Path, other: dict[str, Any]) -> None:
    keep_answer(tmp_path, {**ANSWER, "accuracy": 0.4})
    keep_answer(tmp_path, {**ANSWER, "accuracy": 0.6})
    keep_answer(tmp_path, {**ANSWER, "accuracy": 0.9, **other})
    keep_stopped(tmp_path, STOPPED)
    assert read_answers(tmp_path).newest_test(CONFIG).accuracy == Interval(0.6, 0.02)  # type: ignore[union-attr]
    assert read_answers(tmp_path).newest_test(replace(CONFIG, task=TaskConfig(ways=4))) is None


@pytest.mark.parametrize("newer", [{}, {"by": COMPARE, "own_test": True}, {"episodes": 601}], ids=str)
def test_the_newest_test_is_that_of_most_tasks_whoever_asked(tmp_path: Path, newer: dict[str, Any]) -> None:
    keep_answer(tmp_path, {**ANSWER, "episodes": 100})
    keep_answer(tmp_path, ANSWER)
    keep_answer(tmp_path, {**ANSWER, "accuracy": 0.7, **newer})
    keep_answer(tmp_path, {**ANSWER, "accuracy": 0.8, "episodes": 100})
    found = read_answers(tmp_path).newest_test(CONFIG)
    assert found is not None and (found.accuracy, found.episodes) == (Interval(0.7, 0.02), newer.get("episodes", 600))


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{}",
        "nonsense",
        '{"when": "yesterday"}',
        json.dumps({"when": "2026-01-01T00:00:00+00:00", **ANSWER, "accuracy": "high"}),
        json.dumps({"when": "2026-01-01T00:00:00+00:00", **ANSWER, "episodes": -1}),
        json.dumps({"when": "2026-01-01T00:00:00+00:00", **ANSWER, "trained_on": "textures"}),
        json.dumps({"when": "2026-01-01T00:00:00+00:00", **ANSWER, "split": "tset"}),
        json.dumps({"when": "2026-01-01T00:00:00+00:00", **ANSWER, "ci95": float("nan")}),
        "[" * 100_000,
        "\x00\x00",
    ],
    ids=lambda line: line[:30],
)
def test_a_damaged_line_is_a_sentence_and_hides_no_other(tmp_path: Path, line: str) -> None:
    keep_answer(tmp_path, ANSWER)
    with (tmp_path / NAME).open("ab") as file:
        file.write(line.encode() + b"\n")
    keep_answer(tmp_path, ANSWER)
    found = read_answers(tmp_path)
    assert len(found.found) == 2 and len(found.damaged) == 1 and f"{NAME}, line 2: " in found.damaged[0]
    assert found.test_uses == 3, "what cannot be read may have been a use"


def test_bytes_that_are_no_text_are_a_damaged_line(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe\x00\n")
    assert len(read_answers(tmp_path).damaged) == 1


def test_a_line_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    line = {"when": "2026-01-01T00:00:00", **ANSWER}
    (tmp_path / NAME).write_text(json.dumps(line) + "\n")
    (answer,) = read_answers(tmp_path).found
    assert answer.by == "evaluate" and answer.test_use and answer.when == datetime(2026, 1, 1, tzinfo=UTC)


def test_an_interval_without_an_end_is_kept_as_such(tmp_path: Path) -> None:
    """As that of one task is."""
    keep_answer(tmp_path, {**ANSWER, "ci95": math.inf, "by_dataset": {"glyphs": {"ci95": math.inf}}})
    assert lines(tmp_path)[0]["by_dataset"] == {"glyphs": {"ci95": None}}
    (answer,) = read_answers(tmp_path).found
    assert answer.accuracy == Interval(0.5, math.inf)
