"""What is asked about runs, and answered, beside their events: frozen, picklable, free of torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.config import RunConfig
from workbench.engine.commands import Command
from workbench.engine.events import Interval, Remedy
from workbench.engine.replies import Pixels, Reply


@dataclass(frozen=True)
class ForecastMemory(Command):
    """How much memory would a run of ``config`` take? Answered by MemoryForecast; a newer one replaces an older.

    ``ran_out``: it showed to be too much, whatever is free by now, so that what takes less is told in any case.
    """

    request_id: int
    config: RunConfig
    ran_out: bool = False


@dataclass(frozen=True)
class MemoryForecast(Reply):
    """``needed`` and ``free`` in bytes; ``where`` names the device in words. ``sentence`` is empty where the run fits,
    and so are ``remedies`` unless it ran out. ``needed`` is 0 where it cannot be told."""

    request_id: int
    needed: int
    free: int
    where: str
    sentence: str = ""
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True)
class TestRun(Command):
    """Measure a run on its test classes; the use is recorded in its folder. Answered by RunTested."""

    __test__ = False  # pytest takes every Test… for its own

    request_id: int
    run_dir: str
    episodes: int = 600
    seed: int = 0


@dataclass(frozen=True)
class RunTested(Reply):
    """``answer`` is what `examine.ask` gave; ``uses`` how often the test classes have been looked at by now."""

    request_id: int
    run_dir: str
    answer: Mapping[str, Any]
    uses: int


@dataclass(frozen=True)
class CompareRuns(Command):
    """Lead identical episodes through all models; answered by RunsCompared, after DatasetProgress.

    Attributes:
        runs: run folders, builtin:NAME or pretrained:NAME; at least two. The first is the one others are held against.
        split: "test" or "validation"; a use of the test split is recorded in the folder of every run.
        ways, shots, queries: None means those of the first run.
        dataset, data: empty means the first run's; of a run on several datasets its own one.
        hardest: how many of the hardest episodes are shown with their pictures.
    """

    request_id: int
    runs: tuple[str, ...]
    episodes: int = 600
    seed: int = 0
    split: str = "test"
    ways: int | None = None
    shots: int | None = None
    queries: int | None = None
    dataset: str = ""
    data: str = ""
    hardest: int = 8


@dataclass(frozen=True)
class ModelFigures:
    """One model on the shared episodes.

    Attributes:
        run, title: its reference, and what it is called.
        metrics: name → mean over the episodes with its 95 % interval; fractions of 1. "loss" is among them, and
            "entropy" in nats, which is neither better nor worse and so in no `Difference`.
        per_class: class name → its share of right answers with a 95 % interval.
        class_tasks: class name → in how many of the episodes it was.
        badges: what must be said of these numbers.
        test_uses: how often its test classes have been looked at, this time included.
        own_test: whether the episodes were of all classes that it kept for its test, and of no others.
    """

    run: str
    title: str
    metrics: Mapping[str, Interval]
    per_class: Mapping[str, Interval]
    badges: tuple[str, ...] = ()
    test_uses: int = 0
    own_test: bool = False
    class_tasks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """Of two models (indices into `RunsCompared.models`) on the same episodes: ``second`` minus ``first``.

    Attributes:
        metric: of what.
        mean, low, high: the mean difference and its paired 95 % bootstrap interval.
        decided: whether the interval leaves 0 out.
        more_episodes: how many more would decide it in four of five cases, were the mean difference as it is; 0 where
            it is decided, None where there is no difference to be found with any number (a mean of 0).
        better_in, worse_in: in how many episodes the second did better, and worse (of "loss" less is better); 0 and 0
            of "calibration_error", which is of all episodes together, and of which less is better as well.
    """

    first: int
    second: int
    metric: str
    mean: float
    low: float
    high: float
    decided: bool
    more_episodes: int | None
    better_in: int
    worse_in: int


@dataclass(frozen=True)
class HardEpisode:
    """One of the episodes with the lowest mean accuracy over the models.

    Attributes:
        number: which of the episodes, from 0.
        accuracy: of each model.
        class_names: of the slots, (way).
        support: (S, H, W, C) uint8 with ``support_labels`` (S): slots.
        query: (Q, H, W, C) uint8 with ``query_labels`` (Q).
        answers: what each model said, (models)(Q): slots.
    """

    number: int
    accuracy: tuple[float, ...]
    class_names: tuple[str, ...]
    support: Pixels
    support_labels: tuple[int, ...]
    query: Pixels
    query_labels: tuple[int, ...]
    answers: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class RunsCompared(Reply):
    """What came of `CompareRuns`.

    Attributes:
        task: in words, such as "5-way 1-shot, 15 queries, 600 episodes of 12 classes that no model practised on".
        seed, episodes: with which they can be drawn again.
        models: in the order asked for.
        differences: of every pair and every metric.
        hardest: hardest first.
        badges: what must be said of the comparison.
        shape: the same task in numbers: ways, shots, least_shots, within_group and queries.
        few_classes: how many classes the tasks are drawn from where these are hardly more than one has, so that what
            is decided is decided for them alone; else 0.
    """

    request_id: int
    dataset: str
    split: str
    task: str
    seed: int
    episodes: int
    models: tuple[ModelFigures, ...]
    differences: tuple[Difference, ...]
    hardest: tuple[HardEpisode, ...] = field(default=())
    badges: tuple[str, ...] = ()
    shape: Mapping[str, int | bool] = field(default_factory=dict)
    few_classes: int = 0


RunCommand = ForecastMemory | TestRun | CompareRuns
