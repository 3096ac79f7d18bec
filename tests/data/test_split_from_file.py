"""A split that a file names: its classes, what is left out, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import torch

from workbench.config import RunConfig, SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.splits import Split, split_classes
from workbench.engine.mixture import member_configs
from workbench.sections import MixtureConfig

NAMES = ("ash", "birch", "cedar", "date", "elm", "fir")


def trees() -> ImageSet:
    start = torch.arange(len(NAMES) + 1) * 2
    return ImageSet(torch.zeros(2 * len(NAMES), 1, 4, 4, dtype=torch.uint8), start, NAMES)


def written(folder: Path, parts: dict[str, Sequence[str]] | str) -> SplitConfig:
    path = folder / "mine.json"
    path.write_text(parts if isinstance(parts, str) else json.dumps(parts), encoding="utf-8")
    return SplitConfig(split="file", split_file=str(path))


def test_a_file_says_which_classes_are_for_what(tmp_path: Path) -> None:
    config = written(tmp_path, {"train": ["elm", "ash"], "validation": ["fir"], "test": ["cedar", "birch"]})
    split = split_classes(trees(), config)
    assert (split.train, split.validation, split.test) == ((0, 4), (5,), (1, 2))
    assert split.kind == "file"


def test_such_a_split_is_recorded_with_its_names_and_read_again(tmp_path: Path) -> None:
    split = split_classes(trees(), written(tmp_path, {"train": ["ash", "elm"], "test": ["fir"]}))
    recorded = split.to_json()
    assert recorded["named"] == {"train": ["ash", "elm"], "validation": [], "test": ["fir"]}
    assert Split.from_json(json.loads(json.dumps(recorded)), trees()) == split


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"train": ["ash", "oak"], "test": ["elm"]}, "names the class oak"),
        ({"train": ["ash", "elm"], "test": ["elm"]}, "has the class elm in train and in test"),
        ({"train": ["ash"], "test": ["elm"]}, "leaves 1 of the classes for training, but it needs at least 2"),
        ("no JSON", "it is no JSON"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_its_name(tmp_path: Path, parts: dict | str, words: str) -> None:
    with pytest.raises(DataError, match=words) as refused:
        split_classes(trees(), written(tmp_path, parts))
    assert "mine.json" in str(refused.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DataError, match=r"gone\.json cannot be read: No such file"):
        split_classes(trees(), SplitConfig(split="file", split_file="/nowhere/gone.json"))


def test_a_split_from_a_file_needs_a_file() -> None:
    with pytest.raises(DataError, match="none is named"):
        split_classes(trees(), SplitConfig(split="file"))


def test_in_a_mixture_a_file_parts_the_runs_own_dataset_alone_and_the_named_place_is_its_own() -> None:
    own = SplitConfig(split="file", split_file="letters.json")
    config = RunConfig(dataset="glyphs", data="letters", split=own, mixture=MixtureConfig("glyphs:1, textures:1"))
    members = member_configs(config)
    assert (members["glyphs"].split.split, members["glyphs"].split.split_file) == ("file", "letters.json")
    assert (members["textures"].split.split, members["textures"].split.split_file) == ("auto", "")
    assert (members["glyphs"].data, members["textures"].data) == ("letters", "")


def test_names_of_parts_may_be_others_and_a_part_may_have_several(tmp_path: Path) -> None:
    parts = {"Training": ["ash"], "train": ["elm"], "val": ["fir"], "meta-val": ["date"], "testing": ["cedar"]}
    split = split_classes(trees(), written(tmp_path, parts))
    assert (split.train, split.validation, split.test) == ((0, 4), (3, 5), (2,))


def test_a_file_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    config = written(tmp_path, "\ufeff" + json.dumps({"train": ["ash", "elm"]}))
    assert split_classes(trees(), config).train == (0, 4)
