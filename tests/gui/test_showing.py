"""Another main window takes the place of the one that is there when the language changes, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from gui.same_stage import compared, summary
from gui.stand_in_engine import StandInEngine, beginning, step
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from workbench.config import RunConfig
from workbench.data.pictures import Picture
from workbench.engine.commands import Adapt, Start
from workbench.engine.replies import Prediction
from workbench.engine.run_requests import CompareRuns
from workbench.gui import language as languages
from workbench.gui.controllers.why import WhyController
from workbench.gui.language import language, say
from workbench.gui.main_window import MainWindow
from workbench.gui.showing import LATER, LOOK_AGAIN_MS, Showing
from workbench.gui.theme import theme
from workbench.runs.index import RunList

LOUD = {"&Start": "&START", "Start": "START", "adding {pictures} to recognise": "ADDING {pictures}"}


class Loud(QTranslator):
    """A language in which a few words are written large."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return LOUD.get(source, source) if context == languages.CONTEXT else source


@pytest.fixture
def loud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In place of Chinese, a language of the test's own."""
    made = Loud()
    monkeypatch.setattr(languages, "files", lambda code: (("", ""),))
    monkeypatch.setattr(languages, "_translator", lambda name, folder: made)
    language().choose("en")
    yield
    language().choose("en")
    theme().choose_fonts()


@pytest.fixture
def showing(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loud: None) -> Iterator[Showing]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    engine = StandInEngine()
    engine.start = lambda: None  # type: ignore[attr-defined]
    made = Showing(engine)  # type: ignore[arg-type]
    made.show()
    made.start()
    engine.get_ready()
    yield made
    made.window.leave(keep=False)
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shades(*values: int) -> list[Picture]:
    return [Picture(f"k{n}", f"{n}.png", np.full((8, 8, 4), n, np.uint8)) for n in values]


def switch(showing: Showing, qtbot, code: str) -> MainWindow:
    with qtbot.waitSignal(showing.changed):
        language().choose(code)
    return showing.window


def dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def side_windows() -> list[str]:
    return sorted(type(each).__name__ for each in dialogs())


def close_side_windows() -> None:
    for each in dialogs():
        each.close()


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
    language().choose("zh_CN")
    qtbot.waitUntil(lambda: before.banner.sentence == say(LATER))
    qtbot.wait(2 * LOOK_AGAIN_MS)
    assert showing.window is before
    with qtbot.waitSignal(showing.changed):
        showing.engine.replyReceived.emit(compared(showing.engine.sent_of(CompareRuns)[-1]))
    assert showing.window is not before and showing.window.menus.start.text() == "&START"


def test_qts_own_buttons_and_ours_speak_the_language_that_was_chosen() -> None:
    assert say("Start") == "Start"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QPushButton(say("Start")).text() == "Start"
