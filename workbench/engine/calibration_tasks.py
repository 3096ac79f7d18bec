"""The tasks that a model is calibrated on: of several ways and shots, with questions of classes that are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch

from workbench.algorithms.adaptation import adapt_with
from workbench.algorithms.base import Algorithm, Predictor
from workbench.config import AdaptConfig
from workbench.engine.calibration import SHOTS, WAYS
from workbench.engine.streams import generator_on
from workbench.tasks.labelled import LabelledTask, Support, TaskError
from workbench.tasks.sampler import EpisodeSampler

QUERIES = 3  # per class; fewer where there are not so many pictures
TASKS_AT_ONCE, IMAGES_AT_ONCE = 4, 200


@dataclass(frozen=True)
class Shape:
    """Of calibration tasks: ``ways`` classes, and ``others`` that are not among them."""

    ways: int
    others: int
    shots: int
    queries: int

    @property
    def at_once(self) -> int:
        """How many tasks to compute together."""
        images = self.ways * self.shots + (self.ways + self.others) * self.queries
        return min(TASKS_AT_ONCE, max(1, IMAGES_AT_ONCE // images))


@dataclass(frozen=True)
class Adapted:
    """What a model made of T tasks. The questions of ``task`` are of the ``support``'s classes first, then of others,
    whose labels are ``shape.ways`` and up."""

    predictor: Predictor
    support: Support
    task: LabelledTask
    shape: Shape


def shapes(algorithm: Algorithm, sampler: EpisodeSampler) -> list[Shape]:
    """Those that the pictures suffice for, and that the learner can be given."""
    found = [each for way in WAYS for shots in SHOTS if (each := _shape(sampler, way, shots)) is not None]
    return [each for each in found if _can_tell(algorithm, each.ways)]


def adapted(
    algorithm: Algorithm, samplers: Sequence[EpisodeSampler], options: AdaptConfig, tasks: int, seed: int
) -> Iterator[Adapted]:
    """Adapt to at least ``tasks`` tasks from the pictures behind ``samplers``, which take turns.

    Shapes come in an order drawn by ``seed``, as do the tasks. None come where no shape will do.
    """
    order = torch.Generator().manual_seed(seed)
    plans = [(sampler, made) for sampler in samplers if (made := shapes(algorithm, sampler))]
    places = [torch.randperm(len(made), generator=order).tolist() for _, made in plans]
    turn = drawn = 0
    generator = generator_on(plans[0][0].generator.device, seed) if plans else order
    while plans and drawn < tasks:
        (sampler, made), of_plan = plans[turn % len(plans)], places[turn % len(plans)]
        shape = made[of_plan[turn // len(plans) % len(made)]]
        yield _adapted(algorithm, sampler, shape, options, generator)
        turn, drawn = turn + 1, drawn + shape.at_once


def _adapted(
    algorithm: Algorithm, sampler: EpisodeSampler, shape: Shape, options: AdaptConfig, generator: torch.Generator
) -> Adapted:
    classes = shape.ways + shape.others
    task = sampler.reshaped(classes, shape.shots, shape.queries, generator).sample(shape.at_once)
    shown = shape.ways * shape.shots  # class by class, so these are of the first classes
    support = Support(task.support.x[:, :shown], task.support.y[:, :shown], shape.ways)
    own = generator_on(generator.device, generator.initial_seed() + 1)  # tasks are the same whatever a learner draws
    return Adapted(adapt_with(algorithm, support, options, generator=own), support, task, shape)


def _shape(sampler: EpisodeSampler, ways: int, shots: int) -> Shape | None:
    for queries in range(QUERIES, 0, -1):
        classes = int((sampler.images.counts >= shots + queries).sum())
        if classes >= ways:
            return Shape(ways, min(ways, classes - ways), shots, queries)
    return None


def _can_tell(algorithm: Algorithm, ways: int) -> bool:
    try:
        algorithm.check_way(ways)
    except TaskError:
        return False
    return True
