"""A device that is not on this computer is said before Start, in the window's words, with the ways out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.stand_in_engine import READY, StandInEngine
from PySide6.QtCore import QSettings

from workbench.engine.commands import Start
from workbench.gui.controllers.devices import AUTOMATIC, CHANGE
from workbench.gui.main_window import MainWindow
from workbench.gui.models.computer import keep_computer_values

SAID = "The device chosen in Settings is CUDA, but this computer has only CPU."


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    keep_computer_values(store, {"device": "cuda", "checkpoint_seconds": 30.0})
    store.sync()
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    return made


def test_it_is_said_once_the_engine_knows_and_nothing_starts(window: MainWindow) -> None:
    offer, training = window.wiring.devices.offer, window.wiring.training
    assert not offer.sentence
    window._engine.get_ready()
    assert offer.sentence == SAID and offer.answers == [AUTOMATIC, CHANGE]
    training.start()
    assert not training.is_active and not window._engine.sent_of(Start)


def test_one_click_takes_what_there_is(window: MainWindow) -> None:
    window._engine.get_ready()
    window.wiring.devices.offer.press(AUTOMATIC)
    assert not window.wiring.devices.offer.sentence
    window.wiring.training.start()
    (begun,) = window._engine.sent_of(Start)
    assert begun.config.train.device == "auto"


def test_another_leads_to_the_settings(window: MainWindow) -> None:
    window._engine.get_ready()
    window.wiring.devices.offer.press(CHANGE)
    dialog = window.wiring.preferences.dialog
    assert dialog is not None and window.wiring.devices.offer.sentence == SAID
    dialog.training.fields["device"].put("cpu")
    dialog.training.fields["device"].changed.emit()
    assert not window.wiring.devices.offer.sentence


def test_nothing_is_said_where_the_device_is_there(window: MainWindow) -> None:
    window._engine.replyReceived.emit(type(READY)("NVIDIA", 1.0, {}, ("cuda", "cpu")))
    assert not window.wiring.devices.offer.sentence


def test_the_settings_of_an_earlier_run_keep_the_device_of_this_computer(window: MainWindow) -> None:
    config = window.wiring.algorithm.run_config()
    assert config is not None and config.train.device == "cuda"
    window.wiring.preferences.use({"device": "cpu", "checkpoint_seconds": 30.0})
    window.wiring.algorithm.take_over(config, lambda: "its settings")
    now = window.wiring.algorithm.run_config()
    assert now is not None and now.train.device == "cpu"
