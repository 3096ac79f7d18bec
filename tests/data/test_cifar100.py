"""CIFAR-FS and FC100, made from CIFAR-100 as it is published."""

from __future__ import annotations

import io
import os
import pickle
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from local_server import listed, serving
from PIL import Image

from workbench.config import SplitConfig
from workbench.data import cifar100
from workbench.data.errors import DataError
from workbench.data.sources import open_dataset
from workbench.data.splits import split_classes
from workbench.folders import data_folder

SUPERCLASSES = """
    aquatic_mammals: beaver dolphin otter seal whale
    fish: aquarium_fish flatfish ray shark trout
    flowers: orchid poppy rose sunflower tulip
    food_containers: bottle bowl can cup plate
    fruit_and_vegetables: apple mushroom orange pear sweet_pepper
    household_electrical_devices: clock keyboard lamp telephone television
    household_furniture: bed chair couch table wardrobe
    insects: bee beetle butterfly caterpillar cockroach
    large_carnivores: bear leopard lion tiger wolf
    large_man-made_outdoor_things: bridge castle house road skyscraper
    large_natural_outdoor_scenes: cloud forest mountain plain sea
    large_omnivores_and_herbivores: camel cattle chimpanzee elephant kangaroo
    medium_mammals: fox porcupine possum raccoon skunk
    non-insect_invertebrates: crab lobster snail spider worm
    people: baby boy girl man woman
    reptiles: crocodile dinosaur lizard snake turtle
    small_mammals: hamster mouse rabbit shrew squirrel
    trees: maple_tree oak_tree palm_tree pine_tree willow_tree
    vehicles_1: bicycle bus motorcycle pickup_truck train
    vehicles_2: lawn_mower rocket streetcar tank tractor
"""
LINES = [line.strip().partition(": ") for line in SUPERCLASSES.strip().split("\n")]
SUPER_OF = {name: group for group, _, names in LINES for name in names.split()}
FINE, COARSE = sorted(SUPER_OF), sorted(set(SUPER_OF.values()))
# Of "fish" (1, 10, …): the indices that the paper gives.
FC100 = {"train": (1, 2, 3, 4, 5, 6, 9, 10, 15, 17, 18, 19), "validation": (8, 11, 13, 16), "test": (0, 7, 12, 14)}


# CIFAR-FS's list for training, as its authors have it, in the order of the alphabet.
TRAINING = """
    apple aquarium_fish bear bee bottle bowl boy bridge bus can castle caterpillar chair clock cloud cockroach couch cup
    dinosaur dolphin elephant forest girl hamster house kangaroo keyboard lawn_mower lion lizard lobster mountain mouse
    mushroom oak_tree orange orchid palm_tree pear pine_tree plate porcupine possum rabbit raccoon ray road seal shrew
    skunk skyscraper snake spider squirrel streetcar sunflower tank tiger train trout tulip turtle willow_tree wolf
"""


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def part(each: int, seed: int) -> dict[str, Any]:
    """A pickle's content with so many images of each class, in mixed order."""
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.repeat(np.arange(100), each)).tolist()
    data = rng.integers(0, 256, (len(labels), 3072), dtype=np.uint8)
    supers = [COARSE.index(SUPER_OF[FINE[label]]) for label in labels]
    names = [f"{label}.png" for label in labels]
    return {"data": data, "fine_labels": labels, "coarse_labels": supers, "filenames": names, "batch_label": "1 of 1"}


PARTS = {"train": part(2, 0), "test": part(1, 1), "meta": {"fine_label_names": FINE, "coarse_label_names": COARSE}}


def files(changed: dict[str, Any] | None = None, protocol: int = 2) -> dict[str, bytes]:
    held = {**PARTS, **(changed or {})}
    return {name: each if isinstance(each, bytes) else pickle.dumps(each, protocol) for name, each in held.items()}


def write(folder: Path, contents: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def archive(contents: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, content in contents.items():
            member = tarfile.TarInfo(f"cifar-100-python/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def expected(names: tuple[str, ...]) -> torch.Tensor:
    """(N, 3, 32, 32): the images of some classes, first those for training and then those for testing."""
    rows = [
        PARTS[name]["data"][[row for row, label in enumerate(PARTS[name]["fine_labels"]) if FINE[label] == each]]
        for each in names
        for name in ("train", "test")
    ]
    return torch.from_numpy(np.concatenate(rows)).reshape(-1, 3, 32, 32)


@pytest.mark.parametrize("protocol", [2, 5])
def test_a_folder_and_the_archive_give_both_parts_by_class(protocol: int, tmp_path: Path) -> None:
    place = write(tmp_path / "any" / "cifar-100-python", files(protocol=protocol)).parent
    (tmp_path / "c.tar.gz").write_bytes(archive(files(protocol=protocol)))
    for where in (place, place / "cifar-100-python", tmp_path / "c.tar.gz"):
        for name in ("cifar_fs", "fc100"):
            found = open_dataset(name, where, size=32, channels=3)
            assert found.n_classes == 100 and found.counts.tolist() == [3] * 100
            assert torch.equal(found.images, expected(found.class_names))


def test_cifar_fs_has_bertinettos_split(tmp_path: Path) -> None:
    found = open_dataset("cifar_fs", write(tmp_path / "a", files()), size=32, channels=3)
    named = split_classes(found, SplitConfig()).to_json()["named"]
    assert [len(named[each]) for each in ("train", "validation", "test")] == [64, 16, 20]
    assert found.class_group is None and sorted(found.class_names) == FINE
    assert named["train"] == TRAINING.split()


def test_fc100_is_parted_by_superclasses_which_are_its_groups(tmp_path: Path) -> None:
    found = open_dataset("fc100", write(tmp_path / "a", files()), size=32, channels=3)
    split = split_classes(found, SplitConfig())
    assert found.group_names == tuple(COARSE) and found.class_group is not None
    for name, indices in FC100.items():
        classes = getattr(split, name)
        assert len(classes) == 5 * len(indices)
        assert {int(found.class_group[c]) for c in classes} == set(indices)
        assert all(SUPER_OF[found.class_names[c]] == found.group_names[int(found.class_group[c])] for c in classes)


def test_another_size_and_grey_are_made_as_from_pictures(tmp_path: Path) -> None:
    found = open_dataset("cifar_fs", write(tmp_path / "a", files()), size=20, channels=1)
    image = Image.fromarray(expected(found.class_names)[0].permute(1, 2, 0).numpy()).convert("L")
    assert torch.equal(found.images[0, 0], torch.from_numpy(np.array(image.resize((20, 20), Image.Resampling.LANCZOS))))


def test_both_share_one_download(monkeypatch: pytest.MonkeyPatch) -> None:
    served = {"cifar-100-python.tar.gz": archive(files())}
    with serving(served) as address:
        monkeypatch.setattr(cifar100, "published", lambda: listed(served, address))
        with pytest.raises(DataError, match=r"CIFAR-100 is not on this computer: .*fetch http.*python\.tar\.gz"):
            open_dataset("fc100", size=32, channels=3)
        open_dataset("cifar_fs", size=32, channels=3, download=True)
    assert [path.name for path in (data_folder() / "cifar100").iterdir()] == ["cifar-100-python.tar.gz"]
    assert open_dataset("fc100", size=32, channels=3).n_classes == 100


def test_the_published_archive_is_that_of_torchvision() -> None:
    (file,) = cifar100.published()
    assert file.name in cifar100.PUBLISHED.names and file.url.endswith(f"/{file.name}") and len(file.md5) == 32


class Calls:
    def __reduce__(self) -> Any:
        return os.system, ("exit 1",)


def changed(name: str, **values: object) -> dict[str, Any]:
    return {name: {**PARTS[name], **values}}


@pytest.mark.parametrize(
    ("altered", "words"),
    [
        ({"train": pickle.dumps({"data": Calls()})}, r"train in a is refused: it asks for \w+\.system"),
        ({"train": pickle.dumps(PARTS["train"], 2)[:-900]}, "train in a is damaged, cut off"),
        ({"test": [1]}, "test in a does not map names to values"),
        (changed("train", data=np.zeros((200, 3072))), "train in a holds no images of 32 × 32 pixels"),
        (changed("train", data=np.zeros((200, 3071), np.uint8)), "train in a holds no images of 32 × 32 pixels"),
        (changed("test", fine_labels=[1, 2]), "test in a holds 100 images, but 2 fine_labels"),
        (changed("test", coarse_labels=[20] * 100), "test in a has coarse_labels that are not whole numbers .* 19"),
        (changed("test", fine_labels="apple"), "test in a holds no list of fine_labels"),
        (changed("meta", fine_label_names=None), "meta in a holds no list of fine_label_names"),
        (
            changed("meta", coarse_label_names=["things", *COARSE[1:]]),
            "a has a class .* of things, which CIFAR",
        ),
        (changed("meta", fine_label_names=[*FINE, "zebra"]), "a has a class zebra of no superclass"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(altered: dict[str, Any], words: str, tmp_path: Path) -> None:
    place = write(tmp_path / "a", files(altered))
    with pytest.raises(DataError, match=words) as caught:
        open_dataset("fc100", place, size=32, channels=3)
    assert "\n" not in str(caught.value) and str(tmp_path) not in str(caught.value)
