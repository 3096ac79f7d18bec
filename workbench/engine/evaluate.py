"""Measure an algorithm on tasks it has not seen: means with 95 % intervals."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor

from workbench.algorithms.adaptation import adapt_with
from workbench.algorithms.base import Algorithm, Predictor
from workbench.config import AdaptConfig
from workbench.engine.events import Interval
from workbench.engine.streams import Sampler, generator_on
from workbench.tasks.labelled import LabelledTask
from workbench.tasks.mixture import MixedEpisodes
from workbench.tasks.report import Report

Z95 = 1.959963984540054  # the normal quantile; episodes are many
AS_TRAINED = AdaptConfig()


@dataclass(frozen=True)
class Measured:
    """Loss and metrics over ``episodes`` tasks, and the notes of the predictors; see `PredictorMeta`.

    Of several datasets, ``means`` are the means of theirs, and ``of_each`` holds those of each by its name.
    ``by_task`` are the single values, "loss" among them: name → (episodes,).
    """

    loss: Interval
    means: dict[str, Interval]
    episodes: int
    notes: tuple[str, ...] = ()
    of_each: dict[str, dict[str, Interval]] = field(default_factory=dict)
    by_task: Mapping[str, Tensor] = field(default_factory=dict, compare=False, repr=False)

    @property
    def metrics(self) -> dict[str, Interval]:
        """The means, and after them such as "accuracy on glyphs" for each of several datasets."""
        beside = {f"{name} on {where}": each for where, of_it in self.of_each.items() for name, each in of_it.items()}
        return self.means | beside


def interval(values: Tensor) -> Interval:
    """Mean of (n,) values with the half-width of its 95 % interval; infinite for a single value."""
    values = values.cpu().double()  # Apple's GPUs have no float64
    spread = values.std().item() if len(values) > 1 else math.inf
    return Interval(values.mean().item(), Z95 * spread / math.sqrt(len(values)))


def mean_of(intervals: Collection[Interval]) -> Interval:
    """The mean of means that were measured independently, each of which weighs the same."""
    count = len(intervals)
    mean = math.fsum(each.value for each in intervals) / count
    return Interval(mean, math.sqrt(math.fsum(each.ci95**2 for each in intervals)) / count)


def measure(
    algorithm: Algorithm,
    sampler: Sampler,
    episodes: int,
    options: AdaptConfig = AS_TRAINED,
    *,
    chunk: int = 4,
    halted: Callable[[], bool] = lambda: False,
    done: Callable[[int], None] = lambda _: None,
    report: Report | None = None,
) -> Measured:
    """Adapt to ``episodes`` tasks, ``chunk`` at a time, and score their queries.

    Training mode, and with it differentiable adaptation, is off meanwhile. Nothing of a task is kept but its scores.
    Adapting draws from a generator of its own, so that the tasks are the same whatever a learner leaves to chance.

    Args:
        algorithm, sampler, episodes: what is measured, on how many tasks from where.
        options: what follows the method's own adapting.
        chunk: how many tasks to compute together.
        halted: asked between chunks; when it says yes, what has been measured so far is returned.
        done: told after each chunk how many tasks have been measured; what it raises ends the measuring.
        report: collects what is to be known beside loss and accuracy; validation does without.
    """
    found = _Found(report, sampler if isinstance(sampler, MixedEpisodes) else None)
    own = generator_on(sampler.generator.device, sampler.generator.initial_seed() + 1)
    was_training = algorithm.training
    algorithm.eval()
    try:
        with torch.no_grad():
            while found.episodes < episodes and not (halted() and found.episodes > 1):
                task = sampler.sample(min(chunk, episodes - found.episodes))
                for part in task.split(algorithm.asked_at_once or task.tasks):
                    found.add(part, adapt_with(algorithm, part.support, options, generator=own))
                done(found.episodes)
    finally:
        algorithm.train(was_training)
    return found.measured()


class _Found:
    """What the tasks so far came to."""

    def __init__(self, report: Report | None, mixed: MixedEpisodes | None) -> None:
        self.episodes = 0
        self._report, self._mixed = report, mixed
        self._origins: list[Tensor] = []
        self._values: dict[str, list[Tensor]] = defaultdict(list)
        self._notes: dict[str, None] = {}

    def add(self, task: LabelledTask, predictor: Predictor) -> None:
        logits = predictor(task.query_x)
        for name, value in {"loss": task.loss(logits), **task.metrics(logits)}.items():
            self._values[name].append(value)
        self._notes.update(dict.fromkeys(predictor.meta.notes))
        self.episodes += task.tasks
        if self._report is not None:
            self._report.add(task, logits)
        if self._mixed is not None:
            self._origins.append(self._mixed.origins(task))

    def measured(self) -> Measured:
        values = {name: torch.cat(each) for name, each in self._values.items()}
        means = {name: interval(each) for name, each in values.items()}
        of_each = self._of_each(values)
        if of_each:
            means = {name: mean_of([of_it[name] for of_it in of_each.values()]) for name in values}
        of_each = {where: {name: of_it[name] for name in of_it if name != "loss"} for where, of_it in of_each.items()}
        return Measured(means.pop("loss"), means, self.episodes, tuple(self._notes), of_each, values)

    def _of_each(self, values: Mapping[str, Tensor]) -> dict[str, dict[str, Interval]]:
        """The name of each of several datasets → what its own tasks came to."""
        if self._mixed is None:
            return {}
        origins = torch.cat(self._origins)
        return {
            where: {name: interval(each[origins == place]) for name, each in values.items()}
            for place, where in enumerate(self._mixed.names)
            if bool((origins == place).any())
        }
