"""Curves for other programs: a table that says every point once, and files that are whole or not there."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from recorded_runs import config_of, interrupted, whole, write_run

from workbench.runs.about import About, write_about
from workbench.runs.curve_files import COLUMNS, curves_csv, curves_svg, read_runs, titled, write_file
from workbench.runs.store import RunError, load_log

CONFIG = config_of()


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def test_the_table_holds_every_point_with_all_its_digits(tmp_path: Path) -> None:
    run = write_run(tmp_path / "first", CONFIG, interrupted(CONFIG))
    found, log = rows(curves_csv(read_runs([run]))), load_log(run)
    assert tuple(found[0]) == COLUMNS
    accuracy = [each for each in found if each["curve"] == "validation accuracy"]
    curve = log.val_metrics["accuracy"]
    assert [float(each["value"]) for each in accuracy] == list(curve.y)
    assert [float(each["ci95"]) for each in accuracy] == list(curve.ci)
    assert [float(each["episodes"]) for each in accuracy] == list(curve.x)
    assert [float(each["seconds"]) for each in accuracy] == list(curve.seconds)
    training = [each for each in found if each["curve"] == "training loss"]
    assert len(training) == len(log.train_loss) == 400  # what was run again is there once
    assert {each["ci95"] for each in training} == {""}


def test_several_runs_are_told_apart_also_where_their_folders_are_called_alike(tmp_path: Path) -> None:
    paths = [write_run(tmp_path / place / "run", CONFIG, whole(CONFIG, 50)) for place in ("a", "b")]
    other = write_run(tmp_path / "other", CONFIG, whole(CONFIG, 50))
    assert {each["run"] for each in rows(curves_csv(read_runs([*paths, other])))} == {*map(str, paths), "other"}


def test_no_spreadsheet_carries_out_a_name(tmp_path: Path) -> None:
    run = write_run(tmp_path / "=1+1", CONFIG, whole(CONFIG, 50))
    assert rows(curves_csv(read_runs([run])))[0]["run"] == "'=1+1"


def test_the_drawing_of_one_run_and_of_two_are_files_of_their_own(tmp_path: Path) -> None:
    paths = [write_run(tmp_path / name, CONFIG, whole(CONFIG, 100)) for name in ("a", "b")]
    one, two = curves_svg(read_runs(paths[:1])), curves_svg(read_runs(paths))
    assert one.startswith(b"<?xml") and b"Curves of a</title>" in one and b"Curves of 2 runs</title>" in two


def test_a_drawing_names_runs_by_their_titles_and_a_table_by_their_folders(tmp_path: Path) -> None:
    paths = [write_run(tmp_path / name, CONFIG, whole(CONFIG, 50)) for name in ("a", "b", "c", "d")]
    for path, title in zip(paths, ("Twice", "Twice", "Once", ""), strict=True):
        write_about(path, About(title))
    read = read_runs(paths)
    assert [name for name, _ in titled(paths, read)] == ["Twice (a)", "Twice (b)", "Once", "d"]
    assert {each["run"] for each in rows(curves_csv(read))} == {"a", "b", "c", "d"}
    (paths[2] / "about.json").write_text("{")
    assert titled(paths[2:3], read[2:3])[0][0] == "c"


def test_a_folder_that_is_no_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=f"{tmp_path} is not a run"):
        read_runs([tmp_path])


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RunError, match=r"curves\.csv cannot be written"):
        write_file(tmp_path / "file" / "curves.csv", b"new")
    (tmp_path / "curves.csv").mkdir()
    with pytest.raises(RunError, match=r"curves\.csv cannot be written"):
        write_file(tmp_path / "curves.csv", b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["curves.csv", "file"]
    assert (tmp_path / "file").read_text() == "mine"
