"""Ask a trained model how good it is: tasks drawn from a split that the run recorded, or from other data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from workbench.config import TaskConfig, check_section
from workbench.data.image_set import ImageSet
from workbench.data.sources import fingerprint, open_dataset
from workbench.data.splits import Split, parts_of, split_classes
from workbench.engine.checkpoint import CheckpointError
from workbench.engine.device import pick_device
from workbench.engine.evaluate import measure
from workbench.engine.model import Model, load_model
from workbench.engine.setup import generator_on
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
    sampler = EpisodeSampler(
        images.to(device),
        task.ways,
        task.shots,
        task.queries,
        generator_on(device, question.seed),
        within_fraction=float(question.within_group),
    )
    measured = measure(model.algorithm, sampler, question.episodes)
    metrics = {name: each.value for name, each in measured.metrics.items()}
    first = next(iter(measured.metrics.values()))
    asked = {**asdict(question), "dataset": question.dataset or model.config.dataset}
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
    same = own and fingerprint(images) == model.info["split"]["fingerprint"]
    split = Split.from_json(model.info["split"], images) if same else split_classes(images, config.split)
    badges = [] if same else ["other data than it was trained on"]
    if question.split == "all":
        split = replace(split, test=tuple(range(images.n_classes)))
        badges += ["all classes, also those it was trained on"] if same else []
    chosen = {"all": "test"}.get(question.split, question.split)
    if not getattr(split, chosen):
        raise CheckpointError(f"{model.ref} was trained without {question.split} classes; ask for another --split.")
    rotations = question.rotations or (own and config.split.rotations and question.split != "all")
    return parts_of(images, split, rotations=rotations)[chosen], badges
