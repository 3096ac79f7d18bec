"""Trained models on Lake's runs: each run is learned as in Try it, and every test picture answered by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.catalogue import catalogue
from workbench.engine.commands import SupportClass
from workbench.engine.device import pick_device
from workbench.engine.model import Model, load_model
from workbench.engine.question import network_badges, practice_badges
from workbench.fewshot.session import FewShotSession
from workbench.reproduce.lake.published import BACKGROUND
from workbench.reproduce.lake.runs import Run


class ModelOnRuns:
    """A trained model as a classifier of runs.

    Pictures are prepared, and the model adapts, as for whoever drops them into the window. Answers are inductive: one
    does not depend on the other test pictures.

    Args:
        ref: a run folder, or builtin:NAME.

    Raises:
        CheckpointError: there is no such model, or it is damaged.
    """

    def __init__(self, ref: str) -> None:
        self._model = load_model(ref, pick_device("auto"))
        self._session = FewShotSession(self._model)
        self._said: dict[str, None] = dict.fromkeys(_about(self._model))

    @property
    def title(self) -> str:
        """The method, and which model."""
        return f"{catalogue().algorithm(self._model.config.algorithm)['title']} ({self._model.ref})"

    @property
    def badges(self) -> tuple[str, ...]:
        """What it practised on, and what qualified its answers so far."""
        return tuple(self._said)

    def __call__(self, run: Run) -> Sequence[int]:
        """See `workbench.reproduce.lake.trial.Classifier`. Raises TaskError for more classes than the model can tell
        apart."""
        classes = [SupportClass(str(index), (picture,)) for index, picture in enumerate(run.training)]
        predicted = self._session.adapt(classes, run.test)
        self._said.update(dict.fromkeys(predicted.badges))
        return [int(each.label) for each in predicted.predictions]


def _about(model: Model) -> Iterator[str]:
    """What must be said of a model's practice, whatever the run. Its predictors say themselves when they were trained
    for fewer or more classes."""
    config, ways = model.config, model.config.task.train_ways or model.config.task.ways
    yield from _practised_on(model)
    told = {**practice_badges(config, replace(config.task, ways=ways, shots=1)), **network_badges(config)}
    yield from (badge for badge, holds in told.items() if holds)
    if config.task.batch_norm != "inductive":
        yield f"practised with {config.task.batch_norm} batch-norm"


def _practised_on(model: Model) -> Iterator[str]:
    split, config = model.info["split"], model.config
    names = [split["class_names"][index] for index in split["train"]]
    also = [word for word, holds in (("turned", config.split.rotations), ("distorted", config.task.distort)) if holds]
    variety = f", also {' and '.join(also)}" if also else ""
    if config.dataset != "omniglot":
        yield f"practised on {len(names):,} classes of {config.dataset}{variety}"
        return
    alphabets = {name.partition("/")[0] for name in names}
    yield f"practised on {len(names):,} characters of {len(alphabets)} alphabets{variety}"
    if foreign := alphabets - BACKGROUND:
        yield f"{len(foreign)} of them outside the background set: the runs may show what it practised on"
