"""The engine's process looks at pictures of one's own, checks them, samples them, and keeps them under a name."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from own_pictures import class_files
from PIL import Image
from small_photographs import photo, write_files

from workbench.config import RunConfig, SplitConfig
from workbench.data.own_files import Watch
from workbench.data.own_layouts import Arranged
from workbench.dataset_records import read_record, records
from workbench.engine.commands import CancelRequest, DescribeDataset
from workbench.engine.own_pictures import (
    AddDataset,
    CheckPictures,
    DatasetAdded,
    DatasetRemoved,
    FolderSurveyed,
    PicturesChecked,
    PicturesSampled,
    RemoveDataset,
    SamplePictures,
    SurveyFolder,
)
from workbench.engine.replies import DatasetProgress, Reply, RequestFailed
from workbench.host import describe
from workbench.host import own_pictures as module
from workbench.host.describe import describe_dataset
from workbench.host.gallery import keep_pictures, pictures_of
from workbench.host.own_pictures import answer_own
from workbench.host.requests import Requests


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


@pytest.fixture
def animals(tmp_path: Path) -> Path:
    return write_files(tmp_path / "animals", class_files())


def ignore(_sentence: str, _fraction: float) -> None:
    """Nobody looks."""


def test_a_survey_comes_with_a_picture_of_each_class(animals: Path) -> None:
    (animals / "cat" / "1.png").write_bytes(b"damaged")
    reply = answer_own(SurveyFolder(1, str(animals)), ignore)
    assert isinstance(reply, FolderSurveyed) and reply.survey is not None
    assert [each["name"] for each in reply.survey["classes"]] == ["cat", "dog", "owl"]
    assert reply.shown == (0, 1, 2), "of a class whose first picture is damaged, the next is shown"
    assert reply.thumbnails.shape == (3, 148, 148, 3) and reply.thumbnails.dtype == np.uint8


def test_of_many_classes_some_are_shown_from_the_first_to_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "THUMBNAILS", 4)
    place = write_files(tmp_path / "many", class_files(tuple("abcdefghij"), each=1))
    reply = answer_own(SurveyFolder(1, str(place)), ignore)
    assert isinstance(reply, FolderSurveyed) and reply.shown == (0, 3, 6, 9)


def test_what_is_laid_out_as_omniglot_is_told_to_be_that(small_omniglot: Path, tmp_path: Path) -> None:
    reply = answer_own(SurveyFolder(1, str(small_omniglot)), ignore)
    assert isinstance(reply, FolderSurveyed) and reply.is_omniglot and reply.survey is None
    folder = write_files(
        tmp_path / "o", {"Greek/character01/0001_01.png": photo(0, 1), "B/character02/1_2.png": photo(1, 1)}
    )
    reply = answer_own(SurveyFolder(2, str(folder)), ignore)
    assert isinstance(reply, FolderSurveyed) and reply.is_omniglot


def test_pictures_for_try_it_are_a_few_to_learn_from_and_one_to_recognise(animals: Path) -> None:
    (animals / "dog" / "2.png").write_bytes(b"damaged")
    reply = answer_own(SamplePictures(1, str(animals), classes=2, shots=2), ignore)
    assert isinstance(reply, PicturesSampled)
    assert {each.name: len(each.pictures) for each in reply.classes} == {"cat": 2, "owl": 2}
    assert len(reply.questions) == 2
    learned = {picture.key for each in reply.classes for picture in each.pictures}
    assert not learned & {each.key for each in reply.questions}


def test_checking_names_what_cannot_be_used_and_shows_what_looks_the_same(animals: Path) -> None:
    (animals / "cat" / "bad.png").write_bytes(b"damaged")
    shutil.copy(animals / "dog" / "1.png", animals / "owl" / "copy.png")
    reply = answer_own(CheckPictures(1, str(animals), 32, True), ignore)
    assert isinstance(reply, PicturesChecked) and reply.images == 9
    assert {each["file"] for each in reply.skipped} == {"cat/bad.png", "owl/copy.png"}
    assert reply.found >= len(reply.pairs)
    assert all(each.pictures.shape == (2, 32, 32, 3) for each in reply.pairs)


def test_pictures_are_kept_under_a_name_with_the_split_that_was_made(animals: Path) -> None:
    split = {"train": ("cat", "owl"), "validation": (), "test": ("dog",)}
    reply = answer_own(AddDataset(1, "animals", str(animals), 16, False, split), ignore)
    assert reply == DatasetAdded(1, "animals", ())
    kept = read_record("animals")
    assert (kept.size, kept.colour, kept.path) == (16, False, str(animals))
    assert kept.split == {"train": ["cat", "owl"], "validation": [], "test": ["dog"]}
    described = describe_dataset(DescribeDataset(2, RunConfig("animals")), ignore)
    assert described.classes == {"train": 2, "validation": 0, "test": 1}
    assert pictures_of("animals").is_file()
    assert answer_own(RemoveDataset(3, "animals"), ignore) == DatasetRemoved(3, "animals")
    assert records() == {} and not pictures_of("animals").exists() and (animals / "cat" / "1.png").is_file()


def test_of_few_classes_more_than_one_picture_each_is_shown_and_of_many_one(
    animals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = class_files(("a", "b"), each=4)
    del files["b/3.png"], files["b/4.png"]
    place = write_files(animals.parent / "two", files)
    config = RunConfig("folder", data=str(place), split=SplitConfig(split="all"))
    shown = describe_dataset(DescribeDataset(1, config), ignore).thumbnails
    assert len(shown) == 6 and len(np.unique(shown.reshape(6, -1), axis=0)) == 6
    monkeypatch.setattr(describe, "THUMBNAILS", 2)
    assert len(describe_dataset(DescribeDataset(2, config), ignore).thumbnails) == 2


def test_large_pictures_are_kept_small_for_the_gallery() -> None:
    keep_pictures("large", np.zeros((9, 200, 200, 3), np.uint8))
    assert Image.open(pictures_of("large")).size == (8 * 96, 96)
    keep_pictures("small", np.zeros((2, 28, 28, 1), np.uint8))
    assert Image.open(pictures_of("small")).size == (2 * 28, 28)


@pytest.fixture
def answers() -> Iterator[tuple[Requests, list[Reply], threading.Event]]:
    replies: list[Reply] = []
    done = threading.Event()

    def hear(reply: Reply) -> None:
        replies.append(reply)
        if not isinstance(reply, DatasetProgress):
            done.set()

    requests = Requests(hear)
    yield requests, replies, done
    requests.end()


def test_a_survey_that_is_given_up_ends(
    answers: tuple[Requests, list[Reply], threading.Event], animals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests, replies, done = answers
    going, cancelled = threading.Event(), threading.Event()

    def slow(place: Path, watch: Watch) -> Arranged:
        going.set()
        assert cancelled.wait(60)
        return arrange(place, watch)

    arrange = module.arrange
    monkeypatch.setattr(module, "arrange", slow)
    requests.put(SurveyFolder(7, str(animals)))
    assert going.wait(60)
    requests.put(CancelRequest(7))
    cancelled.set()
    assert done.wait(60)
    assert isinstance(replies[-1], RequestFailed) and replies[-1].reason == "Cancelled."
    assert not any(isinstance(each, DatasetProgress) for each in replies), "it ended within the first files"
