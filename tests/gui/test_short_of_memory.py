"""Memory that runs out, or would: the window says so in a sentence, and what helps is one click away."""

from __future__ import annotations

from pathlib import Path

from gui.classes_stage import Desk, desk  # noqa: F401
from gui.stand_in_engine import beginning, step

from workbench.engine.commands import Resume, Start
from workbench.engine.events import MemoryRanOut, Paused, Remedy, Resumed
from workbench.engine.run_requests import ForecastMemory, MemoryForecast
from workbench.gui.controllers.forecasting import ForecastController
from workbench.gui.models.shortage import AGAIN, ANYWAY
from workbench.runs.log import RunLog

TWO = Remedy({"tasks_at_once": 2}, "Compute 2 tasks at a time", 1_300_000_000)
ONE = Remedy({"tasks_at_once": 1}, "Compute 1 task at a time", 700_000_000)
SENTENCE = "Step 6 needs more memory than is free on this computer (1.0 GB). It was not done: nothing is lost."
RAN_OUT = MemoryRanOut(5, 20, SENTENCE, "this computer", 2_000_000_000, 1_000_000_000, (TWO, ONE))
TOO_MUCH = "This run would take about 2.0 GB of memory, but on this computer only 1.0 GB are free."
FITTING = [20] * 10, [0] * 5 + [1] * 5


def run_short(desk: Desk) -> None:  # noqa: F811
    desk.describe(*FITTING)
    desk.window.menus.start.trigger()
    config = desk.engine.sent_of(Start)[0].config
    desk.engine.say([beginning(config), step(20), RAN_OUT, Paused(5, 20)])


def forecast(desk: Desk) -> ForecastController:  # noqa: F811
    return desk.window.wiring.forecast


def asked(desk: Desk) -> ForecastMemory:  # noqa: F811
    """What the engine is asked once the settings have settled."""
    forecast(desk).ask()
    return desk.engine.sent_of(ForecastMemory)[-1]


def answer(desk: Desk, sentence: str, *remedies: Remedy) -> None:  # noqa: F811
    request = asked(desk).request_id
    reply = MemoryForecast(request, 2_000_000_000, 1_000_000_000, "this computer", sentence, remedies)
    desk.engine.replyReceived.emit(reply)


def test_a_run_that_waits_for_memory_offers_what_helps(desk: Desk) -> None:  # noqa: F811
    run_short(desk)
    offer = desk.window.wiring.training.shortages.offer
    assert offer.isVisible() and offer.sentence == f"Training waits. {SENTENCE}"
    assert offer.answers == [TWO.words, ONE.words, AGAIN]
    offer.press(TWO.words)
    assert desk.engine.sent_of(Resume) == [Resume({"tasks_at_once": 2})]
    assert not offer.isVisible()


def test_it_can_be_tried_again_as_it_is(desk: Desk) -> None:  # noqa: F811
    run_short(desk)
    desk.window.wiring.training.shortages.offer.press(AGAIN)
    assert desk.engine.sent_of(Resume) == [Resume({})]


def test_resume_takes_the_offer_away_and_the_change_is_a_badge(desk: Desk) -> None:  # noqa: F811
    run_short(desk)
    desk.engine.say([Resumed(5, 20, {"tasks_at_once": 2}), step(24)])
    assert not desk.window.wiring.training.shortages.offer.isVisible()
    desk.window.training.refresh()
    assert desk.window.training.badges.badges == ("tasks at a time 2 from task 20",)


def test_a_child_that_dies_takes_the_offer_with_it(desk: Desk) -> None:  # noqa: F811
    run_short(desk)
    desk.engine.childDied.emit("The engine was ended from outside.")
    assert not desk.window.wiring.training.shortages.offer.isVisible()


def test_where_no_setting_helps_the_sentence_says_what_would(desk: Desk) -> None:  # noqa: F811
    desk.describe(*FITTING)
    answer(desk, TOO_MUCH, Remedy({}, "Choose a smaller network or smaller pictures"))
    assert forecast(desk).offer.sentence == f"{TOO_MUCH} Choose a smaller network or smaller pictures."
    assert forecast(desk).offer.answers == [ANYWAY]


def test_a_run_that_would_not_fit_is_told_before_it_begins(desk: Desk) -> None:  # noqa: F811
    desk.describe(*FITTING)
    answer(desk, TOO_MUCH, TWO, ONE)
    offer = forecast(desk).offer
    assert offer.isVisible() and offer.sentence == TOO_MUCH
    assert desk.window.training.head.start.isEnabled(), "it is a warning and no more"
    offer.press(TWO.words)
    assert desk.window.algorithm.values()["tasks_at_once"] == 2
    assert asked(desk).config.train.tasks_at_once == 2


def test_nothing_is_said_of_a_run_that_fits(desk: Desk) -> None:  # noqa: F811
    desk.describe(*FITTING)
    answer(desk, "")
    assert not forecast(desk).offer.isVisible()


def test_what_was_left_so_is_not_said_again(desk: Desk) -> None:  # noqa: F811
    desk.describe(*FITTING)
    answer(desk, TOO_MUCH, TWO)
    forecast(desk).offer.press(ANYWAY)
    before = desk.engine.sent_of(ForecastMemory)
    assert asked(desk) == before[-1], "the same is not asked twice"
    assert not forecast(desk).offer.isVisible()


def test_an_answer_that_comes_too_late_is_passed_over(desk: Desk) -> None:  # noqa: F811
    desk.describe(*FITTING)
    request = asked(desk).request_id
    desk.window.algorithm.set_values({"filters": 16})
    reply = MemoryForecast(request, 2, 1, "this computer", TOO_MUCH, (TWO,))
    desk.engine.replyReceived.emit(reply)
    assert not forecast(desk).offer.isVisible()


def test_nothing_is_asked_while_a_run_is_under_way_or_could_not_begin(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 8, [0] * 4 + [1] * 2 + [2] * 2)
    forecast(desk).ask()
    assert not desk.engine.sent_of(ForecastMemory), "there are too few classes"
    desk.describe(*FITTING)
    desk.window.menus.start.trigger()
    forecast(desk).ask()
    assert not desk.engine.sent_of(ForecastMemory)


def test_a_change_is_forgotten_with_the_steps_that_are_run_again(tmp_path: Path) -> None:
    log = RunLog()
    for event in (Resumed(5, 20, {"first_order": True}), Resumed(9, 40, {"inner_steps": 2}), Resumed(7, 30)):
        log.apply(event)
    assert log.badges == ("first order from task 20",)
