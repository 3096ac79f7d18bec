"""A change of language takes nothing away of what is said and offered of runs and of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import beginning, step, whole_run, write_run
from gui.switch_stage import CHINESE, ENGLISH, Stage, has_chinese, stage  # noqa: F401
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication

from workbench.config import RunConfig
from workbench.engine.commands import Continue, Resume, Start
from workbench.engine.events import CheckpointSaved, MemoryRanOut, Paused, Remedy, RunFinished
from workbench.engine.run_requests import ForecastMemory, MemoryForecast
from workbench.gui.app import CRASHED
from workbench.gui.engine_death import Death
from workbench.gui.language import language, say
from workbench.gui.showing import LATER
from workbench.gui.theme import theme

TWO = Remedy({"tasks_at_once": 2}, "Compute 2 tasks at a time", 1_300_000_000)
GIVEN_UP = Death(-11, attempts=3)


def begin(stage: Stage) -> Path:  # noqa: F811
    """A run with a checkpoint, as it lies on the disk."""
    stage.wiring.training.start()
    start = stage.engine.sent_of(Start)[-1]
    events = [beginning(start.config), step(4), CheckpointSaved(1, 4, "last", True)]
    run_dir = write_run(Path(start.run_dir), start.config, events)
    stage.engine.say(events)
    return run_dir


def receivers(stage: Stage) -> dict[str, int]:  # noqa: F811
    """How many listen to what stays when a window goes."""
    engine, app = stage.engine, QApplication.instance()
    return {
        "eventReceived": engine.receivers(SIGNAL("eventReceived(PyObject)")),
        "replyReceived": engine.receivers(SIGNAL("replyReceived(PyObject)")),
        "childDied": engine.receivers(SIGNAL("childDied(PyObject)")),
        "theme": theme().receivers(SIGNAL("changed()")),
        "language": language().receivers(SIGNAL("asked(QString)")),
        "focus": app.receivers(SIGNAL("focusChanged(QWidget*,QWidget*)")),
        "clipboard": app.clipboard().receivers(SIGNAL("dataChanged()")),
        "screen": app.receivers(SIGNAL("screenAdded(QScreen*)")),
        "state": app.receivers(SIGNAL("applicationStateChanged(Qt::ApplicationState)")),
    }


def test_nobody_is_left_behind_on_what_stays(stage: Stage) -> None:  # noqa: F811
    stage.switch(CHINESE)
    stage.switch(ENGLISH)
    before = receivers(stage)
    assert min(before[each] for each in ("eventReceived", "replyReceived", "childDied", "theme", "language")) > 0
    for code in (CHINESE, ENGLISH, CHINESE, ENGLISH):
        stage.switch(code)
    assert receivers(stage) == before


def test_an_engine_that_dies_later_is_heard_of_by_the_window_that_is_there(stage: Stage, qtbot: Any) -> None:  # noqa: F811
    stage.switch()
    with qtbot.captureExceptions() as caught:
        stage.engine.childDied.emit("The engine crashed (signal 11). It is being started again.")
    assert not caught
    assert stage.window.training.banner.sentence


def test_a_run_that_waits_for_memory_still_offers_its_remedies(stage: Stage) -> None:  # noqa: F811
    begin(stage)
    ran_out = MemoryRanOut(1, 4, where="here", sentence="There is not enough memory.", remedies=(TWO,))
    stage.engine.say([ran_out, Paused(1, 4)])
    offer = stage.switch().training.shortages.offer
    assert has_chinese(offer.sentence) and len(offer.answers) == 2
    offer.press(offer.answers[0])
    assert stage.engine.sent_of(Resume)[-1].changes == {"tasks_at_once": 2}
    assert not stage.switch(ENGLISH).training.shortages.offer.sentence, "it has been answered"


@pytest.mark.parametrize("when", ["before it is asked", "while it is asked", "once it is offered"])
def test_a_run_that_was_killed_can_still_go_on_with_less(stage: Stage, qtbot: Any, when: str) -> None:  # noqa: F811
    run_dir = begin(stage)
    stage.engine.childDied.emit(Death(-9))
    if when == "before it is asked":
        stage.switch()
    stage.engine.get_ready()
    qtbot.waitUntil(lambda: any(each.ran_out for each in stage.engine.sent_of(ForecastMemory)))
    request = stage.engine.sent_of(ForecastMemory)[-1].request_id
    if when == "while it is asked":
        stage.switch()
    stage.reply(MemoryForecast(request, 2_000_000_000, 9_000_000_000, "this computer", "", (TWO,)))
    if when == "once it is offered":
        stage.switch()
    offer = stage.wiring.killed.offer
    assert run_dir.name in offer.sentence and has_chinese(offer.sentence)
    offer.press(offer.answers[0])
    qtbot.waitUntil(lambda: bool(stage.engine.sent_of(Continue)))
    assert stage.engine.sent_of(Continue) == [Continue(str(run_dir), {"tasks_at_once": 2})]


def test_news_of_a_run_that_has_finished_stays_until_it_is_dismissed(stage: Stage) -> None:  # noqa: F811
    stage.wiring.training.start()
    stage.engine.say(whole_run(stage.engine.sent_of(Start)[-1].config))
    english, banner = stage.window.training.banner.sentence, stage.window.training.banner
    assert banner.action == "Try it with this run"
    stage.switch()
    banner = stage.window.training.banner
    assert has_chinese(banner.sentence) and banner.action == say("Try it with this run") and not banner.is_error
    stage.switch(ENGLISH)
    banner = stage.window.training.banner
    assert banner.sentence == english
    banner._close.click()
    stage.switch()
    assert not stage.window.training.banner.sentence


def test_a_run_that_was_interrupted_can_still_go_on(stage: Stage, qtbot: Any) -> None:  # noqa: F811
    run_dir = begin(stage)
    stage.engine.childDied.emit(Death(-11))
    english = stage.window.training.banner.sentence
    stage.engine.get_ready()
    stage.switch()
    banner = stage.window.training.banner
    assert banner.is_error and has_chinese(banner.sentence) and "engine" not in banner.sentence
    assert banner.action == say("Continue")
    banner.press()
    qtbot.waitUntil(lambda: bool(stage.engine.sent_of(Continue)))
    assert stage.engine.sent_of(Continue) == [Continue(str(run_dir))]
    assert english.startswith("The engine crashed (signal 11). It is being started again. The run was interrupted.")


def test_why_a_run_failed_is_still_said_with_its_details(stage: Stage) -> None:  # noqa: F811
    begin(stage)
    stage.engine.say([RunFinished(3, 12, "failed", "CUDA error: unspecified", 1.0, details="Traceback: somewhere")])
    stage.switch()
    banner = stage.window.training.banner
    assert has_chinese(banner.sentence) and "CUDA error: unspecified" in banner.sentence
    assert (banner.details, banner.action) == ("Traceback: somewhere", say("Continue"))


def test_an_engine_that_was_given_up_is_still_said(stage: Stage) -> None:  # noqa: F811
    stage.engine.childDied.emit(GIVEN_UP)
    stage.switch()
    assert "3" in stage.window.training.banner.sentence and "engine" not in stage.window.training.banner.sentence
    assert stage.window.status.engine.toolTip() == stage.window.training.banner.sentence
    stage.switch(ENGLISH)
    assert stage.window.training.banner.sentence == stage.window.status.engine.toolTip() == str(GIVEN_UP)
    assert str(GIVEN_UP) == GIVEN_UP.in_english


def test_when_a_run_last_saved_is_still_counted(stage: Stage) -> None:  # noqa: F811
    begin(stage)
    assert stage.window.status.checkpoint.words
    stage.switch()
    assert has_chinese(stage.window.status.checkpoint.words)


def test_a_run_that_trains_is_as_it_was_set_up(stage: Stage) -> None:  # noqa: F811
    """Settings of no preset are called in each language what they are called."""
    stage.wiring.algorithm.take_over(RunConfig(), lambda: say("Set up for your first model"))
    assert stage.window.algorithm._own.text() == "Set up for your first model"
    stage.switch()
    assert stage.window.algorithm._own.text() == say("Set up for your first model")
    assert has_chinese(stage.window.algorithm._own.text())
    stage.switch(ENGLISH)
    assert stage.window.algorithm._own.text() == "Set up for your first model"


def test_a_crash_of_the_last_time_is_still_said(stage: Stage) -> None:  # noqa: F811
    stage.window.show_error(CRASHED, "File somewhere")
    stage.switch()
    banner = stage.window.banner
    assert (banner.sentence, banner.details, banner.is_error) == (say(CRASHED), "File somewhere", True)
    assert has_chinese(banner.sentence)
    stage.switch(ENGLISH)
    assert stage.window.banner.sentence == CRASHED


def test_a_hint_that_has_become_true_is_not_said_again(stage: Stage) -> None:  # noqa: F811
    stage.window.banner.show_hint(LATER)
    stage.switch()
    assert not stage.window.banner.sentence
