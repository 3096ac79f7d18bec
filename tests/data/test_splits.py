"""Splits: class-disjoint, recorded with names, and no rotation crosses from one part into another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.splits import Split, parts, parts_of, rotate, select, split_classes

GROUPS = ("Aleph", "Beth", "Gimel", "Daleth", "He")


def image_set(classes: int = 20, groups: tuple[str, ...] = GROUPS) -> ImageSet:
    """Class c has 2 + c % 3 images, whose pixels are c except for one marked corner."""
    counts = torch.tensor([2 + c % 3 for c in range(classes)])
    images = torch.arange(classes, dtype=torch.uint8).repeat_interleave(counts)[:, None, None, None]
    images = images.expand(-1, 1, 4, 4).clone()
    images[:, 0, 0, 0] = 255
    start = torch.cat([torch.zeros(1, dtype=torch.int64), counts.cumsum(0)])
    group = torch.arange(classes) % len(groups) if groups else None
    return ImageSet(images, start, tuple(f"class {c}" for c in range(classes)), group, groups)


def classes_of(part: ImageSet) -> set[int]:
    """Which of the original classes a part holds, read from the pixels."""
    return set(part.images[:, 0, 1, 1].tolist())


@pytest.mark.parametrize("kind", ["random", "group", "all"])
@pytest.mark.parametrize("rotations", [False, True])
def test_no_class_and_no_rotation_crosses_parts(kind: str, rotations: bool) -> None:
    config = SplitConfig(split=kind, rotations=rotations, validation_fraction=0.2, test_fraction=0.2)
    found = parts(image_set(), config)
    seen = [classes_of(found[part]) for part in ("train", "validation", "test")]
    assert sum(len(each) for each in seen) == len(set.union(*seen)) == 20
    names = [{name.split(" ")[1] for name in found[part].class_names} for part in found]
    assert sum(len(each) for each in names) == len(set.union(*names)) == 20
    turns = 4 if rotations else 1
    assert sum(part.n_classes for part in found.values()) == 20 * turns


def test_fractions_count_classes() -> None:
    split = split_classes(image_set(), SplitConfig(validation_fraction=0.15, test_fraction=0.25))
    assert [len(split.train), len(split.validation), len(split.test)] == [12, 3, 5]


def test_a_split_by_group_keeps_every_group_together() -> None:
    data = image_set()
    split = split_classes(data, SplitConfig(split="group", validation_fraction=0.2, test_fraction=0.4))
    groups = [{index % 5 for index in part} for part in (split.train, split.validation, split.test)]
    assert [len(each) for each in groups] == [2, 1, 2]
    assert set.union(*groups) == set(range(5))


def test_held_out_groups_are_exactly_the_test() -> None:
    data = image_set()
    config = SplitConfig(split="group", held_out="He, aleph", validation_fraction=0.2)
    split = split_classes(data, config)
    assert select(data, split.test).group_names == ("Aleph", "He")
    assert {index % 5 for index in split.test} == {0, 4} and len(split.test) == 8
    assert len(split.validation) == 4


def test_all_trains_on_everything() -> None:
    found = parts(image_set(), SplitConfig(split="all"))
    assert found["train"].n_classes == 20
    assert found["validation"].n_classes == found["test"].n_classes == 0
    assert found["test"].images.shape == (0, 1, 4, 4) and found["test"].class_start.tolist() == [0]


def test_the_seed_decides_the_split() -> None:
    data = image_set()
    splits = [split_classes(data, SplitConfig(split_seed=seed)) for seed in (0, 0, 1)]
    assert splits[0] == splits[1] and splits[0].test != splits[2].test


@pytest.mark.parametrize("kind", ["random", "group", "all"])
def test_a_split_is_recorded_and_read_again(kind: str) -> None:
    data = image_set()
    split = split_classes(data, SplitConfig(split=kind, split_seed=7))
    record = json.loads(json.dumps(split.to_json()))
    assert Split.from_json(record) == Split.from_json(record, data) == split
    assert record["named"]["test"] == [data.class_names[index] for index in split.test]
    assert len(record["fingerprint"]) == 64


def test_a_recorded_split_finds_its_classes_by_name_in_another_order() -> None:
    data = image_set()
    split = split_classes(data, SplitConfig())
    turned = select(data, list(reversed(range(20))))
    fitting = Split.from_json(split.to_json(), turned)
    for part in ("train", "validation", "test"):
        here = {data.class_names[index] for index in getattr(split, part)}
        assert {turned.class_names[index] for index in getattr(fitting, part)} == here
        assert classes_of(parts_of(turned, fitting)[part]) == classes_of(parts_of(data, split)[part])


def test_a_recorded_split_of_other_classes_is_refused() -> None:
    split = split_classes(image_set(), SplitConfig())
    with pytest.raises(DataError, match=r"10 of the 20 classes .* class 1"):
        split.fit(image_set(10))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"train": None}, "cannot be read"),
        ({"train": [0, 1, "x"]}, "cannot be read"),
        ({"test": [0, 1]}, "in two of its parts"),
        ({"test": [20]}, "class 20, but the last one is 19"),
    ],
)
def test_a_damaged_record_is_refused(change: dict, words: str) -> None:
    record = {**split_classes(image_set(), SplitConfig(split="all")).to_json(), **change}
    with pytest.raises(DataError, match=words):
        Split.from_json(record)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (SplitConfig(validation_fraction=0.5, test_fraction=0.6), r"10 and test 12 of 20 classes .*0.5 and 0.6"),
        (SplitConfig(split="group", validation_fraction=0.8, test_fraction=0.2), r"4 and test 1 of 5 groups"),
        (SplitConfig(split="group", held_out="Kaph"), r"no group Kaph; there are Aleph, Beth"),
        (SplitConfig(split="group", held_out=", ".join(GROUPS)), r"0 of 0 groups|of 0 groups"),
        (SplitConfig(held_out="Aleph"), r"the split is auto; it must be by group"),
        (SplitConfig(validation_fraction=0.5, test_fraction=0.45), r"leaves 1 for training, .* at least 2"),
    ],
)
def test_an_impossible_split_is_refused_with_the_numbers(config: SplitConfig, words: str) -> None:
    with pytest.raises(DataError, match=words):
        split_classes(image_set(), config)


def test_a_split_by_group_needs_groups() -> None:
    with pytest.raises(DataError, match="have no groups"):
        split_classes(image_set(groups=()), SplitConfig(split="group"))


def test_select_takes_the_classes_in_the_order_asked() -> None:
    data = image_set()
    chosen = select(data, [7, 2])
    assert chosen.class_names == ("class 7", "class 2")
    assert chosen.images[:, 0, 1, 1].tolist() == [7] * 3 + [2] * 4
    assert chosen.class_start.tolist() == [0, 3, 7] and chosen.images.is_contiguous()
    assert chosen.group_names == ("Gimel",)
    assert chosen.class_group is not None and chosen.class_group.tolist() == [0, 0]
    with pytest.raises(DataError, match="Class 20 is asked for, but there are 20"):
        select(data, [20])


def test_rotations_are_new_classes_in_turned_groups_of_their_own() -> None:
    data = select(image_set(), [3, 9])
    turned = rotate(data)
    assert turned.class_names[:4] == ("class 3", "class 9", "class 3 90°", "class 9 90°")
    assert turned.counts.tolist() == data.counts.tolist() * 4
    assert turned.class_group is not None and turned.class_group.tolist() == list(range(8))
    assert turned.group_names[:4] == (*data.group_names, f"{data.group_names[0]} 90°", f"{data.group_names[1]} 90°")
    corners = [(0, 0), (3, 0), (3, 3), (0, 3)]
    for turn, (line, column) in enumerate(corners):
        rows = turned.images[turned.class_start[2 * turn] : turned.class_start[2 * turn + 2]]
        assert (rows[:, 0, line, column] == 255).all() and (rows == 255).sum() == len(rows)


def test_a_turned_class_stays_in_the_part_that_the_authors_gave_it() -> None:
    data = replace(select(image_set(), [3, 9, 11]), class_part=torch.tensor([0, 2, 1]))
    assert rotate(data).class_part.tolist() == [0, 2, 1] * 4  # type: ignore[union-attr]


def test_only_square_images_are_rotated() -> None:
    data = image_set()
    with pytest.raises(DataError, match="3 × 4 pixels"):
        rotate(replace(data, images=data.images[..., :3]))
