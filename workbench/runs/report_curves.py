"""Which curves of a run belong into one drawing. Free of torch and Qt."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.runs.curve_names import kin_of, metrics_of, names_of
from workbench.runs.log import Curve, RunLog
from workbench.runs.report_words import heading


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
        return heading(self.metric or "loss")


def drawn(log: RunLog) -> list[Drawn]:
    """The loss, and every metric that has a curve; accuracy first where it is one."""
    every = [_drawn(log, metric) for metric in ["", *metrics_of(log)]]
    return [each for each in every if len(each.train) or len(each.validation)]


def _drawn(log: RunLog, metric: str) -> Drawn:
    kin = kin_of(log, metric) if metric else ""
    train, validation = log.train_loss, log.val_loss
    if metric:
        train, validation = log.train_metrics.get(kin or metric, Curve()), log.val_metrics.get(metric, Curve())
    # of a mixture, accuracy on one of its datasets is guessed as often as on all
    level = log.started.guessing.get(metric.partition(" on ")[0]) if log.started else None
    return Drawn(metric, train, validation, *names_of(log, metric), guessing=level, is_kin=bool(kin))
