"""Where the disk of the runs is not connected, the window says so, and nothing is begun in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine, beginning, step, write_run
from PySide6.QtGui import QDesktopServices

from workbench.cli import main
from workbench.config import RunConfig
from workbench.engine.commands import Start
from workbench.folders import RUNS, choose_folder
from workbench.gui.main_window import MainWindow

PATIENCE = 10_000


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    choose_folder(RUNS, tmp_path / "disk")
    (tmp_path / "disk").rmdir()
    return tmp_path / "disk"


@pytest.fixture
def window(qtbot, disk: Path) -> MainWindow:
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    return made


def test_both_lists_say_it_until_the_disk_is_back(qtbot, window: MainWindow, disk: Path) -> None:
    said = f"The folder of runs, {disk}, is not there; is its disk connected? "
    said += "Another folder can be chosen in “Settings”."
    window.wiring.show_runs()
    window.wiring.runs.refresh()
    qtbot.waitUntil(lambda: window.training.runs.empty_words == said, timeout=PATIENCE)
    assert window.wiring.library.window.empty_words == said
    disk.mkdir()
    window.wiring.runs.refresh()
    usual = "Your training runs will be listed here."
    qtbot.waitUntil(lambda: window.training.runs.empty_words == usual, timeout=PATIENCE)
    assert "Press Start" in window.wiring.library.window.empty_words


def test_an_interrupted_run_is_offered_once_the_disk_is_back(qtbot, window: MainWindow, disk: Path) -> None:
    window.wiring.runs.refresh()
    qtbot.waitUntil(lambda: bool(window.wiring.runs.why_none), timeout=PATIENCE)
    write_run(disk / "glyphs-maml-01", RunConfig(), [beginning(RunConfig()), step(4)])
    window.wiring.runs.refresh()
    qtbot.waitUntil(lambda: window.wiring.interrupted.offer.isVisibleTo(window), timeout=PATIENCE)
    assert "glyphs-maml-01" in window.wiring.interrupted.offer.sentence


def test_the_command_line_says_it_of_a_run_that_is_named(disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["runs", "show", "kept"], ["runs", "restore", "kept"]):
        assert main(command) == 2
        assert f"The folder of runs, {disk}, is not there" in capsys.readouterr().err


def test_nothing_begins_and_no_folder_is_made_in_its_place(window: MainWindow, disk: Path) -> None:
    window._engine.get_ready()
    window.wiring.training.start()
    assert not window.wiring.training.is_active and not window._engine.sent_of(Start)
    assert window.training.banner.is_error and str(disk) in window.training.banner.sentence
    assert not disk.exists()


def test_the_folder_cannot_be_opened_nor_is_it_made(window: MainWindow, disk: Path, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    folder = next(each for each in window.menus.entries if each.text() == "Open the folder of r&uns")
    folder.trigger()
    assert not opened and not disk.exists() and str(disk) in window.training.banner.sentence
    disk.mkdir()
    folder.trigger()
    assert opened == [str(disk)]
