"""miniImageNet and CIFAR-FS: what is missing, damaged or dangerous is told in one sentence that names the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from small_photographs import (
    Files,
    bertinettos_files,
    encoded,
    part_folders,
    ravis_files,
    write_archive,
    write_files,
)

from workbench.data.errors import DataError
from workbench.data.sources import open_dataset


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


PICTURE = "images/apple0003.png"
TRAIN_TXT = "splits/bertinetto/train.txt"
RAVIS, BERTINETTOS, FOLDERS = ravis_files(), bertinettos_files(), part_folders()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("name", "files", "words"),
    [
        ("mini_imagenet", {}, "There is no miniImageNet in place.*train.csv, val.csv and test.csv"),
        ("cifar_fs", {"apple/1.png": b"x"}, "There is no CIFAR-FS in place.*splits/bertinetto/train.txt"),
        (
            "cifar_fs",
            BERTINETTOS | {TRAIN_TXT: b"apple\npear\n"},
            "train.txt in place.*class pear, .*data/pear",
        ),
        ("cifar_fs", BERTINETTOS | {TRAIN_TXT: b"apple\napple\n"}, "train.txt in place.* names .*apple twice"),
        ("cifar_fs", BERTINETTOS | {TRAIN_TXT: b"apple\nbear\n"}, "class bear .*: (training and test|test)"),
        ("cifar_fs", BERTINETTOS | {TRAIN_TXT: b"\xff\xfe"}, "train.txt in place.* cannot be read"),
        ("cifar_fs", BERTINETTOS | {TRAIN_TXT: b""}, "There are no training classes in place"),
        ("cifar_fs", FOLDERS | {"test/apple/1.png": b"x"}, "class apple of place.* training and test"),
        ("cifar_fs", FOLDERS | {"val/pear/notes.txt": b"x"}, "validation class pear of place.* no pictures"),
        ("cifar_fs", FOLDERS | {"val/pear/": b""}, "validation class pear of place.* no pictures"),
        (
            "mini_imagenet",
            FOLDERS | {"val/bee/bee0001.png": b"no picture"},
            "val/bee/bee0001.png in place.* not a",
        ),
        ("mini_imagenet", RAVIS | {PICTURE: RAVIS[PICTURE][:200]}, f"{PICTURE} in place.* is damaged"),
        ("mini_imagenet", RAVIS | {"val.csv": b"file,class\n"}, "val.csv in place.* header filename,label"),
        ("mini_imagenet", RAVIS | {"val.csv": b""}, "val.csv in place.* header filename,label"),
        ("mini_imagenet", RAVIS | {"val.csv": b"filename,label\nx\n"}, "Line 2 of val.csv .* lacks"),
        (
            "mini_imagenet",
            RAVIS | {"val.csv": b"filename,label\nx.png,bee\n"},
            "names x.png, .* no images/x.png",
        ),
        (
            "mini_imagenet",
            RAVIS | {"val.csv": b"filename,label\n../val.csv,bee\n"},
            "val.csv in place.* names ../val.csv, but there is no",
        ),
        (
            "mini_imagenet",
            RAVIS | {"val.csv": b"filename,label\napple0001.png,bee\n"},
            "(train|val).csv in place.* names apple0001.png, which (train|val).csv names already",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    name: str, files: Files, words: str, packed: bool, tmp_path: Path
) -> None:
    if packed:
        place = write_archive(tmp_path / "place.zip", files)
    else:
        (tmp_path / "place").mkdir()
        place = write_files(tmp_path / "place", files)
    with pytest.raises(DataError, match=words) as caught:
        open_dataset(name, place)
    assert str(caught.value).count("\n") == 0 and str(tmp_path) not in str(caught.value)
    assert not list((tmp_path / "home").rglob("*.safetensors"))


@pytest.mark.parametrize("layout", [part_folders, bertinettos_files])
@pytest.mark.parametrize(("part", "words"), [("train", "training"), ("val", "validation"), ("test", "test")])
def test_a_part_that_is_missing_or_empty_is_told(
    layout: Callable[..., Files], part: str, words: str, tmp_path: Path
) -> None:
    files = {
        name: data for name, data in layout().items() if not name.startswith((part + "/", f"splits/bertinetto/{part}"))
    }
    place = write_files(tmp_path / "a", files)
    if layout is part_folders:
        (place / part).mkdir()
    with pytest.raises(DataError, match=f"no {words} classes in a, but CIFAR-FS has classes for training, validation"):
        open_dataset("cifar_fs", place)


@pytest.mark.parametrize("name", ["../train/apple/x.png", "/train/apple/x.png", "C:/train/apple/x.png"])
def test_a_member_outside_its_archive_is_refused(name: str, tmp_path: Path) -> None:
    place = write_archive(tmp_path / "a.zip", FOLDERS | {name: b"x"})
    with pytest.raises(DataError, match=r"a\.zip is refused: its member .* lies outside the archive"):
        open_dataset("cifar_fs", place)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    place = write_archive(tmp_path / "a.zip", FOLDERS | {"train/apple/bomb.png": b"\0" * 200_000_001})
    assert place.stat().st_size < 1_000_000
    with pytest.raises(DataError, match=r"bomb\.png in a\.zip would take 200 MB, but a file may have at most 200 MB"):
        open_dataset("cifar_fs", place)


def test_a_picture_of_too_many_pixels_is_refused(tmp_path: Path) -> None:
    enormous = encoded(Image.new("1", (20_000, 10_000)))
    place = write_files(tmp_path / "a", FOLDERS | {"train/apple/bomb.png": enormous})
    with pytest.raises(DataError, match=r"train/apple/bomb\.png in a has 200 megapixels, but .* at most 100"):
        open_dataset("cifar_fs", place)


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    place = write_archive(tmp_path / "a.zip", part_folders())
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError, match=r"a\.zip is damaged or not a zip archive"):
        open_dataset("cifar_fs", place)
    place.write_bytes(whole[:60] + bytes(200) + whole[260:])
    with pytest.raises(DataError, match=r"\.png in a\.zip is damaged"):
        open_dataset("cifar_fs", place)


def test_without_a_place_it_says_what_to_do() -> None:
    with pytest.raises(DataError, match=r"miniImageNet cannot be downloaded here: name your folder or \.zip of it"):
        open_dataset("mini_imagenet")
