"""The first run is explained as it goes, and no other; it begins only when that is what somebody still wants."""

from __future__ import annotations

from typing import Any

import pytest
from gui.stand_in_engine import beginning, step, validated
from PySide6.QtWidgets import QPushButton

from workbench.config import RunConfig
from workbench.engine.commands import Start
from workbench.engine.events import CheckpointSaved, Interval, RunFinished
from workbench.gui.controllers.first_run import BUSY, PREPARING, TRY, WAITING, FirstRunController
from workbench.gui.dialogs.welcome import TRAIN
from workbench.gui.main_window import MainWindow
from workbench.gui.models.first_run import CURVES, HALF, TASKS, VALIDATION, stage_words
from workbench.runs.log import RunLog

PLANNED = 10_000  # the stand-in takes 0.01 s for a task
DIED = "The engine crashed. It is being started again."


@pytest.fixture
def begun(window: MainWindow) -> RunConfig:
    """The settings of a first run that the engine has been told to begin."""
    window._engine.get_ready()
    return train(window)


def train(window: MainWindow) -> RunConfig:
    ask(window)
    return window._engine.sent_of(Start)[-1].config


def ask(window: MainWindow) -> None:
    window.wiring.welcome.open()
    window.wiring.welcome.dialog.ways[TRAIN].click()


def first(window: MainWindow) -> FirstRunController:
    return window.wiring.welcome.first_run


def said(window: MainWindow, qtbot: Any, *events: Any) -> str:
    """What is explained once the engine has said so."""
    window._engine.say(events)
    qtbot.wait(150)  # more than the panel needs to be drawn anew
    return first(window).offer.sentence


def ended(status: str, episodes: int = PLANNED) -> RunFinished:
    return RunFinished(episodes // 4, episodes, status, "So it was.", 60.0, {"accuracy": Interval(0.9, 0.01)})


SAVED = CheckpointSaved(100, 400, "last", True)


def test_it_waits_for_the_engine_and_is_explained_step_by_step(window: MainWindow, qtbot: Any) -> None:
    ask(window)
    assert first(window).offer.sentence == WAITING and not window._engine.sent_of(Start)
    window._engine.get_ready()
    (start,) = window._engine.sent_of(Start)
    assert (start.config.dataset, start.config.train.episodes) == ("glyphs", 1200)
    assert first(window).offer.sentence == PREPARING
    tasks = TASKS.format(shots=1, ways=start.config.task.train_ways)
    assert start.config.task.train_ways == 20 and said(window, qtbot, beginning(start.config, PLANNED)) == tasks
    assert said(window, qtbot, *(step(each) for each in (4, 8, 12, 1100)), validated(1100, 0.5)) == tasks
    assert said(window, qtbot, step(1200)) == CURVES
    assert said(window, qtbot, step(2400)) == VALIDATION
    assert said(window, qtbot, step(4900)) == VALIDATION
    assert said(window, qtbot, step(5000)) == HALF
    assert said(window, qtbot, SAVED, ended("completed")).startswith("Done: 50.0 ± 2.0 % right")


def test_its_end_is_told_once(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    said(window, qtbot, beginning(begun, PLANNED), step(4), SAVED, ended("completed"))
    assert window.training.banner.isHidden() and not first(window).offer.isHidden()
    visible = [each for each in window.training.findChildren(QPushButton) if each.isVisible() and each.text() == TRY]
    assert len(visible) == 1


def test_a_run_that_was_stopped_is_left_to_the_banner(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    assert said(window, qtbot, beginning(begun, PLANNED), step(4), SAVED, ended("stopped", 400)) == ""
    assert "was stopped" in window.training.banner.sentence


def test_another_run_is_not_explained_as_if_it_were_the_first(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    said(window, qtbot, beginning(begun, PLANNED), step(4), SAVED, ended("completed"))
    window.wiring.algorithm.choose("baseline")
    window.wiring.training.start()
    other = window._engine.sent_of(Start)[-1].config
    assert other.algorithm == "baseline" and said(window, qtbot, beginning(other), step(4)) == ""


def test_a_second_first_run_begins_without_words_of_the_first(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    said(window, qtbot, beginning(begun, PLANNED), step(4), SAVED, ended("completed"))
    train(window)
    assert (first(window).offer.sentence, first(window).offer.answers) == (PREPARING, ["No explanations"])


def test_while_a_run_is_in_training_nothing_begins_then_or_later(window: MainWindow, qtbot: Any) -> None:
    window._engine.get_ready()
    window.wiring.training.start()
    window._engine.say([beginning(RunConfig()), step(4)])
    before = window.wiring.algorithm.run_config()
    ask(window)
    assert window.training.banner.sentence == BUSY and first(window).offer.isHidden()
    assert window.wiring.algorithm.run_config() == before, "what is set up stays"
    said(window, qtbot, ended("stopped", 4))
    assert len(window._engine.sent_of(Start)) == 1


def test_nothing_begins_by_itself_where_something_else_was_chosen_meanwhile(window: MainWindow) -> None:
    ask(window)
    window.wiring.algorithm.choose("maml")
    window._engine.get_ready()
    assert not window._engine.sent_of(Start) and first(window).offer.isHidden()


@pytest.mark.parametrize("events", [[], [step(4)], [step(4), SAVED]])
def test_nothing_is_explained_of_a_run_that_was_interrupted(
    window: MainWindow, qtbot: Any, begun: RunConfig, events: list[Any]
) -> None:
    said(window, qtbot, *([beginning(begun, PLANNED), *events] if events else []))
    window._engine.childDied.emit(DIED)
    window._engine.get_ready()
    assert said(window, qtbot) == "" and not window.wiring.training.is_active


def test_nothing_is_explained_of_a_run_that_fails_at_once(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    assert said(window, qtbot, ended("failed", 0)) == "" and "failed" in window.training.banner.sentence


def test_where_nothing_can_begin_nothing_is_announced(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window._engine.get_ready()
    monkeypatch.setattr(window.wiring.fit, "insist", lambda: True)
    ask(window)
    assert first(window).offer.isHidden() and not window._engine.sent_of(Start)


def test_explanations_can_be_done_without(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    said(window, qtbot, beginning(begun, PLANNED), step(4))
    first(window).offer.press("No explanations")
    assert said(window, qtbot, step(1200), step(5000), validated(5000, 0.5)) == ""
    assert window.wiring.training.is_active


def test_trying_it_goes_on_with_the_tray_of_drawings(window: MainWindow, qtbot: Any, begun: RunConfig) -> None:
    run_dir = window.wiring.training.live_dir
    said(window, qtbot, beginning(begun, PLANNED), step(4), SAVED, ended("completed"))
    first(window).offer.press(TRY)
    assert window.wiring.try_it.model_ref == str(run_dir) and window.wiring.welcome.starters.is_open


def test_nothing_is_explained_of_a_run_that_has_not_begun() -> None:
    assert stage_words(RunLog()) == ""
