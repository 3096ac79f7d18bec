"""What Try it says and offers: removals to take back, why nothing is recognised yet, and how it lies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, hold_over, mime_of, write_picture
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QPoint, QPointF, QRect, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton, QStyleOptionViewItem

from workbench.engine.replies import RequestFailed
from workbench.gui.models.try_it import QUERIES
from workbench.gui.widgets.adapt_state import AdaptState
from workbench.gui.widgets.cross_button import CrossButton
from workbench.gui.widgets.notice import DETAILS_LINES

PRESSED = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_return_ends_the_naming_and_hands_the_keyboard_to_the_card(stage: Stage, qtbot: Any) -> None:
    stage.panel.activateWindow()
    for name in ("psi", "second name here"):
        stage.controller.add_class()
        card = stage.panel.classes.card(stage.model.classes[-1].id)
        qtbot.waitUntil(card.name.isVisible, timeout=SECONDS_10)
        qtbot.keyClicks(card.name, name)
        qtbot.keyClick(card.name, Qt.Key.Key_Return)
        assert card.name.isReadOnly()
        assert stage.panel.focusWidget() is card
    assert [each.name for each in stage.model.classes] == ["psi", "second name here"]


def test_the_cross_of_a_card_shows_under_the_mouse_and_removes_the_class(filled: Stage, qtbot: Any) -> None:
    card = filled.panel.classes.card(filled.model.classes[0].id)
    cross = card.findChild(CrossButton)
    assert not cross.isVisible()
    QApplication.sendEvent(card, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert cross.isVisible()
    assert card.childAt(cross.geometry().center()) is cross
    shown = cross.grab().toImage()
    # The sign is drawn: its middle is darker than the disc around it.
    assert shown.pixelColor(shown.rect().center()).lightness() < shown.pixelColor(4, 9).lightness() - 40
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert [each.name for each in filled.model.classes] == ["house"]


def test_a_class_can_be_removed_while_its_name_is_being_typed(filled: Stage, qtbot: Any) -> None:
    card = filled.panel.classes.card(filled.model.classes[0].id)
    filled.panel.activateWindow()
    card.name.start()
    qtbot.keyClicks(card.name, "psi")
    card.findChild(CrossButton).click()
    assert [each.name for each in filled.model.classes] == ["house"]
    filled.controller.undo()
    assert [each.name for each in filled.model.classes] == ["arrow", "house"]


def test_a_removal_can_be_taken_back_where_it_is_told(filled: Stage, qtbot: Any) -> None:
    first = filled.model.classes[0].id
    filled.panel.classRemoved.emit(first)
    notice = filled.panel.classes.notice
    assert (notice.sentence, notice.action) == ("Removed arrow.", "Undo")
    button = next(each for each in notice.findChildren(QPushButton) if each.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [each.name for each in filled.model.classes] == ["arrow", "house"]
    assert not notice.isVisible()
    qtbot.waitUntil(lambda: filled.panel.classes.card(first).y() == 0, timeout=SECONDS_10)


def test_only_the_last_removal_is_offered(filled: Stage) -> None:
    filled.panel.classRemoved.emit(filled.model.classes[0].id)
    filled.panel.queriesRemoved.emit([filled.model.queries[0].key])
    assert not filled.panel.classes.notice.isVisible()
    assert filled.panel.queries.notice.sentence == "Removed question.png."


def test_everything_can_be_cleared_and_taken_back(filled: Stage, qtbot: Any) -> None:
    qtbot.mouseClick(filled.panel.clear, Qt.MouseButton.LeftButton)
    assert filled.model.is_empty
    assert not filled.panel.clear.isVisible()
    assert filled.panel.head.offers_examples
    filled.controller.undo()
    assert filled.panel.classes.count == 2
    assert filled.panel.clear.isVisible()
    assert not filled.panel.head.offers_examples


def test_pictures_say_why_they_are_not_recognised_yet(stage: Stage, qtbot: Any) -> None:
    def why() -> str:
        return stage.panel.queries.tiles[0].why

    stage.model.add_queries(pictures(1))
    assert why() == "not recognised yet: add two classes first"
    assert stage.panel.head.offers_examples
    stage.model.add_class("a", pictures(2))
    assert why() == "not recognised yet: add one more class first"
    second = stage.model.add_class("b")
    assert why() == "not recognised yet: add pictures to two classes first"
    assert stage.panel.head.offers_examples
    stage.model.add_pictures(second, pictures(3))
    assert why() == "waiting for the engine…"
    assert not stage.panel.head.offers_examples
    stage.engine.get_ready()
    assert why() == "recognising…"
    qtbot.waitUntil(lambda: bool(stage.adapts), timeout=SECONDS_10)
    stage.engine.replyReceived.emit(RequestFailed(stage.adapts[-1].request_id, "The model cannot be read.", ""))
    assert why() == "could not be recognised"


def test_a_picture_that_a_class_has_is_told(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    arrows = sorted((tmp_path / "greek" / "arrow").iterdir())
    first, notice = filled.model.classes[0], filled.panel.classes.notice
    drop(filled.panel.classes.card(first.id), arrows[:1])
    qtbot.waitUntil(lambda: notice.sentence == "arrow has this picture already.", timeout=SECONDS_10)
    assert not notice.is_error
    drop(filled.panel.classes.card(first.id), [*arrows, write_picture(tmp_path / "new.png", "arrow", 90)])
    words = "Added 1 picture to arrow. arrow has 3 of these 4 pictures already."
    qtbot.waitUntil(lambda: notice.sentence == words, timeout=SECONDS_10)
    assert len(first.pictures) == 4
    drop(filled.panel.classes.zone, [tmp_path / "greek" / "house"])
    qtbot.waitUntil(lambda: notice.sentence == "house has these 3 pictures already.", timeout=SECONDS_10)


def test_what_was_told_of_a_drop_goes_once_that_is_undone(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    notice, question = filled.panel.queries.notice, tmp_path / "question.png"
    drop(filled.panel.queries.list, [question, write_picture(tmp_path / "new.png", "house", 90)])
    qtbot.waitUntil(lambda: notice.sentence == "This list has 1 of these 2 pictures already.", timeout=SECONDS_10)
    filled.controller.undo()
    assert len(filled.model.queries) == 1 and not notice.sentence and notice.isHidden()
    filled.panel.show_error(QUERIES, "It cannot be read.")
    filled.controller.redo()
    assert notice.sentence == "It cannot be read.", "what went wrong stays"


def test_pictures_that_two_classes_share_are_told_until_they_do_not(stage: Stage) -> None:
    head, some = stage.panel.head, pictures(6)
    hat = stage.model.add_class("hat", some[:3])
    other = stage.model.add_class("Class 1", some[3:5])
    stage.model.add_class("shoes", some[5:])
    assert head.hint == ""
    stage.model.add_pictures(other, some[:2])
    assert head.hint == ("hat and Class 1 have the same 2 pictures: they teach nothing of what tells them apart.")
    head.set_hint("One more picture of shoes would help most.")
    assert head.hint.startswith("hat and Class 1")
    stage.model.remove_pictures(hat, [some[0].key])
    assert head.hint == "hat and Class 1 have the same picture: it teaches nothing of what tells them apart."
    stage.model.remove_pictures(hat, [some[1].key])
    assert head.hint == "One more picture of shoes would help most."
    stage.controller.undo()
    assert head.hint.startswith("hat and Class 1 have the same picture")


def test_a_picture_to_recognise_that_is_an_example_says_so(filled: Stage, qtbot: Any) -> None:
    query, house = filled.model.queries[0], filled.model.named("house")
    filled.answer(filled.adapts[-1])
    (tile,) = filled.panel.queries.tiles
    unseen = _painted(filled)
    assert house and not tile.seen_in and "example" not in tile.words()
    filled.model.add_pictures(house.id, [query])
    (tile,) = filled.panel.queries.tiles
    assert tile.seen_in == "house"
    assert (
        tile.words() == "question.png: arrow 98 %, house 2 % – one of the examples of house, which the model has seen"
    )
    assert "seen as an example" in _painted(filled) and "seen as an example" not in unseen
    filled.model.remove_pictures(house.id, [query.key])
    assert not filled.panel.queries.tiles[0].seen_in


def _painted(stage: Stage) -> list[str]:
    """What is written on the first tile."""
    wall = stage.panel.queries.list
    said, painter = list[str](), _Listening()
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 220, 80)
    image = QImage(220, 80, QImage.Format.Format_ARGB32)
    painter.begin(image)
    painter.said = said
    wall.itemDelegate().paint(painter, option, wall.model().index(0, 0))
    painter.end()
    return said


class _Listening(QPainter):
    """Keeps what is written with it."""

    said: list[str]

    def drawText(self, *given: Any) -> Any:
        self.said += [each for each in given if isinstance(each, str)]
        return super().drawText(*given)


def test_sections_stay_at_the_top_with_their_own_heights(stage: Stage, qtbot: Any) -> None:
    stage.model.add_queries(pictures(2))
    queries = stage.panel.queries
    qtbot.waitUntil(lambda: queries.list.isVisible() and queries.height() == queries.sizeHint().height())
    assert queries.y() - stage.panel.classes.geometry().bottom() < 12
    assert stage.panel.classes.height() == stage.panel.classes.sizeHint().height()


def test_a_drop_is_taken_as_a_copy(stage: Stage, tmp_path: Path) -> None:
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    mime = mime_of([write_picture(tmp_path / "zed.png")])
    assert hold_over(stage.panel.queries.zone, mime)
    event = QDropEvent(QPointF(5, 5), both, mime, *PRESSED)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(stage.panel.queries.zone, event)
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_a_drop_that_could_only_be_moved_is_read_but_never_confirmed(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    mime, zone = mime_of([write_picture(tmp_path / "zed.png")]), stage.panel.queries.zone
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.MoveAction, mime, *PRESSED)
    QApplication.sendEvent(zone, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, mime, *PRESSED)
    QApplication.sendEvent(zone, let_go)
    assert not let_go.isAccepted()
    qtbot.waitUntil(lambda: len(stage.model.queries) == 1, timeout=SECONDS_10)


def test_details_unfold_in_whole_lines_and_fold_again(stage: Stage, qtbot: Any) -> None:
    sentences = [f"number {each}.png is empty (0 bytes)." for each in range(12)]
    notice = stage.panel.queries.notice
    for count in (3, 12):
        stage.panel.show_error(-1, "Some could not be read.", "\n".join(sentences[:count]), "Show which")
        button = next(each for each in notice.findChildren(QPushButton) if each.text() == "Show which")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.text() == "Hide"
        details = notice.findChild(QPlainTextEdit)
        line = details.cursorRect().height()
        shown = min(count, DETAILS_LINES)
        qtbot.waitUntil(lambda: abs(details.viewport().height() - shown * line) < 4, timeout=SECONDS_10)  # noqa: B023
        assert (details.verticalScrollBar().maximum() > 0) == (count > DETAILS_LINES)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.text() == "Show which"
        assert not details.isVisible()


def test_files_are_looked_for_where_the_last_ones_were(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(tmp_path / "a.png")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    stage.panel.choose_files(QUERIES)
    stage.panel.choose_files(QUERIES)
    assert asked[1] == str(tmp_path)
    assert asked[0] == QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


@pytest.mark.parametrize(("milliseconds", "words"), [(0.3, "under 1 ms"), (13.2, "13 ms"), (1400.0, "1.4 s")])
def test_how_long_adapting_took_is_never_nothing(qtbot: Any, milliseconds: float, words: str) -> None:
    state = AdaptState()
    qtbot.addWidget(state)
    state.set_adapted(milliseconds)
    assert f">{words}<" in state.words


def test_where_there_is_little_room_the_time_alone_is_said_and_the_tool_tip_says_of_what(qtbot: Any) -> None:
    state = AdaptState()
    qtbot.addWidget(state)
    state.set_adapted(20.0)
    state.set_short(True)
    assert "adapted in" not in state.words
    assert state.toolTip() == "Adapted to these classes in 20 ms"
