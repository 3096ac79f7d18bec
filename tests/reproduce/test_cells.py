"""Cells as JSON: what is written is read again, and what is damaged is refused with the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.config import RunConfig
from workbench.reproduce.cells import DONE, FAILED, Cell, CellError, Point, read_cells

CELL = Cell(
    "omniglot",
    "maml",
    "5w1s",
    {"config": {"dataset": "omniglot"}, "minutes": 5.0, "test_episodes": 1000},
    config=RunConfig(dataset="omniglot", algorithm="maml", settings={"inner_lr": 0.4}).to_json(),
    episodes=9600,
    seconds=291.5,
    accuracy=97.125,
    ci95=0.3125,
    test_episodes=1000,
    badges=("transductive: queries share their batch statistics", "split by whole groups, such as alphabets"),
    curve=(Point(960, 90.5, 1.5), Point(1920, 93.25, 1.25)),
    classes={"all": 964, "training": 771, "test": 193},
    test_names=("Greek/character01", "Korean/문자"),
    device="2 cores",
    versions={"torch": "2.5.1"},
)
BROKEN = Cell("omniglot", "mann", "20w5s", {"minutes": None}, FAILED, "The task has 20 classes.")


def written(**changed: Any) -> dict[str, Any]:
    return {**json.loads(json.dumps(CELL.to_json())), **changed}


@pytest.mark.parametrize("cell", [CELL, BROKEN])
def test_a_cell_comes_back_from_json_as_it_was(cell: Cell) -> None:
    assert Cell.from_json(json.loads(json.dumps(cell.to_json()))) == cell


def test_its_config_can_be_trained_again() -> None:
    config = RunConfig.from_json(Cell.from_json(written()).config)
    assert (config.algorithm, config.settings["inner_lr"]) == ("maml", 0.4)


def test_what_is_there_beyond_a_cell_is_passed_over() -> None:
    assert Cell.from_json(written(verdict="inside")) == CELL


@pytest.mark.parametrize("name", list(CELL.to_json()))
def test_a_cell_that_lacks_a_field_is_refused_by_its_name(name: str) -> None:
    data = written()
    del data[name]
    with pytest.raises(CellError, match=f"has no {name}"):
        Cell.from_json(data)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"accuracy": "high"}, "'high' should be a number"),
        ({"accuracy": True}, "True should be a number"),
        ({"ci95": float("nan")}, "nan should be a number"),
        ({"status": "perhaps"}, f"'perhaps', and should be {DONE} or {FAILED}"),
        ({"method": 7}, "7 should be text"),
        ({"badges": "transductive"}, "'transductive' should be a list"),
        ({"badges": [1]}, "1 should be text"),
        ({"config": []}, r"\[\] should be an object"),
        ({"curve": [[1, 2, 3]]}, r"\[1, 2, 3\] should be an object"),
        ({"curve": [{"episodes": 1, "accuracy": 2.0}]}, "has no ci95"),
    ],
)
def test_a_field_of_another_kind_is_refused_with_its_value(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(CellError, match=words):
        Cell.from_json(written(**changed))


def test_a_table_gives_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text(json.dumps({"table": "omniglot", "cells": [CELL.to_json(), BROKEN.to_json()]}), encoding="utf-8")
    assert read_cells(path) == [CELL, BROKEN]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Expecting value"),
        ("[]", "table.json"),
        ("{}", "it has no cells"),
        ('{"cells": 3}', "table.json"),
        ('{"cells": [{"table": "omniglot"}]}', "it has no method"),
        ('{"cells": [3]}', "table.json"),
    ],
)
def test_a_damaged_table_is_refused_by_its_name(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "table.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CellError, match=words) as raised:
        read_cells(path)
    assert str(path) in str(raised.value)


def test_a_table_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(CellError, match=r"nowhere\.json"):
        read_cells(tmp_path / "nowhere.json")
