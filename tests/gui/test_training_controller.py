"""Training from the panel: start, pause, resume, stop, fail, die, continue; with a stand-in for the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine, beginning, step, validated, whole_run, without_practice, write_run
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from workbench.config import RunConfig
from workbench.engine.commands import Continue, Pause, Resume, Start, Stop
from workbench.engine.events import CheckpointSaved, Paused, Resumed, RunFinished
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.panels.training import EMPTY, LOADING, TESTING, TrainingPanel
from workbench.runs.log import RunState

CONFIG = RunConfig()


class Desk:
    """A panel with its controllers, and the engine that stands in."""

    def __init__(self, panel: TrainingPanel) -> None:
        self.config: RunConfig | None = CONFIG
        self.panel, self.engine = panel, StandInEngine()
        self.training = TrainingController(panel, self.engine, lambda: self.config)
        self.runs = RunsController(panel, self.training)

    def begin(self) -> Path:
        """Press Start, and let the run begin."""
        self.engine.get_ready()
        self.panel.head.start.click()
        self.engine.say([beginning(CONFIG)])
        assert self.training.live_dir is not None
        return self.training.live_dir


@pytest.fixture
def desk(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(720, 800)
    panel.show()
    desk = Desk(panel)
    yield desk
    desk.training.shut_down()
    desk.runs.shut_down()


def test_start_waits_for_the_engine(desk: Desk) -> None:
    assert not desk.panel.head.start.isEnabled()
    assert desk.panel._message.text() == LOADING
    desk.training.start()
    assert desk.engine.sent == []
    desk.engine.get_ready()
    assert desk.panel.head.start.isEnabled()
    assert desk.panel._message.text() == EMPTY


def test_a_run_to_its_end_leaves_its_curves(desk: Desk, qtbot) -> None:
    run_dir = desk.begin()
    start = desk.engine.sent_of(Start)[0]
    assert start == Start(str(run_dir), CONFIG)
    assert run_dir.name == "glyphs-protonet-01"
    desk.engine.say(whole_run(CONFIG)[1:])
    assert desk.panel.head.chip.state is RunState.COMPLETED
    plots = desk.panel._plots
    assert plots is not None
    qtbot.waitUntil(lambda: len(plots.quantity.plot._lines[1]._line.getData()[0]) == 10)
    assert len(plots.loss.plot._lines[0]._raw.getData()[0]) == 100
    assert desk.panel.head.start.isEnabled()
    assert not desk.panel.head.stop.isEnabled()


def test_a_run_that_says_nothing_yet_is_starting_and_keeps_the_keyboard(desk: Desk, qtbot) -> None:
    desk.engine.get_ready()
    head = desk.panel.head
    desk.panel.activateWindow()
    head.start.setFocus()
    qtbot.waitUntil(head.start.hasFocus)
    qtbot.keyClick(head.start, Qt.Key.Key_Space)
    assert head.chip.word == "Starting"
    assert head.pause.hasFocus()
    desk.engine.say([beginning(CONFIG)])
    assert head.chip.word == "Starting"
    desk.engine.say([step(4)])
    desk.training._on_dirty()
    assert head.chip.word == "Running"
    desk.engine.say([RunFinished(1, 4, "completed", "", 1.0)])
    assert head.chip.word == "Done"
    assert head.start.hasFocus()


def test_a_run_with_nothing_to_practise_says_so(desk: Desk) -> None:
    desk.begin()
    events = without_practice(CONFIG)
    desk.engine.say(events[:1])
    desk.training._on_dirty()
    assert desk.panel.head.chip.word == "Running"
    assert desk.panel._message.text() == TESTING
    assert desk.panel.progress._bar.maximum() == 0, "nobody knows how long testing takes"
    desk.engine.say(events[1:])
    words = [figure.text() for figure in desk.panel.progress._figures]
    assert words[0] == "Nothing to practise"
    assert "3 s" in words[3] and words[1] == words[2] == ""
    assert desk.panel.progress._bar.value() == desk.panel.progress._bar.maximum() > 0
    assert desk.panel.banner.sentence.endswith("has finished: 38.0 ± 2.0 % on new classes.")


def test_what_qualifies_a_run_stands_at_its_head(desk: Desk, qtbot) -> None:
    desk.begin()
    assert not desk.panel.badges.isVisible()
    badges = ("practised with 20 ways, tested with 5 ways", "transductive batch-norm", "network kept fixed")
    desk.engine.say([RunFinished(0, 0, "stopped", "", 1.0)])
    desk.panel.head.start.click()
    desk.engine.say([beginning(CONFIG, badges=badges)])
    desk.training._on_dirty()
    row = desk.panel.badges
    assert row.badges == badges
    assert row.isVisible()
    desk.panel.resize(344, 800)
    qtbot.waitUntil(lambda: row.width() < 344)
    labels = [each for each in row.findChildren(QLabel) if each.isVisible()]
    assert [each.toolTip() for each in labels] == list(badges)
    assert all(each.geometry().right() <= row.width() and each.geometry().bottom() <= row.height() for each in labels)
    assert len({each.y() for each in labels}) > 1, "they go on in another row"


def test_an_invalid_config_starts_nothing(desk: Desk) -> None:
    desk.engine.get_ready()
    desk.config = None
    desk.panel.head.start.click()
    assert desk.engine.sent == []
    assert not desk.training.is_active


def test_pause_resume_and_stop(desk: Desk) -> None:
    desk.begin()
    head = desk.panel.head
    head.pause.click()
    assert desk.engine.sent_of(Pause)
    desk.engine.say([Paused(1, 4)])
    desk.training._on_dirty()
    assert head.chip.state is RunState.PAUSED
    assert head.middle == "Resume"
    head.pause.click()
    assert desk.engine.sent_of(Resume)
    desk.engine.say([Resumed(1, 4)])
    head.stop.click()
    assert desk.engine.sent_of(Stop)
    desk.engine.say([RunFinished(1, 4, "stopped", "You stopped it.", 1.0)])
    assert head.chip.state is RunState.STOPPED
    assert not desk.training.is_active


def test_a_second_start_is_not_possible_while_one_runs(desk: Desk) -> None:
    desk.begin()
    desk.training.start()
    assert len(desk.engine.sent_of(Start)) == 1
    assert not desk.panel.head.start.isEnabled()


def test_a_failure_is_said_with_its_details(desk: Desk) -> None:
    desk.begin()
    reason = "The loss became nan at step 3."
    desk.engine.say([step(4), RunFinished(3, 12, "failed", reason, 1.0, details="Traceback: somewhere")])
    banner = desk.panel.banner
    assert banner.isVisible()
    assert banner.sentence == f"Training failed. {reason}"
    assert banner.details == "Traceback: somewhere"
    assert banner.action == ""
    assert desk.panel.head.start.isEnabled()


def test_a_failed_run_with_a_checkpoint_can_be_continued(desk: Desk, qtbot) -> None:
    run_dir = desk.begin()
    events = [step(4), CheckpointSaved(1, 4, "last", False), RunFinished(3, 12, "failed", "Out of memory.", 1.0)]
    write_run(run_dir, CONFIG, [beginning(CONFIG), *events])
    desk.engine.say(events)
    assert desk.panel.banner.action == "Continue"
    desk.panel.banner.press()
    qtbot.waitUntil(lambda: bool(desk.engine.sent_of(Continue)))
    assert desk.engine.sent_of(Continue) == [Continue(str(run_dir))]
    assert not desk.panel.banner.isVisible()


def test_a_dead_engine_interrupts_the_run_and_the_next_one_continues_it(desk: Desk, qtbot) -> None:
    run_dir = desk.begin()
    events = [step(40), validated(40, 0.5), CheckpointSaved(10, 40, "last", True), step(44), step(48)]
    write_run(run_dir, CONFIG, [beginning(CONFIG), *events])
    desk.engine.say(events)
    desk.engine.childDied.emit("The engine was ended from outside (signal 9).")
    assert "signal 9" in desk.panel.banner.sentence
    assert desk.panel.head.chip.state is RunState.INTERRUPTED
    assert not desk.panel.head.start.isEnabled()
    desk.panel.banner.press()
    qtbot.waitUntil(lambda: desk.training.is_active)
    assert desk.engine.sent_of(Continue) == []
    desk.engine.get_ready()
    assert desk.engine.sent_of(Continue) == [Continue(str(run_dir))]
    desk.engine.say([Resumed(10, 40), step(44), step(48), step(52)])
    assert list(desk.training.live_log.train_loss.x) == [40, 44, 48, 52]
    assert desk.training.live_log.state is RunState.RUNNING


def test_a_death_without_a_run_is_said_and_leaves_nothing_running(desk: Desk) -> None:
    desk.engine.get_ready()
    desk.engine.childDied.emit("The engine stopped unexpectedly.")
    assert desk.panel.banner.isVisible()
    assert not desk.training.is_active
    desk.engine.get_ready()
    assert desk.panel.head.start.isEnabled()
    assert not desk.panel.banner.isVisible()


def test_what_ended_a_run_is_still_said_once_the_engine_is_back(desk: Desk) -> None:
    """As after a fault of the graphics card, with which the engine ends."""
    desk.begin().mkdir(parents=True)
    reason = "CUDA error: an illegal memory access was encountered"
    failed = RunFinished(3, 12, "failed", reason, 1.0, details="Traceback: somewhere")
    desk.engine.say([step(4), CheckpointSaved(1, 4, "last", False), failed])
    desk.engine.childDied.emit("The engine could not use the graphics card any more. It is being started again.")
    banner = desk.panel.banner
    assert banner.sentence == (
        f"Training failed. {reason}. The engine could not use the graphics card any more. It is being started again."
    )
    assert (banner.action, banner.details) == ("Continue", "Traceback: somewhere")
    desk.engine.get_ready()
    assert banner.sentence == f"Training failed. {reason}"
    assert (banner.action, banner.details) == ("Continue", "Traceback: somewhere")


def test_a_run_whose_folder_is_gone_cannot_go_on(desk: Desk) -> None:
    """As when its disk was pulled out."""
    run_dir = desk.begin()
    reason = f"The run folder {run_dir} was removed while the run was written to it."
    desk.engine.say([step(4), CheckpointSaved(1, 4, "last", False), RunFinished(3, 12, "failed", reason, 1.0)])
    assert desk.panel.banner.sentence == f"Training failed. {reason}" and not desk.panel.banner.action
    assert not desk.training.live_log.can_continue


def test_a_failure_that_was_dismissed_does_not_come_back_with_the_engine(desk: Desk) -> None:
    desk.begin()
    desk.engine.say([RunFinished(3, 12, "failed", "CUDA error: unspecified launch failure", 1.0)])
    desk.panel.banner._close.click()
    desk.engine.childDied.emit("The engine could not use the graphics card any more. It is being started again.")
    assert desk.panel.banner.sentence.startswith("The engine could not")
    desk.engine.get_ready()
    assert not desk.panel.banner.isVisible()


def test_a_run_that_is_killed_before_its_first_checkpoint_begins_again(desk: Desk, qtbot) -> None:
    run_dir = desk.begin()
    write_run(run_dir, CONFIG, [beginning(CONFIG), step(4), step(8)])
    desk.engine.say([step(4), step(8)])
    desk.engine.childDied.emit("The engine was ended from outside (signal 9).")
    banner = desk.panel.banner
    assert banner.action == "Continue"
    assert banner.sentence.endswith("There was no checkpoint yet, so that Continue begins it again.")
    desk.engine.get_ready()
    banner.press()
    qtbot.waitUntil(lambda: bool(desk.engine.sent_of(Continue)))
    assert desk.engine.sent_of(Continue) == [Continue(str(run_dir))]
    desk.engine.say([beginning(CONFIG), step(4)])
    assert list(desk.training.live_log.train_loss.x) == [4]
    plots = desk.panel._plots
    qtbot.waitUntil(lambda: list(plots.loss.plot._lines[0]._raw.getData()[0]) == [4])


def test_without_its_config_a_run_cannot_go_on(desk: Desk, qtbot, tmp_path: Path) -> None:
    desk.engine.get_ready()
    run_dir = write_run(tmp_path / "data/runs/glyphs-protonet-09", CONFIG, [beginning(CONFIG), step(4)])
    (run_dir / "config.json").write_text("{")
    desk.training.continue_run(run_dir)
    qtbot.waitUntil(desk.panel.banner.isVisible)
    assert "config.json cannot be read" in desk.panel.banner.sentence
    assert not desk.training.is_active


def test_a_run_that_failed_without_a_checkpoint_cannot_be_continued(desk: Desk, qtbot, tmp_path: Path) -> None:
    desk.engine.get_ready()
    events = [beginning(CONFIG), step(4), RunFinished(1, 4, "failed", "The loss became nan at step 2.", 1.0)]
    run_dir = write_run(tmp_path / "data/runs/glyphs-protonet-09", CONFIG, events)
    desk.training.continue_run(run_dir)
    qtbot.waitUntil(desk.panel.banner.isVisible)
    assert "no checkpoint" in desk.panel.banner.sentence
    assert not desk.training.is_active


def test_five_thousand_events_keep_the_window_alive(desk: Desk, qtbot) -> None:
    desk.begin()
    for number in range(1, 5001):
        desk.engine.eventReceived.emit(step(number))
    qtbot.waitUntil(lambda: desk.panel._plots is not None)
    assert len(desk.training.live_log.train_loss) == 5000
    desk.engine.say([RunFinished(1, 5000, "completed", "", 1.0)])
    assert desk.panel.head.chip.state is RunState.COMPLETED


def test_figures_are_written_in_words(desk: Desk) -> None:
    desk.begin()
    desk.engine.say([step(100)])
    desk.training._on_dirty()
    words = [figure.text() for figure in desk.panel.progress._figures]
    assert "100" in words[0]
    assert "of 400 tasks" in words[0]
    assert "tasks/s" in words[1]
    assert "so far" in words[2]
    assert "left" in words[3]
