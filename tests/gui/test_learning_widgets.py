"""The parts of How it learns: slider, play, curves, bars and tiles."""

from __future__ import annotations

from typing import Any

import pytest
from gui.learning_stage import explained
from gui.try_it_stage import pictures
from PySide6.QtCore import QPoint, QPointF, Qt

from workbench.engine.commands import Explain, SupportClass
from workbench.engine.replies import StageShown
from workbench.gui.models.learning import Bar, Learning, learning_of
from workbench.gui.widgets.answer_section import AnswerSection
from workbench.gui.widgets.layer_bars import LayerBars
from workbench.gui.widgets.layer_section import LayerSection
from workbench.gui.widgets.stage_axis import labelled
from workbench.gui.widgets.stage_bar import QUICKEST_MS, SLOWEST_MS, StageBar
from workbench.gui.widgets.stage_curves import StageCurves

LEFT = Qt.MouseButton.LeftButton
SHOWN = pictures(8)
ASKED = Explain(
    1, "m", (SupportClass("psi", tuple(SHOWN[:2])), SupportClass("phi", tuple(SHOWN[2:5]))), tuple(SHOWN[5:])
)


def learning(**more: Any) -> Learning:
    return learning_of(ASKED, explained(ASKED, **more))


@pytest.fixture
def bar(qtbot: Any) -> StageBar:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.resize(500, 60)
    bar.set_stages(6)
    bar.set_place(2, "after inner step 2 of 5")
    bar.stageRequested.connect(lambda place: bar.set_place(place, f"stage {place}"))
    bar.show()
    return bar


@pytest.mark.parametrize(
    ("key", "place"),
    [(Qt.Key.Key_Right, 3), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 5)],
)
def test_keys_move_the_slider(bar: StageBar, qtbot: Any, key: Qt.Key, place: int) -> None:
    with qtbot.waitSignal(bar.stageRequested) as heard:
        qtbot.keyClick(bar.slider, key)
    assert heard.args == [place]
    assert bar.position.text() == f"Stage {place}"


def test_a_click_beside_the_handle_puts_it_there(bar: StageBar, qtbot: Any) -> None:
    with qtbot.waitSignal(bar.stageRequested) as heard:
        qtbot.mouseClick(bar.slider, LEFT, pos=QPoint(bar.slider.width() - 4, bar.slider.height() // 2))
    assert heard.args == [5]


def test_telling_the_slider_where_it_stands_asks_for_nothing(bar: StageBar, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(bar.stageRequested):
        bar.set_place(4, "after inner step 4 of 5")
    assert bar.slider.value() == 4
    assert bar.slider.accessibleDescription() == "after inner step 4 of 5"


def test_play_walks_to_the_end_and_stops_there(bar: StageBar, qtbot: Any) -> None:
    seen: list[int] = []
    bar.stageRequested.connect(seen.append)
    bar._timer.setInterval(1)
    bar.play.click()
    assert bar.play.text() == "Stop"
    qtbot.waitUntil(lambda: not bar.is_playing)
    assert seen == [3, 4, 5]
    assert bar.play.text() == "Play"


def test_play_at_the_end_begins_again(bar: StageBar, qtbot: Any) -> None:
    seen: list[int] = []
    bar.set_place(5, "in use")
    bar.stageRequested.connect(seen.append)
    bar._timer.setInterval(1)
    bar.play.click()
    qtbot.waitUntil(lambda: not bar.is_playing)
    assert seen == [0, 1, 2, 3, 4, 5]


def test_play_is_stopped_by_its_button_and_by_the_slider(bar: StageBar, qtbot: Any) -> None:
    for stop in (bar.play.click, lambda: qtbot.keyClick(bar.slider, Qt.Key.Key_Right)):
        bar.set_place(0, "before")
        bar.play.click()
        assert bar.is_playing
        stop()
        assert not bar.is_playing


@pytest.mark.parametrize(("count", "interval"), [(2, SLOWEST_MS), (6, 500), (26, 100), (1000, QUICKEST_MS)])
def test_a_walk_takes_about_as_long_however_many_stages_there_are(bar: StageBar, count: int, interval: int) -> None:
    bar.set_stages(count)
    assert bar.interval == interval


def test_one_stage_needs_no_slider(bar: StageBar) -> None:
    bar.set_stages(1)
    assert bar.isHidden()


@pytest.fixture
def curves(qtbot: Any) -> StageCurves:
    curves = StageCurves()
    qtbot.addWidget(curves)
    curves.resize(420, 320)
    curves.set_learning(learning(), "")
    curves.set_place(1)
    curves.show()
    qtbot.waitExposed(curves)
    return curves


def test_loss_and_accuracy_are_drawn_with_their_values_at_the_cursor(curves: StageCurves) -> None:
    assert curves.drawn == ["loss", "accuracy"]
    loss, accuracy = curves.cards
    assert loss.plot.points == [(place, 1 / (place + 1)) for place in range(5)]
    assert accuracy.plot.points == [(place, place / 4) for place in range(5)]
    assert (loss.reading.text(), accuracy.reading.text()) == ("0.50", "25.0 %")
    assert loss.plot.place == accuracy.plot.place == 1
    assert accuracy.plot._level._line.isVisible() and not loss.plot._level._line.isVisible()
    assert accuracy.plot._level._line.value() == 0.5, "guessing among two classes"
    assert curves.chooser.isHidden()


@pytest.mark.parametrize("losses", [(0.0, 4.4e-7), (0.0, 0.0), (-3e-6, -1e-6), (0.008, 2e-5)])
def test_the_labels_of_an_axis_of_tiny_values_differ(curves: StageCurves, losses: tuple[float, ...]) -> None:
    told = [StageShown("inner step", number, 1, {"loss": loss}, {}, ()) for number, loss in enumerate(losses)]
    curves.set_learning(learning(shown=told), "")
    axis = curves.cards[0].plot.getPlotItem().getAxis("left")
    low, high = axis.range
    assert high - low >= 0.01
    spacing, places = axis.tickValues(low, high, 100)[0]
    labels = axis.tickStrings(places, 1.0, spacing)
    assert len(labels) > 1
    assert len(set(labels)) == len(labels), labels


def test_a_click_on_a_curve_goes_to_the_nearest_stage(curves: StageCurves, qtbot: Any) -> None:
    plot = curves.cards[0].plot
    box = plot.getPlotItem().getViewBox()
    at = plot.mapFromScene(box.mapViewToScene(QPointF(2.8, 0.5)))
    with qtbot.waitSignal(curves.stageRequested) as heard:
        qtbot.mouseClick(plot.viewport(), LEFT, pos=at)
    assert heard.args == [3]


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 4)])
def test_keys_on_a_curve_go_to_another_stage(curves: StageCurves, qtbot: Any, key: Qt.Key, place: int) -> None:
    with qtbot.waitSignal(curves.stageRequested) as heard:
        qtbot.keyClick(curves.cards[1].plot, key)
    assert heard.args == [place]


def test_other_values_are_chosen_from_a_list(curves: StageCurves, qtbot: Any) -> None:
    told = [StageShown("inner step", n, 1, {"loss": 1.0, "accuracy": 1.0, "angle": 10.0 * n}, {}, ()) for n in range(2)]
    seen = learning(shown=told)
    curves.set_learning(seen, "")
    assert not curves.chooser.isHidden()
    assert [curves.chooser.itemText(row) for row in range(curves.chooser.count())] == ["Accuracy", "Angle"]
    with qtbot.waitSignal(curves.valueChosen) as heard:
        qtbot.keyClick(curves.chooser, Qt.Key.Key_Down)
    assert heard.args == ["angle"]
    curves.set_learning(seen, "angle")
    assert curves.cards[1].plot.points == [(0, 0.0), (1, 10.0)]


def test_a_single_point_is_no_curve(curves: StageCurves) -> None:
    curves.set_learning(learning(shown=[StageShown("in use", 1, 1, {"loss": 1.0}, {}, ())]), "")
    assert curves.isHidden()
    assert curves.drawn == []


@pytest.mark.parametrize(
    ("numbers", "apart", "places"),
    [
        ([0, 1, 2, 3, 4, 5], 0.7, [0, 1, 2, 3, 4, 5]),
        (list(range(101)), 12.0, [0, 20, 40, 60, 80, 100]),
        ([0, 1, 2, 3, 4, 5, *range(31)], 5.0, [0, 5, 11, 16, 21, 26, 31, 36]),
        ([*range(101), 0], 12.0, [0, 20, 40, 60, 80, 101]),
        ([*range(11), *range(12, 101, 2)], 5.7, [0, 15, 25, 35, 45, 55]),
        ([0], 1.0, [0]),
        ([], 1.0, []),
    ],
)
def test_labels_below_a_curve_are_round_and_do_not_touch(numbers: list[int], apart: float, places: list[int]) -> None:
    assert labelled(numbers, apart) == places


def test_bars_are_as_long_as_their_share_of_the_common_scale(qtbot: Any) -> None:
    bars = LayerBars()
    qtbot.addWidget(bars)
    bars.set_scale(-1.0, 3.0)
    up, down, none = Bar("block 1", "blocks.0", 3.0), Bar("block 2", "blocks.1", -0.5), Bar("head", "head", None)
    bars.set_bars([up, down, none])
    assert bars.share(up) == (0.25, 1.0)
    assert bars.share(down) == (0.125, 0.25)
    assert bars.share(none) == (0.25, 0.25)
    assert bars.words(none) == "head: no value at this stage"
    assert bars.accessibleDescription().startswith("block 1: 3.00; block 2: -0.50")
    assert bars.height() == 3 * 22


def test_what_cannot_be_seen_on_the_scale_has_no_figures(qtbot: Any) -> None:
    bars = LayerBars()
    qtbot.addWidget(bars)
    bars.set_scale(0.0, 1.2)
    assert (bars.figure(1e-9), bars.figure(0.0), bars.figure(0.5)) == ("under 0.003", "0", "0.50")


def test_layers_without_a_quantity_are_not_shown(qtbot: Any) -> None:
    section = LayerSection()
    qtbot.addWidget(section)
    section.set_learning(learning(), "")
    section.set_place(1)
    assert not section.isHidden()
    assert [each.value for each in section.bars.bars] == [0.5, 1.0, 1.5]
    section.set_learning(learning(shown=[StageShown("in use", 1, 1, {}, {"shift": {}}, ())]), "")
    assert section.isHidden()


def test_it_is_said_what_is_measured_of_layers(qtbot: Any) -> None:
    section = LayerSection()
    qtbot.addWidget(section)
    moved, other = {"moved since the start": {"head": 1.0}}, {"input gate": {"head": 0.5}}
    told = [StageShown(f"{kind} step", 1, 1, {}, {**moved, **other}, ()) for kind in ("inner", "tuning")]
    section.set_learning(learning(shown=[*told, StageShown("in use", 1, 1, {}, {}, ())]), "")
    for place, start in enumerate(("the first step began", "tuning began", "tuning began")):
        section.set_place(place)
        assert section.measured == f"How far a layer's weights went since {start}, as the length of the change."
    section.set_learning(learning(shown=told), "input gate")
    section.set_place(0)
    assert section._measured.isHidden()
    section.set_learning(learning(), "")
    section.set_place(1)
    assert section.measured == "How far a layer's weights went in this step, as the length of the change."


def test_tiles_tell_how_many_answers_changed(qtbot: Any) -> None:
    section = AnswerSection()
    qtbot.addWidget(section)
    section.set_tiles(learning().answers(1), left_out=4)
    assert section.note == "3 answers changed here, the first 3 of 7"
    section.set_tiles(learning().answers(0))
    assert section.note == ""
    assert not section.asks
    section.set_tiles(())
    assert section.asks
    assert section.list.isHidden()


def test_the_selected_picture_stays_while_sliding(qtbot: Any) -> None:
    section = AnswerSection()
    qtbot.addWidget(section)
    section.show()
    section.set_tiles(learning().answers(0))
    with qtbot.waitSignal(section.questionChosen) as heard:
        section.select(1)
    assert heard.args == [1]
    section.set_tiles(learning().answers(3))
    assert section.list.selected_keys() == ["q6"]
    section.select(-1)
    assert section.list.selected_keys() == []
