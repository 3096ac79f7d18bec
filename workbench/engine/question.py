"""What a trained model is asked for: the task, how it may adapt, and what must be said of the answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeVar

from workbench.algorithms import algorithm_class
from workbench.algorithms.adaptation import HEAD_WORDS
from workbench.config import AdaptConfig, ConfigError, RunConfig, TaskConfig, check_section, knobs_of
from workbench.data.picture_draw import KNOWN_CLASSES, PICTURES
from workbench.sections.net import PRETRAINED

Section = TypeVar("Section", TaskConfig, AdaptConfig)


@dataclass(frozen=True)
class Question:
    """What to measure. Empty text, and None for a number or a choice, mean the run's own.

    Shots asked for are the same for all classes, unless ``least_shots`` is asked for as well. ``download`` says whether
    the dataset may be fetched; it changes nothing in the answer.
    """

    dataset: str = ""
    data: str = ""
    split: str = "test"
    ways: int | None = None
    shots: int | None = None
    queries: int | None = None
    least_shots: int | None = None
    episodes: int = 600
    within_group: bool = False
    rotations: bool | None = None
    batch_norm: str = ""
    final_head: str | None = None
    tune_steps: int | None = None
    tune_rate: float | None = None
    tune_what: str | None = None
    seed: int = 0
    device: str = "auto"
    download: bool = False

    def task(self, config: RunConfig) -> TaskConfig:
        """The task of the run, with what is asked for in place of its own. Raises ConfigError."""
        own = config.task if self.shots is None else replace(config.task, least_shots=0)
        return self._put_into(own)

    def options(self, config: RunConfig) -> AdaptConfig:
        """How the run adapts, with what is asked for. Raises ConfigError, also for what would have no effect."""
        made = self._put_into(config.adapt)
        for each in knobs_of(AdaptConfig):
            asked = getattr(self, each.name)
            if asked and each.needs and not each.matters(asdict(made)):
                name, _, wanted = each.needs.partition("=")
                raise ConfigError(
                    f"{each.flag} is {asked}, but has an effect only when --{name.replace('_', '-')} is {wanted}; "
                    f"it is {getattr(made, name)}."
                )
        return made

    def _put_into(self, section: Section) -> Section:
        names = {each.name for each in fields(self)} & {each.name for each in knobs_of(type(section))}
        given = {name: getattr(self, name) for name in names}
        made = replace(section, **{name: value for name, value in given.items() if value not in (None, "")})
        check_section(made)
        return made

    def as_asked(self, task: TaskConfig, options: AdaptConfig) -> dict[str, Any]:
        """The question as plain data, its gaps filled from what was measured."""
        names = {each.name for each in fields(self)} - {"download"}
        own = {name: value for name, value in asdict(self).items() if name in names}
        return own | {name: value for name, value in asdict(task).items() if name in names} | asdict(options)


def badges_of(config: RunConfig, task: TaskConfig, options: AdaptConfig) -> list[str]:
    """What qualifies the answer for ``task``, adapted by ``options``, of a model trained by ``config``."""
    told = {
        **practice_badges(config, task),
        **mixture_badges(config),
        **network_badges(config),
        f"unequal shots: {task.least_shots} to {task.shots} per class": task.least_shots > 0,
        "transductive: queries share their batch statistics": task.batch_norm == "transductive",
        f"practised with {config.task.batch_norm} batch-norm": config.task.batch_norm != task.batch_norm,
        **_adapting_badges(config, options),
    }
    return [badge for badge, holds in told.items() if holds]


def practice_badges(config: RunConfig, task: TaskConfig) -> dict[str, bool]:
    """What may be said of practice on tasks unlike ``task`` → whether it holds. Practice that consists of anything
    but tasks has neither ways nor shots."""
    on_tasks = algorithm_class(config.algorithm).stream == "episodes"
    ways, shots = config.task.train_ways or config.task.ways, config.task.train_shots or config.task.shots
    least = config.task.train_least_shots
    words = f"{least} to {shots} shots" if 0 < least < shots else "1 shot" if shots == 1 else f"{shots} shots"
    return {
        f"practised with {ways} ways, tested with {task.ways}": on_tasks and ways != task.ways,
        f"practised with {words}, tested with {task.shots}": on_tasks and shots != task.shots,
    }


def split_badges(config: RunConfig) -> dict[str, bool]:
    """What may be said of a run's split → whether it holds."""
    return {KNOWN_CLASSES: config.split.split == PICTURES}


def mixture_badges(config: RunConfig) -> dict[str, bool]:
    """What may be said of the datasets of a run → whether it holds."""
    weights = config.mixture.weights(config.dataset)
    shares = ", ".join(f"{name} {weight:.0%}" for name, weight in weights.items())
    return {f"practised on {len(weights)} datasets: {shares}": len(weights) > 1}


def network_badges(config: RunConfig) -> dict[str, bool]:
    """What may be said of a run's network → whether it holds."""
    return {"pretrained network": config.net.backbone in PRETRAINED, "network kept fixed": config.net.freeze}


def _adapting_badges(config: RunConfig, options: AdaptConfig) -> dict[str, bool]:
    own = options.final_head == "own"
    still = config.net.freeze or algorithm_class(config.algorithm).stream == "nothing"
    what = "network and head" if options.tune_what == "all" and not still else "head"
    return {
        f"final classifier: {HEAD_WORDS.get(options.final_head, '')}": not own,
        f"tuned further: {options.tune_steps} steps at rate {options.tune_rate:g}, {what}": own
        and options.tune_steps > 0,
    }
