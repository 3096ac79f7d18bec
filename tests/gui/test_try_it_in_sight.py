"""What is in sight in Try it: the wall once pictures come, classes in one line each, a foot that takes drops."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, hold_over, mime_of, move_away, write_classes, write_picture
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSlider, QWidget

from workbench.gui.widgets.mattered_section import MatteredSection
from workbench.gui.widgets.reject_slider import RejectSlider
from workbench.gui.widgets.stage_bar import StageBar
from workbench.gui.widgets.thumbnail import PlusTile

# The widths of the column in a wide window and in a narrow one.
COLUMNS = [(424, False), (376, True)]


def bar_of(stage: Stage) -> Any:
    return stage.panel.findChild(QScrollArea).verticalScrollBar()


def top_of_wall(stage: Stage) -> int:
    """How far below the upper edge of what is seen the wall begins."""
    return stage.panel.queries.mapTo(stage.panel.findChild(QScrollArea).viewport(), QPoint()).y()


def turn_wheel(widget: QWidget) -> bool:
    """Whether the widget keeps the wheel for itself."""
    flags = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), *flags)
    QApplication.sendEvent(widget, wheel)
    return wheel.isAccepted()


@pytest.mark.parametrize("kind", [RejectSlider, StageBar, MatteredSection])
def test_scrolling_past_a_slider_does_not_move_it(qtbot: Any, kind: type[Any]) -> None:
    shown = kind()
    qtbot.addWidget(shown)
    slider: QSlider = shown.slider
    slider.setRange(0, 100)
    slider.setEnabled(True)
    slider.setValue(50)
    shown.show()
    slider.clearFocus()
    assert not turn_wheel(slider) and slider.value() == 50
    shown.activateWindow()
    slider.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(slider.hasFocus, timeout=SECONDS_10)
    assert turn_wheel(slider) and slider.value() > 50


@pytest.mark.parametrize(("width", "narrow"), COLUMNS)
def test_five_pictures_and_the_plus_stand_in_one_line(stage: Stage, qtbot: Any, width: int, narrow: bool) -> None:
    stage.panel.set_folded(narrow, narrow)
    stage.panel.resize(width, 500)
    for name in ("a long name of a class", *"abcdef"):
        stage.model.add_class(name, pictures(5))
    qtbot.waitUntil(bar_of(stage).isVisible, timeout=SECONDS_10)
    for each in stage.model.classes:
        card = stage.panel.classes.card(each.id)
        tops = {tile.y() for tile in (*map(card.thumbnail, card.keys), card.findChild(PlusTile))}
        assert tops == {0}


def test_the_wall_comes_into_sight_when_there_are_pictures_to_recognise(stage: Stage, qtbot: Any) -> None:
    stage.engine.get_ready()
    stage.panel.resize(424, 420)
    stage.controller.load_examples()
    qtbot.waitUntil(lambda: any(each.queries for each in stage.adapts), timeout=SECONDS_10)
    qtbot.waitUntil(lambda: top_of_wall(stage) <= 0 or bar_of(stage).value() == bar_of(stage).maximum() > 0)
    stage.answer(next(each for each in stage.adapts if each.queries))
    # Sorting and the careful slider have come between the title and the wall.
    qtbot.waitUntil(lambda: top_of_wall(stage) <= 0 or bar_of(stage).value() == bar_of(stage).maximum())
    qtbot.waitUntil(lambda: not stage.panel._is_revealing, timeout=SECONDS_10)
    bar_of(stage).setValue(0)
    stage.controller.renew_model(stage.controller.model_ref)
    stage.model.rename_class(stage.model.classes[0].id, "psi")
    qtbot.wait(200)
    assert bar_of(stage).value() == 0


def test_nothing_moves_while_a_name_is_being_typed(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    stage.panel.resize(424, 300)
    for name in "abcd":
        stage.model.add_class(name, pictures(5))
    stage.panel.classes.edit_name(stage.model.classes[0].id)
    before = bar_of(stage).value()
    drop(stage.panel.queries.zone, [write_picture(tmp_path / "question.png")])
    qtbot.waitUntil(lambda: bool(stage.model.queries), timeout=SECONDS_10)
    qtbot.wait(200)
    assert bar_of(stage).value() == before


def test_whoever_scrolls_is_not_brought_back_by_the_answers(filled: Stage, qtbot: Any) -> None:
    filled.panel.resize(424, 300)
    filled.panel.reveal_queries()
    qtbot.waitUntil(lambda: bar_of(filled).value() > 0, timeout=SECONDS_10)
    bar_of(filled).triggerAction(bar_of(filled).SliderAction.SliderToMinimum)
    filled.answer(filled.adapts[-1])
    qtbot.wait(200)
    assert bar_of(filled).value() == 0


def test_the_foot_takes_pictures_to_recognise(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    footer = filled.panel.footer
    files = [write_picture(tmp_path / f"{size}.png", size=size) for size in (30, 31)]
    assert hold_over(footer, mime_of(files))
    assert footer.cover.isVisible() and footer.cover.words == "Drop to recognise 2 pictures"
    move_away(footer)
    assert not footer.cover.isVisible()
    drop(footer, files)
    qtbot.waitUntil(lambda: len(filled.model.queries) == 3, timeout=SECONDS_10)
    assert not footer.cover.isVisible()


def test_what_was_dropped_on_a_class_is_told_and_can_be_taken_back(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    arrow = filled.model.classes[0]
    files = [write_picture(tmp_path / f"{size}.png", size=size) for size in (30, 31)]
    drop(filled.panel.classes.card(arrow.id), files)
    notice = filled.panel.classes.notice
    qtbot.waitUntil(lambda: notice.sentence == "Added 2 pictures to arrow.", timeout=SECONDS_10)
    assert notice.action == "Undo" and len(arrow.pictures) == 5
    notice.acted.emit()
    assert len(arrow.pictures) == 3 and not notice.isVisible()


def test_in_a_low_window_the_foot_is_lower(filled: Stage) -> None:
    footer = filled.panel.footer
    usual = footer.sizeHint().height()
    filled.panel.set_folded(True, True)
    assert footer.sizeHint().height() < usual
    filled.panel.set_folded(False, False)
    assert footer.sizeHint().height() == usual


def test_a_folder_of_classes_adds_no_notice(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    drop(stage.panel.classes.zone, [write_classes(tmp_path / "greek")])
    qtbot.waitUntil(lambda: len(stage.model.classes) == 2, timeout=SECONDS_10)
    assert not stage.panel.classes.notice.isVisible()


def test_the_title_of_the_wall_takes_drops_where_only_that_is_in_sight(
    filled: Stage, qtbot: Any, tmp_path: Path
) -> None:
    section, before = filled.panel.queries, len(filled.model.queries)
    assert section.childAt(5, 12) is not section.zone
    assert hold_over(section, mime_of([write_picture(tmp_path / "one.png", size=31)]))
    assert section.cover.words == "Drop to recognise 1 picture"
    move_away(section)
    assert section.cover.isHidden()
    drop(section, [tmp_path / "one.png"])
    qtbot.waitUntil(lambda: len(filled.model.queries) == before + 1, timeout=SECONDS_10)
