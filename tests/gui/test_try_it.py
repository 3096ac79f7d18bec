"""Try it with a stand-in engine: drops and pastes end in Adapt commands, and answers in predictions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gui.dropping import drop, hold_over, mime_of, move_away, write_classes, write_picture
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage

from workbench.engine.replies import RequestFailed
from workbench.gui.controllers.adapting import FIRST_AT_ONCE, QUERIES_AT_ONCE
from workbench.gui.models.queries import TILE
from workbench.gui.panels.try_it import ModelEntry


def test_dropped_folders_and_queries_end_in_an_adapt_with_the_right_pictures(filled: Stage) -> None:
    command = filled.adapts[-1]
    assert command.model == filled.controller.model_ref
    assert [(each.name, [p.name for p in each.pictures]) for each in command.classes] == [
        ("arrow", ["arrow0.png", "arrow1.png", "arrow2.png"]),
        ("house", ["house0.png", "house1.png", "house2.png"]),
    ]
    assert [each.name for each in command.queries] == ["question.png"]
    assert command.classes[0].pictures[1].pixels.shape == (41, 41, 4)


def test_predictions_are_shown_with_the_time_and_the_badges(filled: Stage) -> None:
    filled.answer(filled.adapts[-1])
    tile = filled.panel.queries.tiles[0]
    assert tile.fresh
    assert tile.ranking[0] == ("arrow", 0.98)
    assert "41 ms" in filled.panel.state.words
    assert filled.panel.queries.count_words == "1 picture"


def test_an_unsure_answer_is_counted(filled: Stage) -> None:
    filled.answer(filled.adapts[-1], confidence=0.6)
    assert filled.panel.queries.count_words == "1 picture, 1 unsure"


def test_stale_replies_are_ignored(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    old = filled.adapts[-1]
    first = filled.model.classes[0].id
    drop(filled.panel.classes.card(first), [write_picture(tmp_path / "more.png")])
    qtbot.waitUntil(lambda: filled.adapts[-1].request_id != old.request_id, timeout=SECONDS_10)
    filled.answer(old, label="stale")
    assert not filled.model.predictions
    filled.answer(filled.adapts[-1])
    assert [each.label for each in filled.model.predictions.values()] == ["arrow"]


def test_a_change_makes_shown_predictions_pale_until_the_answer_comes(filled: Stage, qtbot: Any) -> None:
    filled.answer(filled.adapts[-1])
    filled.panel.renameRequested.emit(filled.model.classes[0].id, "dart")
    tile = filled.panel.queries.tiles[0]
    assert tile.prediction is not None
    assert not tile.fresh
    qtbot.waitUntil(lambda: filled.adapts[-1].classes[0].name == "dart", timeout=SECONDS_10)


def test_changes_in_quick_succession_are_sent_once(filled: Stage, qtbot: Any) -> None:
    before = len(filled.adapts)
    for name in ("one", "two", "three"):
        filled.panel.renameRequested.emit(filled.model.classes[0].id, name)
    qtbot.waitUntil(lambda: len(filled.adapts) > before, timeout=SECONDS_10)
    assert len(filled.adapts) == before + 1
    assert filled.adapts[-1].classes[0].name == "three"


def test_nothing_is_asked_before_the_engine_is_ready(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    drop(stage.panel.classes.zone, [write_classes(tmp_path / "greek")])
    qtbot.waitUntil(lambda: stage.panel.classes.count == 2, timeout=SECONDS_10)
    assert stage.panel.state.words == "waiting for engine…"
    qtbot.wait(400)
    assert not stage.adapts
    stage.engine.get_ready()
    qtbot.waitUntil(lambda: len(stage.adapts) == 1, timeout=SECONDS_10)


def test_after_the_engine_died_everything_is_asked_again(filled: Stage, qtbot: Any) -> None:
    sent = len(filled.adapts)
    filled.engine.childDied.emit("It died.")
    assert filled.panel.state.words == "waiting for engine…"
    filled.engine.get_ready()
    qtbot.waitUntil(lambda: len(filled.adapts) == sent + 1, timeout=SECONDS_10)
    assert filled.adapts[-1].queries


def test_bad_files_are_told_in_a_sentence_and_the_others_go_through(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "empty.png").write_bytes(b"")
    good = write_picture(tmp_path / "good.png")
    drop(stage.panel.queries.zone, [tmp_path / "notes.txt", tmp_path / "empty.png", good])
    qtbot.waitUntil(lambda: len(stage.panel.queries.tiles) == 1, timeout=SECONDS_10)
    notice = stage.panel.queries.notice
    assert notice.isVisible()
    assert notice.sentence == "2 files could not be read as pictures."
    assert "notes.txt" in notice.details
    assert "empty.png" in notice.details


def test_one_bad_file_is_told_by_its_own_sentence(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    drop(stage.panel.classes.zone, [tmp_path / "empty.png"])
    notice = stage.panel.classes.notice
    qtbot.waitUntil(notice.isVisible, timeout=SECONDS_10)
    assert notice.sentence == "empty.png is empty (0 bytes)."
    assert not stage.model.classes


def test_a_failed_request_is_told_with_its_details(filled: Stage) -> None:
    request = filled.adapts[-1].request_id
    filled.engine.replyReceived.emit(RequestFailed(request, "The model cannot be read.", "Traceback: …"))
    notice = filled.panel.head.notice
    assert notice.isVisible()
    assert (notice.sentence, notice.details) == ("The model cannot be read.", "Traceback: …")
    assert filled.panel.state.words == ""


def test_holding_files_over_a_card_says_what_a_drop_would_do(filled: Stage, tmp_path: Path) -> None:
    card = filled.panel.classes.card(filled.model.classes[0].id)
    assert hold_over(card, mime_of(sorted((tmp_path / "greek" / "house").iterdir())))
    assert card.cover.isVisible()
    assert card.cover.words == "Drop to add 3 pictures to arrow"
    move_away(card)
    assert not card.cover.isVisible()


def test_ctrl_v_pastes_where_the_keyboard_is(filled: Stage, qtbot: Any) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(0x123456)
    QGuiApplication.clipboard().setMimeData(mime_of(image))
    second = filled.model.classes[1]
    filled.panel.activateWindow()
    filled.panel.classes.card(second.id).setFocus()
    qtbot.waitUntil(lambda: filled.panel.focused_target() == second.id, timeout=SECONDS_10)
    filled.controller.paste()
    qtbot.waitUntil(lambda: len(second.pictures) == 4, timeout=SECONDS_10)


def test_pasted_files_become_queries_once_there_are_two_classes(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setMimeData(mime_of([write_picture(tmp_path / "pasted.png", "fork")]))
    filled.panel.chooser.setFocus()
    filled.controller.paste()
    qtbot.waitUntil(lambda: len(filled.model.queries) == 2, timeout=SECONDS_10)


def test_pasted_files_make_a_class_at_the_start(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setMimeData(mime_of([write_picture(tmp_path / "fork1.png", "fork")]))
    stage.controller.paste()
    qtbot.waitUntil(lambda: [each.name for each in stage.model.classes] == ["fork"], timeout=SECONDS_10)


def test_an_empty_clipboard_is_told(stage: Stage) -> None:
    QGuiApplication.clipboard().clear()
    stage.controller.paste()
    assert stage.panel.classes.notice.sentence == "The clipboard holds no picture and no file."


def test_keys_remove_pictures_queries_and_classes(filled: Stage, qtbot: Any) -> None:
    first = filled.model.classes[0]
    card = filled.panel.classes.card(first.id)
    qtbot.keyClick(card.thumbnail(card.keys[0]), Qt.Key.Key_Delete)
    assert len(first.pictures) == 2
    assert card.keys == list(first.pictures)
    wall = filled.panel.queries.list
    wall.setCurrentIndex(wall.model().index(0))
    qtbot.keyClick(wall, Qt.Key.Key_Delete)
    assert not filled.model.queries
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert [each.name for each in filled.model.classes] == ["house"]
    assert filled.panel.classes.count == 1


def test_the_cross_of_a_query_removes_it(filled: Stage, qtbot: Any) -> None:
    wall = filled.panel.queries.list
    cell = wall.visualRect(wall.model().index(0))
    qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.left() + 48, cell.top() + 17))
    assert not filled.model.queries


def test_a_class_is_renamed_where_it_stands(filled: Stage, qtbot: Any) -> None:
    card = filled.panel.classes.card(filled.model.classes[0].id)
    filled.panel.activateWindow()
    card.name.start()
    qtbot.keyClicks(card.name, "psi")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert filled.model.classes[0].name == "psi"


def test_a_name_that_is_taken_is_told(filled: Stage) -> None:
    filled.panel.renameRequested.emit(filled.model.classes[0].id, "house")
    assert filled.panel.classes.notice.sentence == "There is already a class named house."
    assert filled.panel.classes.card(filled.model.classes[0].id).name.name == "arrow"


def test_dropping_a_folder_again_adds_to_the_class_of_that_name(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    drop(filled.panel.classes.zone, [write_classes(tmp_path / "again", count=5)])
    qtbot.waitUntil(lambda: len(filled.model.classes[0].pictures) == 5, timeout=SECONDS_10)
    assert [each.name for each in filled.model.classes] == ["arrow", "house"]


def test_many_queries_are_asked_in_parts_and_painted_only_where_seen(filled: Stage, qtbot: Any) -> None:
    filled.answer(filled.adapts[-1])
    filled.model.add_queries(pictures(150))
    before = len(filled.adapts)
    qtbot.waitUntil(lambda: len(filled.adapts) > before, timeout=SECONDS_10)
    for asked in (8, 64, 64, 14):
        command = filled.adapts[-1]
        assert len(command.queries) == asked
        filled.answer(command)
    assert (FIRST_AT_ONCE, QUERIES_AT_ONCE) == (8, 64)
    assert len(filled.model.predictions) == 151
    assert not filled.model.waiting()
    wall = filled.panel.queries.list
    assert wall.model().index(150).data(TILE).fresh
    assert wall.model().index(151).data(TILE) is None


def test_another_model_recognises_everything_anew(filled: Stage, qtbot: Any, tmp_path: Path) -> None:
    filled.answer(filled.adapts[-1])
    filled.controller.set_runs([ModelEntry(str(tmp_path / "run"), "my run")])
    filled.panel.modelChosen.emit(str(tmp_path / "run"))
    assert not filled.model.predictions
    qtbot.waitUntil(lambda: filled.adapts[-1].model == str(tmp_path / "run"), timeout=SECONDS_10)
    filled.controller.set_runs([])
    assert filled.controller.model_ref == "builtin:omniglot"


def test_the_examples_fill_the_pane_for_whoever_has_no_pictures(stage: Stage, qtbot: Any) -> None:
    assert stage.panel.head.offers_examples
    stage.panel.examplesRequested.emit()
    qtbot.waitUntil(lambda: len(stage.model.queries) == 6, timeout=SECONDS_10)
    assert [len(each.pictures) for each in stage.model.classes] == [4, 4, 4, 4]
    assert not stage.panel.head.offers_examples


def test_a_large_class_shows_only_some_of_its_pictures(stage: Stage) -> None:
    class_id = stage.model.add_class("many", pictures(100))
    card = stage.panel.classes.card(class_id)
    assert len(card.keys) == 24
    assert card.accessibleName() == "Class many, 100 pictures"


def test_pictures_dropped_while_others_are_recognised_come_along_afterwards(filled: Stage, qtbot: Any) -> None:
    under_way = filled.adapts[-1]
    filled.model.add_queries(pictures(2))
    filled.answer(under_way)
    assert filled.panel.queries.tiles[0].fresh, "the classes are the same, so the answer counts"
    assert [each.key for each in filled.adapts[-1].queries] == ["q0", "q1"]
    filled.answer(filled.adapts[-1])
    assert not filled.model.waiting()


def test_taking_pictures_away_asks_for_nothing(filled: Stage, qtbot: Any) -> None:
    filled.answer(filled.adapts[-1])
    before = len(filled.adapts)
    filled.model.remove_queries([filled.model.queries[0].key])
    filled.controller.undo()
    assert filled.panel.queries.tiles[0].fresh
    qtbot.wait(400)
    assert len(filled.adapts) == before
