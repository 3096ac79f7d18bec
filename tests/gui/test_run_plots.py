"""The plots hold what the run has, say what is under the cursor, and keep up with thousands of points."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from gui.stand_in_engine import beginning, step, validated, whole_run, without_practice
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QLabel, QMenu

from workbench.config import RunConfig, TaskConfig
from workbench.engine.events import RunFinished, RunStarted, StepDone
from workbench.gui.theme import theme
from workbench.gui.widgets.plot_range import PlotData, value_range
from workbench.gui.widgets.plots import NOTHING, RunPlots
from workbench.runs.log import Curve, RunLog


@pytest.fixture
def plots(qtbot) -> Iterator[RunPlots]:
    widget = RunPlots()
    qtbot.addWidget(widget)
    widget.resize(700, 520)
    widget.show()
    yield widget
    theme().set_mode("light")


@pytest.fixture
def log() -> RunLog:
    log = RunLog()
    for event in whole_run(RunConfig()):
        log.apply(event)
    return log


def _drawn(plot) -> tuple[np.ndarray, np.ndarray]:
    return plot._lines[1]._line.getData()


def test_curves_hold_the_points_of_the_run(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(log)
    raw_x, raw_y = plots.loss.plot._lines[0]._raw.getData()
    assert np.array_equal(raw_x, log.train_loss.x)
    assert np.array_equal(raw_y, log.train_loss.y)
    x, y = _drawn(plots.quantity.plot)
    assert np.array_equal(x, log.val_metrics["accuracy"].x)
    assert np.array_equal(y, log.val_metrics["accuracy"].y)


def test_what_a_run_gains_is_drawn_by_itself(plots: RunPlots, qtbot) -> None:
    log = RunLog()
    plots.set_log(log)
    log.apply(whole_run(RunConfig())[0])
    log.apply(step(40))
    log.apply(validated(40, 0.4))
    qtbot.waitUntil(lambda: len(_drawn(plots.quantity.plot)[0]) == 1)
    log.apply(validated(80, 0.6))
    qtbot.waitUntil(lambda: len(_drawn(plots.quantity.plot)[0]) == 2)


def test_the_axis_reaches_to_the_planned_end_in_both(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(log)
    for card in (plots.loss, plots.quantity):
        low, high = card.plot.getPlotItem().getViewBox().viewRange()[0]
        assert low <= 0 < 400 <= high < 420


def test_the_cursor_reads_both_plots(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(log)
    plots.loss.plot.cursorMoved.emit(200.0)
    words = plots.quantity.legend._validation.text()
    assert "52.5 %" in words
    assert "at 200 tasks:" in plots.loss.legend._prefix.text()
    plots.loss.plot.cursorMoved.emit(236.0)
    assert "52.5 %" in plots.quantity.legend._validation.text(), "the next validation was not there yet"
    plots.loss.plot.cursorMoved.emit(4.0)
    assert "26.5 %" in plots.quantity.legend._validation.text()
    plots.loss.plot.cursorMoved.emit(None)
    assert "85.0 %" in plots.quantity.legend._validation.text()


def test_the_keyboard_moves_the_cursor_and_home_takes_it_away(plots: RunPlots, log: RunLog, qtbot) -> None:
    plots.set_log(log)
    plot = plots.quantity.plot
    seen: list[float | None] = []
    plot.cursorMoved.connect(seen.append)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert seen[1] < seen[0] <= 400
    assert seen[1] < seen[2]
    plot.getPlotItem().setXRange(100, 200)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert seen[-1] is None
    assert plot.getPlotItem().getViewBox().viewRange()[0][1] >= 400


def test_the_log_scale_draws_powers_of_ten(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(log)
    plots.set_log_scale(True)
    _, y = _drawn(plots.loss.plot)
    assert y == pytest.approx(np.log10(log.val_loss.y))
    plots.set_log_scale(False)
    assert _drawn(plots.loss.plot)[1] == pytest.approx(log.val_loss.y)


def test_a_metric_that_is_not_accuracy_is_drawn_as_it_is(plots: RunPlots) -> None:
    log = RunLog()
    log.apply(RunStarted(0, 0, 100, "CPU", 1, {}))
    for number in range(1, 20):
        log.apply(StepDone(number, number, 1.0, {"reward": 10.0 * number}, 1e-3, 1.0, 1.0, 1.0))
    plots.set_log(log)
    assert plots.quantity._title.text() == "Reward"
    low, high = plots.quantity.plot.getPlotItem().getViewBox().viewRange()[1]
    assert low <= 10 < 180 <= high
    assert "%" not in plots.quantity.legend._train.text()


def test_several_metrics_can_be_chosen_between(plots: RunPlots) -> None:
    log = RunLog()
    log.apply(RunStarted(0, 0, 100, "CPU", 1, {}))
    log.apply(StepDone(1, 1, 1.0, {"accuracy": 0.4, "calibration": 0.9}, 1e-3, 1.0, 1.0, 1.0))
    plots.set_log(log)
    assert plots._chooser.count() == 2
    plots._chooser.setCurrentIndex(1)
    plots._chooser.activated.emit(1)
    assert plots.quantity.plot._lines[0]._raw.getData()[1] == pytest.approx([0.9])


def _log_of(algorithm: str, metric: str, *checks: float) -> RunLog:
    """A run whose training measures ``metric``, and whose validations measure accuracy."""
    log = RunLog()
    log.apply(beginning(RunConfig(algorithm=algorithm)))
    for number in range(1, 101):
        log.apply(StepDone(number, 4 * number, 6.0, {metric: number / 100}, 1e-3, 1.0, 1.0, 1.0))
    for number, accuracy in enumerate(checks, 1):
        log.apply(validated(100 * number, accuracy))
    return log


@pytest.mark.parametrize(
    ("algorithm", "metric", "among"),
    [
        ("baseline", "class accuracy", "among all classes of practice"),
        ("siamese", "pair accuracy", "on pairs, same or not"),
    ],
)
def test_another_metric_of_training_is_drawn_under_its_own_name(
    plots: RunPlots, algorithm: str, metric: str, among: str
) -> None:
    plots.resize(1200, 520)
    plots.set_log(_log_of(algorithm, metric, 0.4, 0.6))
    card = plots.quantity
    assert card._title.text() == "Accuracy"
    assert not plots._chooser.isVisible(), "there is nothing to choose between"
    assert card.plot._lines[0]._smooth.getData()[1][-1] == pytest.approx(1.0, abs=0.2)
    assert not card.plot._lines[0]._raw.isVisible()
    assert card.plot._lines[0]._smooth.opts["pen"].style() == Qt.PenStyle.DashLine
    assert f"Training: {metric}, {among}" in card.legend.toolTip()
    assert "Validation, 5 ways 60.0 %" in card.legend.toolTip()
    assert list(_drawn(card.plot)[1]) == [0.4, 0.6]
    assert "Training, " + among in plots.loss.legend.toolTip()
    assert plots.loss.plot._lines[0]._smooth.opts["pen"].style() == Qt.PenStyle.SolidLine


def test_before_the_first_validation_accuracy_is_not_mistaken_for_another_metric(plots: RunPlots) -> None:
    plots.set_log(_log_of("baseline", "class accuracy"))
    assert plots.quantity._title.text() == "Accuracy"
    assert len(_drawn(plots.quantity.plot)[0]) == 0
    assert plots.quantity.plot._level._label.format == "guessing (5 ways): 20 %"


def test_the_next_run_is_drawn_as_usual_again(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(_log_of("baseline", "class accuracy", 0.4))
    plots.set_log(log)
    assert plots.quantity.plot._lines[0]._smooth.opts["pen"].style() == Qt.PenStyle.SolidLine
    assert plots.quantity.plot._lines[0]._raw.isVisible()
    assert "Training 89.6 %" in plots.quantity.legend.toolTip()


def test_where_there_is_nothing_to_practise_a_sentence_stands_for_the_loss(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(RunLog.of(without_practice(RunConfig(algorithm="nearest_pixel"))))
    assert plots.loss.message == NOTHING
    assert not plots.loss.plot.isVisible() and not plots._log_scale.isVisible()
    card = plots.quantity
    x, y = _drawn(card.plot)
    assert (list(x), list(y)) == ([0, 1], [0.38, 0.38])
    assert card.legend.toolTip() == "Validation 38.0 % (36.0–40.0 %)"
    assert card.plot._level._label.format == "guessing: 20 %"
    plots.set_log(log)
    assert plots.loss.message == ""
    assert plots.loss.plot.isVisible() and plots._log_scale.isVisible()


def test_many_points_are_thinned(plots: RunPlots) -> None:
    log = RunLog()
    log.apply(RunStarted(0, 0, 50_000, "CPU", 1, {}))
    for number in range(1, 50_001):
        log.apply(step(number))
    plots.set_log(log)
    assert len(plots.loss.plot._lines[0]._raw.getData()[0]) < 5_000


def test_nothing_of_pyqtgraphs_own_menus_is_seen(plots: RunPlots) -> None:
    assert not [menu for menu in plots.findChildren(QMenu) if menu.isVisible()]


def test_both_themes_draw(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(log)
    theme().set_mode("dark")
    pen = plots.loss.plot._lines[0]._smooth.opts["pen"]
    assert pen.color().name() == theme().color("train").name()


def test_one_wild_value_does_not_flatten_the_loss() -> None:
    train, empty = Curve(), Curve()
    for number in range(1000):
        train.append(number, 1e9 if number == 500 else 1.0)
    steady = Curve()
    for number in range(1000):
        steady.append(number, 1.0)
    _, high = value_range(PlotData("", steady, empty), log=False)
    assert high < 1.2
    low, high = value_range(PlotData("accuracy", empty, empty, 1.0, 0.2), log=False)
    assert 0 <= low <= 0.2 < 1 < high


def _log_with_other_practice() -> RunLog:
    log = RunLog()
    for event in whole_run(RunConfig(task=TaskConfig(ways=5, train_ways=20))):
        log.apply(event)
    return log


@pytest.mark.parametrize("width", range(330, 900, 30))
def test_the_legend_is_never_cut_off(plots: RunPlots, width: int) -> None:
    plots.set_log(_log_with_other_practice())
    plots.resize(width, 520)
    plots.loss.plot.cursorMoved.emit(200.0)
    QCoreApplication.processEvents()
    for card in (plots.loss, plots.quantity):
        labels = [label for label in card.findChildren(QLabel) if label.isVisible() and label.text()]
        assert all(label.width() >= label.sizeHint().width() for label in labels), [each.text() for each in labels]


def test_a_legend_with_less_room_says_less_in_order(plots: RunPlots) -> None:
    plots.set_log(_log_with_other_practice())
    plots.loss.plot.cursorMoved.emit(200.0)
    seen = []
    for width in range(1000, 330, -10):
        plots.resize(width, 520)
        card = plots.quantity
        words = card.legend._train.text() + card.legend._prefix.text()
        seen.append((", 20 ways" in words, not card._better.isHidden(), not card.legend._prefix.isHidden()))
    assert list(dict.fromkeys(seen)) == [(True,) * 3, (False, True, True), (False, False, True), (False,) * 3]
    assert "at 200 tasks: Training, 20 ways" in plots.quantity.legend.toolTip()


def test_guessing_says_whose_it_is_where_practice_has_other_tasks(plots: RunPlots, log: RunLog) -> None:
    plots.set_log(log)
    assert plots.quantity.plot._level._label.format == "guessing: 20 %"
    plots.set_log(_log_with_other_practice())
    assert plots.quantity.plot._level._label.format == "guessing (5 ways): 20 %"


def test_the_newest_value_is_the_last_once_the_run_has_ended(plots: RunPlots) -> None:
    log = RunLog()
    for event in [*whole_run(RunConfig())[:30]]:
        log.apply(event)
    plots.set_log(log)
    plots.refresh()
    assert plots.quantity.plot._newest._text.toPlainText().startswith("● now ")
    log.apply(RunFinished(20, 80, "stopped", "You stopped it.", 1.0))
    plots.refresh()
    assert plots.quantity.plot._newest._text.toPlainText().startswith("● last ")


def test_the_newest_value_covers_no_curve(plots: RunPlots) -> None:
    log = RunLog()
    for event in [beginning(RunConfig(), 400), *map(step, range(4, 81, 4)), validated(80, 0.4)]:
        log.apply(event)
    for event in map(step, range(84, 201, 4)):
        log.apply(event)
    plots.set_log(log)
    plots.refresh()
    for card in (plots.loss, plots.quantity):
        words, box = card.plot._newest._text, card.plot.getPlotItem().getViewBox()
        assert words.isVisible()
        card.plot.grab()  # only then does it know how large a pixel is
        left = words.mapRectToScene(words.boundingRect()).left()
        assert left >= box.mapViewToScene(QPointF(200, 0)).x()
        assert words.fill.style() is Qt.BrushStyle.NoBrush, "not even the grid"


@pytest.mark.parametrize("accuracy", [0.9999, 0.98, 0.5, 0.001])
@pytest.mark.parametrize("height", [300, 520])
def test_the_newest_value_stays_whole_near_the_edges(plots: RunPlots, accuracy: float, height: int) -> None:
    log = RunLog()
    for event in [beginning(RunConfig(), 400), *map(step, range(4, 81, 4)), validated(80, accuracy)]:
        log.apply(event)
    plots.set_log(log)
    plots.refresh()
    plots.resize(700, height)
    QCoreApplication.processEvents()
    for card in (plots.loss, plots.quantity):
        words, box = card.plot._newest._text, card.plot.getPlotItem().getViewBox()
        card.plot.grab()
        assert words.isVisible()
        assert box.sceneBoundingRect().contains(words.mapRectToScene(words.boundingRect()))


def test_the_newest_value_is_there_only_where_all_of_it_has_room(plots: RunPlots) -> None:
    """However far the run is, however narrow the plot, and whatever part of it is seen."""
    log = RunLog()
    for event in [beginning(RunConfig(), 400), *map(step, range(4, 301, 4)), validated(300, 0.4)]:
        log.apply(event)
    plots.set_log(log)
    plots.refresh()
    plot, seen = plots.loss.plot, []
    for low, high in ((0, 400), (200, 310), (350, 400)):
        plot.getPlotItem().setXRange(low, high, padding=0)
        plot.grab()
        words, box = plot._newest._text, plot.getPlotItem().getViewBox()
        seen.append(words.isVisible())
        inside = box.sceneBoundingRect().contains(words.mapRectToScene(words.boundingRect()))
        assert inside or not words.isVisible()
    assert seen == [True, False, False]


@pytest.mark.parametrize("tasks", [0.0, 5.0, 40.0, 80.0])
def test_the_tag_of_the_cursor_stays_whole_at_both_ends(plots: RunPlots, tasks: float) -> None:
    log = RunLog()
    for event in [beginning(RunConfig(), 80), *map(step, range(4, 81, 4)), validated(80, 0.4)]:
        log.apply(event)
    plots.set_log(log)
    plots.refresh()
    plot = plots.quantity.plot
    plot.set_cursor(tasks)
    plot.grab()
    tag, box = plot._cursor._tag, plot.getPlotItem().getViewBox().sceneBoundingRect()
    drawn = tag.mapRectToScene(tag.boundingRect())
    assert box.left() <= drawn.left() and drawn.right() <= box.right()
