"""The three files: JSON that reads back, written whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from small_table import ALL, INSIDE, TABLE, cell, failed

from workbench.reproduce.cells import read_cells
from workbench.reproduce.published import Column
from workbench.reproduce.report import TableError, write_table
from workbench.reproduce.rows import rows


def test_the_cells_read_back_as_they_were(tmp_path: Path) -> None:
    markdown, found, page = write_table(TABLE, ALL, tmp_path / "new" / "folder")
    assert [each.name for each in (markdown, found, page)] == ["table.md", "table.json", "table.html"]
    # as asked for and trained: tuples of a config come back as lists, as from any JSON
    assert json.dumps([each.to_json() for each in read_cells(found)]) == json.dumps([each.to_json() for each in ALL])
    assert read_cells(found)[0].curve == INSIDE.curve


def test_the_json_says_what_it_was_made_on_and_gives_the_rows(tmp_path: Path) -> None:
    other = cell("protonet", 98.0, device="CUDA", versions={"workbench": "0.2.0"})
    written = json.loads(write_table(TABLE, [INSIDE, other], tmp_path)[1].read_text(encoding="utf-8"))
    assert (written["table"], written["title"]) == ("small", "Small | table")
    assert written["made"]["devices"] == {"CPU, 2 threads": 1, "CUDA": 1}
    assert written["made"]["versions"] == {"workbench": ["0.1.0", "0.2.0"]}
    assert written["rows"] == json.loads(json.dumps([asdict(row) for row in rows(TABLE, [INSIDE, other])]))


def test_an_empty_table_can_be_written(tmp_path: Path) -> None:
    markdown, found, page = write_table(TABLE, [], tmp_path)
    assert read_cells(found) == []
    for path in (markdown, page):
        assert "Nothing has been run yet." in path.read_text(encoding="utf-8")


def test_what_was_there_stays_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in write_table(TABLE, [INSIDE], tmp_path)}

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TableError, match=r"table\.md cannot be written: No space left on device\."):
        write_table(TABLE, ALL, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before  # and nothing is left lying about


def test_nothing_is_written_when_a_cell_cannot_be_shown(tmp_path: Path) -> None:
    write_table(TABLE, [INSIDE], tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(ValueError, match="no column 7w7s"):
        write_table(TABLE, [INSIDE, cell("maml", 98.0, Column(7, 7))], tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(TableError, match=r"taken.table\.md cannot be written: .+\.$"):
        write_table(TABLE, [INSIDE], tmp_path / "taken")


def test_the_same_cells_give_the_same_files(tmp_path: Path) -> None:
    first, second = write_table(TABLE, ALL, tmp_path / "a"), write_table(TABLE, ALL, tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_reason_of_no_encoding_does_not_stop_the_table(tmp_path: Path) -> None:
    broken = failed("maml", "The picture caf\udce9.png cannot be read.")
    markdown, found, page = write_table(TABLE, [broken], tmp_path)
    assert read_cells(found)[0].reason == broken.reason
    for path in (markdown, page):
        assert "caf\\udce9.png" in path.read_text(encoding="utf-8")
