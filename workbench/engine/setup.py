"""From a config to everything a run needs: data parted by class, samplers, algorithm, optimiser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch

from workbench.algorithms.base import Algorithm
from workbench.config import RunConfig, check_section
from workbench.data.image_set import ImageSet
from workbench.data.picture_draw import PICTURES
from workbench.data.sources import open_dataset
from workbench.data.splits import Split
from workbench.engine.device import pick_device
from workbench.engine.mixture import Episodes, open_members, practice_of, shared_preprocessing, validation_of
from workbench.engine.model import build, practised_classes
from workbench.engine.streams import Sampler
from workbench.engine.trained_on import trained_on
from workbench.nets.preprocessing import Preprocessing
from workbench.nets.weights import check_weights, load_weights
from workbench.sections.net import PRETRAINED
from workbench.tasks.labelled import TaskError

Progress = Callable[[str, float], None]


@dataclass
class Setup:
    """A run about to begin. ``validation`` gives the same tasks each time; None when no classes are kept for it.

    ``splits`` are those of all datasets that it practises on, by name, and ``practised`` their training pictures.
    """

    config: RunConfig
    device: torch.device
    preprocessing: Preprocessing
    splits: dict[str, Split]
    algorithm: Algorithm
    optimizer: torch.optim.Optimizer
    training: Sampler
    validation: Callable[[], Episodes] | None
    practised: Mapping[str, ImageSet]

    @property
    def split(self) -> Split:
        """That of the run's own dataset."""
        return self.splits[self.config.dataset]

    @property
    def trainable(self) -> bool:
        """Whether there is anything to learn in practice."""
        return any(p.requires_grad for p in self.algorithm.parameters())


def set_up(
    config: RunConfig, progress: Progress | None = None, download: bool = False, *, begun: Path | None = None
) -> Setup:
    """Open the data and build the learner; the internet is used only with ``download``.

    Of a run that has ``begun``, in this folder, the weights of a pretrained network are left out, as they come from its
    checkpoint; and it stays on the device of that, unless the config names another.

    Raises:
        ConfigError, DataError, TaskError: what was asked for cannot be done; the message says why.
    """
    for section in (config.task, config.split, config.mixture, config.net, config.train, config.adapt):
        check_section(section)
    if begun is None:
        check_weights(config.net, download)  # opening many pictures at a large size takes minutes
    device = pick_device(config.train.device, trained_on(begun) if begun else "")
    preprocessing = shared_preprocessing(config)
    members = open_members(config, lambda each: open_images(each, download, progress)[1])
    splits = {name: member.split for name, member in members.items()}
    torch.manual_seed(config.train.seed)
    algorithm = build(config, preprocessing, practised_classes(config, splits[config.dataset]))
    if begun is None and config.net.backbone in PRETRAINED:
        load_weights(algorithm.net, config.net, download, progress)
    algorithm.to(device)
    train, validation = (
        {name: each.parts[part].to(device) for name, each in members.items() if getattr(each.split, part)}
        for part in ("train", "validation")
    )
    return Setup(
        config=config,
        device=device,
        preprocessing=preprocessing,
        splits=splits,
        algorithm=algorithm,
        optimizer=outer_optimizer(algorithm, config),
        training=practice_of(config, algorithm, train),
        validation=_validation(config, algorithm, validation) if validation else None,
        practised=train,
    )


def open_images(
    config: RunConfig, download: bool = False, progress: Progress | None = None
) -> tuple[Preprocessing, ImageSet]:
    """What the network of ``config`` expects of its pictures, and the dataset as it expects it.

    Raises:
        ConfigError, DataError: the network or the data cannot be had.
    """
    made = shared_preprocessing(config)
    images = open_dataset(
        config.dataset, config.data, size=made.size, channels=made.channels, download=download, progress=progress
    )
    return made, images


def _validation(config: RunConfig, algorithm: Algorithm, images: Mapping[str, ImageSet]) -> Callable[[], Episodes]:
    """Makes the sampler of validation. What would not go must show now, not when it first comes: too few classes or
    pictures, or more classes than the learner can tell apart."""
    algorithm.check_way(config.task.ways)
    made = validation_of(config, algorithm, images)
    try:
        made()
    except TaskError as error:
        kept = PICTURES if config.split.split == PICTURES else "classes"
        raise TaskError(f"The {kept} kept for validation do not suffice: {error}") from error
    return made


def outer_optimizer(algorithm: Algorithm, config: RunConfig) -> torch.optim.Optimizer:
    """The optimiser of the outer loop over everything trainable."""
    train = config.train
    # torch refuses an empty list, but a method may have nothing to learn in practice
    parameters = [p for p in algorithm.parameters() if p.requires_grad] or [torch.nn.Parameter(torch.zeros(1))]
    if train.outer_optimizer == "sgd":
        return torch.optim.SGD(parameters, train.outer_lr, momentum=train.momentum, weight_decay=train.weight_decay)
    kind = torch.optim.AdamW if train.outer_optimizer == "adamw" else torch.optim.Adam
    return kind(parameters, train.outer_lr, weight_decay=train.weight_decay)
