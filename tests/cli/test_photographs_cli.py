"""From a folder of photographs to a measured model: the authors' split, in colour, at the size that the field uses."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from small_photographs import CLASSES, bertinettos_files, part_folders, ravis_files, write_archive, write_files

from workbench.cli import main
from workbench.engine.model import load_model

SMALL = shlex.split("--ways 2 --queries 2 --meta-batch 2 --episodes 4 --validation-episodes 2 --device cpu --json")
NARROW = shlex.split("--filters 4 --train-ways 3 --inner-steps 1")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def place_of(dataset: str, folder: Path) -> Path:
    if dataset == "cifar_fs":
        return write_archive(folder / "cifar-fs.zip", bertinettos_files("cifar-fs/"))
    return write_files(folder / "miniImageNet", ravis_files())


@pytest.mark.parametrize(("dataset", "side"), [("mini_imagenet", 84), ("cifar_fs", 32)])
@pytest.mark.parametrize("algorithm", ["protonet", "maml"])
def test_train_then_evaluate(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, dataset: str, side: int, algorithm: str
) -> None:
    out, place = tmp_path / "run", place_of(dataset, tmp_path)
    narrow = NARROW if algorithm == "maml" else NARROW[:4]
    asked = ["train", "--dataset", dataset, "--data", str(place), "--algorithm", algorithm, "--out", str(out)]
    events = run(capsys, *asked, *SMALL, *narrow)
    assert (events[-1]["event"], events[-1]["status"]) == ("RunFinished", "completed")
    model = load_model(str(out))
    made = model.preprocessing
    assert (made.size, made.channels, made.photo, made.invert) == (side, 3, True, False)
    split = model.info["split"]
    assert split["kind"] == "given" and model.config.split.rotations is False
    named = zip(("train", "validation", "test"), CLASSES.values(), strict=True)
    assert split["named"] == {part: sorted(classes) for part, classes in named}
    (result,) = run(capsys, "evaluate", str(out), "--episodes", "4", "--json")
    assert 0 <= result["accuracy"] <= 1 and result["dataset"] == dataset
    assert set(result["per_class"]) <= set(CLASSES["test"])


def test_a_preset_for_letters_suits_photographs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Siamese networks' is for classes in alphabets, and MAML's turns letters into new ones."""
    place = write_files(tmp_path / "data", part_folders())
    for algorithm in ("maml", "siamese"):
        out = tmp_path / algorithm
        asked = ["train", "--dataset", "cifar_fs", "--data", str(place), "--algorithm", algorithm, "--preset", "paper"]
        small = [*SMALL, "--backbone", "conv4", "--filters", "4", "--train-ways", "2", "--train-queries", "1"]
        small += ["--pairs", "8"] if algorithm == "siamese" else []
        run(capsys, *asked, "--out", str(out), *small)
        info = load_model(str(out)).info
        assert info["split"]["kind"] == "given" and len(info["split"]["class_names"]) == 12


def test_the_given_split_of_a_dataset_without_one_is_refused(
    capsys: pytest.CaptureFixture[str], small_omniglot: Path, tmp_path: Path
) -> None:
    asked = ["train", "--dataset", "omniglot", "--data", str(small_omniglot), "--split", "given"]
    assert main([*asked, "--out", str(tmp_path / "run"), *SMALL]) == 2
    assert capsys.readouterr().err == (
        "workbench: The authors of this data gave no split of its classes; the split cannot be the given one.\n"
    )


def test_a_model_of_one_dataset_is_measured_on_the_test_classes_of_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out, place = tmp_path / "run", place_of("cifar_fs", tmp_path)
    run(capsys, "train", "--dataset", "cifar_fs", "--data", str(place), "--out", str(out), *SMALL, *NARROW[:4])
    renamed = {name.replace("data/", "data/other_"): data for name, data in bertinettos_files().items()}
    for part, names in CLASSES.items():
        renamed[f"splits/bertinetto/{part}.txt"] = "".join(f"other_{name}\n" for name in names).encode()
    other = write_files(tmp_path / "other", renamed)
    (result,) = run(capsys, "evaluate", str(out), "--data", str(other), "--episodes", "20", "--json")
    assert set(result["per_class"]) <= {f"other_{name}" for name in CLASSES["test"]}
    assert "other data than it was trained on" in result["badges"]


def test_the_datasets_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["datasets", "list"]) == 0
    listed = capsys.readouterr().out
    assert "miniImageNet: Photographs" in listed and "CIFAR-FS: Tiny photographs" in listed
