"""Where the disk of the runs is not connected, the window says so, and nothing is begun in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtGui import QDesktopServices

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
