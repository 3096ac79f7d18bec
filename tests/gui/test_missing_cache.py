"""Where the disk of the cache is not connected, the window says so, and works on in the usual place."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import Qt

from workbench.engine.commands import AskWeights, Start
from workbench.engine.replies import RequestFailed
from workbench.folders import CACHE, OWN_CACHE, choose_folder
from workbench.gui.controllers.cache_disk import CHANGE, LATER
from workbench.gui.main_window import MainWindow

PATIENCE = 10_000


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    choose_folder(CACHE, tmp_path)
    (tmp_path / OWN_CACHE).rmdir()
    return tmp_path / OWN_CACHE


@pytest.fixture
def window(qtbot, disk: Path) -> MainWindow:
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    made.wiring.runs.refresh()
    qtbot.waitUntil(lambda: bool(made.wiring.cache_disk.offer.sentence), timeout=PATIENCE)
    return made


def listed_again(qtbot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.wiring.runs.runsChanged, timeout=PATIENCE):
        window.wiring.runs.refresh()


def test_it_is_said_once_and_training_begins_all_the_same(qtbot, window: MainWindow, disk: Path) -> None:
    offer = window.wiring.cache_disk.offer
    said = f"The cache folder, {disk}, is not there; is its disk connected? "
    assert offer.sentence == f"{said}Meanwhile datasets are prepared in the usual place."
    assert offer.answers == [CHANGE, LATER]
    offer.press(LATER)
    listed_again(qtbot, window)
    assert not offer.sentence
    window._engine.get_ready()
    window.wiring.training.start()
    assert window._engine.sent_of(Start) and not disk.exists()


def test_it_goes_when_the_disk_is_back_and_is_said_of_the_next_time(qtbot, window: MainWindow, disk: Path) -> None:
    disk.mkdir()
    listed_again(qtbot, window)
    assert not window.wiring.cache_disk.offer.sentence
    disk.rmdir()
    listed_again(qtbot, window)
    assert window.wiring.cache_disk.offer.sentence


def test_the_settings_say_which_place_serves_and_lead_out_of_it(qtbot, window: MainWindow) -> None:
    window.wiring.cache_disk.offer.press(CHANGE)
    dialog = window.wiring.preferences.dialog
    assert dialog is not None and "Meanwhile the usual place serves." in dialog.folders[CACHE].missing.text()
    assert not dialog.folders[CACHE].missing.isHidden()
    with qtbot.waitSignal(window.wiring.runs.runsChanged, timeout=PATIENCE):
        qtbot.mouseClick(dialog.folders[CACHE].back, Qt.MouseButton.LeftButton)
    assert dialog.folders[CACHE].missing.isHidden() and not window.wiring.cache_disk.offer.sentence


def test_weights_that_cannot_be_looked_for_count_as_missing(window: MainWindow) -> None:
    window.wiring.weights.set_network("resnet18", "imagenet")
    window._engine.get_ready()
    sentence = "The folder of weights, /disk, is not there; is its disk connected?"
    for each in window._engine.sent_of(AskWeights):
        window._engine.replyReceived.emit(RequestFailed(each.request_id, sentence))
    assert window.wiring.weights.is_missing
    window.wiring.training.start()
    assert not window._engine.sent_of(Start)
    assert window.algorithm.footer.weights.error
