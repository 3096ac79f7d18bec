"""Pictures and counts of a dataset for the window to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import PICTURES
from workbench.data.splits import PARTS, Split, parts_of, split_classes
from workbench.engine.commands import DescribeDataset, ShowTask
from workbench.engine.replies import DatasetDescribed, Pixels, TaskShown
from workbench.engine.setup import open_images
from workbench.engine.streams import practice_episodes
from workbench.host.gallery import keep_pictures

THUMBNAILS = 80


def describe_dataset(command: DescribeDataset, progress: Callable[[str, float], None]) -> DatasetDescribed:
    """Open the dataset of a request and describe it. Raises DataError, ConfigError."""
    config = command.config
    _, images = open_images(config, command.download, progress)
    split = split_classes(images, config.split)
    counts, thumbnails = images.counts, _thumbnails(images)
    keep_pictures(config.dataset, thumbnails)
    return DatasetDescribed(
        request_id=command.request_id,
        title=config.dataset,
        n_classes=images.n_classes,
        n_images=images.n_images,
        images_per_class=(int(counts.min()), int(counts.max())),
        classes={part: len(getattr(split, part)) for part in ("train", "validation", "test")},
        groups=images.group_names,
        thumbnails=thumbnails,
        class_names=images.class_names,
        class_counts=tuple(counts.tolist()),
        class_parts=_class_parts(images.n_classes, split),
        class_groups=() if images.class_group is None else tuple(images.class_group.tolist()),
        size=images.images.shape[-1],
        channels=images.images.shape[1],
        split=split.kind,
        class_shares=_class_shares(images, split) if split.kind == PICTURES else (),
    )


def _class_shares(images: ImageSet, split: Split) -> tuple[tuple[int, int, int], ...]:
    """Of each class, how many pictures each part has."""
    parts, none = parts_of(images, split), [0] * images.n_classes
    train, validation, test = (parts[name].counts.tolist() or none for name in PARTS)
    return tuple(zip(train, validation, test, strict=True))


def _class_parts(n_classes: int, split: Split) -> tuple[int, ...]:
    """The part of each class; where every class is in all of them, that in which it is practised on."""
    if split.kind == PICTURES:
        return (0,) * n_classes
    part = [-1] * n_classes
    for number, name in enumerate(PARTS):
        for index in getattr(split, name):
            part[index] = number
    return tuple(part)


def _thumbnails(images: ImageSet) -> Pixels:
    """One picture each of classes spread evenly over the dataset; where those are few, then a second of each, and so
    on."""
    rounds = max(1, THUMBNAILS // images.n_classes)
    classes = torch.linspace(0, images.n_classes - 1, min(THUMBNAILS, images.n_classes)).long()
    counts, nth = images.counts[classes], torch.arange(rounds)[:, None]
    places = images.class_start[classes] + nth * (counts // rounds).clamp(min=1)
    return pixels_of(images.take(places[nth < counts]))


def pixels_of(images: Tensor) -> Pixels:
    """(…, C, H, W) uint8 → (…, H, W, C) for the window."""
    return np.ascontiguousarray(images.movedim(-3, -1).cpu().numpy())


def show_task(command: ShowTask) -> TaskShown:
    """Draw one practice task. Raises DataError, ConfigError, TaskError."""
    config = command.config
    _, images = open_images(config)
    parts = parts_of(images, split_classes(images, config.split), rotations=config.split.rotations)
    # classes of one size make a table of pictures
    equal = replace(config.task, least_shots=0, train_least_shots=0)
    sampler = practice_episodes(replace(config, task=equal), parts["train"])
    sampler.generator.manual_seed(command.seed)
    task = sampler.sample(1)
    order_s, order_q = task.support.y[0].argsort(stable=True), task.query_y[0].argsort(stable=True)
    way = task.support.way
    return TaskShown(
        request_id=command.request_id,
        class_names=tuple(f"class {i + 1}" for i in range(way)),
        support=pixels_of(_by_class(task.support.x[0][order_s], way)),
        query=pixels_of(_by_class(task.query_x[0][order_q], way)),
    )


def _by_class(images: Tensor, way: int) -> Tensor:
    """(way · n, C, H, W) sorted by class → (way, n, C, H, W)."""
    return images.reshape(way, -1, *images.shape[1:])
