"""Where the disk of the cache is not connected, no folder is made there: datasets lie in the usual place meanwhile,
which is said, and weights, which would have to be downloaded again, are refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import folders
from workbench.cli import main
from workbench.folders import CACHE, OWN_CACHE, cache_folder, choose_folder, usual_folder

SMALL = "--filters 4 --queries 2 --episodes 4 --meta-batch 4 --validation-episodes 2 --device cpu"


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    choose_folder(CACHE, tmp_path / "disk")
    (tmp_path / "disk" / OWN_CACHE).rmdir()
    (tmp_path / "disk").rmdir()
    folders._warn.cache_clear()
    return tmp_path / "disk"


def test_datasets_are_prepared_in_the_usual_place_and_that_is_said(
    disk: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "--dataset", "glyphs", *SMALL.split(), "--out", str(tmp_path / "run")]) == 0
    assert not disk.exists()
    assert [path.name[:7] for path in usual_folder(CACHE).iterdir()] == ["glyphs-"]
    said = f"The cache folder, {disk / OWN_CACHE}, is not there; is its disk connected? "
    assert [each.getMessage() for each in caplog.records] == [f"{said}Meanwhile {usual_folder(CACHE)} serves."]


def test_the_chosen_folder_serves_again_once_its_disk_is_back(disk: Path) -> None:
    assert cache_folder() == usual_folder(CACHE)
    (disk / OWN_CACHE).mkdir(parents=True)
    assert cache_folder() == disk / OWN_CACHE


@pytest.mark.parametrize(
    "command",
    [
        ["train", "--dataset", "textures", "--backbone", "resnet18", "--algorithm", "protonet", "--out", "run"],
        ["train", "--dataset", "textures", "--backbone", "resnet18", "--download", "--out", "run"],
        ["evaluate", "pretrained:resnet18", "--dataset", "textures"],
        ["evaluate", "pretrained:resnet18", "--dataset", "textures", "--download"],
    ],
)
def test_weights_are_not_downloaded_for_want_of_a_disk(
    command: list[str],
    disk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("workbench.nets.weights.download_file", lambda *_, **__: pytest.fail("something is fetched"))
    monkeypatch.setattr("workbench.engine.setup.open_members", lambda *_: pytest.fail("pictures are opened first"))
    assert main(command) == 2
    sentence = f"The folder of weights, {disk / OWN_CACHE}, is not there; is its disk connected?"
    assert capsys.readouterr().err.splitlines()[-1] == f"workbench: {sentence}"
    assert not disk.exists()


def test_weights_in_the_usual_place_serve_without_the_disk(disk: Path) -> None:
    from workbench.nets.imagenet import weights_here

    kept = usual_folder(CACHE) / "weights" / "resnet18-01234567.pth"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"")
    assert weights_here("resnet18") == kept
