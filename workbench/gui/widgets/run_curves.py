"""Which curves of a run belong into one plot. Free of Qt."""

from __future__ import annotations

from workbench.gui.told import told
from workbench.gui.widgets.legend import COMMA
from workbench.gui.widgets.plot_range import PlotData
from workbench.runs.curve_names import has_no_practice as has_no_practice
from workbench.runs.curve_names import kin_of as kin_of
from workbench.runs.curve_names import metrics_of as metrics_of
from workbench.runs.curve_names import names_of as names_of
from workbench.runs.log import Curve, RunLog


def curves_of(log: RunLog, metric: str) -> PlotData:
    """What a plot shows of ``metric``, or of the loss where that is empty."""
    kin = kin_of(log, metric) if metric else ""
    guessing = log.started.guessing.get(metric) if log.started and metric else None
    train, validation = log.train_loss, log.val_loss
    if metric:
        train, validation = log.train_metrics.get(kin or metric, Curve()), log.val_metrics.get(metric, Curve())
    if has_no_practice(log):
        validation = _all_along(validation)
    planned = float(log.started.planned_episodes) if log.started else 1.0
    guessers = "".join(COMMA.split(told(names_of(log, metric)[1]))[1:]).strip()
    return PlotData(metric, train, validation, planned, guessing, guessers, bool(kin))


def _all_along(points: Curve) -> Curve:
    """The one validation there is, from end to end of an axis that counts nothing."""
    whole = Curve()
    for x in (0.0, 1.0) if len(points) else ():
        whole.append(x, float(points.y[-1]), float(points.ci[-1]))
    return whole
