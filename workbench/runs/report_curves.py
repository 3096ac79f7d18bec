"""Which curves of a run belong into one drawing, and what they are called. Free of torch and Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.catalogue import catalogue
from workbench.config import ConfigError
from workbench.runs.log import Curve, RunLog

# What a training line is drawn from, where a method practises on something else than tasks.
STREAMS = {"class_batches": "among all classes of practice", "pairs": "on pairs, same or not"}


@dataclass(frozen=True)
class Drawn:
    """The curves of one metric, or of the loss where its name is empty.

    ``guessing`` is what guessing would reach, where there is such a level. ``is_kin``: training is not of this metric,
    but of a like one, such as the accuracy among all classes of practice.
    """

    metric: str
    train: Curve
    validation: Curve
    train_name: str
    validation_name: str
    guessing: float | None = None
    is_kin: bool = False

    @property
    def title(self) -> str:
        """What stands over the drawing."""
        return self.metric.capitalize() if self.metric else "Loss"


def drawn(log: RunLog) -> list[Drawn]:
    """The loss, and every metric that has a curve; accuracy first where it is one."""
    both = [_drawn(log, metric) for metric in ["", *_metrics(log)]]
    return [each for each in both if len(each.train) or len(each.validation)]


def has_no_practice(log: RunLog) -> bool:
    """Whether the method learns only when it meets a task."""
    return log.started is not None and not log.started.planned_episodes


def kin_of(log: RunLog, metric: str) -> str:
    """A metric of training that is like ``metric`` but not the same, such as class accuracy; else empty."""
    if metric in log.train_metrics:
        return ""
    others = [name for name in log.train_metrics if name.endswith(f" {metric}") and name not in log.val_metrics]
    return others[0] if others else ""


def stream_of(log: RunLog) -> str:
    """What the run's method practises on, as the catalogue names it; tasks where that is not known."""
    try:
        name = str(log.started.config.get("algorithm", "")) if log.started else ""
        return str(catalogue().algorithm(name)["stream"])
    except ConfigError:
        return "episodes"


def _metrics(log: RunLog) -> list[str]:
    validated = [*(log.started.guessing if log.started else ()), *log.val_metrics]
    beside = {kin_of(log, name) for name in validated}
    return list(dict.fromkeys([*validated, *(name for name in log.train_metrics if name not in beside)]))


def _drawn(log: RunLog, metric: str) -> Drawn:
    kin = kin_of(log, metric) if metric else ""
    train, validation = log.train_loss, log.val_loss
    if metric:
        train, validation = log.train_metrics.get(kin or metric, Curve()), log.val_metrics.get(metric, Curve())
    # of a mixture, accuracy on one of its datasets is guessed as often as on all
    level = log.started.guessing.get(metric.partition(" on ")[0]) if log.started else None
    return Drawn(metric, train, validation, *_names(log, kin), guessing=level, is_kin=bool(kin))


def _names(log: RunLog, kin: str) -> tuple[str, str]:
    """What the training and the validation line are called. More ways are harder, so they are named where the two
    differ: a lower line is no worse one then."""
    task, stream = _task(log), stream_of(log)
    practised, tested = task.get("train_ways") or task.get("ways"), task.get("ways")
    if has_no_practice(log):
        return "", "Validation"
    if stream in STREAMS:
        return f"Training{f': {kin}' if kin else ''}, {STREAMS[stream]}", f"Validation, {tested} ways"
    if practised == tested:
        return "Training", "Validation"
    return f"Training, {practised} ways", f"Validation, {tested} ways"


def _task(log: RunLog) -> dict[str, Any]:
    return dict(log.started.config.get("task", {})) if log.started else {}
