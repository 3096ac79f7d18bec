"""From the list of runs: their curves over one another, and the window that compares them on the same tasks."""

from __future__ import annotations

from typing import Any

import pytest
from gui.overlay_stage import curve_events
from gui.runs_stage import Runs
from gui.same_stage import compared
from gui.test_access import check
from PySide6.QtWidgets import QApplication

from workbench.config import RunConfig
from workbench.engine.commands import Start
from workbench.engine.run_requests import CompareRuns
from workbench.gui.controllers.overlaying import CURVES
from workbench.gui.dialogs.same_tasks import SameTasksWindow
from workbench.gui.widgets.overlay_curves import EMPTY
from workbench.runs.about import About

A, B = "glyphs-maml-01", "glyphs-maml-02"


@pytest.fixture
def runs(qtbot: Any, home: Any) -> Runs:
    stage = Runs(qtbot, home)
    stage.add(A, About("Best so far", "", ()), events=curve_events(1))
    stage.add(B, events=curve_events(2, best=0.8))
    stage.open()
    stage.window.tabs.show_tab(CURVES)
    return stage


def overlay(runs: Runs) -> Any:
    return runs.main.wiring.run_windows.overlay


def names(runs: Runs) -> list[str]:
    return sorted(each.name for each in overlay(runs).curves.runs)


def test_the_runs_that_are_chosen_are_drawn_by_the_names_they_have_been_given(runs: Runs) -> None:
    assert overlay(runs).curves.message == EMPTY
    runs.choose(A, B)
    runs.wait(lambda: names(runs) == ["Best so far", B])
    assert len(overlay(runs).curves.plot.lines) == 2
    runs.choose(B)
    runs.wait(lambda: names(runs) == [B])


def test_nothing_is_read_while_another_view_is_shown(runs: Runs, qtbot: Any) -> None:
    runs.window.tabs.show_tab("details")
    runs.choose(A)
    qtbot.wait(400)
    assert names(runs) == []
    runs.window.tabs.show_tab(CURVES)
    runs.wait(lambda: names(runs) == ["Best so far"])


def test_a_run_that_cannot_be_read_is_told(runs: Runs) -> None:
    runs.choose(A)
    runs.wait(lambda: names(runs) == ["Best so far"])
    (runs.folder / B / "events.jsonl").write_bytes(b'{"event": "Unheard"}\n{}\n')
    runs.choose(B)
    runs.wait(lambda: "line 1" in overlay(runs).curves.message)


def test_the_run_in_training_is_drawn_as_it_grows(runs: Runs) -> None:
    training = runs.main.wiring.training
    training.start()
    (started,) = runs.engine.sent_of(Start)
    config = RunConfig(algorithm="maml")
    events = curve_events(3)
    path = training.live_dir
    runs.add(path.name, config=config, events=events[:30])
    runs.engine.say(events[:30])
    runs.wait(lambda: path.name in runs.shown())
    runs.choose(path.name)
    runs.wait(lambda: names(runs) == [path.name])
    assert started is not None and overlay(runs).curves.runs[0].log is training.live_log
    runs.engine.say(events[30:])
    runs.wait(lambda: len(overlay(runs).curves.plot.lines) == 1)
    runs.wait(lambda: overlay(runs).curves.plot.lines[0].series.x[-1] == 4000)


def test_compare_opens_one_window_with_the_runs_that_are_chosen(runs: Runs) -> None:
    runs.choose(A, B)
    runs.library.compareRequested.emit([run.path for run in runs.library.selected])
    (window,) = runs.main.findChildren(SameTasksWindow)
    assert window.isVisible() and not window.isModal()
    window.startRequested.emit()
    (asked,) = runs.engine.sent_of(CompareRuns)
    assert isinstance(asked, CompareRuns)
    assert sorted(asked.runs) == sorted(str(runs.folder / name) for name in (A, B))
    runs.engine.replyReceived.emit(compared(asked))
    assert sorted(row[0] for row in window.results.table.words()) == ["Best so far", B]
    runs.main.close()
    assert not window.isVisible()


def test_how_curves_are_looked_at_is_remembered(runs: Runs, qtbot: Any) -> None:
    overlay(runs).curves.tools.by.chosen.emit("time")
    again = Runs(qtbot, runs.folder.parents[1])
    again.open()
    assert overlay(again).curves.view.by == "time"


def test_controls_of_the_curves_say_what_they_are(runs: Runs) -> None:
    runs.choose(A, B)
    runs.wait(lambda: len(names(runs)) == 2)
    QApplication.processEvents()
    check(overlay(runs).curves)
