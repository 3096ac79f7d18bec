"""Runs on several datasets: opened alike, split each by itself, practised on by weight and measured in turns.

A run on one dataset is a mixture of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from workbench.algorithms import algorithm_class
from workbench.algorithms.base import Algorithm
from workbench.config import ConfigError, RunConfig, SplitConfig
from workbench.data.errors import DataError
from workbench.data.image_set import ImageSet
from workbench.data.sources import Source, sources
from workbench.data.splits import Split, parts_of, split_classes
from workbench.engine.streams import (
    Sampler,
    augmentation_of,
    cached_view,
    generator_on,
    practice_episodes,
    practice_sampler,
    validation_sampler,
)
from workbench.nets import preprocessing_for
from workbench.nets.preprocessing import Preprocessing
from workbench.sections.mixture import MixtureConfig
from workbench.tasks.labelled import TaskError
from workbench.tasks.mixture import MixedEpisodes
from workbench.tasks.sampler import EpisodeSampler

Episodes = EpisodeSampler | MixedEpisodes
STREAMS = {"class_batches": "batches of all its classes", "pairs": "pairs of pictures"}


@dataclass(frozen=True)
class Member:
    """One dataset of a run: its own config, how its classes are parted, and the parts' images."""

    config: RunConfig
    split: Split
    parts: Mapping[str, ImageSet]


def member_configs(config: RunConfig) -> dict[str, RunConfig]:
    """The datasets of a run, its own first: name → the config of a run on that one which sees pictures alike.

    Raises:
        ConfigError: the mixture does not read, names an unknown dataset, or does not go with other settings.
    """
    weights = config.mixture.weights(config.dataset)
    if len(weights) == 1:
        return {config.dataset: config}
    _check(config, weights)
    whole = MixtureConfig(", ".join(f"{name}:{weight!r}" for name, weight in weights.items()))
    return {
        name: replace(
            config,
            dataset=name,
            data=config.data if name == config.dataset else "",
            mixture=whole,
            split=_split_of(config, name),
        )
        for name in weights
    }


def _split_of(config: RunConfig, name: str) -> SplitConfig:
    """How a dataset of a mixture is parted: a file names the classes of the run's own."""
    split = replace(config.split, rotations=config.split.rotations and _source(name).drawings)
    own = name == config.dataset or split.split != "file"
    return split if own else replace(split, split="auto", split_file="")


def _check(config: RunConfig, weights: Mapping[str, float]) -> None:
    names = ", ".join(weights)
    stream = algorithm_class(config.algorithm).stream
    if stream in STREAMS:
        raise ConfigError(
            f"{config.algorithm} practises on {STREAMS[stream]} of one dataset, so it cannot practise on "
            f"{len(weights)} of them ({names}); leave --mixture empty."
        )
    if config.split.held_out:
        raise ConfigError(
            f"Groups of one dataset are held out ({config.split.held_out}), but {len(weights)} datasets are to be "
            f"practised on ({names}); leave --held-out or --mixture empty."
        )


def _source(name: str) -> Source:
    known = sources()
    if name not in known:
        raise ConfigError(f"There is no dataset named {name}; there are {', '.join(known)}.")
    return known[name]


def shared_preprocessing(config: RunConfig) -> Preprocessing:
    """What the network of ``config`` expects of its pictures, of whichever of the run's datasets they are.

    Pictures are photographs, and in colour, where those of any dataset are, and as large as the largest.

    Raises:
        ConfigError: there is no such dataset or network, or the network cannot take pictures of that size.
    """
    cards = [_source(name) for name in config.mixture.weights(config.dataset)]
    return preprocessing_for(
        config.net,
        not all(each.drawings for each in cards),
        usual_size=max(each.size for each in cards),
        colour=any(each.colour for each in cards),
    )


def open_members(config: RunConfig, open_images: Callable[[RunConfig], ImageSet]) -> dict[str, Member]:
    """Open and part every dataset of a run.

    Raises:
        ConfigError, DataError: a dataset cannot be had or parted; of several, the sentence begins with its name.
    """
    configs = member_configs(config)
    members: dict[str, Member] = {}
    for name, each in configs.items():
        with _told_of(name, len(configs)):
            images = open_images(each)
            split = split_classes(images, each.split)
            members[name] = Member(each, split, parts_of(images, split, rotations=each.split.rotations))
    return members


def check_tasks(config: RunConfig, members: Mapping[str, Member]) -> None:
    """See that tasks can be drawn from each dataset. Raises TaskError where one does not suffice."""
    practises = algorithm_class(config.algorithm).stream == "episodes"
    for name, each in members.items():
        with _told_of(name, len(members)):
            if practises:
                practice_episodes(config, each.parts["train"])
            if each.split.validation:
                validation_sampler(config, each.parts["validation"])


def practice_of(config: RunConfig, algorithm: Algorithm, images: Mapping[str, ImageSet]) -> Sampler:
    """What ``algorithm`` practises on: the images of each dataset. Raises TaskError when they do not suffice."""
    if len(images) == 1:
        return practice_sampler(config, algorithm, next(iter(images.values())))
    generator = generator_on(next(iter(images.values())).device, config.train.seed + 1)
    samplers: dict[str, EpisodeSampler] = {}
    for name, each in images.items():
        with _told_of(name, len(images)):
            view = None if augmentation_of(config.task) else cached_view(algorithm.net, each)
            samplers[name] = practice_episodes(config, each, view, generator)
    return MixedEpisodes(samplers, generator, config.mixture.weights(config.dataset))


def validation_of(config: RunConfig, algorithm: Algorithm, images: Mapping[str, ImageSet]) -> Callable[[], Episodes]:
    """Makes the sampler of validation: the same tasks each time, of each dataset as many.

    What it makes raises TaskError when the images do not suffice.
    """
    views = {name: cached_view(algorithm.net, each) for name, each in images.items()}

    def made() -> Episodes:
        samplers: dict[str, EpisodeSampler] = {}
        for name, each in images.items():
            with _told_of(name, len(images)):
                samplers[name] = validation_sampler(config, each, views[name])
        return in_turns(samplers)

    return made


def in_turns(samplers: Mapping[str, EpisodeSampler]) -> Episodes:
    """As many tasks of each dataset. Of one, its own sampler."""
    first = next(iter(samplers.values()))
    return first if len(samplers) == 1 else MixedEpisodes(samplers, first.generator)


@contextmanager
def _told_of(name: str, many: int) -> Iterator[None]:
    """Put the name of the dataset before what is said of it, where there are several."""
    try:
        yield
    except (ConfigError, DataError, TaskError) as error:
        if many == 1:
            raise
        raise type(error)(f"{name}: {error}") from error
