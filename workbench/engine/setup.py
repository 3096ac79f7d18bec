"""From a config to everything a run needs: data parted by class, samplers, algorithm, optimiser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch

from workbench.algorithms.base import Algorithm
from workbench.config import RunConfig, check_section
from workbench.data.image_set import ImageSet
from workbench.data.sources import open_dataset
from workbench.data.splits import Split, parts_of, split_classes
from workbench.engine.device import pick_device
from workbench.engine.model import build
from workbench.nets.preprocessing import Preprocessing
from workbench.tasks.labelled import TaskError
from workbench.tasks.sampler import EpisodeSampler

Progress = Callable[[str, float], None]


@dataclass
class Setup:
    """A run about to begin. ``validation`` is None when no classes are kept for it."""

    config: RunConfig
    device: torch.device
    preprocessing: Preprocessing
    split: Split
    algorithm: Algorithm
    optimizer: torch.optim.Optimizer
    training: EpisodeSampler
    validation_images: ImageSet | None


def generator_on(device: torch.device, seed: int) -> torch.Generator:
    """A generator of its own for one purpose."""
    return torch.Generator(device=device).manual_seed(seed)


def set_up(config: RunConfig, progress: Progress | None = None, download: bool = False) -> Setup:
    """Open the data and build the learner; the network is used only with ``download``.

    Raises:
        ConfigError, DataError, TaskError: what was asked for cannot be done; the message says why.
    """
    for section in (config.task, config.split, config.net, config.train):
        check_section(section)
    device = pick_device(config.train.device)
    preprocessing = Preprocessing()
    images = open_dataset(config.dataset, config.data, size=preprocessing.size, download=download, progress=progress)
    split = split_classes(images, config.split)
    parts = parts_of(images, split, rotations=config.split.rotations)
    torch.manual_seed(config.train.seed)
    algorithm = build(config, preprocessing).to(device)
    validation = parts["validation"].to(device) if split.validation else None
    if validation is not None:
        _check_validation(config, validation)
    return Setup(
        config=config,
        device=device,
        preprocessing=preprocessing,
        split=split,
        algorithm=algorithm,
        optimizer=outer_optimizer(algorithm, config),
        training=training_sampler(config, parts["train"].to(device)),
        validation_images=validation,
    )


def training_sampler(config: RunConfig, images: ImageSet) -> EpisodeSampler:
    """Practice tasks, by their own number of ways and queries where the config sets them."""
    task = config.task
    within = 1.0 if task.within_group else task.train_within
    return EpisodeSampler(
        images,
        task.train_ways or task.ways,
        task.shots,
        task.train_queries or task.queries,
        generator_on(images.images.device, config.train.seed + 1),
        within_fraction=within,
        distort=task.distort,
    )


def validation_sampler(config: RunConfig, images: ImageSet) -> EpisodeSampler:
    """The same tasks at every validation, so that two validations differ by the model alone."""
    task = config.task
    generator = generator_on(images.images.device, config.train.seed + 2)
    within = 1.0 if task.within_group else 0.0
    return EpisodeSampler(images, task.ways, task.shots, task.queries, generator, within_fraction=within)


def _check_validation(config: RunConfig, images: ImageSet) -> None:
    """Too few classes or pictures must show now, not when the first validation comes."""
    try:
        validation_sampler(config, images)
    except TaskError as error:
        raise TaskError(f"The classes kept for validation do not suffice: {error}") from error


def outer_optimizer(algorithm: Algorithm, config: RunConfig) -> torch.optim.Optimizer:
    """The optimiser of the outer loop over everything trainable."""
    train = config.train
    parameters = [p for p in algorithm.parameters() if p.requires_grad]
    if train.outer_optimizer == "sgd":
        return torch.optim.SGD(parameters, train.outer_lr, momentum=train.momentum, weight_decay=train.weight_decay)
    kind = torch.optim.AdamW if train.outer_optimizer == "adamw" else torch.optim.Adam
    return kind(parameters, train.outer_lr, weight_decay=train.weight_decay)
