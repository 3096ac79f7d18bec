"""Pictures of Try it go from class to class and from the wall to a class: by mouse, by menu and by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from gui.dropping import LEFT, NONE, hold_over
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from workbench.data.pictures import Picture
from workbench.gui import carrying
from workbench.gui.carrying import FORMAT, Carried, carried_in, mime_of
from workbench.gui.models.contents import NEW_CLASS, QUERIES
from workbench.gui.widgets.picture_menu import PictureMenu

MOVE = Qt.DropAction.MoveAction


def let_go(widget: QWidget, mime: QMimeData) -> None:
    """Carry pictures of Try it over ``widget``, and let go there."""
    assert hold_over(widget, mime)
    event = QDropEvent(QPointF(5, 5), MOVE | Qt.DropAction.CopyAction, mime, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    assert event.isAccepted()
    assert event.dropAction() == MOVE


def names(stage: Stage) -> dict[str, list[str]]:
    return {each.name: [p.name for p in each.pictures.values()] for each in stage.model.classes}


def first_of(stage: Stage, place: int) -> Picture:
    return stage.model.pictures_of(place)[0]


def test_a_picture_is_dragged_to_another_class_and_back_by_undo(filled: Stage, qtbot: Any) -> None:
    arrow, house = filled.model.classes
    card = filled.panel.classes.card(house.id)
    mime = mime_of(arrow.id, [first_of(filled, arrow.id)])
    assert hold_over(card, mime)
    assert card.cover.words == "Drop to move 1 picture to house"
    let_go(card, mime)
    qtbot.waitUntil(lambda: len(house.pictures) == 4, timeout=SECONDS_10)
    assert names(filled)["arrow"] == ["arrow1.png", "arrow2.png"]
    assert names(filled)["house"][-1] == "arrow0.png"
    filled.controller.undo()
    assert names(filled)["arrow"] == ["arrow0.png", "arrow1.png", "arrow2.png"]


def test_a_class_does_not_take_its_own_pictures(filled: Stage) -> None:
    arrow = filled.model.classes[0]
    assert not hold_over(filled.panel.classes.card(arrow.id), mime_of(arrow.id, [first_of(filled, arrow.id)]))


def test_a_query_dragged_to_a_class_or_to_the_zone_becomes_an_example(filled: Stage, qtbot: Any) -> None:
    filled.model.add_queries(pictures(2))
    arrow = filled.model.classes[0]
    let_go(filled.panel.classes.card(arrow.id), mime_of(QUERIES, filled.model.queries[:1]))
    qtbot.waitUntil(lambda: len(filled.model.queries) == 2, timeout=SECONDS_10)
    assert names(filled)["arrow"][-1] == "question.png"
    notice = filled.panel.queries.notice
    assert (notice.sentence, notice.action) == ("Added question.png to arrow.", "Undo")
    let_go(filled.panel.classes.zone, mime_of(QUERIES, filled.model.queries))
    qtbot.waitUntil(lambda: len(filled.model.classes) == 3, timeout=SECONDS_10)
    assert names(filled)["Class 3"] == ["0.png", "1.png"]


def test_an_example_dragged_to_the_wall_is_recognised(filled: Stage, qtbot: Any) -> None:
    arrow = filled.model.classes[0]
    let_go(filled.panel.queries.list.viewport(), mime_of(arrow.id, [first_of(filled, arrow.id)]))
    qtbot.waitUntil(lambda: len(filled.model.queries) == 2, timeout=SECONDS_10)
    assert len(arrow.pictures) == 2


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"token": "another window", "origin": 1, "keys": ["x"]}'])
def test_what_another_program_carries_is_not_taken_for_ours(content: bytes) -> None:
    mime = QMimeData()
    mime.setData(FORMAT, QByteArray(content))
    assert carried_in(mime) is None


def test_carried_pictures_are_no_files_for_the_other_panels(filled: Stage, qtbot: Any) -> None:
    from workbench.gui.panels.dataset import DatasetPanel

    panel = DatasetPanel()
    qtbot.addWidget(panel)
    assert not hold_over(panel, mime_of(QUERIES, filled.model.queries))


def test_the_mouse_begins_a_drag_of_a_thumbnail_and_of_what_is_selected_on_the_wall(
    filled: Stage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[int, list[str]]] = []

    def drag(_source: QWidget, origin: int, carried: Sequence[Picture]) -> None:
        begun.append((origin, [each.name for each in carried]))

    monkeypatch.setattr(carrying, "drag", drag)
    arrow = filled.model.classes[0]
    card = filled.panel.classes.card(arrow.id)
    thumbnail = card.thumbnail(card.keys[1])
    qtbot.mousePress(thumbnail, Qt.MouseButton.LeftButton, pos=QPoint(10, 30))
    qtbot.mouseMove(thumbnail, QPoint(12, 30))
    assert not begun
    qtbot.mouseMove(thumbnail, QPoint(40, 30))
    filled.model.add_queries(pictures(3))
    filled.panel.pick_queries(["q0", "q2"])
    filled.panel.queries.list.startDrag(MOVE)
    assert begun == [(arrow.id, ["arrow1.png"]), (QUERIES, ["0.png", "2.png"])]


def test_ctrl_x_and_ctrl_v_move_pictures_between_places(filled: Stage, qtbot: Any) -> None:
    arrow, house = filled.model.classes
    filled.panel.activateWindow()
    card = filled.panel.classes.card(arrow.id)
    qtbot.keyClick(card.thumbnail(card.keys[0]), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert len(arrow.pictures) == 3
    filled.panel.classes.card(house.id).setFocus()
    qtbot.waitUntil(lambda: filled.panel.focused_target() == house.id, timeout=SECONDS_10)
    filled.controller.paste()
    assert len(arrow.pictures) == 2
    assert names(filled)["house"][-1] == "arrow0.png"
    filled.controller.paste()
    assert len(house.pictures) == 4
    wall = filled.panel.queries.list
    wall.setCurrentIndex(wall.model().index(0, 0))
    qtbot.keyClick(wall, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    filled.controller.paste()
    assert names(filled)["house"][-1] == "question.png"


def test_what_was_cut_and_is_gone_meanwhile_changes_nothing(filled: Stage) -> None:
    arrow, house = filled.model.classes
    before = names(filled)["house"]
    QGuiApplication.clipboard().setMimeData(mime_of(arrow.id, [first_of(filled, arrow.id)]))
    filled.model.remove_class(arrow.id)
    filled.controller.paste()
    assert filled.panel.classes.notice.sentence == "What was cut is no longer where it was cut from."
    assert filled.model.move_pictures(house.id, [first_of(filled, house.id).key], arrow.id) == 0
    assert names(filled) == {"house": before}


def test_a_digit_puts_what_is_selected_into_that_class_and_the_keyboard_goes_on(filled: Stage, qtbot: Any) -> None:
    filled.model.add_queries(pictures(3))
    wall = filled.panel.queries.list
    filled.panel.activateWindow()
    wall.setFocus()
    wall.setCurrentIndex(wall.model().index(1, 0))
    qtbot.keyClick(wall, Qt.Key.Key_2)
    assert names(filled)["house"][-1] == "0.png"
    assert [each.key for each in filled.model.queries[1:]] == ["q1", "q2"]
    assert wall.currentIndex().row() == 1
    qtbot.keyClick(wall, Qt.Key.Key_9)
    assert len(filled.model.queries) == 3


def test_one_click_on_what_a_tile_offers_corrects_it(filled: Stage, qtbot: Any) -> None:
    filled.answer(filled.adapts[-1])
    wall = filled.panel.queries.list
    cell = QRectF(wall.visualRect(wall.model().index(0, 0)))
    offer, _ = wall.itemDelegate().offer_rects(cell)
    assert wall.tiles[0].offered == "house"
    qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=offer.center().toPoint())
    assert not filled.model.queries
    assert names(filled)["house"][-1] == "question.png"
    assert filled.model.undo_words == "moving question.png to house"
    filled.controller.undo()
    assert filled.panel.queries.tiles[0].fresh
    assert filled.panel.queries.tiles[0].label == "arrow"


def menu_of(stage: Stage) -> PictureMenu:
    return next(each for each in stage.panel.findChildren(PictureMenu) if each.isVisible())


def test_the_menu_of_a_query_has_every_class_with_its_key(filled: Stage, qtbot: Any) -> None:
    filled.answer(filled.adapts[-1])
    wall = filled.panel.queries.list
    wall.setCurrentIndex(wall.model().index(0, 0))
    asked: list[str] = []
    filled.panel.whyRequested.connect(asked.append)
    QApplication.sendEvent(wall, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(1, 1)))
    menu = menu_of(filled)
    words = [each.text() for each in menu.actions() if each.text()]
    assert words[:4] == ["&Why?\tReturn", "It is arrow\t1", "It is house\t2", "Begin a &new class with it"]
    menu.actions()[0].trigger()
    assert asked == [filled.model.queries[0].key]
    next(each for each in menu.actions() if each.text().startswith("It is house")).trigger()
    assert names(filled)["house"][-1] == "question.png"
    menu.close()


def test_the_menu_of_an_example_moves_and_removes_it(filled: Stage, qtbot: Any) -> None:
    arrow = filled.model.classes[0]
    card = filled.panel.classes.card(arrow.id)
    thumbnail = card.thumbnail(card.keys[0])
    QApplication.sendEvent(thumbnail, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(), QPoint(1, 1)))
    menu = menu_of(filled)
    words = [each.text() for each in menu.actions() if each.text()]
    assert words == [
        "Move to house",
        "Begin a &new class with it",
        "Have it &recognised",
        "Cu&t\tCtrl+X",
        "R&emove\tDelete",
    ]
    menu.moveChosen.emit(NEW_CLASS)
    assert names(filled)["Class 3"] == ["arrow0.png"]
    menu.moveChosen.emit(QUERIES)  # it has gone meanwhile
    assert len(filled.model.queries) == 1
    menu.close()


def test_pictures_that_are_carried_name_where_they_are_from(filled: Stage) -> None:
    mime = mime_of(QUERIES, filled.model.queries)
    assert carried_in(mime) == Carried(QUERIES, (filled.model.queries[0].key,))
    assert mime.hasImage(), "other programs get the picture"
