"""What a run practises on and is measured with: samplers for the stream that its algorithm asks for."""

from __future__ import annotations

from typing import Any, Protocol

import torch

from workbench.algorithms.base import Algorithm
from workbench.config import RunConfig, TaskConfig
from workbench.data.image_set import ImageSet
from workbench.nets.backbone import Backbone
from workbench.tasks.augmentation import Augmentation
from workbench.tasks.class_batches import ClassBatchSampler
from workbench.tasks.features import CachedFeatures
from workbench.tasks.pairs import PairSampler
from workbench.tasks.sampler import EpisodeSampler
from workbench.tasks.view import View


class Sampler(Protocol):
    """Draws batches of a stream; all its randomness comes from ``generator``."""

    generator: torch.Generator

    def sample(self, tasks: int) -> Any:
        """A batch of ``tasks`` tasks, or what counts as a task in this stream."""


def generator_on(device: torch.device, seed: int) -> torch.Generator:
    """A generator of its own for one purpose."""
    return torch.Generator(device=device).manual_seed(seed)


def practice_sampler(config: RunConfig, algorithm: Algorithm, images: ImageSet) -> Sampler:
    """What ``algorithm`` practises on. Raises TaskError when the images do not suffice."""
    generator = generator_on(images.device, config.train.seed + 1)
    augmentation = augmentation_of(config.task)
    view = None if augmentation else cached_view(algorithm.net, images)
    if algorithm.stream == "class_batches":
        return ClassBatchSampler(images, algorithm.config.batch, generator, augmentation, view)
    if algorithm.stream == "pairs":
        return PairSampler(images, algorithm.config.pairs, generator, augmentation, view)
    return practice_episodes(config, images, view)


def practice_episodes(
    config: RunConfig, images: ImageSet, view: View | None = None, generator: torch.Generator | None = None
) -> EpisodeSampler:
    """Practice tasks, by their own number of ways, shots and queries where the config sets them.

    ``generator`` is shared with the samplers of other datasets; by default there is one of its own.
    """
    task = config.task
    return EpisodeSampler(
        images,
        task.train_ways or task.ways,
        task.train_shots or task.shots,
        task.train_queries or task.queries,
        generator or generator_on(images.device, config.train.seed + 1),
        within_fraction=1.0 if task.within_group else task.train_within,
        least_shots=task.train_least_shots or task.least_shots,
        augmentation=augmentation_of(task),
        view=view,
    )


def validation_sampler(config: RunConfig, images: ImageSet, view: View | None = None) -> EpisodeSampler:
    """The same tasks at every validation, so that two validations differ by the model alone."""
    task = config.task
    return EpisodeSampler(
        images,
        task.ways,
        task.shots,
        task.queries,
        generator_on(images.device, config.train.seed + 2),
        within_fraction=1.0 if task.within_group else 0.0,
        least_shots=task.least_shots,
        view=view,
    )


def augmentation_of(task: TaskConfig) -> Augmentation | None:
    """How practice pictures are varied, or None where they are shown as they are."""
    made = Augmentation(task.flip, task.crop, task.turn, task.colour_jitter, task.distort)
    return made if made != Augmentation() else None


def cached_view(net: Backbone, images: ImageSet) -> View | None:
    """The features of pictures instead of the pictures, where the network is fixed: each is computed once."""
    if not net.fixed:
        return None
    return CachedFeatures(images, lambda x: net.features(x[None])[0][0])
