"""The window with the real engine: training to the end, an engine killed and replaced, a run continued."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.models.dataset import DatasetChoice
from workbench.runs.log import RunState

PATIENCE_MS = 120_000
SMALL = {"filters": 4, "queries": 2, "validation_episodes": 4, "validate_every": 8, "device": "cpu"}


@pytest.fixture
def window(qtbot, small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(EngineThread())
    window.ask_to_close = lambda: True  # qtbot closes it at the end
    qtbot.addWidget(window)
    window.show()
    window._engine.start()
    window.wiring.dataset.use(DatasetChoice("omniglot", str(small_omniglot)))
    return window


def _start(window: MainWindow, qtbot, **values: int) -> None:
    qtbot.waitUntil(window.menus.start.isEnabled, timeout=PATIENCE_MS)
    window.algorithm.set_values({**SMALL, **values})
    window.training.head.start.click()


def test_training_to_the_end_leaves_the_runs_points_in_the_plots(window: MainWindow, qtbot) -> None:
    _start(window, qtbot, episodes=24)
    training = window.wiring.training
    qtbot.waitUntil(lambda: training.live_log.state is RunState.COMPLETED, timeout=PATIENCE_MS)
    assert not window.training.banner.is_error, window.training.banner.sentence
    assert window.training.banner.action == "Try it with this run"
    plots = window.training._plots
    plots.refresh()
    assert len(training.live_log.val_loss) == 3
    assert list(plots.quantity.plot._lines[1]._line.getData()[0]) == list(training.live_log.val_loss.x)
    assert list(plots.loss.plot._lines[0]._raw.getData()[1]) == list(training.live_log.train_loss.y)
    qtbot.waitUntil(lambda: window.training.runs.model.rowCount() == 1)


def test_a_killed_engine_leaves_a_window_that_continues_the_run(window: MainWindow, qtbot) -> None:
    _start(window, qtbot, episodes=10**6, checkpoint_seconds=0.0)
    training = window.wiring.training
    qtbot.waitUntil(lambda: training.live_log.checkpoint is not None, timeout=PATIENCE_MS)
    os.kill(window._engine.child_pid, signal.SIGKILL)
    qtbot.waitUntil(window.training.banner.isVisible, timeout=PATIENCE_MS)
    assert training.live_log.state is RunState.INTERRUPTED
    assert window.training.banner.action == "Continue"
    window.training.banner.press()
    qtbot.waitUntil(lambda: training.live_log.state is RunState.RUNNING, timeout=PATIENCE_MS)
    points = len(training.live_log.train_loss)
    qtbot.waitUntil(lambda: len(training.live_log.train_loss) > points, timeout=PATIENCE_MS)
    window.training.head.stop.click()
    qtbot.waitUntil(lambda: training.live_log.state is RunState.STOPPED, timeout=PATIENCE_MS)
