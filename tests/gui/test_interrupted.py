"""At start the window offers to go on with a run that was interrupted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine, beginning, step, whole_run, write_run

from workbench.config import RunConfig
from workbench.engine.commands import Continue
from workbench.engine.events import CheckpointSaved, Resumed
from workbench.gui.controllers.interrupted import CONTINUE, LATER
from workbench.gui.main_window import MainWindow
from workbench.runs.lock import hold
from workbench.runs.log import RunState

PATIENCE = 10_000


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    return tmp_path / "data/runs"


def _write(runs: Path, name: str, episodes: int = 40) -> Path:
    """A run that ended without a word."""
    events = [beginning(RunConfig(), 400), step(20), step(episodes), CheckpointSaved(10, episodes, "last", True)]
    run_dir = write_run(runs / name, RunConfig(), events)
    (run_dir / "checkpoints").mkdir()
    (run_dir / "checkpoints" / "last.safetensors").write_bytes(b"weights")
    return run_dir


def _open(qtbot: Any) -> MainWindow:
    window = MainWindow(StandInEngine())
    window.ask_to_close = lambda: True
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.wiring.runs.runsChanged, timeout=PATIENCE):
        window.wiring.runs.refresh()
    return window


def test_an_interrupted_run_is_offered_and_goes_on_as_soon_as_the_engine_is_ready(qtbot: Any, runs: Path) -> None:
    run_dir = _write(runs, "omniglot-maml-07")
    window = _open(qtbot)
    offer = window.wiring.interrupted.offer
    assert offer.sentence == "omniglot-maml-07 was interrupted after 40 of 400 practice tasks."
    assert offer.answers == [CONTINUE, LATER] and offer.isVisible()
    offer.press(CONTINUE)
    qtbot.waitUntil(lambda: window.wiring.training.is_active, timeout=PATIENCE)
    assert not offer.isVisible()
    window._engine.get_ready()
    assert [each.run_dir for each in window._engine.sent_of(Continue)] == [str(run_dir)]


def test_not_now_is_remembered_until_that_run_went_further(qtbot: Any, runs: Path) -> None:
    run_dir = _write(runs, "omniglot-maml-07")
    window = _open(qtbot)
    window.wiring.interrupted.offer.press(LATER)
    window.close()
    again = _open(qtbot)
    assert not again.wiring.interrupted.offer.isVisible()
    again.close()
    with (run_dir / "events.jsonl").open("a") as log:
        import json

        log.write(json.dumps(step(120).to_json()) + "\n")
    sentence = _open(qtbot).wiring.interrupted.offer.sentence
    assert sentence.endswith(" was interrupted after 120 of 400 practice tasks; it goes on from task 41.")


def test_of_several_one_is_offered_and_the_others_are_a_click_away(qtbot: Any, runs: Path) -> None:
    for number in (1, 2, 3):
        _write(runs, f"glyphs-maml-0{number}")
    window = _open(qtbot)
    interrupted = window.wiring.interrupted
    assert interrupted.offer.answers == [CONTINUE, LATER, "And 2 more"]
    asked: list[bool] = []
    interrupted.moreRequested.connect(lambda: asked.append(True))
    interrupted.offer.press("And 2 more")
    assert asked and not interrupted.offer.isVisible()


def test_not_now_leads_to_the_next(qtbot: Any, runs: Path) -> None:
    for number in (1, 2):
        _write(runs, f"glyphs-maml-0{number}")
    offer = _open(qtbot).wiring.interrupted.offer
    first = offer.sentence
    offer.press(LATER)
    assert offer.sentence and offer.sentence != first


def test_runs_that_ended_or_are_at_work_or_whose_checkpoint_is_gone_are_not_offered(qtbot: Any, runs: Path) -> None:
    write_run(runs / "ended", RunConfig(), whole_run(RunConfig()))
    write_run(runs / "stopped", RunConfig(), whole_run(RunConfig(), "stopped"))
    saved = CheckpointSaved(5, 20, "last", True)
    write_run(runs / "gone", RunConfig(), [beginning(RunConfig(), 400), step(20), saved])
    at_work = _write(runs, "at-work")
    with hold(at_work):
        window = _open(qtbot)
        assert not window.wiring.interrupted.offer.isVisible()


def test_the_offer_goes_when_another_run_begins(qtbot: Any, runs: Path) -> None:
    _write(runs, "omniglot-maml-07")
    window = _open(qtbot)
    window._engine.get_ready()
    window.menus.start.trigger()
    assert window.wiring.training.is_active and not window.wiring.interrupted.offer.isVisible()


def test_a_run_without_a_checkpoint_is_offered_to_begin_again(qtbot: Any, runs: Path) -> None:
    run_dir = write_run(runs / "omniglot-maml-08", RunConfig(), [beginning(RunConfig(), 400), step(20)])
    window = _open(qtbot)
    offer = window.wiring.interrupted.offer
    assert offer.sentence == (
        "omniglot-maml-08 was interrupted before its first checkpoint. It would begin again, with the same settings."
    )
    window._engine.get_ready()
    offer.press(CONTINUE)
    qtbot.waitUntil(lambda: bool(window._engine.sent_of(Continue)), timeout=PATIENCE)
    assert [each.run_dir for each in window._engine.sent_of(Continue)] == [str(run_dir)]


def test_a_run_that_goes_on_is_shown_live_also_where_its_folder_is_read_later(qtbot: Any, runs: Path) -> None:
    run_dir = _write(runs, "omniglot-maml-07")
    window = _open(qtbot)
    shown, training = window.wiring.runs, window.wiring.training
    held: list[Any] = []
    shown._worker.submit = lambda tag, work: held.append((tag, work()))
    window._engine.get_ready()
    window.wiring.interrupted.offer.press(CONTINUE)
    qtbot.waitUntil(lambda: training.is_active, timeout=PATIENCE)
    assert [tag for tag, _ in held] == [run_dir]
    for tag, log in held:
        shown._on_loaded(tag, log)
    window._engine.say([Resumed(10, 40, {}, ""), step(60)])
    training._on_dirty()
    assert window.training.head.chip.state is RunState.RUNNING
    assert window.training._log is training.live_log
    assert window.training._plots._log is training.live_log
