"""When the language changes: what stands beside the main window, what has to be waited for, and what goes wrong."""

from __future__ import annotations

import threading

import pytest
from gui.same_stage import compared, summary
from gui.showing_stage import close_side_windows, shades, side_windows, switch
from gui.stand_in_engine import StandInEngine, beginning, step
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from workbench.config import RunConfig
from workbench.engine.run_requests import CompareRuns
from workbench.gui import language as languages
from workbench.gui import showing as showings
from workbench.gui.app import dress
from workbench.gui.controllers.why import WhyController
from workbench.gui.language import language, say
from workbench.gui.main_window import MainWindow
from workbench.gui.models.looks import choose_language, choose_theme
from workbench.gui.showing import LATER, LOOK_AGAIN_MS, Showing
from workbench.gui.theme import theme
from workbench.gui.widgets.knob_row import KnobRow
from workbench.gui.widgets.name_edit import NameEdit
from workbench.runs.index import RunList


def test_what_the_engine_says_while_the_window_is_made_anew_is_heard(
    showing: Showing, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, made = showing.engine, []

    def make(engine_of_it: StandInEngine) -> MainWindow:
        speaker = threading.Thread(target=lambda: engine.say([beginning(RunConfig()), step(4)]))
        speaker.start()
        speaker.join()
        made.append(MainWindow(engine_of_it))
        return made[-1]

    showing.window.wiring.training.start()
    monkeypatch.setattr(showings, "MainWindow", make)
    after = switch(showing, qtbot, "zh_CN").wiring.training
    assert made and list(after.live_log.train_loss.x) == [4]


def test_a_name_that_is_being_typed_counts(showing: Showing, qtbot) -> None:
    close_side_windows()
    with qtbot.waitActive(showing.window):
        showing.window.activateWindow()
    wiring = showing.window.wiring
    wiring.try_it.add_class()
    edit = showing.window.focusWidget()
    assert isinstance(edit, NameEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, "Cat")
    after = switch(showing, qtbot, "zh_CN")
    assert [each.name for each in after.wiring.try_it.model.classes] == ["Cat"]
    assert "Cat" in [each.text() for each in after.findChildren(NameEdit)]


def test_windows_that_stand_open_are_opened_again_as_they_were(showing: Showing, qtbot) -> None:
    close_side_windows()  # as the welcome lets no other be used
    wiring = showing.window.wiring
    wiring.try_it.model.add_groups([("dark", shades(10, 20)), ("light", shades(200, 220))])
    wiring.try_it.model.add_queries(shades(15, 25))
    wiring.show_learning()
    wiring.show_papers()
    wiring.show_runs()
    wiring.help.open()
    wiring.try_it_windows.show_map()
    wiring.try_it_windows.show_how_good()
    wiring.try_it_windows.show_why("k25")
    wiring.library.window.setGeometry(30, 60, 720, 480)
    before = side_windows()
    after = switch(showing, qtbot, "zh_CN").wiring
    assert side_windows() == before and len(before) == 7
    assert after.library.window.geometry().getRect() == (30, 60, 720, 480)
    shown = after.try_it_windows._made[WhyController]
    assert isinstance(shown, WhyController) and shown.key == "k25"


def test_what_was_closed_stays_closed(showing: Showing, qtbot) -> None:
    wiring = showing.window.wiring
    wiring.show_learning()
    wiring.try_it_windows.show_map()
    close_side_windows()
    switch(showing, qtbot, "zh_CN")
    assert not side_windows()


def test_what_was_compared_is_still_shown(showing: Showing, qtbot) -> None:
    wiring = showing.window.wiring
    runs = [summary("proto", 2), summary("maml", 0)]
    wiring.runs._on_listed(RunList(runs, {}))
    wiring.run_windows.compare([each.path for each in runs])
    same = wiring.run_windows.same
    assert same
    same.compare()
    showing.engine.replyReceived.emit(compared(showing.engine.sent_of(CompareRuns)[-1]))
    result, question = same.result, same.question
    assert result is not None
    after = switch(showing, qtbot, "zh_CN").wiring.run_windows.same
    assert after and after.window.isVisible() and not after.is_comparing
    assert after.result == result and after.question == question
    assert len(showing.engine.sent_of(CompareRuns)) == 1


def test_the_window_waits_for_what_somebody_asked_for(showing: Showing, qtbot) -> None:
    before = showing.window
    runs = [summary("proto", 2), summary("maml", 0)]
    before.wiring.runs._on_listed(RunList(runs, {}))
    before.wiring.run_windows.compare([each.path for each in runs])
    assert before.wiring.run_windows.same
    before.wiring.run_windows.same.compare()
    choose_language("zh_CN")
    qtbot.waitUntil(lambda: before.banner.sentence == say(LATER))
    before.banner.clear()
    qtbot.wait(2 * LOOK_AGAIN_MS)
    assert showing.window is before and language().code == "en", "what is there is answered in its own language"
    assert not before.banner.sentence, "it is said once"
    with qtbot.waitSignal(showing.changed):
        showing.engine.replyReceived.emit(compared(showing.engine.sent_of(CompareRuns)[-1]))
    assert showing.window is not before and showing.window.menus.start.text() == "&START"


@pytest.mark.parametrize("again", ["en", "system"])
def test_whoever_chooses_the_language_that_is_there_again_is_told_of_no_change(
    showing: Showing, qtbot, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    monkeypatch.setattr(languages, "of_the_system", lambda: "en")
    before = showing.window
    before.wiring.runs._on_listed(RunList([summary("proto", 2), summary("maml", 0)], {}))
    before.wiring.run_windows.compare([each.path for each in before.wiring.runs.runs])
    before.wiring.run_windows.same.compare()
    choose_language("zh_CN")
    qtbot.waitUntil(lambda: before.banner.sentence == say(LATER))
    choose_language(again)
    qtbot.waitUntil(lambda: not before.banner.sentence)
    before.show_error("It broke.")
    choose_language(again)
    qtbot.wait(2 * LOOK_AGAIN_MS)
    assert before.banner.sentence == "It broke.", "what else is said there stays"
    showing.engine.replyReceived.emit(compared(showing.engine.sent_of(CompareRuns)[-1]))
    qtbot.wait(2 * LOOK_AGAIN_MS)
    assert showing.window is before


def test_a_question_is_answered_first(showing: Showing, qtbot) -> None:
    close_side_windows()
    before, asked = showing.window, QMessageBox(showing.window)
    asked.open()
    choose_language("zh_CN")
    qtbot.wait(2 * LOOK_AGAIN_MS)
    assert showing.window is before and asked.isVisible() and not before.banner.sentence
    with qtbot.waitSignal(showing.changed):
        asked.close()


def test_a_window_that_was_closed_meanwhile_is_not_made_anew(showing: Showing, qtbot) -> None:
    before = showing.window
    choose_language("zh_CN")
    before.leave(keep=False)
    qtbot.wait(LOOK_AGAIN_MS)
    assert showing.window is before and not before.isVisible()


def test_a_language_that_is_missing_is_said_and_the_window_stays(
    showing: Showing, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, folder: str) -> QTranslator:
        raise FileNotFoundError(f"The translation {name}.qm is not in {folder}.")

    monkeypatch.setattr(languages, "_translator", missing)
    before = showing.window
    choose_language("zh_CN")
    qtbot.waitUntil(lambda: "is not in" in before.banner.sentence)
    assert showing.window is before and language().code == "en"
    dress(QApplication.instance())
    assert language().code == "en", "the next start is in English rather than none"


def test_the_menu_shows_what_was_chosen_elsewhere(showing: Showing, qtbot) -> None:
    menu = next(each for each in showing.window.menuBar().findChildren(QMenu) if each.title() == "&View")
    choose_theme("dark")
    menu.aboutToShow.emit()
    assert [each.data() for each in menu.actions() if each.isChecked()] == ["dark"]
    choose_theme("system")
    qtbot.waitUntil(lambda: theme().mode == "system")


def test_what_was_typed_while_the_window_was_made_anew_falls_on_nothing_in_it(showing: Showing, qtbot) -> None:
    close_side_windows()
    way = showing.window.algorithm.values()["ways"]
    showing.changed.connect(lambda: type_into(field_of(showing.window, "ways"), "7"))
    after = switch(showing, qtbot, "zh_CN")
    qtbot.wait(100)
    assert after.algorithm.values()["ways"] == way
    type_into(field_of(after, "ways"), "7")
    qtbot.wait(100)
    assert after.algorithm.values()["ways"] != way, "what is typed from then on is heard"


def field_of(window: MainWindow, knob: str) -> QWidget:
    return next(each.field for each in window.findChildren(KnobRow) if each.knob.name == knob)


def type_into(field: QWidget, letter: str) -> None:
    """As the system does, which hands over later what is typed while nobody listens."""
    field.setFocus()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(field, QKeyEvent(kind, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, letter))
