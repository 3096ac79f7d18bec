"""Calibrate a model on validation tasks: the classes of a task are to be recognised, others to be told as others."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from workbench.algorithms.base import Algorithm
from workbench.algorithms.heads import class_means
from workbench.algorithms.rejection import feature_score, logit_score
from workbench.config import AdaptConfig
from workbench.data.image_set import ImageSet
from workbench.engine.calibration import ModelCalibration
from workbench.engine.calibration_fits import fit_likeness, fit_rejection
from workbench.engine.calibration_tasks import Adapted, adapted
from workbench.engine.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from workbench.engine.mixture import Episodes
from workbench.engine.setup import Setup
from workbench.engine.streams import cached_view, generator_on
from workbench.engine.temperature import Temperature, fit_temperatures
from workbench.tasks.calibration import Calibration
from workbench.tasks.labelled import TaskError
from workbench.tasks.mixture import MixedEpisodes
from workbench.tasks.sampler import EpisodeSampler

TASKS, FEWEST = 200, 24
MOMENT_S = 1.0
PRACTISED = 4  # a fourth as many tasks show what features are in practice
MOST_FEATURES = 8192
LOOKED_AT = 8  # pictures of a task, for its likeness


@torch.no_grad()
def calibrate(
    algorithm: Algorithm,
    episodes: Episodes,
    options: AdaptConfig,
    practised: Mapping[str, ImageSet],
    *,
    tasks: int = TASKS,
    seed: int = 0,
    halted: Callable[[], bool] = lambda: False,
) -> ModelCalibration | None:
    """Measure ``algorithm`` on tasks of 2 to 10 ways and 1 to 10 shots, drawn from the pictures behind ``episodes``.

    It adapts by ``options``, inductively, whatever it practised with, and is left as it was. The same seed gives the
    same.

    Args:
        algorithm, episodes, options, tasks: what is measured, where tasks come from, how it adapts, to how many.
        practised: the pictures that it was trained on, of each of its datasets.
        halted: asked between tasks; once it says yes, those so far must do.

    Returns:
        None where no task can be drawn, too few could before it was halted, or an answer is no finite number.
    """
    samplers = episodes.samplers if isinstance(episodes, MixedEpisodes) else (episodes,)
    was_training, batch_norm = algorithm.training, algorithm.batch_norm
    algorithm.eval()
    algorithm.batch_norm = "inductive"
    try:
        found = _Answers()
        for each in adapted(algorithm, samplers, options, tasks, seed):
            found.add(each)
            if halted():
                break
        if found.tasks < min(tasks, FEWEST):
            return None
        shown = _of_practice(algorithm, practised, options, math.ceil(found.tasks / PRACTISED), seed)
        return found.calibration(options, shown)
    finally:
        algorithm.train(was_training)
        algorithm.batch_norm = batch_norm


def calibrate_run(setup: Setup, folder: Path, stopping: Callable[[], bool]) -> None:
    """Calibrate a run's best checkpoint, or the last one where none is best, and write that into it.

    Nothing happens where it is calibrated already, on as many tasks, or cannot be, as without classes for validation.
    Once ``stopping`` says yes, there is only a moment left for it: whoever stops a run waits for its end.
    Raises CheckpointError when it cannot be read or written.
    """
    best = folder / "best.safetensors"
    path = best if best.is_file() else folder / "last.safetensors"
    checkpoint = load_checkpoint(path)
    train = setup.config.train
    tasks = min(TASKS, train.validation_episodes)
    before = checkpoint.info.get("calibration", {}).get("tasks", 0)
    if setup.validation is None or before >= (min(tasks, FEWEST) if stopping() else tasks):
        return
    algorithm = copy.deepcopy(setup.algorithm)  # the run's own holds the last weights
    algorithm.load_state_dict(checkpoint.part("model"))
    found = calibrate(
        algorithm,
        setup.validation(),
        setup.config.adapt,
        setup.practised,
        tasks=tasks,
        seed=train.seed + 3,
        halted=_Patience(stopping),
    )
    if found is not None:
        save_checkpoint(path, Checkpoint(checkpoint.tensors, {**checkpoint.info, "calibration": found.to_json()}))


class _Patience:
    """Says yes a moment after ``stopping`` first did."""

    def __init__(self, stopping: Callable[[], bool]) -> None:
        self._stopping = stopping
        self._until = math.inf

    def __call__(self) -> bool:
        if self._stopping():
            self._until = min(self._until, time.monotonic() + MOMENT_S)
        return time.monotonic() >= self._until


class _Answers:
    """Answers of a model to calibration tasks, without their pictures."""

    def __init__(self) -> None:
        self.logits: list[Tensor] = []  # of the tasks' own classes: (n, way)
        self.labels: list[Tensor] = []
        self.sizes: list[tuple[float, float]] = []  # log(way) and log(shots) of each batch
        self.rows: list[Tensor] = []  # (n, 5), see `fit_rejection`
        self.looks: list[Tensor] = []  # (T, n, D) of a few pictures each
        self.tasks = 0

    def add(self, each: Adapted) -> None:
        predictor, support, shape = each.predictor, each.support, each.shape
        features = predictor.embed(each.task.query_x)
        logits = predictor.head(features).cpu().double()
        centres = class_means(predictor.embed(support.x), support.y, support.way)
        scores = logit_score(logits), feature_score(features, centres).cpu().double()
        known = (each.task.query_y < shape.ways).cpu()
        self.sizes.append((math.log(shape.ways), math.log(shape.shots)))
        context = (torch.full_like(scores[0], log) for log in self.sizes[-1])
        self.rows.append(torch.stack([known.double(), *scores, *context], -1).flatten(0, 1))
        self.logits.append(logits[known])
        self.labels.append(each.task.query_y.cpu()[known])
        self.tasks += each.task.tasks
        if features.shape[-1] <= MOST_FEATURES:
            of_task = shape.ways * shape.queries
            self.looks.append(features[:, : of_task : max(1, of_task // LOOKED_AT)].cpu())

    def calibration(self, options: AdaptConfig, practised: Sequence[Tensor]) -> ModelCalibration | None:
        if not self.rows or not all(bool(each.isfinite().all()) for each in (*self.rows, *self.logits)):
            return None
        temperature = fit_temperatures(self.logits, self.labels, self.sizes)
        error = self._error(Temperature(1.0)), self._error(temperature)
        rejection = fit_rejection(torch.cat(self.rows).numpy())
        return ModelCalibration(temperature, rejection, fit_likeness(practised, self.looks), options, self.tasks, error)

    def _error(self, temperature: Temperature) -> float:
        found = Calibration()
        for logits, labels, size in zip(self.logits, self.labels, self.sizes, strict=True):
            found.add((logits / temperature.of(*size)).softmax(-1), labels)
        return found.error()


def _of_practice(
    algorithm: Algorithm, practised: Mapping[str, ImageSet], options: AdaptConfig, tasks: int, seed: int
) -> list[Tensor]:
    """Features of pictures that it was trained on, (n, D) each; none where there are too many to be kept."""
    samplers: list[EpisodeSampler] = []
    for images in practised.values():
        try:
            generator = generator_on(images.device, seed)
            samplers.append(EpisodeSampler(images, 2, 1, 1, generator, view=cached_view(algorithm.net, images)))
        except TaskError:
            continue  # no two classes with two pictures: nothing can be drawn here
    made = adapted(algorithm, samplers, options, tasks, seed)
    looks = [each.predictor.embed(each.task.query_x).flatten(0, 1).cpu() for each in made]
    return [each for each in looks if each.shape[-1] <= MOST_FEATURES]
