"""The window "Runs" with the real engine: a run is trained, tested with its use counted, deleted and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.gui.engine_thread import EngineThread
from workbench.gui.main_window import MainWindow
from workbench.gui.models.dataset import DatasetChoice
from workbench.runs.answers import test_uses as uses_of
from workbench.runs.log import RunState

PATIENCE_MS = 240_000
SMALL = {"filters": 4, "queries": 2, "validation_episodes": 4, "validate_every": 8, "device": "cpu", "episodes": 16}


@pytest.fixture
def window(qtbot: Any, small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(EngineThread())
    window.ask_to_close = lambda: True  # qtbot closes it at the end
    qtbot.addWidget(window)
    window.show()
    window._engine.start()
    window.wiring.dataset.use(DatasetChoice("omniglot", str(small_omniglot)))
    return window


def test_a_run_is_tested_with_its_use_counted_then_deleted_and_taken_back(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(window.menus.start.isEnabled, timeout=PATIENCE_MS)
    window.algorithm.set_values(SMALL)
    window.training.head.start.click()
    wiring = window.wiring
    qtbot.waitUntil(lambda: wiring.training.live_log.state is RunState.COMPLETED, timeout=PATIENCE_MS)
    wiring.show_runs()
    library, run_dir = wiring.library, wiring.training.live_dir
    qtbot.waitUntil(lambda: library.window.list.rows.rowCount() == 1, timeout=PATIENCE_MS)
    library.window.list.choose([run_dir])
    qtbot.waitUntil(lambda: library.selected[0].state is RunState.COMPLETED, timeout=PATIENCE_MS)
    library.tester.test(library.selected[0], 10, 0)
    qtbot.waitUntil(lambda: not library.tester.is_testing, timeout=PATIENCE_MS)
    assert not library.window.notice.is_error, library.window.notice.sentence
    assert "on 10 tasks of its test classes" in library.window.notice.sentence
    qtbot.waitUntil(lambda: library.selected[0].test_uses == 1, timeout=PATIENCE_MS)
    assert uses_of(run_dir) == 1
    library._act("delete")
    qtbot.waitUntil(lambda: library.window.list.rows.total == 0, timeout=PATIENCE_MS)
    assert not run_dir.exists()
    library.window.notice._action.click()
    qtbot.waitUntil(lambda: library.window.list.rows.total == 1, timeout=PATIENCE_MS)
    assert uses_of(run_dir) == 1
