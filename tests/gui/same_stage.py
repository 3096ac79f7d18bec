"""Made-up answers to `CompareRuns`: three models, two metrics, classes, and hard tasks with pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from workbench.engine.events import Interval
from workbench.engine.replies import Pixels
from workbench.engine.run_requests import CompareRuns, Difference, HardEpisode, ModelFigures, RunsCompared
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

CLASSES = ("phi", "psi", "omega", "theta", "xi")
LEVELS = (0.91, 0.923, 0.90, 0.5)


def summary(name: str, uses: int = 0, title: str = "") -> RunSummary:
    best = Interval(0.9, 0.01)
    return RunSummary(
        name,
        Path("/runs") / name,
        "omniglot",
        "protonet",
        5,
        1,
        best,
        60.0,
        RunState.COMPLETED,
        title=title,
        test_uses=uses,
    )


def drawings(count: int, seed: int = 0) -> Pixels:
    """(count, 28, 28, 1) uint8."""
    shades = np.random.default_rng(seed).integers(0, 255, (count, 28, 28, 1))
    return shades.astype(np.uint8)


def hard_task(number: int, models: int, support: Pixels | None = None, query: Pixels | None = None) -> HardEpisode:
    """5 ways, 1 shot, 3 questions each; model m answers the first m questions of each class wrongly."""
    labels = tuple(slot for slot in range(5) for _ in range(3))
    answers = tuple(
        tuple((slot + 1) % 5 if place % 3 < min(model, 3) else slot for place, slot in enumerate(labels))
        for model in range(models)
    )
    right = tuple(float(np.mean([a == b for a, b in zip(each, labels, strict=True)])) for each in answers)
    pictures = (drawings(5) if support is None else support, drawings(15, 1) if query is None else query)
    return HardEpisode(number, right, CLASSES, pictures[0], tuple(range(5)), pictures[1], labels, answers)


def difference(first: int, second: int, metric: str = "accuracy", more: int | None = 1873) -> Difference:
    """0 decided beside 1: by 2 points; any other pair undecided."""
    sign = -1 if metric == "loss" else 1
    mean = sign * (LEVELS[second] - LEVELS[first])
    decided = {first, second} == {0, 1}
    half = 0.5 * abs(mean) if decided else 3 * abs(mean) + 0.002
    return Difference(first, second, metric, mean, mean - half, mean + half, decided, 0 if decided else more, 300, 120)


def compared(asked: CompareRuns, hardest: int = 2, more: int | None = 1873) -> RunsCompared:
    models = range(len(asked.runs))
    figures = tuple(
        ModelFigures(
            ref,
            Path(ref).name,
            {"accuracy": Interval(LEVELS[place], 0.008), "loss": Interval(1 - LEVELS[place], 0.02)},
            {name: Interval(LEVELS[place] - 0.1 * (at == place), 0.03) for at, name in enumerate(CLASSES)},
            ("transductive",) if place == 1 else (),
            2 if asked.split == "test" else 0,
            class_tasks={name: 100 + at for at, name in enumerate(CLASSES)},
        )
        for place, ref in enumerate(asked.runs)
    )
    pairs = [(a, b) for a in models for b in models if a < b]
    return RunsCompared(
        asked.request_id,
        "omniglot",
        asked.split,
        "5-way 1-shot, 15 queries, 600 episodes of 12 classes that no model practised on",
        asked.seed,
        asked.episodes,
        figures,
        tuple(difference(a, b, metric, more) for metric in ("accuracy", "loss") for a, b in pairs),
        tuple(hard_task(each, len(models)) for each in range(hardest)),
        ("3 pairs: expect one in 20 intervals to miss",) if len(pairs) > 2 else (),
    )
