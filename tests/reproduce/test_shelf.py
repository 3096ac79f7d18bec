"""What there is to show of every paper: all cards, the newest results, and a sentence for what cannot be read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from gui.papers_stage import cell, failed, write_table

from workbench.catalogue import catalogue
from workbench.reproduce.band import FAILED, NOT_RUN
from workbench.reproduce.shelf import ShelfCard, shelf
from workbench.reproduce.tables import tables


def card(method: str, shipped: Path, own: Path) -> ShelfCard:
    return next(each for each in shelf(shipped, own).cards["omniglot"] if each.method == method)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_every_table_has_a_card_of_every_method_with_a_row_for_every_column(shipped: Path, own: Path) -> None:
    found = shelf(shipped, own)
    assert set(found.cards) == set(tables()) and found.faults == ()
    for name, cards in found.cards.items():
        assert [each.method for each in cards] == [each["name"] for each in catalogue().algorithms]
        columns = {each.name for each in tables()[name].columns}
        assert all(set(each.rows) == columns for each in cards)
        assert all(row.verdict == NOT_RUN for each in cards for row in each.rows.values())


def test_a_method_is_reported_where_any_column_has_a_figure(shipped: Path, own: Path) -> None:
    assert card("maml", shipped, own).is_reported
    assert not card("hypernet", shipped, own).is_reported


def test_ones_own_result_comes_before_the_shipped_one(shipped: Path, own: Path) -> None:
    write_table(shipped / "omniglot.json", [cell(accuracy=97.0), cell(column="5w5s", accuracy=99.0)])
    assert card("maml", shipped, own).rows["5w1s"].accuracy == 97.0
    assert not card("maml", shipped, own).results["5w1s"].own
    write_table(own / "omniglot" / "table.json", [cell(accuracy=98.0)])
    found = card("maml", shipped, own)
    assert (found.rows["5w1s"].accuracy, found.results["5w1s"].own) == (98.0, True)
    assert (found.rows["5w5s"].accuracy, found.results["5w5s"].own) == (99.0, False)


def test_a_failure_is_shown_but_hides_no_result(shipped: Path, own: Path) -> None:
    write_table(own / "omniglot" / "table.json", [failed()])
    assert card("maml", shipped, own).rows["5w1s"].verdict == FAILED
    write_table(shipped / "omniglot.json", [cell(accuracy=97.0)])
    assert card("maml", shipped, own).rows["5w1s"].accuracy == 97.0


@pytest.mark.parametrize("text", ["", "[]", '{"cells": 3}', '{"cells": [{"method": "maml"}]}'])
def test_a_damaged_file_is_left_out_with_a_sentence_that_names_it(shipped: Path, own: Path, text: str) -> None:
    write_table(shipped / "omniglot.json", [cell()])
    damaged = own / "omniglot" / "table.json"
    damaged.parent.mkdir(parents=True)
    damaged.write_text(text, encoding="utf-8")
    found = shelf(shipped, own)
    assert len(found.faults) == 1 and str(damaged) in found.faults[0]
    assert found.faults[0].endswith("It was left out.")
    assert card("maml", shipped, own).rows["5w1s"].accuracy == 98.5


def test_a_table_in_the_place_of_another_is_left_out(shipped: Path, own: Path) -> None:
    write_table(shipped / "mini_imagenet.json", [cell()])
    found = shelf(shipped, own)
    assert "holds the table omniglot, not mini_imagenet" in found.faults[0]


def test_results_that_no_longer_fit_are_left_out_one_by_one(shipped: Path, own: Path) -> None:
    odd = cell(method="protonet", config={"dataset": "omniglot", "algorithm": "protonet", "net": {"gone": 1}})
    unknown = {**cell(method="fomaml").to_json(), "method": "forgotten"}
    path = write_table(own / "omniglot" / "table.json", [odd, cell()])
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({"cells": [*data["cells"], unknown]}), encoding="utf-8")
    found = shelf(shipped, own)
    assert card("maml", shipped, own).rows["5w1s"].accuracy == 98.5
    assert card("protonet", shipped, own).rows["5w1s"].verdict == NOT_RUN
    assert any("forgotten" in each for each in found.faults)
    assert any("Prototypical networks on 5-way 1-shot" in each and "gone" in each for each in found.faults)


def test_the_shelf_is_free_of_torch() -> None:
    code = "import sys, workbench.reproduce.shelf as s; s.shelf(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
