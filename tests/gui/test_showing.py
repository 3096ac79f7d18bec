"""Another main window takes the place of the one that is there when the language changes, and loses nothing."""

from __future__ import annotations

import weakref
from pathlib import Path

from gui.showing_stage import shades, switch
from gui.stand_in_engine import beginning, step
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton

from workbench.config import RunConfig
from workbench.engine.commands import Adapt, Start
from workbench.engine.replies import Prediction
from workbench.gui.language import say
from workbench.gui.main_window import MainWindow
from workbench.gui.showing import Showing


def test_every_text_is_in_the_other_language_and_one_window_is_left(showing: Showing, qtbot) -> None:
    before = showing.window
    assert showing.window.menus.start.text() == "&Start"
    after = switch(showing, qtbot, "zh_CN")
    assert after is not before
    assert after.menus.start.text() == "&START"
    assert [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)] == [after]
    assert after.isVisible()
    switch(showing, qtbot, "en")
    assert showing.window.menus.start.text() == "&Start"


def test_nothing_of_the_window_that_went_stays_in_memory(showing: Showing, qtbot) -> None:
    for code in ("zh_CN", "en"):
        gone = [weakref.ref(each) for each in (showing.window, showing.window.algorithm, showing.window.wiring)]
        switch(showing, qtbot, code)
        qtbot.waitUntil(lambda gone=gone: not any(each() for each in gone))


def test_a_run_in_training_goes_on_and_each_event_counts_once(showing: Showing, qtbot) -> None:
    window, engine = showing.window, showing.engine
    window.wiring.training.start()
    assert len(engine.sent_of(Start)) == 1
    engine.say([beginning(RunConfig()), step(4), step(8)])
    log = window.wiring.training.live_log
    after = switch(showing, qtbot, "zh_CN").wiring.training
    assert after.is_active and after.live_log is log
    engine.say([step(12)])
    assert list(log.train_loss.x) == [4, 8, 12]
    assert len(engine.sent_of(Start)) == 1
    assert showing.window.training.head.stop.isEnabled()


def test_what_lies_in_try_it_stays_with_its_answers_and_its_history(showing: Showing, qtbot) -> None:
    wiring = showing.window.wiring
    model = wiring.try_it.model
    model.add_groups([("dark", shades(10, 20)), ("light", shades(200, 220))])
    model.add_queries(shades(15))
    key = model.queries[0].key
    model.set_predictions([Prediction(key, "dark", 0.9, {"dark": 0.9, "light": 0.1})])
    wiring.keeping._path = Path("kept.fewshot")
    ref = wiring.try_it.model_ref
    after = switch(showing, qtbot, "zh_CN").wiring
    there = after.try_it.model
    assert [each.name for each in there.classes] == ["dark", "light"]
    assert there.is_fresh(key) and after.try_it.model_ref == ref
    assert after.keeping.path == Path("kept.fewshot") and after.keeping.is_unsaved
    assert there.undo_words == "ADDING 1 picture"
    assert showing.window.menus.undo.text() == "&Undo ADDING 1 picture"
    there.undo()
    assert not there.queries
    there.undo()
    assert not there.classes
    there.redo()
    assert [each.name for each in there.classes] == ["dark", "light"]


def test_the_engine_is_asked_for_what_the_window_shows_once(showing: Showing, qtbot) -> None:
    model = showing.window.wiring.try_it.model
    model.add_groups([("dark", shades(10, 20)), ("light", shades(200, 220))])
    qtbot.waitUntil(lambda: bool(showing.engine.sent_of(Adapt)))
    before = len(showing.engine.sent_of(Adapt))
    switch(showing, qtbot, "zh_CN")
    qtbot.waitUntil(lambda: len(showing.engine.sent_of(Adapt)) > before)
    qtbot.wait(500)
    assert len(showing.engine.sent_of(Adapt)) == before + 1


def test_size_and_settings_are_those_of_before(showing: Showing, qtbot) -> None:
    window = showing.window
    window.resize(1300, 820)
    window.wiring.algorithm.choose("maml")
    window.algorithm.set_values({"ways": 7})
    window.wiring.algorithm._on_edited()
    after = switch(showing, qtbot, "zh_CN")
    assert (after.width(), after.height()) == (1300, 820)
    assert after.wiring.algorithm.algorithm == "maml" and after.algorithm.values()["ways"] == 7


def test_the_time_that_a_run_takes_is_still_that_of_the_run_in_training(showing: Showing, qtbot) -> None:
    window, engine = showing.window, showing.engine
    config = window.wiring.algorithm.run_config()
    assert config is not None
    window.wiring.training.start()
    engine.say([beginning(config), step(4)])
    estimate = window.algorithm.footer.words
    assert estimate != say("Usually 2–5 minutes")
    assert switch(showing, qtbot, "zh_CN").algorithm.footer.words == estimate


def test_qts_own_buttons_and_ours_speak_the_language_that_was_chosen() -> None:
    assert say("Start") == "Start"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QPushButton(say("Start")).text() == "Start"
