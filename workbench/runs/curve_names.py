"""Which quantities of a run have curves, and what these are called. Free of torch and Qt."""

from __future__ import annotations

from typing import Any

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.runs.log import RunLog

EPISODES = "episodes"
BATCHES, PAIRS = "class_batches", "pairs"  # what some methods practise on instead of tasks


def metrics_of(log: RunLog) -> list[str]:
    """The metrics to draw, accuracy first where it is one; those that stand beside another are left out."""
    expected = list(log.started.guessing) if log.started else []
    validated = [*expected, *log.val_metrics]
    beside = {kin_of(log, name) for name in validated}
    names = [*validated, *(name for name in log.train_metrics if name not in beside)]
    return list(dict.fromkeys(names)) or ["accuracy"]


def kin_of(log: RunLog, metric: str) -> str:
    """A metric of training that is like ``metric`` but not the same, such as class accuracy; else empty."""
    if metric in log.train_metrics:
        return ""
    others = [name for name in log.train_metrics if name.endswith(f" {metric}") and name not in log.val_metrics]
    return others[0] if others else ""


def names_of(log: RunLog, metric: str) -> tuple[str, str]:
    """What the training and the validation line are called; after a comma comes what can be left out.

    More ways are harder, so lower is no harm: the ways of each are named where they differ.
    """
    task, stream = _task(log), _stream(log)
    practised, tested = task.get("train_ways") or task.get("ways"), task.get("ways")
    if has_no_practice(log):
        return "", "Validation"
    if stream in (BATCHES, PAIRS):
        kin = kin_of(log, metric) if metric else ""
        practice = "among all classes of practice" if stream == BATCHES else "on pairs, same or not"
        return f"Training: {kin}, {practice}" if kin else f"Training, {practice}", f"Validation, {tested} ways"
    if practised == tested:
        return "Training", "Validation"
    return f"Training, {practised} ways", f"Validation, {tested} ways"


def has_no_practice(log: RunLog) -> bool:
    """Whether the method learns only when it meets a task."""
    return log.started is not None and not log.started.planned_episodes


def _task(log: RunLog) -> dict[str, Any]:
    return dict(log.started.config.get("task", {})) if log.started else {}


def _stream(log: RunLog) -> str:
    try:
        name = str(log.started.config.get("algorithm", "")) if log.started else ""
        return str(catalogue().algorithm(name)["stream"])
    except ConfigError:
        return EPISODES  # of a newer or removed algorithm nothing else is known
