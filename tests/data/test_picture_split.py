"""A split by picture: every class in all parts, no picture in two, and known again by what it holds."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
import torch

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import drawn_parts, shares, too_small
from workbench.data.picture_split import only, picture_keys
from workbench.data.splits import PARTS, Split, parts, parts_of, rotate, select, split_classes

CONFIG = SplitConfig(split="pictures")


def image_set(counts: tuple[int, ...] = (12, 20, 30), names: tuple[str, ...] = ("hat", "shoe", "shirt")) -> ImageSet:
    """Pictures of noise; picture n of all has n in its first two pixels, so that each is another."""
    total = sum(counts)
    images = torch.randint(0, 256, (total, 1, 4, 4), generator=torch.Generator().manual_seed(1)).to(torch.uint8)
    images[:, 0, 0, 0], images[:, 0, 0, 1] = torch.arange(total) % 256, torch.arange(total) // 256
    return ImageSet(images, torch.tensor([0, *counts]).cumsum(0), names)


def contents(images: ImageSet) -> dict[str, set[str]]:
    """Class → the keys of its pictures."""
    keys, ends = picture_keys(images), images.class_start.tolist()
    return {name: set(keys[ends[c] : ends[c + 1]]) for c, name in enumerate(images.class_names)}


def test_every_class_is_in_every_part_and_no_picture_in_two() -> None:
    data = image_set()
    split = split_classes(data, CONFIG)
    assert split.train == split.validation == split.test == (0, 1, 2) and split.kind == "pictures"
    found = {part: contents(each) for part, each in parts_of(data, split).items()}
    for name, whole in contents(data).items():
        its = [found[part][name] for part in PARTS]
        assert [len(each) for each in its] == list(shares(len(whole), CONFIG))
        assert set.union(*its) == whole and sum(map(len, its)) == len(whole)


def test_the_parts_hold_the_pictures_themselves() -> None:
    data = image_set()
    for part in parts(data, CONFIG).values():
        for c, name in enumerate(part.class_names):
            mine = part.take(torch.arange(int(part.class_start[c]), int(part.class_start[c + 1])))
            where = data.class_names.index(name)
            theirs = data.images[data.class_start[where] : data.class_start[where + 1]]
            assert all((theirs == each).flatten(1).all(1).any() for each in mine)


@pytest.mark.parametrize(("count", "its"), [(3, (1, 1, 1)), (4, (2, 1, 1)), (20, (13, 3, 4)), (30, (20, 4, 6))])
def test_a_fraction_is_worth_one_picture_at_least(count: int, its: tuple[int, int, int]) -> None:
    assert shares(count, CONFIG) == its
    drawn = drawn_parts("hat", count, CONFIG)
    assert tuple(drawn.count(part) for part in range(3)) == its


def test_without_a_fraction_nothing_is_kept() -> None:
    split = split_classes(image_set(), replace(CONFIG, validation_fraction=0.0))
    assert split.validation == () and split.pictures[1] == ()
    assert parts_of(image_set(), split)["validation"].n_images == 0


def test_another_class_changes_nothing_for_the_others() -> None:
    data = image_set((12, 20, 30, 9), ("shirt", "hat", "shoe", "dress"))
    alone = split_classes(select(data, [1, 2]), CONFIG)
    kept = set().union(*contents(select(data, [1, 2])).values())
    assert [{*its} & kept for its in split_classes(data, CONFIG).pictures] == [{*its} for its in alone.pictures]


def test_seed_and_name_decide_the_draw() -> None:
    drawn = [drawn_parts(name, 30, replace(CONFIG, split_seed=seed)) for name in ("hat", "shoe") for seed in (0, 0, 1)]
    assert drawn[0] == drawn[1] and len({tuple(each) for each in drawn}) == 4


def test_equal_pictures_are_never_in_two_parts() -> None:
    data = image_set()
    data.images[5:12] = data.images[0]
    data.images[30:40] = data.images[0]
    split = split_classes(data, CONFIG)
    assert sum(len(its) for its in split.pictures) == len(set().union(*split.pictures))
    assert picture_keys(data)[0] in split.pictures[0], "what is in several is trained on rather than tested"
    assert not any(contents(part)["hat"] & set(split.pictures[0]) for part in list(parts_of(data, split).values())[1:])


def test_it_is_recorded_and_read_again() -> None:
    data = image_set()
    split = split_classes(data, replace(CONFIG, split_seed=7))
    record = json.loads(json.dumps(split.to_json()))
    assert Split.from_json(record) == Split.from_json(record, data) == split
    assert record["named"]["test"] == list(data.class_names)


def test_records_from_before_there_were_pictures_in_them_are_read() -> None:
    record = split_classes(image_set((5,) * 9, tuple("abcdefghi")), SplitConfig()).to_json()
    del record["pictures"]
    assert Split.from_json(record).pictures == ()


@pytest.mark.parametrize(
    ("pictures", "words"), [([], "pictures for 0 of 3 parts"), ([["a"], ["b"], ["b"]], "a picture in two of its parts")]
)
def test_a_damaged_record_is_refused(pictures: list[list[str]], words: str) -> None:
    record = {**split_classes(image_set(), CONFIG).to_json(), "pictures": pictures}
    with pytest.raises(DataError, match=words):
        Split.from_json(record)


def test_the_same_pictures_are_found_in_other_classes_and_orders() -> None:
    data = image_set()
    split = split_classes(data, CONFIG)
    turned = select(data, [2, 0, 1])
    fitting = Split.from_json(split.to_json(), turned)
    for part, its in parts_of(turned, fitting).items():
        assert contents(its) == contents(parts_of(data, split)[part])


def test_rotations_are_made_within_each_part() -> None:
    data = image_set()
    plain = parts(data, CONFIG)
    turned = parts(data, replace(CONFIG, rotations=True))
    for part, its in turned.items():
        assert its.n_classes == 12 and contents(its) == contents(rotate(plain[part]))


def test_a_class_that_is_too_small_is_named_with_the_numbers() -> None:
    with pytest.raises(DataError) as refused:
        split_classes(image_set((12, 2, 30)), CONFIG)
    assert str(refused.value) == (
        "The class shoe has 2 pictures, but a split by picture keeps 1 for validation and 1 for the test "
        "(fractions 0.15 and 0.2), and needs at least one more to practise on."
    )
    assert too_small({"hat": 3}, CONFIG) == ""
    assert "hat has 30 pictures, but" in too_small(
        {"hat": 30}, replace(CONFIG, test_fraction=0.8, validation_fraction=0.8)
    )


def test_groups_cannot_be_held_out() -> None:
    with pytest.raises(DataError, match="the split is pictures; it must be by group"):
        split_classes(image_set(), replace(CONFIG, held_out="Greek"))


def test_a_choice_of_a_choice_keeps_its_turns() -> None:
    data = rotate(image_set())
    keys = picture_keys(data)
    lazy = replace(data, rows=torch.arange(data.n_images), turns=torch.zeros(data.n_images, dtype=torch.uint8))
    wanted = set(keys[::3])
    for each in (data, lazy):
        assert picture_keys(only(each, keys, wanted)) == [key for key in keys if key in wanted]


def test_the_draw_is_told_without_torch() -> None:
    code = "import sys, workbench.data.picture_draw\nsys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
