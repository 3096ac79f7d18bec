"""What the figures below the bar and the labels of an axis say where there is little to tell apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gui.stand_in_engine import beginning, step
from PySide6.QtWidgets import QLabel

from workbench.config import RunConfig
from workbench.gui.widgets.plot_axes import ValueAxis
from workbench.gui.widgets.progress import MEASURING, RunProgress
from workbench.runs.log import RunLog


def told(qtbot: Any, *events: Any) -> list[str]:
    log, figures = RunLog(), RunProgress()
    qtbot.addWidget(figures)
    for event in events:
        log.apply(event)
    figures.set_log(log)
    return [each.text() for each in figures.findChildren(QLabel)]


def test_once_all_is_practised_it_is_said_that_it_is_measured(qtbot: Any) -> None:
    begun = beginning(RunConfig(), planned=8)
    assert "left" in told(qtbot, begun, step(4))[-1]
    assert told(qtbot, begun, step(4), replace(step(8), seconds_left=0.0))[-1] == MEASURING


def test_an_axis_writes_no_number_twice(qtbot: Any) -> None:
    axis = ValueAxis("loss")
    assert axis.tickStrings([0.0, 0.0002, 0.0004, 0.0006], 1.0, 0.0002) == ["0.000", "", "", "0.001"]
    assert axis.tickStrings([0.0, 0.5, 1.0], 1.0, 0.5) == ["0.0", "0.5", "1.0"]
