"""Ask a trained model how good it is: tasks drawn from a split that the run recorded, or from other data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from workbench.config import AdaptConfig, SplitConfig, TaskConfig
from workbench.data.image_set import ImageSet
from workbench.data.selection import rotate, select
from workbench.data.sources import Progress, ignore, open_dataset, sources
from workbench.data.splits import split_classes
from workbench.engine.calibration import log_size
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.device import pick_device
from workbench.engine.evaluate import Measured, interval, measure
from workbench.engine.events import Interval
from workbench.engine.few_classes import few_classes_badge
from workbench.engine.mixture import in_turns
from workbench.engine.model import Model, load_model
from workbench.engine.question import Question, badges_of
from workbench.engine.recorded import ALL, practised_pictures, recorded_in
from workbench.engine.streams import cached_view, generator_on
from workbench.tasks.labelled import TaskError
from workbench.tasks.report import Report
from workbench.tasks.sampler import EpisodeSampler

Done = Callable[[Model, int], None]
"""Told after each few tasks how many a model has been measured on."""

OTHER_DATA = "other data than it was trained on"
OTHER_DATASET = "other dataset than it was trained on"


def ask(
    ref: str,
    question: Question,
    halted: Callable[[], bool] = lambda: False,
    done: Done = lambda _model, _tasks: None,
    progress: Progress = ignore,
) -> dict[str, Any]:
    """Measure model ``ref``; one flat object of what was found and what was asked.

    Found are accuracy (with ``ci95``, the half-width of its 95 % interval), macro_f1, auc_ovr and auc_hand_till (each
    with its own ``_ci95``), calibration_error (at the ``temperature`` of the model's calibration, 1 where there is
    none; ``calibration_error_uncalibrated`` at 1), all fractions of 1, loss, and entropy (in nats, with its interval);
    ``by_shots``, ``per_class`` and ``confusion`` as in `Report`, and ``badges``: what must be said of these numbers.
    When ``halted`` says yes, they are of the tasks so far; ``episodes`` says how many. ``done`` is told after each few
    tasks how many the model has been measured on, and ``progress`` how far the opening of the data is; what either
    raises ends the measuring.

    A model that practised on several datasets is measured on all of them in turns unless one is asked for: means are
    over the datasets, ``by_dataset`` holds each one's accuracy, and the names of classes begin with their dataset.
    ``trained_on`` names the datasets of practice; ``parted_by`` says whether test and training are told apart by class
    or, of the same classes, by picture.

    Raises:
        CheckpointError, DataError, TaskError, ConfigError: it cannot be measured; the message says why.
    """
    device = pick_device(question.device)
    model = load_model(ref, device)
    task, options = question.task(model.config), question.options(model.config)
    model.algorithm.batch_norm = task.batch_norm
    samplers: dict[str, EpisodeSampler] = {}
    badges: list[str] = []
    by_picture = False
    questions = _questions(model, question)
    for name, each in questions.items():
        images, said, by_picture = _images(model, each, progress)
        samplers[name] = _sampler(model, images.to(device), task, each)
        if not by_picture:  # known classes are badged as such, and are all that is meant
            said = [*said, *few_classes_badge(samplers[name], _rotations(model, each))]
        badges += said if len(questions) == 1 else [f"{name}: {words}" for words in said]
    sampler = in_turns(samplers)
    report = Report(sampler.class_names, temperature_for(model, task, options))
    measured = measure(
        model.algorithm, sampler, question.episodes, options, halted=halted, done=partial(done, model), report=report
    )
    asked = {
        **question.as_asked(task, options),
        "dataset": ", ".join(questions),
        "trained_on": list(practised(model)),
        "episodes": measured.episodes,
        "parted_by": "picture" if by_picture else "class",
        "rotations": any(_rotations(model, each) for each in questions.values()),
        "device": device.type,
        "temperature": temperature_for(model, task, options),
    }
    badges += [*badges_of(model.config, task, options), *measured.notes]
    return {"model": ref, **_found(measured, report), **asked, "badges": badges}


def temperature_for(model: Model, task: TaskConfig, options: AdaptConfig) -> float:
    """That the model was calibrated with for tasks of this shape; 1 where it was not."""
    found = model.calibrated_for(options)
    shots = (task.shots + (task.least_shots or task.shots)) / 2
    return 1.0 if found is None else found.temperature.of(*log_size(task.ways, shots))


def _found(measured: Measured, report: Report) -> dict[str, Any]:
    """Means and intervals under flat names."""
    found = _flat(measured.means)
    for name, values in report.metrics().items():
        each = interval(values)
        found |= {name: each.value, f"{name}_ci95": each.ci95}
    found |= {
        "calibration_error": report.calibration_error(),
        "calibration_error_uncalibrated": report.calibration_error_uncalibrated(),
        "loss": measured.loss.value,
    }
    return {
        **found,
        "by_shots": report.by_shots(),
        "per_class": report.per_class(),
        "confusion": report.confusion(),
        **({"by_dataset": {name: _flat(each) for name, each in measured.of_each.items()}} if measured.of_each else {}),
    }


def _flat(metrics: Mapping[str, Interval]) -> dict[str, Any]:
    """Each metric by its name, with the half-width of the first one's interval."""
    values: dict[str, Any] = {name: each.value for name, each in metrics.items()}
    return {**values, "ci95": next(iter(metrics.values())).ci95}


def practised(model: Model) -> dict[str, float]:
    """The datasets that a model practised on, with their shares; its run's own first."""
    return model.config.mixture.weights(model.config.dataset)


def _questions(model: Model, question: Question) -> dict[str, Question]:
    """What is asked of each dataset, by its name: of the one asked for, or of all that were practised on.

    Raises:
        CheckpointError: there is neither, as of a pretrained network.
    """
    if question.dataset:
        return {question.dataset: question}
    if not model.config.dataset:
        raise CheckpointError(f"{model.ref} practised on no dataset here; say with --dataset what to measure it on.")
    return {
        name: replace(question, dataset=name, data=question.data if name == model.config.dataset else "")
        for name in practised(model)
    }


def _sampler(model: Model, images: ImageSet, task: TaskConfig, question: Question) -> EpisodeSampler:
    try:
        return EpisodeSampler(
            images,
            task.ways,
            task.shots,
            task.queries,
            generator_on(images.device, question.seed),
            within_fraction=float(task.within_group),
            least_shots=task.least_shots,
            view=cached_view(model.algorithm.net, images),
        )
    except TaskError as error:
        raise TaskError(f"No tasks can be drawn from the classes of --split {question.split}. {error}") from error


def _images(model: Model, question: Question, progress: Progress) -> tuple[ImageSet, list[str], bool]:
    """The classes asked for, what must be said of them, and whether only some of their pictures are meant."""
    config = model.config
    images = open_dataset(
        question.dataset,
        question.data or (config.data if question.dataset == config.dataset else ""),
        size=model.preprocessing.size,
        channels=model.preprocessing.channels,
        download=question.download,
        progress=progress,
    )
    own = question.dataset in practised(model)
    found = recorded_in(images, record_of(model, question.dataset)) if own else None
    chosen = found.kept_from(images, question.split, model.ref) if found else _drawn(images, question.split, model.ref)
    badges = found.badges(images, chosen, question.split) if found else _of_others(model, chosen, own)
    rotated = rotate(chosen) if _rotations(model, question) else chosen
    return rotated, badges, found is not None and found.by_picture


def record_of(model: Model, dataset: str) -> Mapping[str, Any]:
    """How the run parted the classes of a dataset that it practised on."""
    found: Mapping[str, Any] = model.info.get("splits", {}).get(dataset, model.info["split"])
    return found


def _drawn(images: ImageSet, part: str, ref: str) -> ImageSet:
    """The classes of a part. Of data that the run never saw, any classes will do: they are drawn anew."""
    return select(images, drawn_classes(images, part, ref))


def drawn_classes(images: ImageSet, part: str, ref: str) -> Sequence[int]:
    """The classes of a part of data that the run ``ref`` never saw. Raises CheckpointError where there are none."""
    classes = range(images.n_classes) if part == ALL else getattr(split_classes(images, SplitConfig()), part)
    if not classes:
        raise CheckpointError(f"This data has no {part} classes for {ref}; ask for --split {ALL}.")
    return tuple(classes)


def _of_others(model: Model, chosen: ImageSet, own: bool) -> list[str]:
    """What must be said of data that are not those the run recorded, but may hold some of their pictures."""
    seen = practised_pictures(model.info, chosen)
    shared = [f"{seen:,} of these {chosen.n_images:,} pictures are among those it was trained on"] if seen else []
    return [OTHER_DATA if own else OTHER_DATASET, *shared]


def _rotations(model: Model, question: Question) -> bool:
    """Whether turned classes count: when asked for, and on the parts of a run that counted them."""
    if question.rotations is not None:
        return question.rotations
    return question.split != "all" and counts_turned(model, question.dataset)


def counts_turned(model: Model, dataset: str) -> bool:
    """Whether turned classes of a dataset counted as classes of their own in practice."""
    its = practised(model)
    if dataset not in its or not model.config.split.rotations:
        return False
    return len(its) == 1 or sources()[dataset].drawings
