"""Several models on the same tasks: identical episodes by a stored seed, on pictures that none of them practised on.

Tasks are drawn by index on the processor, whatever device a model computes on, from a generator of their own; each
model then takes those pictures as it sees them. Every model draws what it leaves to chance from the same seed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch

from workbench.config import ConfigError, TaskConfig
from workbench.data.image_set import ImageSet
from workbench.data.sources import Progress
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.device import pick_device
from workbench.engine.evaluate import measure
from workbench.engine.examine import Done, temperature_for
from workbench.engine.few_classes import few_classes, few_classes_badge
from workbench.engine.model import Model, load_model
from workbench.engine.paired_bootstrap import TaskBootstrap
from workbench.engine.question import Question, badges_of
from workbench.engine.run_requests import CompareRuns, RunsCompared
from workbench.engine.same_pictures import Shared, shared_pictures
from workbench.engine.same_reply import badges_of_comparison, differences, figures, hardest_first, shown
from workbench.engine.same_scores import Kept, TaskRecord
from workbench.engine.streams import cached_view, generator_on
from workbench.tasks.labelled import LabelledTask, Support, TaskError
from workbench.tasks.sampler import EpisodeSampler
from workbench.tasks.view import View, pictures

CHUNK = 4  # tasks at a time, as `measure` has them: the same seed gives the tasks of ``workbench evaluate``
PARTS = ("test", "validation")
SHAPE = ("ways", "shots", "least_shots", "within_group", "queries")
FEWEST_MODELS, FEWEST, MOST = 2, 2, 100_000


@dataclass(frozen=True)
class Drawn:
    """How the shared tasks are drawn: ``sampler`` makes a fresh sampler of the same tasks, pictures given by index."""

    images: ImageSet
    task: TaskConfig
    seed: int

    def sampler(self) -> EpisodeSampler:
        """Raises TaskError when there are too few classes, images per class or groups for such tasks."""
        return EpisodeSampler(
            self.images,
            self.task.ways,
            self.task.shots,
            self.task.queries,
            generator_on(torch.device("cpu"), self.seed),
            within_fraction=float(self.task.within_group),
            least_shots=self.task.least_shots,
            view=lambda rows: rows[:, None, None, None],
        )

    def numbered(self, wanted: Sequence[int]) -> Iterator[tuple[int, LabelledTask]]:
        """Those of the tasks, pictures given by index, in ascending order."""
        sampler = self.sampler()
        for start in range(0, max(wanted, default=-1) + 1, CHUNK):
            for place, each in enumerate(sampler.sample(CHUNK).split(1)):
                if start + place in wanted:
                    yield start + place, each


class SeenTasks:
    """The shared tasks as one model sees them; `measure` draws from it."""

    def __init__(self, sampler: EpisodeSampler, view: View, device: torch.device, seed: int) -> None:
        self._sampler, self._view, self._device = sampler, view, device
        self.generator = generator_on(device, seed)  # what a learner leaves to chance follows from it

    def sample(self, tasks: int) -> LabelledTask:
        """At most `CHUNK` tasks. As many are drawn in any case, so that more tasks begin with the same ones."""
        drawn = self._sampler.sample(CHUNK).split(tasks)[0]
        support, many = drawn.support, drawn.support.y.shape[1]
        rows = torch.cat([support.x, drawn.query_x], 1).flatten(1)
        seen = self._view(rows.flatten().to(self._device))
        seen = seen.reshape(tasks, -1, *seen.shape[1:])
        shown_y, query_y = (each.to(self._device) for each in (support.y, drawn.query_y))
        return LabelledTask(Support(seen[:, :many], shown_y, support.way), seen[:, many:], query_y, drawn.classes)


def compare(command: CompareRuns, progress: Progress, done: Done = lambda _model, _tasks: None) -> RunsCompared:
    """Lead the same tasks through all models; see `CompareRuns`. Titles are those of the folders, uses are not counted.

    Args:
        progress: told how far it is; what it raises ends the work.
        done: told after each few tasks which model has been measured on how many.

    Raises:
        CheckpointError, ConfigError, DataError, TaskError: they cannot be compared; the message says why.
    """
    _check(command)
    models = [load_model(ref) for ref in command.runs]
    dataset, data = _dataset(command, models)
    task = _task(command, models[0])
    shared = shared_pictures(models, dataset, data, command.split, progress)
    drawn = Drawn(shared.of(models[0]), task, command.seed)
    _check_tasks(drawn, models, shared)
    few = () if shared.of_known else few_classes_badge(drawn.sampler(), shared.turned)
    kept = [
        _measured(model, (*said, *few), shared, drawn, command.episodes, _part(progress, done, model, command, number))
        for number, (model, said) in enumerate(zip(models, shared.badges, strict=True))
    ]
    progress("Comparing", -1.0)
    return _told(command, dataset, drawn, shared, models, kept)


def _told(
    command: CompareRuns, dataset: str, drawn: Drawn, shared: Shared, models: Sequence[Model], kept: Sequence[Kept]
) -> RunsCompared:
    bootstrap = TaskBootstrap([each.scores for each in kept], command.seed)
    hardest = hardest_first(kept, command.hardest)
    found = dict(drawn.numbered(hardest))
    richest = max(shared.sets.items(), key=lambda each: (each[0][1], each[0][0]))[1]
    return RunsCompared(
        command.request_id,
        dataset,
        command.split,
        _words(drawn.task, shared, command.episodes),
        command.seed,
        command.episodes,
        tuple(
            replace(figures(ref, number, each, bootstrap, drawn.images), own_test=shared.own_test[number])
            for number, (ref, each) in enumerate(zip(command.runs, kept, strict=True))
        ),
        tuple(differences(kept, bootstrap)),
        tuple(shown(number, found[number], richest, kept) for number in hardest),
        badges_of_comparison([each.config.algorithm for each in models], command.episodes, command.split),
        {name: getattr(drawn.task, name) for name in SHAPE},
        0 if shared.of_known else few_classes(drawn.sampler(), shared.turned),
    )


def _check(command: CompareRuns) -> None:
    if len(command.runs) < FEWEST_MODELS:
        raise ConfigError(f"{len(command.runs)} model was chosen, but at least {FEWEST_MODELS} are compared.")
    if not FEWEST <= command.episodes <= MOST:
        raise ConfigError(f"--episodes is {command.episodes}, but must be from {FEWEST} to {MOST:,}.")
    if not 0 <= command.seed < 2**63:
        raise ConfigError(f"--seed is {command.seed}, but must lie between 0 and {2**63 - 1}.")
    if command.split not in PARTS:
        raise ConfigError(f"Models are compared on {' or '.join(PARTS)} classes, not on --split {command.split}.")


def _dataset(command: CompareRuns, models: Sequence[Model]) -> tuple[str, str]:
    """The dataset, and where it lies: as asked for, else as the first run that practised on it found it.

    Raises:
        CheckpointError: no dataset is asked for, and the first model practised on none.
    """
    dataset = command.dataset or models[0].config.dataset
    if not dataset:
        raise CheckpointError(f"{models[0].ref} practised on no dataset here; say with --dataset where to compare.")
    found = [each.config.data for each in models if each.config.dataset == dataset]
    return dataset, command.data or next(iter(found), "")


def _task(command: CompareRuns, first: Model) -> TaskConfig:
    """That of the first run, with what is asked for in place of its own. Raises ConfigError."""
    own = Question(
        ways=command.ways,
        shots=command.shots,
        queries=command.queries,
        within_group=first.config.task.within_group,
    )
    return own.task(first.config)


def _check_tasks(drawn: Drawn, models: Sequence[Model], shared: Shared) -> None:
    """Raises TaskError where no such tasks can be drawn, or a model cannot tell as many classes apart."""
    try:
        drawn.sampler()
    except TaskError as error:
        raise TaskError(f"No tasks can be drawn from {shared.words}, {len(models)} models. {error}") from error
    for model in models:
        try:
            model.algorithm.check_way(drawn.task.ways)
        except TaskError as error:
            raise TaskError(f"{model.ref}: {error}") from error


def _measured(
    model: Model, said: Sequence[str], shared: Shared, drawn: Drawn, episodes: int, done: Callable[[int], None]
) -> Kept:
    """``said`` is what must be said of the model on these pictures."""
    device = pick_device("auto")
    options, images = model.config.adapt, shared.of(model).to(device)
    task = replace(drawn.task, batch_norm=model.config.task.batch_norm)
    temperature = temperature_for(model, task, options)
    model.algorithm.to(device)
    view = cached_view(model.algorithm.net, images) or pictures(images, None, generator_on(device, drawn.seed))
    seen = SeenTasks(drawn.sampler(), view, device, drawn.seed)
    record = TaskRecord(images.class_names, temperature)
    measured = measure(model.algorithm, seen, episodes, options, chunk=CHUNK, done=done, report=record)
    model.algorithm.to("cpu")
    badges = (*said, *badges_of(model.config, task, options), *measured.notes)
    return record.kept(measured, badges)


def _part(progress: Progress, done: Done, model: Model, command: CompareRuns, number: int) -> Callable[[int], None]:
    """Told how many tasks one of the models has done."""

    def tell(tasks: int) -> None:
        done(model, tasks)
        models, every = len(command.runs), command.episodes
        sentence = f"Model {number + 1} of {models}: {tasks:,} of {every:,} tasks"
        progress(sentence, (number * every + tasks) / (models * every))

    return tell


def _words(task: TaskConfig, shared: Shared, episodes: int) -> str:
    shots = f"{task.least_shots} to {task.shots}" if task.least_shots else f"{task.shots}"
    within = " within one group" if task.within_group else ""
    turned = ", each turned four ways" if shared.turned else ""
    return f"{task.ways}-way {shots}-shot{within}, {task.queries} queries, {episodes:,} tasks of {shared.words}{turned}"
