"""What is told of a comparison on the same tasks: figures of each model, differences of each pair, hardest tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.data.image_set import ImageSet
from workbench.engine.clustered_shares import shares
from workbench.engine.evaluate import interval
from workbench.engine.events import Interval
from workbench.engine.model import BUILTIN, PRETRAINED
from workbench.engine.paired_bootstrap import CALIBRATION, LOWER_IS_BETTER, TaskBootstrap
from workbench.engine.replies import Pixels
from workbench.engine.run_requests import Difference, HardEpisode, ModelFigures
from workbench.engine.same_scores import Kept
from workbench.tasks.labelled import LabelledTask

LARGEST = 48  # pixels a side, of what is shown
ROUGH = 50  # tasks: of fewer, too many intervals miss the truth; tests/benchmarks/paired_coverage.py tells how many
CHOSEN_BY = "validation: the best checkpoint of a run was chosen by these classes"
ONE_TRAINING = "of these trained models: their methods may differ otherwise when trained with another seed"
TRUSTED = 3  # pairs from which on it is worth a word that some interval may miss


def figures(ref: str, number: int, kept: Kept, drawn: TaskBootstrap, images: ImageSet) -> ModelFigures:
    """What model ``number`` came to. ``images`` are those that the tasks' classes count."""
    measured, names = kept.measured, images.class_names
    error = drawn.of_model(number, CALIBRATION)
    by_task = {name: torch.from_numpy(each) for name, each in kept.scores.values.items()}
    return ModelFigures(
        ref,
        ref if ref.startswith((BUILTIN, PRETRAINED)) else Path(ref).name,
        {
            **{name: measured.metrics.get(name) or interval(each) for name, each in by_task.items()},
            "entropy": interval(kept.entropy),
            CALIBRATION: Interval(error.value, (error.high - error.low) / 2),
        },
        {names[which]: each for which, each in shares(kept.right, kept.classes, kept.questions).items()},
        kept.badges,
        class_tasks={names[which]: many for which, many in Counter(kept.classes.ravel().tolist()).items()},
    )


def differences(kept: Sequence[Kept], drawn: TaskBootstrap) -> Iterator[Difference]:
    """Of every pair and metric."""
    for first, second in combinations(range(len(kept)), 2):
        for metric in drawn.names:
            found = drawn.difference(first, second, metric)
            better, worse = _won(kept[first], kept[second], metric)
            more = found.more_tasks(drawn.tasks)
            yield Difference(
                first, second, metric, found.value, found.low, found.high, found.decided, more, better, worse
            )


def _won(first: Kept, second: Kept, metric: str) -> tuple[int, int]:
    """In how many tasks the second did better, and worse; in none where the metric is of all tasks together."""
    if metric not in first.scores.values:
        return 0, 0
    ahead = second.scores.values[metric] - first.scores.values[metric]
    if metric in LOWER_IS_BETTER:
        ahead = -ahead
    return int((ahead > 0).sum()), int((ahead < 0).sum())


def hardest_first(kept: Sequence[Kept], many: int) -> list[int]:
    """The numbers of the tasks with the lowest mean accuracy over the models; of equal ones the earlier first."""
    accuracy = np.mean([each.scores.values["accuracy"] for each in kept], axis=0)
    return [int(number) for number in np.argsort(accuracy, kind="stable")[:many]]


def shown(number: int, task: LabelledTask, images: ImageSet, kept: Sequence[Kept]) -> HardEpisode:
    """A task whose pictures are given by index, as ``images`` has them."""
    if task.classes is None:
        raise ValueError("What a task shows is told by its classes, and this one's are not known.")
    return HardEpisode(
        number,
        tuple(float(each.scores.values["accuracy"][number]) for each in kept),
        tuple(images.class_names[which] for which in task.classes[0].tolist()),
        _pixels(images, task.support.x),
        tuple(task.support.y[0].tolist()),
        _pixels(images, task.query_x),
        tuple(task.query_y[0].tolist()),
        tuple(tuple(each.answers[number].tolist()) for each in kept),
    )


def _pixels(images: ImageSet, rows: Tensor) -> Pixels:
    """(1, n, 1, 1, 1) indices → (n, H, W, C) uint8, small enough to be looked at beside others."""
    taken = images.take(rows.flatten())
    if max(taken.shape[2:]) > LARGEST:
        small = F.interpolate(taken.float(), (LARGEST, LARGEST), mode="bilinear", antialias=True)
        taken = small.round().clamp(0, 255).byte()
    return np.ascontiguousarray(taken.permute(0, 2, 3, 1).numpy())


def badges_of_comparison(methods: Sequence[str], tasks: int, part: str) -> tuple[str, ...]:
    """What must be said of its intervals; ``methods`` are the algorithms of the models."""
    pairs = len(methods) * (len(methods) - 1) // 2
    told = {
        CHOSEN_BY: part == "validation",
        ONE_TRAINING: len(set(methods)) > 1,
        f"{pairs} pairs: expect one in 20 intervals to miss": pairs >= TRUSTED,
        f"{tasks} tasks: intervals are rough below {ROUGH}": tasks < ROUGH,
    }
    return tuple(badge for badge, holds in told.items() if holds)
