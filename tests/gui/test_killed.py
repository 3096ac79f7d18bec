"""A run that is killed, as when memory runs out, can go on with less: what helps is offered beside Continue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gui.classes_stage import Desk, desk  # noqa: F401
from gui.stand_in_engine import beginning, step, write_run

from workbench.engine.commands import Continue, Start
from workbench.engine.events import CheckpointSaved, Remedy, Resumed
from workbench.engine.run_requests import ForecastMemory, MemoryForecast
from workbench.gui.engine_death import Death

TWO = Remedy({"tasks_at_once": 2}, "Compute 2 tasks at a time", 1_300_000_000)
ONE = Remedy({"tasks_at_once": 1}, "Compute 1 task at a time", 700_000_000)
NOTHING = Remedy({}, "Choose a smaller network or smaller pictures")
FITTING = [20] * 10, [0] * 5 + [1] * 5


def killed(desk: Desk, qtbot: Any, exitcode: int = -9) -> Path:  # noqa: F811
    """A run with a checkpoint that is killed; the next engine is ready."""
    desk.describe(*FITTING)
    desk.window.menus.start.trigger()
    start = desk.engine.sent_of(Start)[0]
    events = [beginning(start.config), step(20), CheckpointSaved(5, 20, "last", True)]
    run_dir = write_run(Path(start.run_dir), start.config, events)
    desk.engine.say(events)
    desk.engine.childDied.emit(Death(exitcode))
    desk.engine.get_ready()
    return run_dir


def asked(desk: Desk) -> list[ForecastMemory]:  # noqa: F811
    return [each for each in desk.engine.sent_of(ForecastMemory) if each.ran_out]


def answer(desk: Desk, *remedies: Remedy) -> None:  # noqa: F811
    request = asked(desk)[-1].request_id
    desk.engine.replyReceived.emit(MemoryForecast(request, 2_000_000_000, 9_000_000_000, "this computer", "", remedies))


def test_what_needs_less_memory_is_offered_beside_continue(desk: Desk, qtbot: Any) -> None:  # noqa: F811
    run_dir = killed(desk, qtbot)
    qtbot.waitUntil(lambda: bool(asked(desk)))
    assert asked(desk)[0].config == desk.engine.sent_of(Start)[0].config
    answer(desk, TWO, ONE)
    offer = desk.window.wiring.killed.offer
    assert desk.window.training.banner.action == "Continue"
    assert offer.sentence == f"{run_dir.name} takes about 2.0 GB of memory. It can go on with less."
    assert offer.answers == ["Continue, 2 tasks at a time"]
    offer.press("Continue, 2 tasks at a time")
    qtbot.waitUntil(lambda: bool(desk.engine.sent_of(Continue)))
    assert desk.engine.sent_of(Continue) == [Continue(str(run_dir), {"tasks_at_once": 2})]
    desk.engine.say([Resumed(5, 20, {"tasks_at_once": 2}), step(24)])
    assert not offer.isVisible() and not desk.window.training.banner.isVisible()


def test_the_usual_way_on_takes_the_offer_away(desk: Desk, qtbot: Any) -> None:  # noqa: F811
    run_dir = killed(desk, qtbot)
    qtbot.waitUntil(lambda: bool(asked(desk)))
    answer(desk, TWO)
    desk.window.training.banner.press()
    qtbot.waitUntil(lambda: bool(desk.engine.sent_of(Continue)))
    assert desk.engine.sent_of(Continue) == [Continue(str(run_dir))]
    assert not desk.window.wiring.killed.offer.isVisible()


def test_where_no_setting_helps_nothing_is_offered(desk: Desk, qtbot: Any) -> None:  # noqa: F811
    killed(desk, qtbot)
    qtbot.waitUntil(lambda: bool(asked(desk)))
    answer(desk, NOTHING)
    assert not desk.window.wiring.killed.offer.isVisible()


def test_after_a_crash_of_another_kind_memory_is_not_spoken_of(desk: Desk, qtbot: Any) -> None:  # noqa: F811
    killed(desk, qtbot, -11)
    assert desk.window.training.banner.action == "Continue"
    desk.window.wiring.killed._reader.wait()
    qtbot.wait(50)
    assert not asked(desk)
