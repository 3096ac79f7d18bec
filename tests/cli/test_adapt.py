"""The command line learns classes from folders, recognises files, and names every file that it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
import torch
from drawings import CHARACTERS, content, ink, on_paper

from workbench.algorithms import algorithm_class
from workbench.algorithms.rejection import LOGITS
from workbench.cli import main
from workbench.config import AdaptConfig, RunConfig, knobs_of
from workbench.data.splits import Split
from workbench.engine.calibration import ModelCalibration, Rejection
from workbench.engine.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from workbench.engine.model import build
from workbench.engine.temperature import Temperature
from workbench.nets.preprocessing import Preprocessing


@pytest.fixture(scope="module")
def run_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run whose network is as it began; nearest means of its features tell these characters apart."""
    torch.manual_seed(0)
    own = knobs_of(algorithm_class("protonet").Config)
    config = RunConfig.from_values("glyphs", "protonet", {"filters": 16}, own)
    weights = build(config, Preprocessing()).state_dict()
    folder = tmp_path_factory.mktemp("run")
    split = Split((), (), (), "random", 0).to_json()
    record = {"config": config.to_json(), "preprocessing": asdict(Preprocessing()), "split": split}
    checkpoint = Checkpoint({f"model/{k}": v for k, v in weights.items()}, record)
    save_checkpoint(folder / "checkpoints" / "best.safetensors", checkpoint)
    return folder


@pytest.fixture(scope="module")
def calibrated(run_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same run, which learned to tell other pictures by their distance from a class."""
    whole = load_checkpoint(run_dir / "checkpoints" / "best.safetensors")
    rejection = Rejection(LOGITS, 1.0, 2.0, 0.0, 0.0, below=0.5, auroc=0.9, rejected=0.8)
    made = ModelCalibration(Temperature(1.0), rejection, None, AdaptConfig(), 100, (0.1, 0.1)).to_json()
    folder = tmp_path_factory.mktemp("calibrated")
    info = {**whole.info, "calibration": made}
    save_checkpoint(folder / "checkpoints" / "best.safetensors", Checkpoint(whole.tensors, info))
    return folder


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in CHARACTERS:
        (tmp_path / "support" / name).mkdir(parents=True)
        for size in (105, 240):
            drawing = content(on_paper(ink(name, size)))
            (tmp_path / "support" / name / f"{size}.png").write_bytes(drawing)
        (tmp_path / "queries").mkdir(exist_ok=True)
        inverse = on_paper(ink(name, 400), "black", "gold")
        (tmp_path / "queries" / f"{name}.jpg").write_bytes(content(inverse, "JPEG"))
    return tmp_path


def test_one_object_for_each_picture(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = f"{files}/queries/../queries/zed.jpg"
    status = main(["adapt", str(run_dir), "--support", str(files / "support"), "--query", query, "--json"])
    (answer,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert status == 0
    assert list(answer) == ["file", "label", "confidence", "entropy", "known", "rejected", "scores"]
    assert answer["known"] is None and answer["rejected"] is False  # this model was not calibrated
    assert answer["file"] == query and answer["label"] == "zed"
    assert set(answer["scores"]) == set(CHARACTERS)
    assert answer["confidence"] == max(answer["scores"].values())
    assert sum(answer["scores"].values()) == pytest.approx(1)


def test_what_went_on_is_written_to_a_file(run_dir: Path, files: Path, tmp_path: Path) -> None:
    query, told = f"{files}/queries/zed.jpg", tmp_path / "trace.json"
    flags = ["--tune-steps", "3", "--tune-rate", "0.001"]
    support = str(files / "support")
    assert main(["adapt", str(run_dir), "--support", support, "--query", query, "--trace", str(told), *flags]) == 0
    found = json.loads(told.read_text())
    assert found["algorithm"] == "protonet" and found["questions"] == [query]
    assert [each["label"] for each in found["examples"][:3]] == [*[min(CHARACTERS)] * 2, sorted(CHARACTERS)[1]]
    assert [(each["axis"], each["number"]) for each in found["stages"]] == [("tuning step", n) for n in range(4)]
    assert all(each["predictions"][0]["label"] == "zed" for each in found["stages"])


def test_a_trace_that_cannot_be_written_is_said(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--support", str(files / "support"), "--query", f"{files}/queries/zed.jpg", "--trace"]
    assert main(["adapt", str(run_dir), *flags, str(files)]) == 2
    assert f"{files} is a folder, and cannot be a file." in capsys.readouterr().err
    assert main(["adapt", str(run_dir), *flags, str(files / "gone" / "trace.json")]) == 2
    assert f"There is no folder {files / 'gone'} to write trace.json to." in capsys.readouterr().err
    assert not (files / "gone").exists()


def test_a_folder_stands_for_its_pictures(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(files / "queries")
    main(["adapt", str(run_dir), "--support", str(files / "support"), "--query", folder, "--json"])
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["file"] for answer in answers] == [f"{folder}/{name}.jpg" for name in sorted(CHARACTERS)]
    assert [answer["label"] for answer in answers] == sorted(CHARACTERS)


def test_the_table_is_aligned(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["adapt", str(run_dir), "--support", str(files / "support"), "--query", str(files / "queries")])
    *rows, last = capsys.readouterr().out.splitlines()
    assert len({row.index("%") for row in rows}) == 1 and len(rows) == 4
    assert last.startswith("Adapted in ") and "ms" in last


def test_bad_files_are_named_and_the_others_go_through(
    run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "queries" / "broken.png").write_bytes(b"not a picture")
    (files / "support" / "zed" / "empty.png").write_bytes(b"")
    (files / "nothing").mkdir()
    queries = [str(files / "queries"), str(files / "gone.png"), str(files / "nothing")]
    status = main(["adapt", str(run_dir), "--support", str(files / "support"), "--query", *queries, "--json"])
    said = capsys.readouterr()
    assert status == 2 and len(said.out.splitlines()) == 4
    lines = said.err.splitlines()
    assert len(lines) == 4 and all(line.startswith("workbench: ") for line in lines)
    for line, name in zip(lines, ("empty.png", "broken.png", "gone.png", "nothing"), strict=True):
        assert name in line


@pytest.mark.parametrize(
    ("support", "query", "words"),
    [
        ("gone", "queries", "gone does not exist"),
        ("support/zed", "queries", "one folder of pictures for each class"),
        ("queries/zed.jpg", "queries", "zed.jpg is a file, not a folder"),
        ("support", "gone.png", "gone.png does not exist"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    run_dir: Path, files: Path, support: str, query: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["adapt", str(run_dir), "--support", str(files / support), "--query", str(files / query)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and words in said.err


def test_a_class_whose_pictures_are_all_bad_is_named(
    run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (files / "support" / "fork").iterdir():
        path.write_bytes(b"")
    arguments = ["--support", str(files / "support"), "--query", str(files / "queries")]
    assert main(["adapt", str(run_dir), *arguments]) == 2
    assert "The class fork has 0 pictures" in capsys.readouterr().err


def test_a_model_that_is_not_there(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--support", str(files / "support"), "--query", str(files / "queries")]
    assert main(["adapt", "builtin:nonsense", *arguments]) == 2
    assert "builtin:nonsense" in capsys.readouterr().err
    (files / "mine.fewshot").write_bytes(b"")
    assert main(["adapt", str(files / "mine.fewshot"), *arguments]) == 2
    assert "mine.fewshot is a saved session, not a run: workbench classify" in capsys.readouterr().err
    assert main(["adapt", "pretrained:resnet18", *arguments]) == 2
    assert "download them (--download, 47 MB), or name a file of your own" in capsys.readouterr().err


def test_reading_pictures_needs_neither_torch_nor_qt() -> None:
    check = (
        "import sys, workbench.cli.adapt, workbench.data.pictures, workbench.fewshot.classes;"
        "sys.exit(bool({'torch', 'PySide6'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False, timeout=60).returncode == 0


def test_how_it_adapts_may_be_asked_for(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["adapt", str(run_dir), "--support", str(files / "support"), "--query", str(files / "queries"), "--json"]
    scores = []
    for more in ([], ["--final-head", "logistic"]):
        assert main([*given, *more]) == 0
        scores.append([json.loads(line)["scores"] for line in capsys.readouterr().out.splitlines()])
    assert scores[0] != scores[1]
    assert main([*given, "--final-head", "magic"]) == 2
    assert "must be one of own, logistic" in capsys.readouterr().err


def test_pictures_in_place_of_class_folders_are_explained(
    run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["adapt", str(run_dir), "--support", str(files / "queries"), "--query", str(files / "queries")]) == 2
    assert "one folder of pictures for each class" in capsys.readouterr().err


def rejected(run: Path, files: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> list[tuple[float, bool]]:
    given = ["adapt", str(run), "--support", str(files / "support"), "--query", str(files / "queries"), "--json"]
    assert main([*given, *flags]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [(row["known"], row["rejected"]) for row in rows]


def test_a_calibrated_model_rejects_by_its_own_level_or_another(
    calibrated: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for flags, level in (((), 0.5), (("--reject", "0"), 0.0), (("--reject", "1"), 1.0), (("--reject", "0.9"), 0.9)):
        found = rejected(calibrated, files, capsys, *flags)
        assert found and all(0 < known < 1 and none == (known < level) for known, none in found)


def test_the_table_names_what_is_none_of_these(
    calibrated: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["adapt", str(calibrated), "--support", str(files / "support"), "--query", str(files / "queries")]
    assert main([*given, "--reject", "1"]) == 0
    *rows, adapted, last = capsys.readouterr().out.splitlines()
    assert all("none of these" in row and "(closest: " in row for row in rows) and len(rows) == 4
    assert adapted.startswith("Adapted in ") and last.startswith("4 of 4 are none of these: less than 100% likely")
    main([*given, "--json"])
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for row, each in zip(rows, answers, strict=True):
        assert f" {1 - each['known']:.1%}  (closest: {each['label']} {each['known'] * each['confidence']:.1%})" in row
    assert main([*given, "--reject", "0"]) == 0
    assert "none of these" not in capsys.readouterr().out


def test_a_level_is_a_chance(run_dir: Path, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["adapt", str(run_dir), "--support", str(files / "support"), "--query", str(files / "queries")]
    assert main([*given, "--reject", "1.5"]) == 2
    assert "--reject is 1.5, but must be from 0 to 1." in capsys.readouterr().err
    assert main([*given, "--reject", "0.5"]) == 0
    assert "was not calibrated to tell other pictures, so none is rejected" in capsys.readouterr().err


def test_a_final_classifier_that_rejects_nothing_is_named(
    calibrated: Path, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["adapt", str(calibrated), "--support", str(files / "support"), "--query", str(files / "queries")]
    assert main([*given, "--final-head", "svm", "--reject", "0.9"]) == 0
    assert (
        f"{calibrated} was not calibrated with --final-head svm, so no picture is rejected." in capsys.readouterr().err
    )
    assert main([*given, "--reject", "0.9"]) == 0
    assert not capsys.readouterr().err
