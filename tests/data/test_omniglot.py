"""Omniglot in all its forms: archives, folders and one array, whole and broken."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import open_dataset

SIDE = 30


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def pixels(seed: int, side: int = SIDE) -> np.ndarray:
    """A picture (side, side) bool with a one-pixel line of ink (False) on paper (True)."""
    picture = np.ones((side, side), dtype=bool)
    picture[3 + seed % 20, 2:-2] = False
    return picture


def png(picture: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    return buffer.getvalue()


def members(alphabets: Mapping[str, int], top: str = "") -> dict[str, bytes]:
    """Files in Omniglot's layout: two pictures of each character."""
    found: dict[str, bytes] = {}
    for alphabet, count in alphabets.items():
        for c in range(1, count + 1):
            for drawer in (1, 2):
                found[f"{top}{alphabet}/character{c:02d}/{c:04d}_{drawer:02d}.png"] = png(pixels(c + 7 * drawer))
    return found


def write_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def write_folder(path: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


def write_array(folder: Path, ranges: object = None, name: str = "images", **change: np.ndarray) -> Path:
    """Two alphabets of two and one characters, as the members of Greek 2, Latin 1."""
    folder.mkdir(exist_ok=True)
    images = np.stack([np.stack([pixels(c + 7 * drawer) for drawer in (1, 2)]) for c in (1, 2, 1)])
    np.savez_compressed(folder / "images.npz", **(change or {name: images}))
    (folder / "alphabets.json").write_text(json.dumps(ranges or {"Greek": [0, 2], "Latin": [2, 3]}))
    return folder / "images.npz"


def same(one: ImageSet, other: ImageSet) -> bool:
    return (
        one.class_names == other.class_names
        and one.group_names == other.group_names
        and torch.equal(one.images, other.images)
        and torch.equal(one.class_start, other.class_start)
    )


@pytest.mark.parametrize("top", ["", "images_background/", "any/images_background/"])
def test_archives_folders_and_the_array_give_the_same(top: str, tmp_path: Path) -> None:
    files = members({"Greek": 2, "Latin": 1}, top)
    zipped = open_dataset("omniglot", write_zip(tmp_path / "a.zip", files))
    assert zipped.class_names == ("Greek/character01", "Greek/character02", "Latin/character01")
    assert zipped.group_names == ("Greek", "Latin") and zipped.counts.tolist() == [2, 2, 2]
    assert zipped.class_group is not None and zipped.class_group.tolist() == [0, 0, 1]
    assert zipped.images.shape == (6, 1, 28, 28)
    assert same(zipped, open_dataset("omniglot", write_folder(tmp_path / "b", files)))
    assert same(zipped, open_dataset("omniglot", write_array(tmp_path / "c")))
    assert same(zipped, open_dataset("omniglot", tmp_path / "c"))


def test_thin_strokes_stay_visible_and_ink_stays_dark(tmp_path: Path) -> None:
    picture = np.ones((105, 105), dtype=bool)
    picture[50, 10:95] = False
    opened = open_dataset("omniglot", write_zip(tmp_path / "a.zip", {"A/character01/0001_01.png": png(picture)}))
    assert opened.images.min() < 200, "a line of one pixel in 105 is still seen in 28"
    assert opened.images.float().mean() > 240, "paper is light"


def test_size_and_channels_are_as_asked(tmp_path: Path) -> None:
    files = members({"Greek": 1})
    for place in (write_zip(tmp_path / "a.zip", files), write_array(tmp_path / "c")):
        opened = open_dataset("omniglot", place, size=SIDE, channels=3)
        assert opened.images.shape[1:] == (3, SIDE, SIDE) and opened.images.is_contiguous()
        assert torch.equal(opened.images[0, 2], torch.from_numpy(pixels(8).astype(np.uint8) * 255))


def test_a_folder_of_archives_is_read_as_one_and_a_character_counts_once(tmp_path: Path) -> None:
    write_zip(tmp_path / "images_background.zip", members({"Greek": 2}, "images_background/"))
    write_zip(tmp_path / "images_background_small1.zip", members({"Greek": 1}, "images_background_small1/"))
    write_zip(tmp_path / "images_evaluation.zip", members({"Tengwar": 1}, "images_evaluation/"))
    (tmp_path / "strokes_background.zip").write_bytes(b"not pictures")
    opened = open_dataset("omniglot", tmp_path)
    assert opened.class_names == ("Greek/character01", "Greek/character02", "Tengwar/character01")
    assert opened.counts.tolist() == [2, 2, 2]


def test_a_folder_of_both_extracted_sets_is_read_as_one(tmp_path: Path) -> None:
    write_folder(tmp_path, members({"Greek": 1}, "images_background/"))
    write_folder(tmp_path, members({"Tengwar": 1}, "images_evaluation/"))
    write_folder(tmp_path, {"images_background/notes.txt": b"", "__MACOSX/A/character01/0001_01.png": b""})
    assert open_dataset("omniglot", tmp_path).group_names == ("Greek", "Tengwar")


def test_a_changed_archive_is_read_again(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", members({"Greek": 1}))
    assert open_dataset("omniglot", path).n_classes == 1
    write_zip(path, members({"Greek": 2}))
    assert open_dataset("omniglot", path).n_classes == 2


def test_progress_can_cancel(tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    for place in (write_zip(tmp_path / "a.zip", members({"Greek": 1})), write_array(tmp_path / "c")):
        with pytest.raises(InterruptedError):
            open_dataset("omniglot", place, progress=cancel)


def test_without_data_it_says_what_to_do() -> None:
    with pytest.raises(DataError, match=r"name its folder, archive or .npz file .--data., allow its download"):
        open_dataset("omniglot")


GOOD = "Greek/character01/0001_01.png"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "no Omniglot characters in a.zip"),
        ({"Greek/readme.png": png(pixels(1))}, "no Omniglot characters in a.zip"),
        ({GOOD: b""}, f"{GOOD} in a.zip is damaged"),
        ({GOOD: png(pixels(1))[:60]}, f"{GOOD} in a.zip is damaged"),
        ({GOOD: b"GIF89a"}, f"{GOOD} in a.zip is damaged"),
        ({GOOD: png(pixels(1)[:20])}, f"{GOOD} in a.zip has 30 × 20 pixels"),
        ({GOOD: png(pixels(1, 2050))}, "2050 × 2050 pixels, .* at most 2048"),
        ({"../" + GOOD: png(pixels(1))}, "a.zip is refused: its member ../Greek"),
        ({"/etc/" + GOOD: png(pixels(1))}, "a.zip is refused: its member /etc"),
        ({"x/../../" + GOOD: png(pixels(1))}, "a.zip is refused"),
    ],
)
def test_a_bad_archive_is_refused_by_name(files: dict[str, bytes], words: str, tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", files)
    with pytest.raises(DataError, match=words):
        open_dataset("omniglot", path)
    assert not list((tmp_path / "home").rglob("*.*"))


def test_bytes_changed_inside_an_archive_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(GOOD, png(pixels(1)))
    data = bytearray(path.read_bytes())
    data[80] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(DataError, match=r"0001_01.png in a.zip is damaged"):
        open_dataset("omniglot", path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.zip", b"not a zip", "a.zip is damaged or not a zip archive"),
        ("a.zip", b"", "a.zip is damaged or not a zip archive"),
        ("a.tar", b"x", "a.tar is neither a .zip nor an .npz"),
    ],
)
def test_a_file_that_is_no_archive_is_refused_by_name(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DataError, match=words):
        open_dataset("omniglot", tmp_path / name)


def test_an_empty_folder_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="no Omniglot characters in empty"):
        open_dataset("omniglot", tmp_path / "empty")


IMAGES = np.ones((3, 2, SIDE, SIDE), dtype=bool)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pictures": IMAGES}, "images.npz holds no array named images"),
        ({"images": IMAGES.astype(np.float32)}, "images.npz are of type float32"),
        ({"images": np.array([[[["a", None]]]], dtype=object)}, "images.npz are of type object"),
        ({"images": IMAGES[..., :20]}, r"images.npz have shape \(3, 2, 30, 20\)"),
        ({"images": IMAGES[0]}, r"images.npz have shape \(2, 30, 30\)"),
        ({"images": IMAGES[:, :0]}, r"images.npz have shape \(3, 0, 30, 30\)"),
        ({"images": np.asfortranarray(IMAGES)}, "images.npz are of type bool"),
        ({"images": IMAGES[:2]}, "covers 3 characters, but images.npz holds 2"),
    ],
)
def test_a_bad_array_is_refused_by_name(change: dict[str, np.ndarray], words: str, tmp_path: Path) -> None:
    path = write_array(tmp_path / "c", **change)
    with pytest.raises(DataError, match=words):
        open_dataset("omniglot", path)


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        (["Greek"], "alphabets.json does not map"),
        ({"Greek": 3}, "alphabets.json does not map"),
        ({"Greek": [0, "x"]}, "alphabets.json does not map"),
        ({"Greek": [0, 2], "Latin": [1, 3]}, "gives Latin the rows 1 to 3, but row 2 comes next"),
        ({"Greek": [0, 1], "Latin": [2, 3]}, "gives Latin the rows 2 to 3, but row 1 comes next"),
        ({"Greek": [0, 4]}, "covers 4 characters, but images.npz holds 3"),
    ],
)
def test_bad_alphabets_are_refused(ranges: object, words: str, tmp_path: Path) -> None:
    path = write_array(tmp_path / "c", ranges)
    with pytest.raises(DataError, match=words):
        open_dataset("omniglot", path)


@pytest.mark.parametrize("keep", [0, 40, 0.5, 0.9])
def test_a_truncated_array_is_refused_by_name(keep: float, tmp_path: Path) -> None:
    path = write_array(tmp_path / "c")
    data = path.read_bytes()
    path.write_bytes(data[: int(keep * len(data)) if 0 < keep < 1 else int(keep)])
    with pytest.raises(DataError, match=r"images.npz is damaged or not an .npz file"):
        open_dataset("omniglot", path)


def test_an_array_without_alphabets_is_refused(tmp_path: Path) -> None:
    path = write_array(tmp_path / "c")
    path.with_name("alphabets.json").unlink()
    with pytest.raises(DataError, match=r"alphabets.json is missing beside the .npz"):
        open_dataset("omniglot", path)


def test_the_real_array_and_the_real_archive_hold_the_same_pictures(shared_data: Path) -> None:
    array = open_dataset("omniglot", shared_data / "omniglot")
    assert array.images.shape == (19280, 1, 28, 28) and array.n_classes == 964
    assert len(array.group_names) == 30 and set(array.counts.tolist()) == {20}
    part = open_dataset("omniglot", shared_data / "omniglot" / "images_background_small1.zip")
    assert part.n_classes == 136 and set(part.group_names) <= set(array.group_names)
    where = [array.class_names.index(name) for name in part.class_names]
    assert torch.equal(array.images.view(964, 20, 28, 28)[where], part.images.view(136, 20, 28, 28))
