"""Answers are kept beside the run that they are of."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workbench.runs.answers import NAME, keep_answer
from workbench.runs.store import RunError

ANSWER = {"accuracy": 0.5, "dataset": "textures", "badges": ["other dataset than it was trained on"], "per_class": {}}


def test_answers_are_kept_in_order_with_the_time_and_without_single_classes(tmp_path: Path) -> None:
    for accuracy in (0.5, 0.6):
        keep_answer(tmp_path, {**ANSWER, "accuracy": accuracy})
    kept = [json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]
    assert [each["accuracy"] for each in kept] == [0.5, 0.6]
    assert kept[0]["badges"] == ANSWER["badges"] and "per_class" not in kept[0]
    assert abs(datetime.fromisoformat(kept[0]["when"]) - datetime.now(UTC)) < timedelta(minutes=10)


def test_a_torn_last_line_is_cut_off_before_another_is_added(tmp_path: Path) -> None:
    keep_answer(tmp_path, ANSWER)
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"accuracy": 0.')
    keep_answer(tmp_path, ANSWER)
    assert len([json.loads(line) for line in (tmp_path / NAME).read_text().splitlines()]) == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=rf"could not be kept in .*{NAME}"):
        keep_answer(tmp_path / "nowhere", ANSWER)
