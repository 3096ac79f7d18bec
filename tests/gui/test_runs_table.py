"""The table of runs: what it says, what can be done with a row, and that a row shows its curves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine, beginning, step, whole_run, write_run
from PySide6.QtCore import Qt

from workbench.config import RunConfig
from workbench.engine.commands import Continue
from workbench.engine.events import Interval
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.widgets.runs_table import RunsTable
from workbench.gui.widgets.runs_table_delegate import scale_start
from workbench.gui.widgets.runs_table_model import ALGORITHM, BEST, DATASET, RUN, STATE
from workbench.runs.log import RunLog, RunState
from workbench.runs.store import RunSummary


def _run(name: str, state: RunState, best: Interval | None = None) -> RunSummary:
    return RunSummary(name, Path("runs") / name, "glyphs", "maml", 5, 1, best, 181.0, state)


RUNS = [
    _run("glyphs-maml-03", RunState.RUNNING),
    _run("glyphs-maml-02", RunState.COMPLETED, Interval(0.918, 0.019)),
    _run("glyphs-maml-01", RunState.INTERRUPTED, Interval(0.6, 0.02)),
]
ALWAYS = {"Open folder", "Report…", "Export curves…"}


@pytest.fixture
def table(qtbot) -> RunsTable:
    table = RunsTable()
    qtbot.addWidget(table)
    table.resize(680, 220)
    table.show()
    return table


def _row(table: RunsTable, row: int) -> list[str]:
    return [table.model.index(row, column).data() for column in range(table.model.columnCount())]


def test_a_row_says_what_the_run_is(table: RunsTable) -> None:
    table.set_runs(RUNS)
    assert _row(table, 1) == ["glyphs-maml-02", "Glyphs", "MAML", "5w 1s", "91.8 ± 1.9 %", "3:01", "Done"]
    assert _row(table, 0)[4:] == ["—", "3:01", "Running"]


@pytest.mark.parametrize(
    ("shares", "said", "tip"),
    [
        ((), "Glyphs", "Glyphs"),
        ((("glyphs", 0.3), ("textures", 0.7)), "Glyphs + Textures", "Glyphs 30 %, Textures 70 %"),
        ((("glyphs", 0.5), ("mnist", 0.25), ("gone", 0.25)), "Glyphs + 2 more", "Glyphs 50 %, MNIST 25 %, gone 25 %"),
    ],
)
def test_a_run_on_several_datasets_says_so(table: RunsTable, shares: tuple, said: str, tip: str) -> None:
    table.set_runs([replace(RUNS[1], shares=shares)])
    index = table.model.index(0, DATASET)
    assert index.data() == said and index.data(Qt.ItemDataRole.ToolTipRole) == tip


def test_a_run_in_training_keeps_its_row_up_to_date(table: RunsTable) -> None:
    table.set_runs(RUNS)
    log = RunLog()
    for event in whole_run(RunConfig()):
        log.apply(event)
    table.update_run(RUNS[0].path, log)
    assert _row(table, 0)[4:] == ["85.0 ± 2.0 %", "0:04", "Done"]


def test_choosing_a_row_asks_for_its_run_and_select_does_not(table: RunsTable, qtbot) -> None:
    table.set_runs(RUNS)
    with qtbot.assertNotEmitted(table.runSelected):
        table.select(RUNS[1].path)
    assert table.selected() == RUNS[1].path
    with qtbot.waitSignal(table.runSelected) as caught:
        table._view.selectRow(2)
    assert caught.args == [RUNS[2].path]


def test_the_selection_stays_with_its_run_when_rows_are_added(table: RunsTable) -> None:
    table.set_runs(RUNS[1:])
    table.select(RUNS[2].path)
    table.set_runs(RUNS)
    assert table.selected() == RUNS[2].path


@pytest.mark.parametrize(
    ("row", "possible"),
    [
        (0, set()),
        (1, {"Try it with this run"}),
        (2, {"Continue", "Try it with this run"}),
    ],
)
def test_what_can_be_done_depends_on_the_state(table: RunsTable, row: int, possible: set[str]) -> None:
    menu = table.menu_for(RUNS[row])
    assert {action.text() for action in menu.actions() if action.isEnabled()} == possible | ALWAYS


def test_the_menu_says_which_run(table: RunsTable, qtbot) -> None:
    menu = table.menu_for(RUNS[2])
    with qtbot.waitSignal(table.continueRequested) as caught:
        next(action for action in menu.actions() if action.text() == "Continue").trigger()
    assert caught.args == [RUNS[2].path]


@pytest.mark.parametrize(("lowest", "start"), [(1.0, 0.75), (0.76, 0.75), (0.6, 0.5), (0.2, 0.0)])
def test_the_glyphs_scale_reaches_down_to_the_lowest_run(lowest: float, start: float) -> None:
    assert scale_start(lowest) == start


@pytest.mark.parametrize("width", [400, 520, 600, 720, 1000])
def test_an_algorithm_is_left_out_where_it_could_not_be_read(table: RunsTable, qtbot, width: int) -> None:
    table.set_runs([_run("glyphs-nearest_pixel-01", RunState.COMPLETED, Interval(0.9, 0.01))])
    table.set_narrow(width < 700)
    table.resize(width, 200)
    qtbot.waitUntil(lambda: table._view.viewport().width() > width - 20)
    header = table._view.horizontalHeader()
    shown = [column for column in range(header.count()) if not header.isSectionHidden(column)]
    assert header.length() <= table._view.viewport().width()
    assert ALGORITHM not in shown or header.sectionSize(ALGORITHM) >= header.sectionSizeHint(ALGORITHM)
    assert (ALGORITHM in shown) == (width >= 600)
    table.resize(1000, 200)
    qtbot.waitUntil(lambda: table._view.viewport().width() > 980)
    assert not header.isSectionHidden(ALGORITHM)
    assert header.sectionSize(RUN) < 200


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_the_best_accuracy_and_a_fitted_name_are_never_cut(table: RunsTable, narrow: bool, known: bool) -> None:
    runs = [_run("glyphs-maml-01", state, Interval(1.0, 0.0)) for state in RunState]
    table.set_runs([replace(each, known_classes=known) for each in [*runs, _run("x", RunState.COMPLETED)]])
    table.set_narrow(narrow)
    for column in (RUN, BEST, STATE):
        assert table._view.sizeHintForColumn(column) <= table._view.columnWidth(column), column


def test_every_state_paints(table: RunsTable) -> None:
    table.set_runs([_run(state.value, state, Interval(0.9, 0.01)) for state in RunState])
    picture = table.grab().toImage()
    table.set_runs([])
    assert table.grab().toImage() != picture


def test_a_selected_run_shows_its_recorded_curves(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    folder = tmp_path / "data" / "runs"
    write_run(folder / "glyphs-protonet-01", RunConfig(), whole_run(RunConfig()))
    write_run(folder / "glyphs-protonet-02", RunConfig(), [beginning(RunConfig()), step(4), step(8)])
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.show()
    training = TrainingController(panel, StandInEngine(), RunConfig)
    runs = RunsController(panel, training)
    with qtbot.waitSignal(runs.runsChanged):
        runs.refresh()
    assert {run.name: run.state for run in runs.runs} == {
        "glyphs-protonet-01": RunState.COMPLETED,
        "glyphs-protonet-02": RunState.INTERRUPTED,
    }
    panel.runs._view.selectRow(panel.runs.model.row_of(folder / "glyphs-protonet-01"))
    qtbot.waitUntil(lambda: panel.head.name.text() == "glyphs-protonet-01")
    assert panel.head.chip.state is RunState.COMPLETED
    assert len(panel._plots.quantity.plot._lines[1]._line.getData()[0]) == 10
    runs.shut_down()
    training.shut_down()


def test_a_run_that_was_stopped_is_continued_by_the_middle_button(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    run_dir = tmp_path / "data/runs/glyphs-protonet-01"
    write_run(run_dir, RunConfig(), whole_run(RunConfig(), status="stopped"))
    panel, engine = TrainingPanel(), StandInEngine()
    qtbot.addWidget(panel)
    panel.show()
    training = TrainingController(panel, engine, RunConfig)
    runs = RunsController(panel, training)
    engine.get_ready()
    assert panel.head.middle == "Pause"
    assert not panel.head.pause.isEnabled()
    runs.show(run_dir)
    qtbot.waitUntil(panel.head.pause.isEnabled)
    assert panel.head.middle == "Continue"
    panel.head.pause.click()
    qtbot.waitUntil(lambda: bool(engine.sent_of(Continue)))
    assert engine.sent_of(Continue) == [Continue(str(run_dir))]
    runs.shut_down()
    training.shut_down()
