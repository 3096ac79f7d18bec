"""What the engine's process tells of a dataset's classes, and of settings that do not go together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from workbench.config import ConfigError, NetConfig, RunConfig, SplitConfig
from workbench.data.errors import DataError
from workbench.data.sources import open_dataset
from workbench.engine.commands import BrowseClasses, CheckRun, DescribeDataset
from workbench.engine.replies import DatasetDescribed, RequestFailed, RunChecked
from workbench.host import browse
from workbench.host.browse import ClassBrowser
from workbench.host.check import check_run
from workbench.host.describe import describe_dataset
from workbench.host.requests import Requests


def config_of(place: Path) -> RunConfig:
    return RunConfig(dataset="omniglot", data=str(place))


def describe(config: RunConfig) -> DatasetDescribed:
    return describe_dataset(DescribeDataset(1, config), lambda _sentence, _fraction: None)


def test_each_class_is_described_with_its_part_and_group(small_omniglot: Path) -> None:
    config = config_of(small_omniglot)
    told, images = describe(config), open_dataset("omniglot", small_omniglot)
    assert told.class_names == images.class_names
    assert list(told.class_counts) == images.counts.tolist()
    assert [told.class_parts.count(part) for part in range(3)] == list(told.classes.values())
    assert [told.groups[group] for group in told.class_groups] == [name.split("/")[0] for name in told.class_names]
    assert (told.size, told.channels, told.split) == (28, 1, "random")


def test_all_classes_are_for_training_where_all_are_trained_on(small_omniglot: Path) -> None:
    told = describe(replace(config_of(small_omniglot), split=SplitConfig(split="all")))
    assert set(told.class_parts) == {0}


def test_pictures_of_the_classes_asked_for_come_class_by_class(small_omniglot: Path) -> None:
    images = open_dataset("omniglot", small_omniglot)
    reply = ClassBrowser().show(BrowseClasses(3, config_of(small_omniglot), (4, 1), each=2))
    assert (reply.request_id, reply.classes, reply.counts) == (3, (4, 1), (2, 2))
    start = images.class_start.tolist()
    expected = images.images[[start[4], start[4] + 1, start[1], start[1] + 1], 0].numpy()
    np.testing.assert_array_equal(reply.pictures[..., 0], expected)


def test_a_class_with_fewer_pictures_gives_what_it_has(small_omniglot: Path) -> None:
    count = int(open_dataset("omniglot", small_omniglot).counts[0])
    reply = ClassBrowser().show(BrowseClasses(1, config_of(small_omniglot), (0,), each=count + 5))
    assert reply.counts == (count,)
    assert len(reply.pictures) == count


def test_large_pictures_are_made_small(small_omniglot: Path) -> None:
    large = replace(config_of(small_omniglot), net=NetConfig(image_size=80))
    reply = ClassBrowser().show(BrowseClasses(1, large, (0,), each=1))
    assert reply.pictures.shape == (1, browse.LARGEST, browse.LARGEST, 1)


def test_a_dataset_is_opened_once_however_its_classes_are_parted(
    small_omniglot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, opened = config_of(small_omniglot), []
    whole = browse.open_images
    monkeypatch.setattr(browse, "open_images", lambda each: opened.append(each) or whole(each))
    browser = ClassBrowser()
    browser.show(BrowseClasses(1, config, (0,)))
    browser.show(BrowseClasses(2, replace(config, split=SplitConfig(split="group")), (1,)))
    assert len(opened) == 1
    assert not browser.show(BrowseClasses(3, config, ())).classes
    assert len(opened) == 1
    browser.show(BrowseClasses(4, config, (1,)))
    assert len(opened) == 2


def test_a_class_that_is_not_there_is_refused(small_omniglot: Path) -> None:
    with pytest.raises(DataError, match=r"Class 10000 is asked for, but there are \d+ classes"):
        ClassBrowser().show(BrowseClasses(1, config_of(small_omniglot), (10_000,)))


def test_a_network_that_cannot_take_the_pictures_is_told_before_a_run() -> None:
    requests = Requests(lambda _reply: None)
    requests.end()
    fine = requests._answer(CheckRun(1, RunConfig()))
    small = requests._answer(CheckRun(2, RunConfig(net=NetConfig(backbone="koch", image_size=28))))
    assert fine == RunChecked(1)
    assert isinstance(small, RequestFailed)
    assert small.reason == "koch needs images of at least 65 pixels a side, but they have 28."


def test_a_file_of_weights_that_does_not_fit_is_told_before_a_run(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file({"conv1.weight": torch.zeros(2, 3, 7, 7)}, path)
    net = NetConfig(backbone="resnet18", image_size=32, weights="file", weights_file=str(path))
    with pytest.raises(ConfigError, match=r"other\.safetensors"):
        check_run(CheckRun(1, RunConfig(net=net)))
