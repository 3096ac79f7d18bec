"""A survey of one's own pictures says at once what a run would find later, and what can be done with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from own_pictures import class_files, keep
from PIL import Image
from small_photographs import encoded, photo, write_archive, write_files

from workbench.config import SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.near_duplicates import COMPARING, Pair, near_duplicates, near_hashes
from workbench.data.proposed_split import PARTS, proposed_split, shuffled
from workbench.data.sources import ignore
from workbench.data.splits import split_classes
from workbench.data.survey import SAMPLE, few_classes, possible_tasks, proposed_size, survey


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def many(count: int) -> tuple[str, ...]:
    return tuple(f"class {index}" for index in range(count))


def test_it_tells_what_opening_finds(tmp_path: Path) -> None:
    files = {f"{'ab'[index % 2]}/{name}": content for index, (name, content) in enumerate(class_files(many(6)).items())}
    for place in (write_files(tmp_path / "a", files), write_archive(tmp_path / "a.zip", files)):
        seen, found = survey(place), keep(place)
        assert [each["name"] for each in seen.classes] == list(found.image_set.class_names)
        assert [each["count"] for each in seen.classes] == found.image_set.counts.tolist()
        assert seen.groups == found.image_set.group_names == ("a", "b")
        assert (seen.images, seen.layout) == (18, "class folders in groups")
        split = split_classes(found.image_set, SplitConfig())
        assert seen.split == split.to_json()["named"] and not seen.given
        assert json.loads(json.dumps(seen.to_json(), ensure_ascii=False))["classes"][0]["first"][0].endswith(".png")


def test_it_does_not_read_all_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write_files(tmp_path / "a", class_files(many(40), each=4))
    opened: list[str] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or read(path))
    assert survey(place).images == 160 and len(opened) == SAMPLE


@pytest.mark.parametrize("count", [1, 2, 3, 5, 10, 37])
def test_the_proposed_split_is_that_of_a_run(count: int) -> None:
    images = ImageSet(torch.zeros(count, 1, 2, 2, dtype=torch.uint8), torch.arange(count + 1), many(count))
    for seed in (0, 7):
        config = SplitConfig(split_seed=seed)
        proposed = proposed_split([None] * count, config)
        if count < 4:
            assert proposed == {"train": list(range(count)), "validation": [], "test": []}
            with pytest.raises(DataError):
                split_classes(images, config)
        else:
            split = split_classes(images, config)
            assert {part: tuple(its) for part, its in proposed.items()} == {p: getattr(split, p) for p in PARTS}


@pytest.mark.parametrize("seed", [0, 3, 2**31 - 1])
@pytest.mark.parametrize("count", [0, 1, 2, 100, 3000])
def test_the_shuffling_is_torchs(count: int, seed: int) -> None:
    assert shuffled(count, seed) == torch.randperm(count, generator=torch.Generator().manual_seed(seed)).tolist()


def test_given_parts_are_proposed(tmp_path: Path) -> None:
    files = {
        f"{part}/{name}": each for part, name, each in (("train", "cat/1.png", b"1"), ("train", "dog/1.png", b"2"))
    }
    seen = survey(write_files(tmp_path / "a", files | {"val/owl/1.png": photo(1, 1)}))
    assert seen.given and seen.split == {"train": ["cat", "dog"], "validation": ["owl"], "test": []}
    assert [each["file"] for each in seen.skipped] == ["train/cat/1.png", "train/dog/1.png"]


def test_tasks_are_those_for_which_every_part_has_classes() -> None:
    tasks = possible_tasks({"train": [20, 20, 6, 2], "validation": [], "test": [20, 16]})
    found = {(each["shots"], each["queries"]): each["ways"] for each in tasks}
    assert found == {(1, 15): 2, (1, 5): 2, (1, 1): 2, (5, 15): 1, (5, 5): 2, (5, 1): 2}
    assert tasks[0]["classes"] == {"train": 2, "validation": 0, "test": 2}


@pytest.mark.parametrize(
    ("sizes", "size"), [([(400, 300)] * 3, 84), ([(70, 90)], 64), ([(28, 28)], 28), ([(20, 11)], 11), ([], 84)]
)
def test_the_proposed_size_is_one_that_the_field_uses_and_that_the_pictures_have(
    sizes: list[tuple[int, int]], size: int
) -> None:
    assert proposed_size(sizes) == size


def test_colour_is_told_from_grey_with_some_noise(tmp_path: Path) -> None:
    grey = np.random.default_rng(0).integers(40, 200, (4, 30, 40, 1))
    noisy = (grey + np.random.default_rng(1).integers(0, 3, (4, 30, 40, 3))).astype(np.uint8)
    files = {f"cat/{n}.jpg": encoded(Image.fromarray(each), "JPEG") for n, each in enumerate(noisy)}
    seen = survey(write_files(tmp_path / "a", files))
    assert not seen.colour and seen.sides == (30, 30, 40) and seen.size == 28
    assert survey(write_files(tmp_path / "a", {"cat/9.png": photo(1, 1)})).colour


def test_few_classes_are_told_with_what_works_instead(shared_data: Path) -> None:
    seen = survey(shared_data / "clothing")
    assert len(seen.classes) == 10 and seen.few is not None
    assert seen.few["sentence"].startswith("10 classes are too few for meta-training: only 6 would be practised on")
    assert [each["what"] for each in seen.few["instead"]] == ["try_it", "baseline"]
    assert seen.few["instead"][1]["settings"] == {"split": "pictures", "ways": 5, "shots": 1, "queries": 3}
    assert seen.few["instead"][1]["sentence"] == (
        "Train a baseline (--algorithm baseline_pp --split pictures --ways 5 --shots 1 --queries 3): an ordinary "
        "classifier practises on 200 of the pictures, and is tested on 60 new ones of the same classes."
    )


def test_it_is_only_few_classes_that_are_too_few() -> None:
    few = few_classes(dict.fromkeys(many(19), 30), 12)
    assert few_classes(dict.fromkeys(many(20), 30), 13) is None and few is not None
    small = few_classes({"cat": 30, "dog": 4}, 2)
    assert small is not None and [each["what"] for each in small["instead"]] == ["try_it"]


def hamming(first: int, second: int) -> int:
    return (first ^ second).bit_count()


def test_near_hashes_are_all_found() -> None:
    rng = np.random.default_rng(2)
    base = rng.integers(0, 2**64, 60, dtype=np.uint64)
    flipped = [int(each) ^ sum(1 << int(b) for b in rng.choice(64, k, False)) for k in range(7) for each in base[:20]]
    hashes = np.array([*base.tolist(), *flipped], np.uint64)
    found = {(each.first, each.second): each.bits for each in near_hashes(hashes)}
    values = hashes.tolist()
    assert all(bits == hamming(values[one], values[two]) for (one, two), bits in found.items())
    alone = {value: index for index, value in reversed(list(enumerate(values)))}
    for one, first in enumerate(values):
        for two in range(one + 1, len(values)):
            if alone[first] == one and alone[values[two]] == two and hamming(first, values[two]) <= 4:
                assert (one, two) in found
            if first == values[two] and alone[first] == one:
                assert found[one, two] == 0


def test_the_same_picture_in_another_quality_is_near_and_another_is_not() -> None:
    rng = np.random.default_rng(3)
    scenes = [Image.fromarray(rng.integers(0, 255, (6, 6, 3), dtype=np.uint8)).resize((84, 84)) for _ in range(5)]
    again = scenes[2].resize((60, 60)).resize((84, 84))
    pixels = np.stack([np.asarray(each).transpose(2, 0, 1) for each in (*scenes, again)])
    (pair,) = near_duplicates(pixels, ignore)
    assert (pair.first, pair.second) == (2, 5) and pair.bits <= 4
    assert near_duplicates(pixels[[2, 2], :1], ignore) == [Pair(0, 1, 0)]


def test_while_pictures_are_compared_no_share_is_told_that_is_not_known() -> None:
    told: list[tuple[str, float]] = []
    near_duplicates(np.zeros((3, 1, 12, 12), np.uint8), lambda *each: told.append(each))
    assert told == [("Looking at each picture", 0.0), (COMPARING, -1.0), (COMPARING, 1.0)]


def test_the_search_for_near_duplicates_can_be_cancelled() -> None:
    told: list[float] = []

    def cancel(sentence: str, fraction: float) -> None:
        told.append(fraction)
        raise InterruptedError(sentence)

    with pytest.raises(InterruptedError, match="Looking at each picture"):
        near_duplicates(np.zeros((500, 1, 12, 12), np.uint8), cancel)
    assert told == [0.0]


def test_no_torch_is_loaded_for_a_survey() -> None:
    code = "import sys, workbench.data.survey, workbench.data.near_duplicates, workbench.dataset_records\n"
    code += "sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
