"""``workbench report``: pages and curves where they are asked for, and nothing replaced unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from recorded_runs import config_of, whole, write_run

from workbench.cli import main
from workbench.folders import runs_folder
from workbench.runs.about import About, write_about

CONFIG = config_of()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_run(tmp_path / "a-run", CONFIG, whole(CONFIG, 50, 25))


def test_a_page_is_written_under_the_run_s_name(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(run)]) == 0
    assert capsys.readouterr().out == "Written to a-run-report.html\n"
    assert "<!DOCTYPE html>" in Path("a-run-report.html").read_text(encoding="utf-8")


def test_a_page_and_curves_go_where_they_are_asked_for(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(run), "--out", "r.html", "--csv", "c.csv", "--svg", "c.svg"]) == 0
    assert capsys.readouterr().out.splitlines() == ["Written to r.html", "Written to c.csv", "Written to c.svg"]
    assert all(Path(name).stat().st_size for name in ("r.html", "c.csv", "c.svg"))


def test_curves_alone_bring_no_page(run: Path) -> None:
    assert main(["report", str(run), "--csv", "c.csv"]) == 0
    assert not list(Path().glob("*.html"))


def test_a_drawing_names_what_somebody_called_a_run(run: Path) -> None:
    write_about(run, About("The first of all"))
    assert main(["report", str(run), "--svg", "c.svg"]) == 0
    assert "Curves of The first of all" in Path("c.svg").read_text(encoding="utf-8")


def test_a_picture_is_the_drawing_twice_as_large(run: Path) -> None:
    # in a process of its own: an application without windows, once made, would be in the way of tests with windows
    subprocess.run([sys.executable, "-m", "workbench", "report", str(run), "--png", "c.png"], check=True, timeout=120)
    with Image.open("c.png") as picture:
        assert picture.width == 2 * 760
        seen = {color for _, color in picture.convert("RGB").getcolors(1 << 24) or []}
    assert {(0, 114, 178), (213, 94, 0), (255, 255, 255)} <= seen


def test_a_run_is_found_by_its_name_and_several_share_a_page(run: Path) -> None:
    write_run(runs_folder() / "named-for-report", CONFIG, whole(CONFIG, 50, 25))
    assert main(["report", "named-for-report", str(run), "--out", "both.html"]) == 0
    assert "Side by side" in Path("both.html").read_text(encoding="utf-8")


def test_no_file_is_replaced_unasked(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("r.html").write_text("mine")
    assert main(["report", str(run), "--csv", "c.csv", "--out", "r.html"]) == 2
    assert "r.html is there already" in capsys.readouterr().err
    assert Path("r.html").read_text() == "mine" and not Path("c.csv").exists()
    assert main(["report", str(run), "--out", "r.html", "--overwrite"]) == 0
    assert Path("r.html").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["no-such-run"], "There is no run no-such-run"),
        (["."], "is not a run"),
        (["a-run", "--out", "nowhere/x.html"], "There is no folder nowhere to write x.html to"),
        (["a-run", "--csv", "nowhere/x.csv"], "There is no folder nowhere to write x.csv to"),
        (["a-run", "--out", "a-run/config.json/x.html"], "There is no folder a-run/config.json to write x.html to"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    run: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["report", *arguments]) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert sentence in said and not Path("nowhere").exists()


def test_event_files_go_into_a_folder_for_each_run(run: Path) -> None:
    pytest.importorskip("tensorboard", reason="TensorBoard is an extra: pip install tensorboard")
    assert main(["report", str(run), "--tensorboard", "logs"]) == 0
    assert len(list(Path("logs/a-run").glob("events.out.tfevents.*"))) == 1
    assert not list(Path().glob("*.html"))


def test_a_run_in_training_is_drawn_by_tensorboard_as_it_goes(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reader = pytest.importorskip(
        "tensorboard.backend.event_processing.event_accumulator", reason="TensorBoard is an extra"
    )
    small = (
        "--filters 4 --queries 2 --train-ways 5 --episodes 8 --validation-episodes 4 --validate-every 4 --device cpu"
    )
    assert main(["train", *small.split(), "--out", "live", "--tensorboard", "logs"]) == 0
    found = reader.EventAccumulator("logs").Reload()
    assert [each.step for each in found.Scalars("loss/training")] == list(range(1, 9))
    assert [each.step for each in found.Scalars("accuracy/validation")] == [4, 8]
    capsys.readouterr()
    assert main(["train", *small.split(), "--out", "other", "--tensorboard", "logs"]) == 2
    assert "logs holds event files already" in capsys.readouterr().err
    assert not Path("other").exists()
