"""What a window notes in the log: the engine, runs that begin and end, and nothing of what lies in Try it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawings import ink, on_paper, picture
from gui.stand_in_engine import StandInEngine, beginning, whole_run

from workbench.config import RunConfig
from workbench.engine.events import RunFinished
from workbench.gui.app import tell_of_crashes
from workbench.gui.journal import Journal, note_start
from workbench.gui.main_window import MainWindow
from workbench.logs import end_log, log_file, start_log


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    start_log("window")
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    Journal(made._engine, made.wiring.training, made)
    made.show()
    yield made
    end_log()


def _begin(window: MainWindow) -> str:
    window.menus.start.trigger()
    window._engine.say([beginning(RunConfig())])
    return window.wiring.training.live_dir.name


def test_the_first_painting_is_noted_once(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: log_file().exists() and "INFO Window shown" in log_file().read_text())
    window.repaint()
    qtbot.wait(50)
    assert log_file().read_text().count("Window shown") == 1


def test_starts_runs_and_their_ends_are_noted(window: MainWindow) -> None:
    note_start()
    window._engine.get_ready()
    name = _begin(window)
    window._engine.say(whole_run(RunConfig())[1:])
    failed = _begin(window)
    window._engine.say([RunFinished(3, 12, "failed", "The disk is full.", 1.0, details="Traceback of it")])
    lost = _begin(window)
    window._engine.childDied.emit("The engine crashed.")
    lines = log_file().read_text()
    for words in (
        "INFO Meta-Learning Workbench 0",
        "INFO Engine ready after 1.0 s: CPU, 2 cores; torch 2",
        f"INFO {name} begins",
        f"INFO {name} completed: All tasks were practised.",
        f"ERROR {failed} failed: The disk is full.\nTraceback of it",
        f"WARNING {lost} was interrupted",
    ):
        assert words in lines


def test_what_lies_in_try_it_is_not_noted(window: MainWindow) -> None:
    window._engine.get_ready()
    window.wiring.try_it.model.add_class("my secret", [picture(on_paper(ink("zed")))])
    _begin(window)
    assert "my secret" not in log_file().read_text()


def test_after_a_crash_of_the_window_the_next_one_says_so(window: MainWindow, tmp_path: Path) -> None:
    tell_of_crashes(window)
    assert not window.banner.sentence
    (tmp_path / "logs" / "crash-window-1.txt").write_text("Fatal Python error: Segmentation fault\n  in paint")
    tell_of_crashes(window)
    assert "crashed the last time" in window.banner.sentence and "in paint" in window.banner.details
    assert "in paint" in log_file().read_text()
