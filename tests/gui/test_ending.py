"""The end that comes from outside: Ctrl-C, signals, and the system's session; partly with the real program."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawings import ink, on_paper, picture
from gui.closing_stage import opened, processes_of
from gui.stand_in_engine import StandInEngine, beginning
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench.config import RunConfig
from workbench.fewshot.left_behind import left_behind
from workbench.gui import app as module
from workbench.gui.ending import Ending
from workbench.gui.main_window import MainWindow
from workbench.runs.log import RunState
from workbench.runs.store import load_log

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are of Unix")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes under /proc")
PATIENCE_S = 120


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    made = MainWindow(StandInEngine())
    qtbot.addWidget(made)
    made.show()
    yield made


@pytest.fixture
def ending(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ending]:
    monkeypatch.setattr(QApplication, "exit", lambda *_: None)  # the tests' own event loop goes on
    made = Ending(window)
    made.watch(QApplication.instance())
    yield made
    made.close()


def _train(window: MainWindow) -> None:
    window._engine.get_ready()
    window.menus.start.trigger()
    window._engine.say([beginning(RunConfig())])
    assert window.wiring.training.is_active


def test_ctrl_c_closes_as_the_cross_does(window: MainWindow, ending: Ending) -> None:
    _train(window)
    asked: list[bool] = []
    window.ask_to_close = lambda: asked.append(True) or False
    signal.raise_signal(signal.SIGINT)
    assert asked == [True] and window.isVisible()
    window.ask_to_close = lambda: True
    signal.raise_signal(signal.SIGINT)
    assert window._engine.shut


def test_ctrl_c_while_it_is_asked_closes_without_an_answer(window: MainWindow, ending: Ending) -> None:
    _train(window)
    asked: list[str] = []

    def interrupt() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        signal.raise_signal(signal.SIGINT)
        box.reject()

    QTimer.singleShot(0, interrupt)
    signal.raise_signal(signal.SIGINT)
    assert asked == ["A run is still in training."] and window._engine.shut


@on_unix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_unasked_and_what_is_unsaved_is_kept(window: MainWindow, ending: Ending, name: str) -> None:
    _train(window)
    window.ask_to_close = lambda: pytest.fail("nobody may be asked")
    window.wiring.try_it.model.add_class("mine", [picture(on_paper(ink("zed")))])
    signal.raise_signal(getattr(signal, name))
    assert window._engine.shut and not window.isVisible()
    assert [(each.classes, each.pictures) for each in left_behind()[0]] == [(1, 1)]


def test_the_end_of_the_session_keeps_everything_and_closing_asks_nothing(window: MainWindow, ending: Ending) -> None:
    _train(window)
    window.ask_to_close = lambda: pytest.fail("nobody may be asked")
    window.wiring.try_it.model.add_class("mine", [picture(on_paper(ink("zed")))])
    ending.on_session_end()
    assert window.isVisible() and not window._engine.shut  # it may yet be called off
    assert window.close()
    assert len(left_behind()[0]) == 1


def test_a_session_that_does_not_end_after_all_leaves_questions_as_they_were(
    window: MainWindow, ending: Ending
) -> None:
    _train(window)
    ending.on_session_end()
    ending._doubt.timeout.emit()
    window.ask_to_close = lambda: False
    assert not window.close()
    window.ask_to_close = lambda: True


def test_a_fault_while_closing_keeps_the_engine_from_nothing(window: MainWindow, qtbot: Any) -> None:
    def fail(**_: Any) -> None:
        raise ValueError("cannot shut down")

    before, window.wiring.shut_down = window.wiring.shut_down, fail
    with pytest.raises(ValueError, match="cannot shut down"):
        window.close()
    assert window._engine.shut and not window.isVisible()
    before()


def test_without_a_window_a_dialog_says_why(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    said: list[str] = []

    def refuse(_engine: object) -> None:
        raise FileNotFoundError("catalogue.json")

    monkeypatch.setattr(module, "Showing", refuse)
    monkeypatch.setattr(module.FaultsController, "show_and_wait", lambda _, *words: said.extend(words))
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    hooks = sys.excepthook
    try:
        assert module._run(QApplication.instance(), None) == module.FAILED
    finally:
        sys.excepthook = hooks
    assert "FileNotFoundError: catalogue.json" in said[0] and "in refuse" in said[1]


@on_linux
@pytest.mark.parametrize(("state", "number"), [("training", signal.SIGTERM), ("question", signal.SIGHUP)])
def test_the_real_program_ends_in_order_by_a_signal(tmp_path: Path, state: str, number: int) -> None:
    process = opened(tmp_path, state)
    os.kill(process.pid, number)
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0
    _expect_nothing_left(tmp_path)
    log = load_log(next((tmp_path / "data" / "runs").glob("omniglot-*")))
    # a machine that is busy may need more than the 2 s that there are, and then the last checkpoint counts
    assert log.state in (RunState.STOPPED, RunState.INTERRUPTED) and log.can_continue
    text = (tmp_path / "logs" / "workbench.log").read_text()
    assert f"Ended by {signal.Signals(number).name}" in text and "Closed" in text
    assert not list((tmp_path / "logs").glob("crash-*"))


@on_linux
@pytest.mark.parametrize("state", ["hung", "decoding"])
def test_the_real_program_leaves_no_process_behind_whatever_it_was_at(tmp_path: Path, state: str) -> None:
    process = opened(tmp_path, state)
    process.communicate("close\n", timeout=PATIENCE_S)
    assert process.returncode == 0
    _expect_nothing_left(tmp_path)


def _expect_nothing_left(home: Path) -> None:
    """Those that are told of the end only by their pipe need a moment."""
    deadline = time.monotonic() + PATIENCE_S
    while (left := processes_of(home)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left
