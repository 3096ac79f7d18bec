"""The pickles in which miniImageNet and tieredImageNet go round."""

from __future__ import annotations

import os
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from small_photographs import encoded

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.sources import open_dataset
from workbench.data.splits import split_classes

SIDE, EACH = 84, 3
MINI = {"train": ("n03", "n01", "n02"), "val": ("n05", "n04"), "test": ("n07", "n06")}
TIERED = {
    "train": {"owl": "bird", "crane": "bird", "lorry": "vehicle"},
    "val": {"tent": "cover", "roof": "cover"},
    "test": {"crane": "device", "oven": "device"},
}
PARTS = ("train", "val", "test")
Held = dict[str, Any]


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def images(part: str, classes: int) -> np.ndarray:
    rng = np.random.default_rng(PARTS.index(part))
    return rng.integers(0, 256, (classes * EACH, SIDE, SIDE, 3), dtype=np.uint8)


def labels(part: str, classes: int) -> np.ndarray:
    return np.random.default_rng([1, PARTS.index(part)]).permutation(np.repeat(np.arange(classes), EACH))


def mini(part: str, key: type = str) -> Held:
    names, of = MINI[part], labels(part, len(MINI[part]))
    rows = {key(name): np.flatnonzero(of == index).tolist() for index, name in enumerate(names)}
    return {"image_data": images(part, len(names)), "class_dict": rows}


def minis(changed: Held | None = None, protocol: int = 2) -> Held:
    return {f"mini-imagenet-cache-{part}.pkl": mini(part) for part in PARTS} | (changed or {})


def png(array: np.ndarray) -> np.ndarray:
    """As OpenCV's imencode gives it."""
    return np.frombuffer(encoded(Image.fromarray(array)), np.uint8).reshape(-1, 1)


def tiereds(changed: Held | None = None) -> Held:
    held: Held = {}
    for part in PARTS:
        names, groups = list(TIERED[part]), sorted(set(TIERED[part].values()), reverse=True)
        of = labels(part, len(names)).astype(np.int32)
        general = np.array([groups.index(TIERED[part][names[label]]) for label in of], np.int32)
        held[f"{part}_images_png.pkl"] = [png(each) for each in images(part, len(names))]
        held[f"{part}_labels.pkl"] = {"label_specific": of, "label_specific_str": names}
        held[f"{part}_labels.pkl"] |= {"label_general": general, "label_general_str": groups}
    return held | (changed or {})


def write(folder: Path, held: Held, protocol: int = 2) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, each in held.items():
        content = each if isinstance(each, bytes) else pickle.dumps(each, protocol)
        (folder / name).write_bytes(content)
    return folder


def expected(names: dict[str, Any]) -> torch.Tensor:
    """(N, 3, 84, 84) by part, by class name, by row."""
    chosen = [
        images(part, len(names[part]))[labels(part, len(names[part])) == list(names[part]).index(name)]
        for part in PARTS
        for name in sorted(names[part])
    ]
    return torch.from_numpy(np.concatenate(chosen)).movedim(-1, 1)


def opened(name: str, place: Path, **how: Any) -> Any:
    return open_dataset(name, place, **{"size": SIDE, "channels": 3, **how})


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_miniimagenets_pickles_hold_the_authors_parts(protocol: int, tmp_path: Path) -> None:
    place = write(tmp_path / "any" / "mini", minis(), protocol).parent
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in (place / "mini").iterdir():
            archive.write(path, path.name)
    for where in (place, place / "mini" / "mini-imagenet-cache-val.pkl", tmp_path / "a.zip"):
        found = opened("mini_imagenet", where)
        assert torch.equal(found.images, expected(MINI)) and found.counts.tolist() == [EACH] * 7
        assert found.class_names == ("n01", "n02", "n03", "n04", "n05", "n06", "n07")
        assert found.class_part.tolist() == [0, 0, 0, 1, 1, 2, 2] and found.class_group is None
    assert split_classes(found, SplitConfig()).kind == "given"


def test_another_size_is_made_as_from_pictures(tmp_path: Path) -> None:
    found = opened("mini_imagenet", write(tmp_path / "a", minis()), size=20)
    small = Image.fromarray(expected(MINI)[4].permute(1, 2, 0).numpy()).resize((20, 20), Image.Resampling.LANCZOS)
    assert torch.equal(found.images[4], torch.from_numpy(np.array(small)).movedim(-1, 0))


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_tieredimagenets_pickles_hold_the_authors_parts_and_superclasses(protocol: int, tmp_path: Path) -> None:
    found = opened("tiered_imagenet", write(tmp_path / "a", tiereds(), protocol))
    assert torch.equal(found.images, expected(TIERED))
    assert found.class_names == ("crane", "lorry", "owl", "roof", "tent", "crane (2)", "oven")
    assert found.class_part.tolist() == [0, 0, 0, 1, 1, 2, 2]
    groups = [found.group_names[group] for group in found.class_group.tolist()]
    assert groups == ["bird", "vehicle", "bird", "cover", "cover", "device", "device"]


def test_tieredimagenet_is_read_from_class_folders_as_well(tmp_path: Path) -> None:
    for part, names in MINI.items():
        for name in names:
            folder = tmp_path / "a" / part / name
            folder.mkdir(parents=True)
            (folder / "1.png").write_bytes(encoded(Image.new("RGB", (9, 9), "red")))
    found = opened("tiered_imagenet", tmp_path / "a")
    assert found.n_classes == 7 and found.class_part.tolist() == [0, 0, 0, 1, 1, 2, 2]


class Calls:
    def __reduce__(self) -> Any:
        return os.system, ("exit 1",)


TRAIN = "mini-imagenet-cache-train.pkl"
PNGS, LABELS = "train_images_png.pkl", "train_labels.pkl"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({TRAIN: {"image_data": Calls()}}, rf"{TRAIN} in a is refused: it asks for \w+\.system"),
        ({TRAIN: pickle.dumps(mini("train"), 2)[:5000]}, f"{TRAIN} in a is damaged, cut off"),
        ({TRAIN: [1]}, f"{TRAIN} in a holds no image_data"),
        ({TRAIN: mini("train") | {"image_data": np.zeros((9, 84, 84))}}, f"{TRAIN} in a holds no image_data"),
        ({TRAIN: mini("train") | {"class_dict": [1]}}, f"{TRAIN} in a holds no class_dict"),
        ({TRAIN: mini("train") | {"class_dict": {"n1": ["x"]}}}, f"{TRAIN} in a has a class whose rows are not whole"),
        ({TRAIN: mini("train") | {"class_dict": {"n1": [9]}}}, f"{TRAIN} in a has a class with row 9, but holds 9"),
        ({TRAIN: mini("train") | {"class_dict": {"n1": [0], "n2": [0]}}}, f"{TRAIN} in a names a row twice"),
        ({TRAIN: mini("train") | {"class_dict": {"n1": [0, 0]}}}, f"{TRAIN} in a names a row twice"),
        ({TRAIN: mini("train") | {"class_dict": {"n1": [0]}}}, "holds 9 images, but 8 of them are of no class"),
        ({TRAIN: mini("val")}, "class n0[45] of a is in two parts: training and validation"),
    ],
)
def test_what_is_wrong_with_miniimagenet_is_told(changed: Held, words: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=words) as caught:
        opened("mini_imagenet", write(tmp_path / "a", minis(changed)))
    assert "\n" not in str(caught.value) and str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({PNGS: [Calls()]}, rf"{PNGS} in a is refused: it asks for \w+\.system"),
        ({PNGS: [1, 2]}, f"{PNGS} in a holds 2 images, but {LABELS} 9 labels"),
        ({PNGS: [b"no picture"] * 9}, "Image [0-8] of tieredImageNet is not a picture"),
        ({PNGS: [7] * 9}, "Image [0-8] of tieredImageNet is no file of a picture"),
        ({LABELS: [1]}, f"{LABELS} in a does not map names to labels"),
        ({LABELS: tiereds()[LABELS] | {"label_general": [[1]]}}, f"{LABELS} in a holds no label_general for each"),
        ({LABELS: tiereds()[LABELS] | {"label_specific": [3] * 9}}, f"{LABELS} in a holds no label_specific for each"),
        ({LABELS: tiereds()[LABELS] | {"label_general": [0, 1]}}, "9 specific labels, but 2 general ones"),
    ],
)
def test_what_is_wrong_with_tieredimagenet_is_told(changed: Held, words: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=words) as caught:
        opened("tiered_imagenet", write(tmp_path / "a", tiereds(changed)))
    assert "\n" not in str(caught.value) and str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(("name", "held"), [("mini_imagenet", minis), ("tiered_imagenet", tiereds)])
def test_a_part_that_is_missing_is_told(name: str, held: Any, tmp_path: Path) -> None:
    files = {file: each for file, each in held().items() if "val" not in file}
    with pytest.raises(DataError, match="There are no validation classes in a, but"):
        opened(name, write(tmp_path / "a", files))
    if name == "tiered_imagenet":
        files = {file: each for file, each in held().items() if file != "val_labels.pkl"}
        with pytest.raises(DataError, match=r"val_images_png\.pkl in b, but no val_labels\.pkl beside it"):
            opened(name, write(tmp_path / "b", files))
