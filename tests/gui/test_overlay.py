"""Curves of several runs over one another: which, on which axis, how smooth, and what the list reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from gui.overlay_stage import curve_events, run_log, validated_at_length
from gui.stand_in_engine import step, without_practice
from PySide6.QtCore import Qt

from workbench.config import RunConfig
from workbench.engine.events import Resumed
from workbench.gui.models.overlay import (
    BOTH,
    MOST,
    SHARES,
    TASKS,
    TIME,
    TRAINING,
    VALIDATION,
    OverlayView,
    Series,
    metrics_in,
    placed,
    reading,
    series_of,
    view_from,
)
from workbench.gui.theme import theme
from workbench.gui.widgets.overlay_curves import EMPTY, OverlayCurves
from workbench.gui.widgets.overlay_looks import COLOURS, colour, style
from workbench.gui.widgets.overlay_range import apart
from workbench.runs.log import Curve, RunLog


@pytest.fixture
def curves(qtbot: Any) -> OverlayCurves:
    widget = OverlayCurves()
    qtbot.addWidget(widget)
    widget.resize(1000, 400)
    widget.show()
    return widget


def look(curves: OverlayCurves, **choice: object) -> None:
    curves.tools.set_view(replace(curves.view, **choice))
    curves.tools.changed.emit(curves.view)


def two() -> list[tuple[str, RunLog]]:
    return [("maml", run_log(1, best=0.7)), ("proto", run_log(2, tasks=3000, best=0.9, pace=50.0))]


def test_before_runs_are_chosen_it_says_what_to_do(curves: OverlayCurves) -> None:
    assert curves.message == EMPTY
    curves.set_runs(two())
    assert curves.message == ""
    curves.set_runs([])
    assert curves.message == EMPTY


def test_each_run_has_its_validations(curves: OverlayCurves) -> None:
    runs = two()
    curves.set_runs(runs)
    look(curves, smoothing=0)
    for line, (_, log) in zip(curves.plot.lines, runs, strict=True):
        assert np.array_equal(line.drawn[0], log.val_metrics["accuracy"].x)
        assert np.array_equal(line.drawn[1], log.val_metrics["accuracy"].y)


def test_smoothing_never_hides_the_single_values(curves: OverlayCurves) -> None:
    log = run_log(1)
    curves.set_runs([("maml", log)])
    look(curves, part=TRAINING, smoothing=len(SHARES) - 1)
    (line,) = curves.plot.lines
    assert line._raw.isVisible()
    assert np.array_equal(line.raw[1], log.train_metrics["accuracy"].y)
    assert np.diff(line.drawn[1]).std() < 0.1 * np.diff(line.raw[1]).std()
    look(curves, smoothing=0)
    (line,) = curves.plot.lines
    assert np.array_equal(line.drawn[1], log.train_metrics["accuracy"].y)


def test_by_time_lies_on_the_seconds_of_training(curves: OverlayCurves) -> None:
    runs = two()
    curves.set_runs(runs)
    look(curves, by=TIME)
    assert list(curves.plot.lines[1].series.x) == list(runs[1][1].val_metrics["accuracy"].seconds)
    assert curves.plot.extent == 60.0
    assert curves.plot.getPlotItem().getAxis("bottom").tickStrings([0.0, 60.0], 1.0, 60.0) == ["0:00", "1:00"]
    look(curves, by=TASKS)
    assert curves.plot.extent == 4000.0


def test_the_list_reads_all_runs_at_one_place(curves: OverlayCurves) -> None:
    runs = two()
    curves.set_runs(runs)
    curves.plot.cursorMoved.emit(2010.0)
    assert curves.list.head == "Validation at 2,010 tasks"
    expected = [f"{100 * log.val_metrics['accuracy'].y[9]:.1f} ± 2.0 %" for _, log in runs]
    assert [row.value for row in curves.list.rows] == expected
    curves.plot.cursorMoved.emit(None)
    assert curves.list.head == "Validation, newest values"
    assert curves.list.rows[1].value == f"{100 * runs[1][1].val_metrics['accuracy'].y[-1]:.1f} ± 2.0 %"
    look(curves, part=BOTH, by=TIME)
    curves.plot.cursorMoved.emit(30.0)
    assert curves.list.head == "Training (smoothed) / validation at 0:30"
    assert curves.list.rows[0].value.count("/") == 1


def test_keys_move_the_cursor_zoom_and_show_all(curves: OverlayCurves, qtbot: Any) -> None:
    curves.set_runs(two())
    plot = curves.plot
    seen: list[float | None] = []
    plot.cursorMoved.connect(seen.append)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert seen[0] is not None and seen[1] is not None and seen[1] < seen[0] <= 4000
    box = plot.getPlotItem().getViewBox()
    whole = box.viewRange()[0]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    near = box.viewRange()[0]
    assert near[1] - near[0] < 0.9 * (whole[1] - whole[0])
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert box.viewRange()[0] == pytest.approx(whole) and seen[-1] is None


def test_what_a_run_gains_is_drawn_by_itself_and_stays_in_sight(curves: OverlayCurves, qtbot: Any) -> None:
    log = RunLog()
    curves.set_runs([("live", log)])
    look(curves, part=TRAINING)
    assert not curves.plot.lines
    events = curve_events(3)
    for event in events[:100]:
        log.apply(event)
    qtbot.waitUntil(lambda: len(curves.plot.lines) == 1)
    before = curves.plot.getPlotItem().getViewBox().viewRange()[0][1]
    for event in events[100:]:
        log.apply(event)
    qtbot.waitUntil(lambda: curves.plot.getPlotItem().getViewBox().viewRange()[0][1] > 2 * before)
    assert curves.plot.lines[0].series.x[-1] == 4000


def test_a_place_that_was_zoomed_to_stays_while_a_run_grows(curves: OverlayCurves) -> None:
    log = run_log(1, tasks=2000)
    curves.set_runs([("live", log)])
    curves.plot.zoom(0.5)
    kept = curves.plot.getPlotItem().getViewBox().viewRange()[0]
    log.apply(step(2100))
    curves.refresh()
    assert curves.plot.getPlotItem().getViewBox().viewRange()[0] == kept


def test_a_line_can_be_hidden_and_keeps_its_look_among_others(curves: OverlayCurves, qtbot: Any) -> None:
    curves.set_runs(two())
    qtbot.keyClick(curves.list.rows[0], Qt.Key.Key_Space)
    assert [line.place for line in curves.plot.lines] == [1]
    curves.set_runs([("new", run_log(5)), two()[1], two()[0]])
    assert [(each.name, each.place, each.shown) for each in curves.runs] == [
        ("new", 2, True),
        ("proto", 1, True),
        ("maml", 0, False),
    ]


def test_more_runs_than_can_be_told_apart_are_said_to_be_left_out(curves: OverlayCurves) -> None:
    log = run_log(1, tasks=400)
    curves.set_runs([(f"run {number}", log) for number in range(30)])
    assert len(curves.runs) == MOST
    assert curves.list.note == "The first 12 of 30 runs are drawn: more lines could not be told apart."
    assert len({(colour(place).name(), style(place)) for place in range(MOST)}) == MOST


def test_two_runs_of_one_name_are_two_lines() -> None:
    log = run_log(1, tasks=400)
    assert [each.name for each in placed([("a", log), ("a", log)], [], {})] == ["a", "a (2)"]


def test_loss_can_be_drawn_on_a_logarithmic_scale_and_accuracy_not(curves: OverlayCurves) -> None:
    log = run_log(1)
    curves.set_runs([("maml", log)])
    assert curves.tools.log.isHidden()
    look(curves, metric="", smoothing=0, log=True)
    assert not curves.tools.log.isHidden()
    assert curves.plot.lines[0].drawn[1] == pytest.approx(np.log10(log.val_loss.y))
    look(curves, metric="accuracy")
    assert curves.plot.lines[0].drawn[1] == pytest.approx(log.val_metrics["accuracy"].y)


def test_a_method_that_does_not_practise_is_one_level(curves: OverlayCurves) -> None:
    level = RunLog.of(without_practice(RunConfig(algorithm="nearest_pixel")))
    curves.set_runs([("maml", run_log(1)), ("pixel", level)])
    x, y = curves.plot.lines[1].drawn
    low, high = curves.plot.getPlotItem().getViewBox().viewRange()[0]
    assert (list(x), list(y)) == ([low, high], [0.38, 0.38])


def test_a_run_without_the_quantity_is_told_by_a_dash(curves: OverlayCurves) -> None:
    other = RunLog.of([event for event in curve_events(2) if not hasattr(event, "best")])
    curves.set_runs([("maml", run_log(1)), ("unvalidated", other)])
    assert curves.list.rows[1].value == "–"
    assert metrics_in([run_log(1)]) == ["accuracy", ""]


def test_the_line_that_is_looked_at_stands_out(curves: OverlayCurves) -> None:
    curves.set_runs(two())
    curves.list.rows[1].lookedAt.emit(True)
    first, second = (line._line.opts["pen"].color().alpha() for line in curves.plot.lines)
    assert first < 60 and second == 255
    curves.list.rows[1].lookedAt.emit(False)
    assert curves.plot.lines[0]._line.opts["pen"].color().alpha() == 255


def test_means_are_those_of_all_values_within_reach() -> None:
    random = np.random.default_rng(0)
    curve, x = Curve(), np.sort(random.uniform(0, 100, 400))
    values = random.normal(size=400)
    for place, each in zip(x, values, strict=True):
        curve.append(place, each)
    at = np.array([0, 7, 200, 399])
    expected = [values[np.abs(x - x[place]) <= 5].mean() for place in at]
    assert Series(curve, TASKS).smoothed(at, 5.0) == pytest.approx(expected)
    curve.y[200] = np.nan
    known = np.isfinite(values) & (np.arange(400) != 200) & (np.abs(x - x[200]) <= 5)
    assert Series(curve, TASKS).smoothed(np.array([200]), 5.0)[0] == pytest.approx(values[known].mean())


def test_by_time_means_are_those_by_tasks_and_the_line_has_a_gap_where_it_was_validated(curves: OverlayCurves) -> None:
    log = RunLog.of(validated_at_length())
    curves.set_runs([("maml", log)])
    drawn = {}
    for by in (TASKS, TIME):
        look(curves, by=by, part=TRAINING, smoothing=len(SHARES) - 1)
        drawn[by] = curves.plot.lines[0]
    assert drawn[TIME].drawn[1] == pytest.approx(drawn[TASKS].series.smoothed(np.arange(400), 400.0))
    gaps = np.flatnonzero(np.diff(log.train_loss.seconds) > 20)
    assert len(gaps) == 19
    for item in (drawn[TIME]._line, drawn[TIME]._raw):
        assert list(np.flatnonzero(item.opts["connect"] == 0)) == list(gaps)
    look(curves, smoothing=0)
    assert list(np.flatnonzero(curves.plot.lines[0]._line.opts["connect"] == 0)) == list(gaps)
    look(curves, part=VALIDATION)
    assert curves.plot.lines[0]._line.opts["connect"] == "finite"


def test_that_values_of_training_are_means_is_said_and_of_how_much(curves: OverlayCurves) -> None:
    curves.set_runs(two())
    look(curves, part=TRAINING)
    assert curves.list.head == "Training (smoothed), newest values"
    assert curves.tools._words.text() == "1 % of tasks"
    look(curves, smoothing=0)
    assert (curves.list.head, curves.tools._words.text()) == ("Training, newest values", "none")


def test_a_series_follows_its_curve_also_where_a_run_was_continued() -> None:
    log = run_log(1, tasks=1000)
    series = series_of(log, TRAINING, OverlayView())
    assert series is not None and series.smoothed(np.array([99]), 50.0)[0] < 1
    log.apply(Resumed(50, 500))
    log.apply(step(510, accuracy=0.0))
    assert len(series.x) == 51
    found = reading(series, None, 0.0, TRAINING)
    assert found is not None and (found[0], found[1].value) == (510, 0.0)


def test_numbers_at_the_ends_of_lines_keep_apart() -> None:
    moved = apart([(0, 100.0), (0, 101.0), (0, 99.0), (400, 100.0), (0, 180.0)], 17, 150)
    own = sorted(y for x, y in moved if x == 0)
    assert np.diff(own).min() >= 17 and own[-1] == 150
    assert moved[3] == (400, 100.0)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ({"part": "both", "by": "time", "smoothing": 0, "log": True}, OverlayView("accuracy", BOTH, TIME, True, 0)),
        ({"part": "half", "smoothing": 99, "log": 1, "by": None}, OverlayView()),
        (["nothing"], OverlayView()),
    ],
)
def test_what_was_looked_at_is_taken_up_again_as_far_as_it_reads(kept: object, expected: OverlayView) -> None:
    assert view_from(kept) == expected


def test_both_themes_draw(curves: OverlayCurves) -> None:
    curves.set_runs(two())
    theme().set_mode("dark")
    try:
        assert curves.plot.lines[0]._line.opts["pen"].color().name().upper() == COLOURS[True][0]
    finally:
        theme().set_mode("light")
