"""A run whose pictures were parted, and not its classes: what it is tested on, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.config import RunConfig
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import KNOWN_CLASSES
from workbench.data.picture_split import picture_keys
from workbench.data.selection import select
from workbench.engine.checkpoint import CheckpointError, load_checkpoint
from workbench.engine.control import Control
from workbench.engine.examine import ask
from workbench.engine.question import Question
from workbench.engine.train import train
from workbench.runs.record import record
from workbench.tasks.labelled import TaskError

MakeConfig = Callable[..., RunConfig]
SMALL = {"split": "pictures", "queries": 1, "split_seed": 3}


def fewer(images: ImageSet, keep: Callable[[int], bool]) -> ImageSet:
    """The pictures of a set for whose place ``keep`` is true."""
    where = [place for place in range(images.n_images) if keep(place)]
    class_of = torch.bucketize(torch.tensor(where), images.class_start[1:], right=True)
    start = torch.tensor([0, *torch.bincount(class_of, minlength=images.n_classes).cumsum(0).tolist()])
    return replace(images, images=images.images[where], class_start=start, fingerprint="")


@pytest.fixture
def data(tiny: MakeConfig, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ImageSet]]:
    """The data that the engine opens: six classes of twenty pictures, to be put in place of others."""
    from workbench.engine import setup

    whole = setup.open_dataset("glyphs")
    opened = {"now": select(whole, range(6)), "whole": whole}
    for module in ("setup", "examine"):
        monkeypatch.setattr(f"workbench.engine.{module}.open_dataset", lambda *_, **__: opened["now"])
    yield opened


def trained(config: RunConfig, folder: Path) -> str:
    list(record(train(config, folder, Control()), folder, config))
    return str(folder)


@pytest.fixture
def run(tiny: MakeConfig, data: dict[str, ImageSet], tmp_path: Path) -> str:
    return trained(tiny("baseline", **SMALL), tmp_path / "run")


def kept(run: str) -> list[set[str]]:
    """The keys of the pictures of each part, as the run recorded them."""
    info = load_checkpoint(Path(run) / "checkpoints" / "last.safetensors").info
    return [set(each) for each in info["split"]["pictures"]]


def answer_of(run: str, monkeypatch: pytest.MonkeyPatch, **question: Any) -> tuple[set[str], dict[str, Any]]:
    """The keys of all pictures that tasks are drawn from, and the answer."""
    from workbench.engine import examine

    seen: list[ImageSet] = []
    whole = examine._sampler

    def sampler(model: Any, images: ImageSet, *rest: Any) -> Any:
        seen.append(images)
        return whole(model, images, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(examine, "_sampler", sampler)
        answer = ask(run, Question(**{"episodes": 4, "ways": 5, "queries": 1, **question}))
    return {key for each in seen for key in picture_keys(each)}, answer


def test_training_validation_and_test_have_pictures_of_their_own(run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    its = kept(run)
    assert [len(each) for each in its] == [6 * 13, 6 * 3, 6 * 4]
    assert not its[0] & its[1] and not its[0] & its[2] and not its[1] & its[2]
    for part, wanted in zip(("train", "validation", "test"), its, strict=True):
        assert answer_of(run, monkeypatch, split=part)[0] == wanted


def test_what_is_practised_on_is_the_training_pictures_alone(
    tiny: MakeConfig, data: dict[str, ImageSet], run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.engine.setup import set_up

    setup = set_up(tiny("baseline", **SMALL))
    assert set(picture_keys(setup.training.images)) == kept(run)[0]  # type: ignore[attr-defined]
    assert setup.validation is not None
    assert set(picture_keys(setup.validation().images)) == kept(run)[1]  # type: ignore[union-attr]


def test_every_answer_says_that_the_classes_are_known(run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json.loads((Path(run) / "events.jsonl").read_text().splitlines()[0])["badges"] == [KNOWN_CLASSES]
    said = {part: answer_of(run, monkeypatch, split=part)[1] for part in ("train", "validation", "test", "all")}
    assert said["test"]["badges"] == said["validation"]["badges"] == [KNOWN_CLASSES]
    assert said["train"]["badges"] == ["known classes: tested on the pictures it was trained on"]
    assert said["all"]["badges"] == ["known classes: all pictures, also those it was trained on"]
    assert said["test"]["parted_by"] == "picture"


def test_an_ordinary_run_is_parted_by_class(tiny: MakeConfig, tmp_path: Path) -> None:
    answer = ask(trained(tiny(), tmp_path / "run"), Question(episodes=4, queries=1))
    assert answer["parted_by"] == "class" and answer["badges"] == []


def test_in_changed_data_no_test_picture_was_trained_on(
    run: str, data: dict[str, ImageSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures taken away and added would be parted in another way: those that were kept are found by content."""
    before, its = data["now"], kept(run)
    gone = next(place for place, key in enumerate(picture_keys(before)) if key in its[2])
    changed = fewer(before, lambda place: place != gone)
    changed.images[0] = 7  # a new picture in place of another
    data["now"] = changed
    seen, answer = answer_of(run, monkeypatch)
    assert seen == its[2] & set(picture_keys(changed)) and not seen & its[0]
    there = len(seen)
    assert there < 24
    assert answer["badges"] == [
        KNOWN_CLASSES,
        "the data has changed since training",
        f"{there} of the 24 test pictures are still there",
    ]


def test_new_pictures_of_known_classes_are_left_out_of_the_test(
    run: str, data: dict[str, ImageSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = data["now"]
    more = before.images[:1].clone().fill_(9)
    start = before.class_start + torch.tensor([0] + [1] * 6)
    data["now"] = replace(before, images=torch.cat([before.images[:20], more, before.images[20:]]), class_start=start)
    seen, answer = answer_of(run, monkeypatch)
    assert seen == kept(run)[2] and answer["badges"] == [KNOWN_CLASSES, "the data has changed since training"]


def test_a_class_that_was_added_is_in_no_test(
    run: str, data: dict[str, ImageSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    data["now"] = select(data["whole"], [9, *range(6)])
    assert answer_of(run, monkeypatch)[0] == kept(run)[2]


def test_pictures_that_cannot_be_told_from_those_trained_on_are_refused(run: str, data: dict[str, ImageSet]) -> None:
    """By content, darker pictures are all new."""
    data["now"] = replace(data["now"], images=data["now"].images // 2, fingerprint="")
    with pytest.raises(CheckpointError, match=r"Of the 24 pictures that .* has for test, none is among the 120"):
        ask(run, Question(episodes=4, queries=1))


def test_the_same_pictures_under_another_name_are_told(
    run: str, data: dict[str, ImageSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, answer = answer_of(run, monkeypatch, dataset="textures", split="all")
    assert answer["badges"] == [
        "other dataset than it was trained on",
        "78 of these 120 pictures are among those it was trained on",
        "every task has 5 of the same 6 classes: intervals speak of these alone",
    ]
    assert len(seen) == 120 and answer["parted_by"] == "class"


def test_a_run_goes_on_with_the_same_pictures_or_not_at_all(
    tiny: MakeConfig, data: dict[str, ImageSet], tmp_path: Path, run: str
) -> None:
    longer = tiny("baseline", **SMALL)
    longer = replace(longer, train=replace(longer.train, episodes=24))
    before = kept(run)
    list(train(longer, Path(run), Control(), resume=True))
    assert kept(run) == before
    for values in ({"split_seed": 4}, {"test_fraction": 0.3}):
        other = replace(longer, split=replace(longer.split, **values))
        with pytest.raises(CheckpointError, match="The split of glyphs has changed since"):
            list(train(other, Path(run), Control(), resume=True))
    data["now"] = fewer(data["now"], lambda place: place != 0)
    with pytest.raises(CheckpointError, match="The data of glyphs has changed since"):
        list(train(longer, Path(run), Control(), resume=True))


def test_too_few_pictures_for_validation_are_told_as_such(
    tiny: MakeConfig, data: dict[str, ImageSet], tmp_path: Path
) -> None:
    with pytest.raises(TaskError, match=r"The pictures kept for validation do not suffice: .* 4 images each .* has 3"):
        trained(tiny("baseline", **{**SMALL, "queries": 3}), tmp_path / "other")


def test_tasks_can_be_practised_on_as_well(
    tiny: MakeConfig, data: dict[str, ImageSet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(tiny("protonet", **SMALL, rotations=True), tmp_path / "tasks")
    seen, answer = answer_of(run, monkeypatch)
    assert answer["badges"] == [KNOWN_CLASSES] and answer["rotations"] is True
    assert len(seen) == 4 * 24


def test_each_dataset_of_a_mixture_is_parted_by_picture(
    tiny: MakeConfig, data: dict[str, ImageSet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = trained(tiny("protonet", **SMALL, mixture="textures", image_size=28, colour="grey"), tmp_path / "both")
    seen, answer = answer_of(run, monkeypatch)
    assert seen == kept(run)[2] and answer["parted_by"] == "picture"
    assert answer["badges"][:2] == [f"{name}: {KNOWN_CLASSES}" for name in ("glyphs", "textures")]
