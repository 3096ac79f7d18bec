"""The window "Runs": what it lists, and what can be done there with the runs that are chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.runs_stage import SECONDS_10, Runs, look_at_test_classes
from gui.stand_in_engine import beginning, step, whole_run
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from workbench.config import RunConfig, TaskConfig, TrainConfig
from workbench.engine.commands import CancelRequest, Continue
from workbench.engine.run_requests import RunTested, TestRun
from workbench.gui.controllers.run_testing import CANCELLED
from workbench.gui.dialogs.run_damaged import DamagedDialog
from workbench.gui.dialogs.run_tags import RunTagsDialog
from workbench.gui.dialogs.run_test import RunTestDialog
from workbench.gui.dialogs.runs import NO_RUNS, NONE_FIT
from workbench.gui.models.run_cells import BEGUN, DATASET, NOTE, RUN, TAGS, TEST, TIME
from workbench.gui.widgets import written_notice
from workbench.gui.widgets.notice import Notice
from workbench.gui.widgets.runs_table_delegate import ROW
from workbench.runs.about import About, read_about
from workbench.runs.reproducing import command_line

A, B, C = "glyphs-maml-01", "glyphs-maml-02", "omniglot-protonet-01"


@pytest.fixture
def runs(qtbot: Any, home: Path) -> Runs:
    """Three runs: one with words of the user's, one that was stopped, one on other data."""
    stage = Runs(qtbot, home)
    stage.add(A, About("Best so far", "for the talk", ("talk",)))
    stage.add(B, config=RunConfig(algorithm="maml"), events=whole_run(RunConfig(algorithm="maml"), "stopped"))
    stage.add(C, config=RunConfig(dataset="omniglot", task=TaskConfig(ways=20)))
    stage.open()
    return stage


def test_the_window_lists_all_runs_with_what_is_said_of_them(runs: Runs) -> None:
    assert sorted(runs.shown(RUN)) == ["Best so far", B, C]
    assert runs.window.count_words == "3 runs"
    assert runs.window.empty_words == ""
    assert list(runs.window.filters.chips) == ["talk"]


def test_without_runs_it_says_how_there_will_be_some(qtbot: Any, home: Path) -> None:
    stage = Runs(qtbot, home)
    stage.open()
    assert stage.window.empty_words == NO_RUNS and not stage.window.all.isVisible()


def test_a_search_that_finds_nothing_says_so_and_is_taken_back(runs: Runs, qtbot: Any) -> None:
    qtbot.keyClick(runs.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert runs.window.filters.search.hasFocus()
    qtbot.keyClicks(runs.window.filters.search, "omniglot stopped")
    runs.wait(lambda: runs.window.empty_words == NONE_FIT)
    runs.window.all.click()
    assert len(runs.shown()) == 3 and runs.window.filters.search.text() == ""


def test_a_tag_shows_the_runs_that_have_it_and_is_marked_by_a_sign(runs: Runs) -> None:
    chip = runs.window.filters.chips["talk"]
    chip.click()
    assert runs.shown(RUN) == ["Best so far"] and not chip.icon().isNull()
    assert runs.window.count_words == "1 of 3 runs"
    chip.click()
    assert len(runs.shown()) == 3 and chip.icon().isNull()


def test_what_is_chosen_stays_chosen_when_runs_are_sorted_searched_and_listed_again(runs: Runs) -> None:
    runs.choose(A, C)
    runs.list.header.setSortIndicator(TIME, Qt.SortOrder.DescendingOrder)
    runs.list.header.setSortIndicator(RUN, Qt.SortOrder.DescendingOrder)
    assert runs.shown(RUN) == [C, B, "Best so far"] and runs.chosen() == [C, "Best so far"]
    runs.add("glyphs-maml-00")
    runs.library._runs.refresh()
    runs.wait(lambda: len(runs.shown()) == 4)
    assert runs.chosen() == [C, "Best so far"]
    runs.window.filters.search.setText("omniglot")
    runs.wait(lambda: runs.chosen() == [C])


def test_a_new_name_is_typed_in_place_kept_in_the_folder_and_undone(runs: Runs, qtbot: Any) -> None:
    runs.choose(B)
    qtbot.keyClick(runs.window, Qt.Key.Key_F2)
    editor = runs.list.viewport().findChild(QLineEdit)
    editor.setText("  Second ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    runs.wait(lambda: runs.chosen() == ["Second"])
    assert read_about(runs.folder / B).title == "Second" and (runs.folder / B).is_dir()
    assert "Second" in [each.title for each in runs.main.wiring.try_it.entries]
    qtbot.keyClick(runs.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    runs.wait(lambda: runs.chosen() == [B])
    assert read_about(runs.folder / B) == About()
    runs.library.keeper.undo.redo()
    runs.wait(lambda: runs.chosen() == ["Second"])


def test_a_list_that_comes_while_a_name_is_typed_waits(runs: Runs, qtbot: Any) -> None:
    runs.choose(B)
    runs.do("rename")
    runs.add("glyphs-maml-09")
    runs.library._runs.refresh()
    runs.wait(lambda: len(runs.library._runs.runs) == 4)
    assert runs.list.is_editing and len(runs.shown()) == 3
    qtbot.keyClick(runs.list.viewport().findChild(QLineEdit), Qt.Key.Key_Escape)
    runs.wait(lambda: len(runs.shown()) == 4)


def test_the_name_of_the_folder_is_no_title_and_an_empty_one_takes_the_title_away(runs: Runs) -> None:
    for typed in (A, ""):
        runs.list.rows.renamed.emit(runs.folder / A, "Other")
        runs.wait(lambda: "Other" in runs.shown(RUN))
        runs.list.rows.renamed.emit(runs.folder / A, typed)
        runs.wait(lambda: A in runs.shown(RUN))
        assert read_about(runs.folder / A).title == ""


def test_a_note_of_several_lines_is_written_in_the_details(runs: Runs, qtbot: Any) -> None:
    runs.choose(B)
    runs.do("note")
    assert runs.list.is_editing and runs.list.currentIndex().column() == NOTE
    qtbot.keyClick(runs.list.viewport().findChild(QLineEdit), Qt.Key.Key_Escape)
    note = runs.library._looker.details.note
    runs.wait(lambda: runs.library._looker.details.run is not None)
    note.setFocus()
    qtbot.keyClicks(note, "one")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "two")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    runs.wait(lambda: "one two" in runs.shown(NOTE))
    assert read_about(runs.folder / B).note == "one\ntwo"
    runs.do("note")
    assert not runs.list.is_editing and note.hasFocus()


def test_tags_are_ticked_for_several_runs_at_once(runs: Runs, qtbot: Any) -> None:
    runs.choose(A, B)
    runs.do("tags")
    dialog = runs.window.findChild(RunTagsDialog)
    assert dialog.list.item(0).checkState() == Qt.CheckState.PartiallyChecked
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClicks(dialog.field, "thesis,  large  step")
    dialog.keep.click()
    runs.wait(lambda: runs.shown(TAGS).count("large step, thesis") == 2)
    assert read_about(runs.folder / A) == About("Best so far", "for the talk", ("large step", "thesis"))
    runs.library.keeper.undo.undo()
    runs.wait(lambda: "talk" in runs.shown(TAGS))
    assert read_about(runs.folder / B).tags == ()


def test_deleted_runs_go_to_the_trash_and_come_back(runs: Runs, qtbot: Any) -> None:
    runs.choose(A, C)
    qtbot.keyClick(runs.list, Qt.Key.Key_Delete)
    runs.wait(lambda: runs.shown(RUN) == [B])
    assert not (runs.folder / A).exists()
    assert runs.window.notice.sentence == "2 runs moved to the trash." and runs.window.notice.action == "Undo"
    runs.window.notice._action.click()
    runs.wait(lambda: len(runs.shown()) == 3)
    assert read_about(runs.folder / A).title == "Best so far"
    runs.library.keeper.undo.redo()
    runs.wait(lambda: runs.shown(RUN) == [B])


def test_the_run_in_training_is_not_deleted_and_it_says_why(runs: Runs) -> None:
    training = runs.main.wiring.training
    training.start()
    live = training.live_dir
    runs.add(live.name, events=[beginning(RunConfig()), step(4)])
    runs.engine.say([beginning(RunConfig()), step(4)])
    runs.wait(lambda: live in {run.path for run in runs.library._runs.runs} and len(runs.shown()) == 4)
    runs.choose(A, live.name)
    runs.do("delete")
    assert live.name in runs.window.notice.sentence and "Stop it first" in runs.window.notice.sentence
    assert live.exists() and (runs.folder / A).exists()


def test_what_cannot_be_deleted_is_told_and_the_others_go(runs: Runs) -> None:
    runs.choose(A, B)
    (runs.folder / B / "config.json").unlink()
    (runs.folder / B / "events.jsonl").unlink()
    runs.do("delete")
    runs.wait(lambda: bool(runs.window.notice.sentence))
    assert runs.window.notice.is_error and B in runs.window.notice.sentence
    assert not (runs.folder / A).exists() and (runs.folder / B).exists()


def test_a_test_asks_first_and_says_how_often_the_classes_were_looked_at(runs: Runs) -> None:
    look_at_test_classes(runs.folder / A)
    runs.library._runs.refresh()
    runs.wait(lambda: "81.0 ± 1.0 %" in runs.shown(TEST))
    runs.choose(A)
    runs.do("test")
    dialog = runs.window.findChild(RunTestDialog)
    said = " ".join(each.text() for each in dialog.findChildren(QLabel)).replace("\u00a0", " ")
    assert "looked at once" in said and "81.0 ± 1.0 %" in said and not runs.engine.sent_of(TestRun)
    dialog.tasks.setValue(200)
    dialog.test.click()
    (asked,) = runs.engine.sent_of(TestRun)
    assert (asked.run_dir, asked.episodes) == (str(runs.folder / A), 200)
    assert runs.window.busy.isVisible() and not runs.window.actions_on_runs.action("test").isEnabled()
    answer = {"accuracy": 0.8, "ci95": 0.015, "episodes": 200}
    runs.engine.replyReceived.emit(RunTested(asked.request_id, asked.run_dir, answer, 2))
    assert not runs.window.busy.isVisible()
    assert runs.window.notice.sentence.startswith("Best so far: 80.0 ± 1.5 % on 200 tasks")
    assert runs.window.notice.sentence.endswith("looked at twice.")


def test_a_test_is_given_up(runs: Runs) -> None:
    runs.choose(A)
    runs.library.tester.test(runs.library.selected[0], 600, 0)
    runs.window.busy.cancel.click()
    assert runs.engine.sent_of(CancelRequest) and not runs.window.busy.isVisible()
    assert runs.window.notice.sentence == CANCELLED


def test_train_again_fills_the_settings_into_the_panels(runs: Runs) -> None:
    config = RunConfig(algorithm="maml", task=TaskConfig(ways=7), train=TrainConfig(outer_lr=0.003))
    runs.add("glyphs-maml-07", config=config)
    runs.library._runs.refresh()
    runs.wait(lambda: len(runs.shown()) == 4)
    runs.choose("glyphs-maml-07")
    runs.do("again")
    wiring = runs.main.wiring
    runs.wait(lambda: wiring.algorithm.algorithm == "maml" and wiring.algorithm.run_config().task.ways == 7)
    assert wiring.algorithm.run_config().train.outer_lr == 0.003
    assert "glyphs-maml-07" in runs.main.training.banner.sentence


def test_settings_that_this_version_does_not_know_are_not_filled_in(runs: Runs) -> None:
    runs.add("gone-maml-01", config=RunConfig(dataset="gone", algorithm="maml"))
    runs.library._runs.refresh()
    runs.wait(lambda: len(runs.shown()) == 4)
    runs.choose("gone-maml-01")
    before = runs.main.wiring.algorithm.run_config()
    runs.do("again")
    runs.wait(lambda: runs.window.notice.is_error and "gone" in runs.window.notice.sentence)
    assert runs.main.wiring.algorithm.run_config() == before


def test_continue_goes_on_with_the_run(runs: Runs) -> None:
    runs.choose(B)
    runs.do("continue")
    runs.wait(lambda: bool(runs.engine.sent_of(Continue)))
    assert runs.engine.sent_of(Continue)[0].run_dir == str(runs.folder / B)


def test_the_command_line_is_copied(runs: Runs) -> None:
    runs.choose(B)
    runs.do("copy")
    runs.wait(lambda: runs.window.notice.sentence != "")
    assert QGuiApplication.clipboard().text() == command_line(RunConfig(algorithm="maml"))


def test_others_hear_which_runs_to_compare_to_report_and_to_export(runs: Runs) -> None:
    """Who does what is asked for, and asks back where to, is left out."""
    runs.choose(A, C)
    told: list[list[Path]] = []
    library = runs.library
    for signal in (library.compareRequested, library.exportRequested, library.reportRequested):
        signal.disconnect()
        signal.connect(lambda paths: told.append(sorted(paths)))
    for key in ("compare", "export", "report"):
        runs.do(key)
    assert told == 3 * [[runs.folder / name for name in (A, C)]]
    runs.choose(C)
    runs.do("report")
    assert told[-1] == [runs.folder / C]


def test_return_shows_the_curves_of_the_run_in_training_s_panel(runs: Runs, qtbot: Any) -> None:
    runs.choose(A)
    qtbot.keyClick(runs.list, Qt.Key.Key_Return)
    runs.wait(lambda: runs.main.training.head.name.text() == "Best so far")


def test_folders_that_cannot_be_read_are_told_each_with_the_reason(runs: Runs) -> None:
    assert not runs.window.damaged.isVisible()
    (runs.folder / "broken").mkdir()
    (runs.folder / "broken" / "config.json").write_text("{", encoding="utf-8")
    runs.library._runs.refresh()
    runs.wait(runs.window.damaged.isVisible)
    assert runs.window.damaged.text() == "1 folder cannot be read"
    runs.window.damaged.click()
    dialog = runs.window.findChild(DamagedDialog)
    assert (
        any("config.json" in each.text() or "broken" in each.text() for each in dialog.findChildren(QLineEdit))
        or dialog
    )
    dialog.accept()


def test_columns_and_order_are_remembered(runs: Runs, qtbot: Any) -> None:
    header = runs.list.header
    header.setSortIndicator(RUN, Qt.SortOrder.AscendingOrder)
    header.setSortIndicator(DATASET, Qt.SortOrder.DescendingOrder)
    header._show(DATASET, False)
    header._show(BEGUN, True)
    header.moveSection(header.visualIndex(NOTE), 1)
    runs.window.close()
    again = Runs(qtbot, runs.folder.parent.parent)
    again.open()
    kept = again.list.header
    assert kept.isSectionHidden(DATASET) and not kept.isSectionHidden(BEGUN) and kept.visualIndex(NOTE) == 1
    assert again.shown(RUN) == [C, "Best so far", B]
    kept.reset_columns()
    assert not kept.isSectionHidden(DATASET) and kept.isSectionHidden(BEGUN)


def test_every_column_can_be_hidden_and_sorted_by_keys_but_the_name_stays(runs: Runs) -> None:
    menu = runs.list.header.menu(runs.window)
    entries = {each.text(): each for each in menu.actions() if each.isCheckable()}
    assert not entries["Run"].isEnabled()
    entries["Note"].trigger()
    assert runs.list.isColumnHidden(NOTE)
    sorting = next(each.menu() for each in menu.actions() if each.menu())
    next(each for each in sorting.actions() if each.text() == "Run").trigger()
    assert runs.shown(RUN) == ["Best so far", B, C]
    menu.deleteLater()


def test_all_runs_are_a_button_away_from_the_training_panel(qtbot: Any, home: Path) -> None:
    stage = Runs(qtbot, home)
    stage.main.show()
    stage.main.training.runs._all.click()
    QApplication.processEvents()
    assert stage.window.isVisible()


def test_the_window_can_be_asked_for_by_its_key(runs: Runs, qtbot: Any) -> None:
    runs.window.close()
    runs.main.activateWindow()
    qtbot.waitUntil(runs.main.isActiveWindow, timeout=SECONDS_10)
    qtbot.keyClick(runs.main, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert runs.window.isVisible()


def test_on_a_low_screen_four_rows_are_in_sight_and_every_action_is_at_hand(runs: Runs, qtbot: Any) -> None:
    """As at 200 % on a screen of 1440×900."""
    window = runs.window
    window.resize(716, 410)
    qtbot.waitUntil(lambda: window.toolbar.buttons[-1].isHidden())
    qtbot.wait(50)  # until the rest is laid out anew
    assert window.height() == 410 and window.list.viewport().height() >= 4 * ROW
    assert window.rect().contains(window.tabs.geometry().translated(window.tabs.parentWidget().pos()))
    shown = [each for each in (*window.toolbar.buttons, window.toolbar.more) if not each.isHidden()]
    assert len({each.y() for each in shown}) == 1 and all(each.geometry().right() < 716 for each in shown)
    in_menu = {each.text() for each in window.toolbar.more.menu().actions()}
    assert {each.text() for each in window.toolbar.buttons} <= in_menu
    window.resize(716, 700)
    qtbot.waitUntil(lambda: not window.toolbar.buttons[-1].isHidden())


def test_a_short_list_leaves_the_room_to_what_lies_below_unless_it_is_drawn_by_hand(runs: Runs, qtbot: Any) -> None:
    window, split = runs.window, runs.window._split
    qtbot.wait(50)
    upper, lower = split.sizes()
    assert upper < lower and window.list.viewport().height() >= 4 * ROW
    split.moveSplitter(upper + 90, 1)
    window.close()
    window.bring_up()
    qtbot.wait(50)
    assert abs(split.sizes()[0] - upper - 90) <= 1


def test_rows_stay_in_place_when_something_is_told_and_one_thing_is_told_at_a_time(
    runs: Runs, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, opened = runs.window, []
    monkeypatch.setattr(written_notice, "_open", opened.append)

    def at() -> QPoint:
        return window.list.viewport().mapTo(window, window.list.visualRect(window.list.rows.index(1, 0)).topLeft())

    before = at()
    runs.choose(A)
    runs.do("delete")
    runs.wait(lambda: window.notice.action == "Undo")
    window.set_busy("Testing", 0.5)
    qtbot.wait(50)
    assert window.notice.isVisible() and at() == before
    window.notice.show_written("The report was written to a.html.", Path("a.html"))
    assert [each.sentence for each in window.findChildren(Notice) if each.isVisible()] == [window.notice.sentence]
    window.notice._action.click()
    assert opened == [Path("a.html")]
    assert runs.library.keeper.undo.canUndo(), "the deletion stays"
