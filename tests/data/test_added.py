"""Datasets under names of one's own: they open like any other, keep their split, and are forgotten when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from own_pictures import class_files
from small_photographs import photo, write_files

from workbench.catalogue import catalogue
from workbench.config import ConfigError, SplitConfig
from workbench.data.added import add_dataset, alike, remove_dataset
from workbench.data.errors import DataError
from workbench.data.own_entries import cached_bytes
from workbench.data.sources import built_in_sources, fingerprint, open_dataset, source_cards, sources
from workbench.data.splits import split_classes
from workbench.dataset_records import read_record, records, records_folder

NAMES = ("ant", "bee", "cat", "dog", "eel", "fox")
SPLIT = {"train": ["fox", "ant"], "val": ["bee"], "test": ["dog", "cat"]}


@pytest.fixture(autouse=True)
def fresh_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_files(tmp_path / "animals", class_files(NAMES))


def split_file(tmp_path: Path, split: object) -> Path:
    path = tmp_path / "split.json"
    path.write_text(json.dumps(split), encoding="utf-8")
    return path


def test_it_opens_by_its_name_from_the_cache(place: Path) -> None:
    record = add_dataset("animals", place, size=16)
    told: list[str] = []
    found = open_dataset("animals", size=16, channels=3, progress=lambda sentence, _: told.append(sentence))
    assert not told and found.class_names == NAMES and found.images.shape == (18, 3, 16, 16)
    assert fingerprint(found) == fingerprint(open_dataset("folder", place, size=16, channels=3))
    assert record.found["classes"] == 6 and record.found["images"] == 18 and record.found["skipped"] == []
    assert record.found["split"] == {"train": 4, "validation": 1, "test": 1}
    split = split_classes(found, SplitConfig())
    assert split.kind == "random" and len(split.train) == 4


def test_it_stands_among_the_sources_but_not_in_the_shipped_catalogue(place: Path) -> None:
    shipped = source_cards()
    add_dataset("mine", place, size=16)
    assert list(sources()) == sorted([*built_in_sources(), "mine"]) and source_cards() == shipped
    card = catalogue().dataset("mine")
    assert card == sources()["mine"].card() and set(card) == set(catalogue().dataset("folder"))
    assert (card["size"], card["colour"], card["needs"], card["split_by"]) == (16, True, "nothing", "")
    assert catalogue().config("mine", "protonet", {}, preset="paper").dataset == "mine"
    assert all(each["name"] != "mine" for each in catalogue().datasets)


def test_its_split_is_kept(place: Path, tmp_path: Path) -> None:
    record = add_dataset("animals", place, size=16, split_file=split_file(tmp_path, SPLIT))
    (tmp_path / "split.json").unlink()
    assert record.found["split"] == {"train": 2, "validation": 1, "test": 2} and record.card()["split_by"] == "you"
    found = open_dataset("animals", size=16, channels=3)
    split = split_classes(found, SplitConfig())
    assert split.kind == "given"
    assert split.to_json()["named"] == {"train": ["ant", "fox"], "validation": ["bee"], "test": ["cat", "dog"]}
    plain = open_dataset("folder", place, size=16, channels=3)
    assert torch.equal(found.images, plain.images) and fingerprint(found) != fingerprint(plain)
    assert split_classes(found, SplitConfig(split="random")).kind == "random"


@pytest.mark.parametrize(
    ("split", "words"),
    [
        (
            {"train": ["ant", "bee"], "test": ["cow"]},
            "split.json names the class cow, but there is none; there are ant",
        ),
        ({"train": ["ant", "bee"], "test": ["bee"]}, "split.json has the class bee in train and in test"),
        ({"train": ["ant", "ant"]}, "split.json has the class ant twice in train"),
        ({"train": ["ant"], "test": ["bee"]}, "split.json leaves 1 of the classes for training, but it needs"),
        ({"training": ["ant", "bee"], "rest": ["cat"]}, "split.json must map .* not rest"),
        ({"train": "ant"}, "split.json must map"),
        (["ant"], "split.json must be an object"),
    ],
)
def test_a_split_that_does_not_fit_is_refused(split: object, words: str, place: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=words):
        add_dataset("animals", place, size=16, split_file=split_file(tmp_path, split))
    assert not records() and not cached_bytes(str(place)), "before anything is read"


def test_a_split_file_that_is_no_json_is_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "split.json").write_text("{")
    for path, words in ((tmp_path / "split.json", "it is no JSON"), (tmp_path / "no.json", "No such file")):
        with pytest.raises(DataError, match=f"{path.name} cannot be read: {words}"):
            add_dataset("animals", place, split_file=path)


@pytest.mark.parametrize("name", ["", "a/b", "../a", ".a", "-a", "a b", "a:1", "a,b", "x" * 65, "a\n"])
def test_a_malformed_name_is_refused(name: str, place: Path) -> None:
    with pytest.raises(ConfigError, match="A dataset cannot be named"):
        add_dataset(name, place)


@pytest.mark.parametrize("name", ["glyphs", "Folder"])
def test_the_name_of_a_source_is_refused(name: str, place: Path) -> None:
    with pytest.raises(DataError, match=f"{name} is the name of a dataset that comes with the workbench"):
        add_dataset(name, place)


def test_a_name_is_given_anew_only_for_the_same_place(place: Path, tmp_path: Path) -> None:
    add_dataset("tiere", place, size=16)
    assert add_dataset("tiere", place, size=20).size == read_record("tiere").size == 20
    other = write_files(tmp_path / "other", class_files())
    for name in ("tiere", "Tiere"):
        with pytest.raises(DataError, match=r"There is a dataset named tiere already, from .*; remove it first\."):
            add_dataset(name, other)
    assert add_dataset("動物", other, size=16).name in sources()


def test_what_cannot_be_read_leaves_no_record(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There are no pictures in empty"):
        add_dataset("empty", write_files(tmp_path / "empty", {}))
    with pytest.raises(DataError, match="There is no file or folder"):
        add_dataset("absent", tmp_path / "absent")
    with pytest.raises(ConfigError, match="--size is 4 pixels, but must lie between 8 and 512"):
        add_dataset("small", write_files(tmp_path / "a", class_files()), size=4)

    def cancel(sentence: str, fraction: float) -> None:
        raise InterruptedError(sentence)

    with pytest.raises(InterruptedError):
        add_dataset("cancelled", tmp_path / "a", progress=cancel)
    assert not records() and not list(records_folder().glob("*"))


def test_removing_forgets_the_name_and_what_was_decoded_but_not_the_pictures(place: Path) -> None:
    add_dataset("animals", place, size=16)
    size = cached_bytes(str(place))
    assert size > 18 * 3 * 16 * 16
    assert remove_dataset("animals") == size and cached_bytes(str(place)) == 0
    assert not records() and (place / "ant" / "1.png").is_file()
    with pytest.raises(ConfigError, match="You added no dataset named animals; there are: none so far"):
        remove_dataset("animals")
    with pytest.raises(DataError, match="There is no dataset named animals"):
        open_dataset("animals")


def test_pictures_that_moved_are_told_and_may_be_named_anew(place: Path, tmp_path: Path) -> None:
    add_dataset("animals", place, size=16)
    moved = place.rename(tmp_path / "moved")
    with pytest.raises(DataError, match=r"The pictures of animals are not at .*animals any more"):
        open_dataset("animals")
    assert open_dataset("animals", moved).class_names == NAMES


def test_a_class_of_the_split_that_is_gone_is_named(place: Path, tmp_path: Path) -> None:
    add_dataset("animals", place, size=16, split_file=split_file(tmp_path, SPLIT))
    for path in (place / "bee").iterdir():
        path.unlink()
    with pytest.raises(DataError, match="The split of animals names the class bee, but there is none"):
        open_dataset("animals")


def test_a_damaged_record_is_told_and_hinders_no_other(place: Path) -> None:
    add_dataset("animals", place, size=16)
    (records_folder() / "broken.json").write_text("{")
    (records_folder() / "other.json").write_text(json.dumps({"name": "x", "path": "", "size": 1, "colour": True}))
    assert list(records()) == ["animals"]
    with pytest.raises(ConfigError, match=r"The record .*broken\.json of a dataset is damaged"):
        read_record("broken")
    remove_dataset("broken")
    assert not (records_folder() / "broken.json").exists()


def test_pictures_that_look_the_same_are_named(place: Path) -> None:
    (place / "ant" / "9.bmp").write_bytes(photo(0, 1, 12) + b" ")
    add_dataset("animals", place, size=16)
    assert {"first": "ant/1.png", "second": "ant/9.bmp", "bits": 0} in alike(read_record("animals"))
