"""MNIST, Fashion-MNIST, Kuzushiji-MNIST and EMNIST: read from small files of the same format."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from local_server import listed, serving

from workbench.config import SplitConfig
from workbench.data import emnist, mnist
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import open_dataset, sources
from workbench.data.splits import split_classes
from workbench.folders import data_folder

SETS = {name: sources()[name].open.__globals__["FILES"] for name in ("mnist", "kmnist", "fashion_mnist", "emnist")}
Files = dict[str, bytes]


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def idx(values: np.ndarray) -> bytes:
    return struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes()


def content(name: str, each: tuple[int, int] = (3, 2)) -> list[tuple[np.ndarray, np.ndarray]]:
    """Images (N, 28, 28) and labels (N,), for training and for testing, with so many of each class."""
    classes = len(SETS[name].classes)
    rng = np.random.default_rng(0)
    labels = [rng.permutation(np.repeat(np.arange(classes, dtype=np.uint8), count)) for count in each]
    return [(rng.integers(0, 256, (len(those), 28, 28), dtype=np.uint8), those) for those in labels]


def files_of(name: str) -> Files:
    """File name → content, not packed."""
    values = [each for pair in content(name) for each in pair]
    return {file.removesuffix(".gz"): idx(each) for file, each in zip(SETS[name].files(), values, strict=True)}


def packed(files: Files) -> Files:
    return {f"{name}.gz": gzip.compress(each) for name, each in files.items()}


def write(folder: Path, files: Files) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, each in files.items():
        (folder / name).write_bytes(each)
    return folder


def zipped(files: Files, top: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, each in files.items():
            archive.writestr(top + name, each)
    return buffer.getvalue()


def expected(name: str) -> torch.Tensor:
    """(N, 28, 28) by class: first those for training, then those for testing, each in the order of the file."""
    pairs = content(name)
    chosen = [images[labels == c] for c in range(len(SETS[name].classes)) for images, labels in pairs]
    images = np.concatenate(chosen)
    upright = images.transpose(0, 2, 1) if name == "emnist" else images
    return torch.from_numpy(upright.copy() if name == "fashion_mnist" else 255 - upright)


@pytest.mark.parametrize("name", SETS)
def test_both_parts_are_read_by_class(name: str, tmp_path: Path) -> None:
    place = write(tmp_path / "raw", packed(files_of(name)))
    found = open_dataset(name, place)
    assert found.class_names == SETS[name].classes and found.counts.tolist() == [5] * found.n_classes
    assert torch.equal(found.images, expected(name)[:, None])
    assert found.class_part is None and found.class_group is None
    coloured = open_dataset(name, place, channels=3)
    assert torch.equal(coloured.images, expected(name)[:, None].expand(-1, 3, -1, -1))
    assert open_dataset(name, place, size=20).images.shape == (5 * found.n_classes, 1, 20, 20)


def test_unpacked_files_other_names_and_zips_are_found_as_well(tmp_path: Path) -> None:
    files = files_of("mnist")
    dotted = {name.replace("-idx", ".idx"): each for name, each in files.items()}
    (tmp_path / "a.zip").write_bytes(zipped(packed(files), "any/"))
    places = [write(tmp_path / "MNIST" / "raw", files).parents[1], write(tmp_path / "b", dotted), tmp_path / "a.zip"]
    for place in places:
        assert torch.equal(open_dataset("mnist", place).images, expected("mnist")[:, None])


def test_emnist_is_read_from_its_archive_among_its_other_selections(tmp_path: Path) -> None:
    others = {"gzip/emnist-letters-train-images-idx3-ubyte.gz": b"x", "gzip/emnist-balanced-mapping.txt": b"0 48"}
    inside = {f"gzip/{name}": each for name, each in packed(files_of("emnist")).items()}
    place = write(tmp_path / "a", {"gzip.zip": zipped(inside | others)})
    for where in (place, place / "gzip.zip"):
        found = open_dataset("emnist", where)
        assert torch.equal(found.images, expected("emnist")[:, None]) and found.n_classes == 47


def test_a_download_is_asked_for_and_found_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    files = packed(files_of("mnist"))
    with serving(files) as address:
        monkeypatch.setattr(mnist, "torchvision_files", lambda _: listed(files, address))
        with pytest.raises(
            DataError,
            match=r"MNIST is not on this .* fetch train-images.* and t10k-labels.*gz from http.*/ by hand into",
        ) as caught:
            open_dataset("mnist")
        assert str(data_folder() / "mnist") in str(caught.value)
        downloaded = open_dataset("mnist", download=True)
    assert {path.name for path in (data_folder() / "mnist").iterdir()} == set(files)
    assert torch.equal(open_dataset("mnist").images, downloaded.images)


def test_what_is_put_there_by_hand_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mnist, "torchvision_files", lambda _: listed(files, "http://127.0.0.1:9"))
    files = packed(files_of("mnist"))
    last = list(files)[-1]
    write(data_folder() / "mnist", {name: each for name, each in files.items() if name != last})
    with pytest.raises(DataError, match=f"fetch http://127.0.0.1:9/{last} by hand into"):
        open_dataset("mnist")
    write(data_folder() / "mnist", files)
    assert open_dataset("mnist").n_classes == 10
    assert open_dataset("mnist", download=True).n_classes == 10, "nothing is asked of the server"


def test_emnist_downloads_its_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"gzip.zip": zipped(packed(files_of("emnist")), "gzip/")}
    with serving(files) as address:
        monkeypatch.setattr(emnist, "published", lambda: listed(files, address))
        assert open_dataset("emnist", download=True).n_classes == 47


@pytest.mark.parametrize(("name", "base"), [("mnist", "https://"), ("kmnist", "http://"), ("fashion_mnist", "http://")])
def test_the_published_files_are_those_of_torchvision(name: str, base: str) -> None:
    published = sources()[name].open.__globals__["PUBLISHED"]
    files = published.files()
    assert tuple(file.name for file in files) == published.names and published.folder == name
    assert all(file.url.startswith(base) and file.url.endswith(f"/{file.name}") for file in files)
    assert len({file.md5 for file in files}) == 4 and all(len(file.md5) == 32 for file in files)


def test_emnists_archive_and_its_classes_are_those_of_torchvision() -> None:
    from torchvision.datasets import EMNIST

    assert list(emnist.FILES.classes) == EMNIST.classes_split_dict["balanced"]
    (file,) = emnist.published()
    assert file.name in emnist.PUBLISHED.names and file.url.endswith("/gzip.zip") and len(file.md5) == 32


IMAGES, LABELS, TEST_IMAGES, TEST_LABELS = (name.removesuffix(".gz") for name in SETS["mnist"].files())
GOOD = files_of("mnist")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "There is no MNIST in raw: expected are the files train-images-idx3-ubyte.gz"),
        ({IMAGES: GOOD[IMAGES]}, f"There is no {LABELS} in raw, with or without .gz"),
        (GOOD | {IMAGES: GOOD[IMAGES][:-1]}, f"{IMAGES} in raw is damaged: its values take 23,520 .* there are 23,519"),
        (GOOD | {IMAGES: GOOD[IMAGES] + b"x"}, f"{IMAGES} in raw is damaged: .* there are more"),
        (GOOD | {IMAGES: b""}, f"{IMAGES} in raw is damaged: unpack"),
        (GOOD | {IMAGES: GOOD[LABELS]}, f"{IMAGES} in raw is not a file of bytes in 3 dimensions"),
        (GOOD | {LABELS: GOOD[TEST_LABELS]}, f"{IMAGES} in raw holds 30 pictures .* {LABELS} 20 labels"),
        (GOOD | {IMAGES: idx(np.zeros((30, 28, 20), np.uint8))}, "30 pictures of 20 × 28 pixels, which must be square"),
        (GOOD | {LABELS: idx(np.full(30, 10, np.uint8))}, f"{LABELS} in raw names class 10, but the last is 9"),
        (GOOD | {IMAGES: struct.pack(">HBB3I", 0, 8, 3, 2**31, 28, 28)}, r"would take [\d,]+ MB, but at most 1000 MB"),
        (
            {LABELS: idx(np.zeros(30, np.uint8)), IMAGES: GOOD[IMAGES]}
            | {TEST_LABELS: idx(np.zeros(20, np.uint8)), TEST_IMAGES: GOOD[TEST_IMAGES]},
            "The class 1 of raw has no pictures",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(changed: Files, words: str, tmp_path: Path) -> None:
    place = write(tmp_path / "raw", changed)
    with pytest.raises(DataError, match=words) as caught:
        open_dataset("mnist", place)
    assert "\n" not in str(caught.value) and str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("cut", [10, 500])
def test_a_packed_file_that_is_cut_off_is_told(cut: int, tmp_path: Path) -> None:
    files = packed(GOOD)
    place = write(tmp_path / "raw", files | {f"{IMAGES}.gz": files[f"{IMAGES}.gz"][:cut]})
    with pytest.raises(DataError, match=rf"{IMAGES}\.gz in raw is damaged: "):
        open_dataset("mnist", place)


def test_progress_can_cancel(tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    with pytest.raises(InterruptedError, match="Reading MNIST"):
        open_dataset("mnist", write(tmp_path / "raw", GOOD), progress=cancel)


def test_ten_classes_are_parted_at_random_or_not_at_all(tmp_path: Path) -> None:
    found: ImageSet = open_dataset("mnist", write(tmp_path / "raw", GOOD))
    split = split_classes(found, SplitConfig())
    assert (split.kind, len(split.train), len(split.validation), len(split.test)) == ("random", 6, 2, 2)
    assert len(split_classes(found, SplitConfig(split="all")).train) == 10
