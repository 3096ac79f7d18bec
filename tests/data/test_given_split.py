"""miniImageNet and CIFAR-FS: every layout gives the same, with exactly the authors' classes in each part."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from small_photographs import (
    CLASSES,
    Files,
    bertinettos_files,
    encoded,
    part_folders,
    pictures,
    ravis_files,
    write_archive,
    write_files,
)

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint, open_dataset, sources
from workbench.data.splits import Split, parts, split_classes

SIDE = 32
LISTS = "splits/bertinetto/"
LAYOUTS: list[tuple[str, Callable[..., Files]]] = [
    ("mini_imagenet", part_folders),
    ("mini_imagenet", ravis_files),
    ("cifar_fs", part_folders),
    ("cifar_fs", bertinettos_files),
]
OTHER_NAMES = [
    {"train": "meta-train", "val": "meta-val", "test": "meta-test"},
    {"val": "validation"},
    {"train": "Train", "val": "Val", "test": "Test"},
]


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def opened(name: str, place: Path, **how: object) -> ImageSet:
    return open_dataset(name, place, **{"size": SIDE, "channels": 3, **how})  # type: ignore[arg-type]


def expected_images(**how: int) -> torch.Tensor:
    """(N, 3, side, side): by part, by class name, by file name."""
    contents = [
        content
        for classes in pictures(**how).values()
        for _, files in sorted(classes.items())
        for _, content in sorted(files.items())
    ]
    arrays = [np.asarray(Image.open(io.BytesIO(content))) for content in contents]
    return torch.from_numpy(np.stack(arrays)).movedim(-1, 1)


@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
@pytest.mark.parametrize("top", ["", "any/"])
def test_a_folder_and_an_archive_hold_the_authors_parts(
    name: str, layout: Callable[..., Files], top: str, tmp_path: Path
) -> None:
    files = layout(top=top)
    for place in (write_files(tmp_path / "folder", files), write_archive(tmp_path / "a.zip", files)):
        found = opened(name, place)
        assert torch.equal(found.images, expected_images()) and found.images.is_contiguous()
        assert found.class_names == tuple(each for part in CLASSES.values() for each in sorted(part))
        assert found.counts.tolist() == [6] * 12 and found.class_group is None
        assert found.class_part is not None and found.class_part.tolist() == [0] * 6 + [1] * 3 + [2] * 3


@pytest.mark.parametrize("names", OTHER_NAMES)
def test_parts_have_other_names_as_well(names: dict[str, str], tmp_path: Path) -> None:
    found = opened("cifar_fs", write_files(tmp_path / "a", part_folders(names)))
    assert found.class_part is not None and found.class_part.bincount().tolist() == [6, 3, 3]


@pytest.mark.parametrize("kind", ["auto", "given"])
def test_the_split_is_the_authors_and_is_recorded_so(kind: str, tmp_path: Path) -> None:
    found = opened("mini_imagenet", write_files(tmp_path / "a", ravis_files()))
    split = split_classes(found, SplitConfig(split=kind))
    record = split.to_json()
    assert record["kind"] == "given"
    assert record["named"] == {
        "train": sorted(CLASSES["train"]),
        "validation": sorted(CLASSES["val"]),
        "test": sorted(CLASSES["test"]),
    }
    assert Split.from_json(record, found) == split
    for part, images in parts(found, SplitConfig(split=kind)).items():
        assert images.class_names == tuple(record["named"][part])
        where = slice(*{"train": (0, 36), "validation": (36, 54), "test": (54, 72)}[part])
        assert torch.equal(images.images, expected_images()[where])
        assert images.images.data_ptr() == found.images[where].data_ptr(), "it stays in the mapped file"


def test_another_split_can_still_be_asked_for(tmp_path: Path) -> None:
    found = opened("mini_imagenet", write_files(tmp_path / "a", ravis_files()))
    split = split_classes(found, SplitConfig(split="random"))
    assert split.kind == "random" and {found.class_names[c] for c in split.test} != set(CLASSES["test"])


def test_pictures_of_any_shape_and_size_are_squeezed_and_grey_is_asked_for(tmp_path: Path) -> None:
    files = part_folders(side=20)
    wide = Image.fromarray(np.random.default_rng(0).integers(0, 255, (30, 50, 3), dtype=np.uint8))
    files["train/apple/apple0000.png"] = encoded(wide)
    found = opened("mini_imagenet", write_files(tmp_path / "a", files), size=16, channels=1)
    grey = wide.convert("L").resize((16, 16), Image.Resampling.LANCZOS)
    assert torch.equal(found.images[0], torch.from_numpy(np.asarray(grey).copy())[None])
    assert found.images.shape == (72, 1, 16, 16)


def test_the_second_opening_comes_from_the_cache_until_a_file_changes(tmp_path: Path) -> None:
    told: list[str] = []
    place = write_files(tmp_path / "a", bertinettos_files())

    def look() -> ImageSet:
        return opened("cifar_fs", place, progress=lambda sentence, _: told.append(sentence))

    first = look()
    assert told and set(told) == {"Reading CIFAR-FS"}
    told.clear()
    again = look()
    assert not told and fingerprint(again) == fingerprint(first)
    assert again.class_part is not None and torch.equal(again.class_part, first.class_part)
    write_files(place, {f"{LISTS}val.txt": b"bee\nboy\n", f"{LISTS}test.txt": b"bear\nlamp\ncrab\n"})
    changed = look()
    assert told and [changed.class_names[c] for c in split_classes(changed, SplitConfig()).test] == [
        "bear",
        "crab",
        "lamp",
    ]


def test_progress_can_cancel_and_nothing_is_left(tmp_path: Path) -> None:
    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    place = write_files(tmp_path / "a", part_folders(each=20))
    with pytest.raises(InterruptedError):
        opened("cifar_fs", place, progress=cancel)
    assert not list((tmp_path / "home").rglob("*.safetensors"))


def test_what_is_hidden_or_no_picture_or_a_copy_further_in_is_passed_over(tmp_path: Path) -> None:
    files = part_folders()
    strangers = {"train/apple/Thumbs.db": b"x", "train/apple/.DS_Store": b"x", "__MACOSX/train/apple/a.png": b"x"}
    strangers |= {"readme.txt": b"x", "backup/train/apple/a.png": b"x", ".hidden/train/apple/a.png": b"x"}
    for place in (
        write_files(tmp_path / "a", files | strangers),
        write_archive(tmp_path / "a.zip", files | strangers),
    ):
        assert torch.equal(opened("mini_imagenet", place).images, expected_images())


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    place = write_files(tmp_path / "a", part_folders())
    for link in (place / "again", place / "train" / "loop"):
        link.symlink_to(place, target_is_directory=True)
    assert torch.equal(opened("mini_imagenet", place).images, expected_images())


def test_cards_say_whose_split_it_is_and_how_the_field_uses_the_pictures() -> None:
    cards = {name: sources()[name].card() for name in ("mini_imagenet", "cifar_fs")}
    assert cards["mini_imagenet"]["split_by"] == "Ravi & Larochelle 2017"
    assert cards["cifar_fs"]["split_by"] == "Bertinetto et al. 2019"
    assert [card["size"] for card in cards.values()] == [84, 32]
    assert all(card["colour"] and not card["drawings"] and not card["groups"] for card in cards.values())


def test_a_set_without_a_given_split_cannot_be_split_by_it() -> None:
    images = ImageSet(torch.zeros(20, 1, 2, 2, dtype=torch.uint8), torch.arange(21), tuple(map(str, range(20))))
    with pytest.raises(DataError, match="authors of this data gave no split"):
        split_classes(images, SplitConfig(split="given"))
    assert split_classes(images, SplitConfig()).kind == "random"
    assert split_classes(images, SplitConfig()) == split_classes(images, SplitConfig(split="random"))
