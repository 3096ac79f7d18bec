"""``workbench export`` and ``workbench classify``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import onnxruntime
import pytest
from drawings import CHARACTERS, content, ink, on_paper
from session_files import write_run

from workbench.cli import main
from workbench.data.pictures import read_picture
from workbench.engine.commands import SupportClass
from workbench.fewshot.session_file import Session, save_session


@pytest.fixture(scope="module")
def run_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_run(tmp_path_factory.mktemp("run"))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of class folders, a folder of queries."""
    for name in CHARACTERS:
        (tmp_path / "support" / name).mkdir(parents=True)
        (tmp_path / "support" / name / "one.png").write_bytes(content(on_paper(ink(name))))
        (tmp_path / "queries").mkdir(exist_ok=True)
        (tmp_path / "queries" / f"{name}.jpg").write_bytes(content(on_paper(ink(name, 300)), "JPEG"))
    return tmp_path


@pytest.fixture
def saved(run_dir: Path, files: Path) -> Path:
    """A session, one of whose classes has no pictures yet."""
    classes = [SupportClass(name, (read_picture(files / "support" / name / "one.png"),)) for name in sorted(CHARACTERS)]
    save_session(files / "saved.fewshot", Session(str(run_dir), (*classes, SupportClass("empty", ())), reject=0.0))
    return files / "saved.fewshot"


def test_the_result_of_the_check_is_printed(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = files / "made" / "classifier.onnx"
    out.parent.mkdir()
    support, queries = str(files / "support"), str(files / "queries")
    status = main(["export", str(run_dir), "--support", support, "--query", queries, "--out", str(out), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert status == 0 and told["same_labels"] is True and told["checked"] == 8
    assert 0 <= told["difference"] <= told["tolerance"] == 1e-4
    names = ["classifier.onnx", "classifier.labels.txt", "classifier_example.py"]
    assert told["files"] == [str(out.with_name(each)) for each in names]
    assert sorted(each.name for each in out.parent.iterdir()) == sorted(names)
    assert out.with_name("classifier.labels.txt").read_text().split() == sorted(CHARACTERS)


def test_a_saved_session_is_exported_with_its_own_classes(
    saved: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(saved), "--out", str(files / "c.onnx"), "--final-head", "logistic"]) == 0
    assert "Checked on 4 pictures: same labels, scores differ by at most" in capsys.readouterr().out
    assert onnxruntime.InferenceSession(str(files / "c.onnx")).get_outputs()[0].shape[1] == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["RUN", "--support", "FILES/gone"], "gone does not exist"),
        (["RUN", "--support", "FILES/queries"], "needs one folder of pictures for each class"),
        (["RUN"], "--support is needed"),
        (["FILES/queries/zed.jpg"], "zed.jpg is a file, but what is exported is a run folder or what a run is called,"),
        (["FILES/gone"], "There is no run"),
        (["pretrained:resnet18", "--support", "FILES/support"], "download them (--download, 47 MB)"),
        (["builtin:nonsense", "--support", "FILES/support"], "There is no model builtin:nonsense"),
        (["FILES/saved.fewshot", "--support", "FILES/support"], "cannot stand beside"),
        (["FILES/gone.fewshot"], "There is no session at"),
        (["RUN", "--support", "FILES/support", "--query", "FILES/none.png"], "none.png does not exist"),
        (["RUN", "--support", "FILES/support", "--final-head", "magic"], "must be one of own, logistic"),
        (["RUN", "--support", "FILES/support", "--out", "FILES/gone/c.onnx"], "There is no folder"),
    ],
)
def test_bad_input_ends_in_a_sentence(
    run_dir: Path, saved: Path, files: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [each.replace("RUN", str(run_dir)).replace("FILES", str(files)) for each in arguments]
    out = [] if "--out" in given else ["--out", str(files / "c.onnx")]
    assert main(["export", *given, *out]) == 2
    said = capsys.readouterr()
    assert said.out == "" and words in said.err and len(said.err.splitlines()) == 1
    assert not list(files.glob("c*"))


def test_a_folder_is_classified_by_a_saved_session(
    saved: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = files / "labels.csv"
    status = main(["classify", str(saved), str(files / "queries"), "--out", str(out), "--json"])
    told = json.loads(capsys.readouterr().out)
    found = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert status == 0 and told["files"] == 4 and told["rejected"] == 0 and told["refused"] == []
    assert [each["file"] for each in found] == [f"{name}.jpg" for name in sorted(CHARACTERS)]
    assert told["counts"] == {name: [each["label"] for each in found].count(name) for name in sorted(CHARACTERS)}


@pytest.mark.parametrize(("flag", "stay"), [("--copy-to", 4), ("--move-to", 0)])
def test_files_are_sorted_on_request(
    saved: Path, files: Path, flag: str, stay: int, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["classify", str(saved), str(files / "queries"), "--out", str(files / "labels.csv")]
    assert main([*given, flag, str(files / "sorted")]) == 0
    told = capsys.readouterr().out
    assert "4 pictures are in" in told and f" are in {files / 'sorted'}, in a folder for each class." in told
    assert len(list((files / "sorted").rglob("*.jpg"))) == 4
    assert len(list((files / "queries").iterdir())) == stay


def test_files_that_were_refused_are_named(saved: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "queries" / "broken.png").write_bytes(b"")
    assert main(["classify", str(saved), str(files / "queries"), "--out", str(files / "labels.csv")]) == 2
    said = capsys.readouterr()
    assert said.err == "workbench: broken.png: The file is empty (0 bytes).\n" and "4 pictures are in" in said.out


def test_a_table_that_is_there_is_replaced_only_when_asked_for(
    saved: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["classify", str(saved), str(files / "queries"), "--out", str(files / "labels.csv")]
    (files / "labels.csv").write_text("a day's work")
    assert main(given) == 2
    assert "labels.csv is there already" in capsys.readouterr().err
    assert (files / "labels.csv").read_text() == "a day's work"
    assert main([*given, "--overwrite"]) == 0
    assert "zed.jpg" in (files / "labels.csv").read_text(encoding="utf-8-sig")


def test_a_level_that_rejects_nothing_is_said(saved: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["classify", str(saved), str(files / "queries"), "--out", str(files / "labels.csv"), "--reject", "0.9"]
    assert main(given) == 0
    assert "was not calibrated to tell other pictures, so none is rejected" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["FILES/gone.fewshot", "FILES/queries"], "There is no session at"),
        (["FILES/support/zed/one.png", "FILES/queries"], "one.png is no session file"),
        (["SAVED", "FILES/gone"], "gone does not exist"),
        (["SAVED", "FILES/queries", "--copy-to", "FILES/queries/sorted"], "choose a folder outside it"),
        (["SAVED", "FILES/queries", "--out", "FILES/gone/labels.csv"], "There is no folder"),
        (["SAVED", "FILES/queries", "--reject", "7"], "is 7, but must be from 0 to 1"),
        (["SAVED", "FILES/queries", "--reject", "much"], "much"),
        (["SAVED", "FILES/queries", "--copy-to", "a", "--move-to", "b"], "not allowed with"),
    ],
)
def test_what_cannot_be_classified_is_said(
    saved: Path, files: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [each.replace("SAVED", str(saved)).replace("FILES", str(files)) for each in arguments]
    try:
        status = main(["classify", "--out", str(files / "labels.csv"), *given])
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2 and not (files / "labels.csv").exists()
    said = capsys.readouterr().err
    assert words in said and len(said.splitlines()) == 1
