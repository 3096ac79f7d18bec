"""When the language changes while a first run is explained, the new window explains it on, and nothing begins twice."""

from __future__ import annotations

from typing import Any

import pytest
from gui.stand_in_engine import beginning, step
from gui.test_first_run import DIED, SAVED, ask, ended, first

from workbench.engine.commands import Start
from workbench.gui.controllers.first_run import TRY, WAITING
from workbench.gui.models.looks import choose_language
from workbench.gui.showing import Showing


def switch(showing: Showing, qtbot: Any) -> None:
    with qtbot.waitSignal(showing.changed):
        choose_language("zh_CN")
    qtbot.wait(150)


def go(showing: Showing, qtbot: Any, *events: Any) -> None:
    """As far as ``events`` a first run has come."""
    if showing.window.wiring.welcome.dialog:
        showing.window.wiring.welcome.dialog.reject()
    ask(showing.window)
    config = showing.engine.sent_of(Start)[-1].config
    showing.engine.say([beginning(config, 10_000), *events])
    qtbot.wait(150)


@pytest.mark.parametrize("events", [[step(4)], [step(4), SAVED, ended("completed")]])
def test_it_is_explained_on(showing: Showing, qtbot: Any, events: list[Any]) -> None:
    go(showing, qtbot, *events)
    before = first(showing.window).offer.sentence, first(showing.window).offer.answers
    switch(showing, qtbot)
    assert before == (first(showing.window).offer.sentence, first(showing.window).offer.answers) and before[0]
    assert len(showing.engine.sent_of(Start)) == 1


def test_it_is_tried_from_the_new_window(showing: Showing, qtbot: Any) -> None:
    go(showing, qtbot, step(4), SAVED, ended("completed"))
    switch(showing, qtbot)
    assert showing.window.training.banner.isHidden()
    first(showing.window).offer.press(TRY)
    assert showing.window.wiring.welcome.starters.is_open


def test_one_that_was_stopped_is_not_explained_again(showing: Showing, qtbot: Any) -> None:
    go(showing, qtbot, step(4), SAVED, ended("stopped", 400))
    switch(showing, qtbot)
    assert first(showing.window).offer.isHidden()


def test_one_that_waits_begins_from_the_new_window(showing: Showing, qtbot: Any) -> None:
    showing.window.wiring.welcome.dialog.reject()
    showing.engine.childDied.emit(DIED)
    ask(showing.window)
    switch(showing, qtbot)
    assert first(showing.window).offer.sentence == WAITING
    showing.engine.get_ready()
    assert len(showing.engine.sent_of(Start)) == 1 and showing.window.wiring.training.is_active
