"""Ask a trained model how good it is: tasks drawn from a split that the run recorded, or from other data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from workbench.config import SplitConfig, TaskConfig, check_section
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint, open_dataset
from workbench.data.splits import PARTS, Split, rotate, select, split_classes
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.device import pick_device
from workbench.engine.evaluate import measure
from workbench.engine.model import Model, load_model
from workbench.engine.setup import generator_on
from workbench.tasks.labelled import TaskError
from workbench.tasks.sampler import EpisodeSampler


@dataclass(frozen=True)
class Question:
    """What to measure. An empty dataset, and None for a number, mean the run's own."""

    dataset: str = ""
    data: str = ""
    split: str = "test"
    ways: int | None = None
    shots: int | None = None
    queries: int | None = None
    episodes: int = 600
    within_group: bool = False
    rotations: bool = False
    batch_norm: str = "inductive"
    seed: int = 0
    device: str = "auto"


def ask(ref: str, question: Question) -> dict[str, Any]:
    """Measure model ``ref``; one flat object: accuracy and ci95 (fractions of 1), loss, and what was asked.

    Raises:
        CheckpointError, DataError, TaskError, ConfigError: it cannot be measured; the message says why.
    """
    device = pick_device(question.device)
    model = load_model(ref, device)
    model.algorithm.batch_norm = question.batch_norm
    task = _task(model.config.task, question)
    images, badges = _images(model, question)
    sampler = _sampler(images.to(device), task, question)
    measured = measure(model.algorithm, sampler, question.episodes)
    metrics = {name: each.value for name, each in measured.metrics.items()}
    first = next(iter(measured.metrics.values()))
    asked = {
        **asdict(question),
        "dataset": question.dataset or model.config.dataset,
        "rotations": _rotations(model, question),
        "device": device.type,
    }
    badges += _badges(model, task, question)
    shape = {"ways": task.ways, "shots": task.shots, "queries": task.queries}
    return {
        "model": ref,
        **metrics,
        "ci95": first.ci95,
        "loss": measured.loss.value,
        **asked,
        **shape,
        "badges": badges,
    }


def _sampler(images: ImageSet, task: TaskConfig, question: Question) -> EpisodeSampler:
    generator = generator_on(images.images.device, question.seed)
    within = float(question.within_group)
    try:
        return EpisodeSampler(images, task.ways, task.shots, task.queries, generator, within_fraction=within)
    except TaskError as error:
        raise TaskError(f"The classes of --split {question.split} do not suffice: {error}") from error


def _task(task: TaskConfig, question: Question) -> TaskConfig:
    given = {name: getattr(question, name) for name in ("ways", "shots", "queries")}
    task = replace(task, **{name: value for name, value in given.items() if value is not None})
    check_section(task)
    return task


def _badges(model: Model, task: TaskConfig, question: Question) -> list[str]:
    badges = []
    trained = model.config.task.train_ways or model.config.task.ways
    if trained != task.ways:
        badges.append(f"practised with {trained} ways, tested with {task.ways}")
    if question.batch_norm == "transductive":
        badges.append("transductive: queries share their batch statistics")
    return badges


def _images(model: Model, question: Question) -> tuple[ImageSet, list[str]]:
    """The classes asked for, and what must be said of them."""
    config = model.config
    own = question.dataset in ("", config.dataset)
    images = open_dataset(
        question.dataset or config.dataset,
        question.data or (config.data if own else ""),
        size=model.preprocessing.size,
        channels=model.preprocessing.channels,
    )
    recorded = _recorded(model, images) if own else {}
    classes = _classes(recorded, images, question.split)
    if not classes:
        others = " or ".join([part for part in PARTS if recorded.get(part)] + ["all"])
        raise CheckpointError(f"{model.ref} was trained without {question.split} classes; ask for --split {others}.")
    chosen = select(images, classes)
    rotated = rotate(chosen) if _rotations(model, question) else chosen
    return rotated, _data_badges(model, images, recorded, question)


def _recorded(model: Model, images: ImageSet) -> dict[str, tuple[int, ...]]:
    """Part → its classes as the run recorded them, found by name; empty when none of them is in ``images``.

    By name, since the same data may come in another form or with classes added: none that was trained on may
    slip into the test.
    """
    split = Split.from_json(model.info["split"])
    where = {name: index for index, name in enumerate(images.class_names)}
    named = {part: [split.class_names[index] for index in getattr(split, part)] for part in PARTS}
    found = {part: tuple(sorted(where[each] for each in names if each in where)) for part, names in named.items()}
    return found if any(found.values()) else {}


def _classes(recorded: Mapping[str, tuple[int, ...]], images: ImageSet, part: str) -> tuple[int, ...]:
    """The classes of a part. Of data that the run never saw, any classes will do: they are drawn anew."""
    if part == "all":
        return tuple(range(images.n_classes))
    drawn: tuple[int, ...] = recorded[part] if recorded else getattr(split_classes(images, SplitConfig()), part)
    return drawn


def _rotations(model: Model, question: Question) -> bool:
    """Whether turned classes count: when asked for, and on the parts of a run that counted them."""
    own = question.dataset in ("", model.config.dataset)
    return question.rotations or (own and model.config.split.rotations and question.split != "all")


def _data_badges(
    model: Model, images: ImageSet, recorded: Mapping[str, tuple[int, ...]], question: Question
) -> list[str]:
    if not recorded:
        return ["other data than it was trained on"]
    same = fingerprint(images) == model.info["split"]["fingerprint"]
    badges = [] if same else ["the data has changed since training"]
    if question.split == "all" and recorded["train"]:
        badges.append("all classes, also those it was trained on")
    return badges
