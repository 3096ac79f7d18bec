"""The keys: they lead from one side window to the others, are listed on one screen, and F1 has something to say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import SECONDS_10, pictures
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from workbench.gui.dialogs.compare import CompareWindow
from workbench.gui.dialogs.how_good import HowGoodWindow
from workbench.gui.dialogs.learning import LearningWindow
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.dialogs.shortcuts import ShortcutsDialog, key_rows
from workbench.gui.dialogs.why import WhyWindow
from workbench.gui.main_window import MainWindow

# What a screen of 720 lines has room for below a title.
ROOM = 660


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_M, MapWindow),
        (Qt.Key.Key_G, HowGoodWindow),
        (Qt.Key.Key_K, CompareWindow),
        (Qt.Key.Key_I, WhyWindow),
        (Qt.Key.Key_H, LearningWindow),
    ],
)
def test_the_keys_of_a_side_window_work_in_another(window: MainWindow, qtbot: Any, key: Qt.Key, kind: type) -> None:
    window.wiring.try_it.model.add_queries(pictures(2))
    windows = window.wiring.try_it_windows
    (windows.show_how_good if kind is MapWindow else windows.show_map)()
    (first,) = window.findChildren(HowGoodWindow if kind is MapWindow else MapWindow)
    first.activateWindow()
    qtbot.waitUntil(first.isActiveWindow, timeout=SECONDS_10)
    qtbot.keyClick(first, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)), timeout=SECONDS_10)


def test_the_settings_and_the_end_are_reached_from_the_help(window: MainWindow, qtbot: Any) -> None:
    window.wiring.help.open()
    helping = window.wiring.help.window
    assert helping is not None
    qtbot.waitUntil(helping.isActiveWindow, timeout=SECONDS_10)
    qtbot.keyClick(helping, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.wiring.preferences.dialog is not None, timeout=SECONDS_10)
    window.wiring.preferences.dialog.accept()
    helping.activateWindow()
    qtbot.waitUntil(helping.isActiveWindow, timeout=SECONDS_10)
    qtbot.keyClick(helping, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_closed, timeout=SECONDS_10)


def test_the_program_can_be_ended_from_the_welcome(window: MainWindow, qtbot: Any) -> None:
    window.wiring.welcome.open()
    welcome = window.wiring.welcome.dialog
    qtbot.waitUntil(welcome.isActiveWindow, timeout=SECONDS_10)
    qtbot.keyClick(welcome, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_closed, timeout=SECONDS_10)
    assert window.wiring.welcome.dialog is None


def test_all_keys_are_told_on_a_low_screen(window: MainWindow, qtbot: Any) -> None:
    dialog = ShortcutsDialog(window.menus.entries, window)
    qtbot.addWidget(dialog)
    said = [each.text() for each in dialog.findChildren(QLabel)]
    with_keys = [each for each in window.menus.entries if not each.shortcut().isEmpty()]
    assert all(each.shortcut().toString(each.shortcut().SequenceFormat.NativeText) in said for each in with_keys)
    assert dialog.sizeHint().height() <= ROOM
    assert dialog.sizeHint().width() <= 1280


def test_the_zones_and_the_presets_say_what_they_are_for(window: MainWindow) -> None:
    presets = window.algorithm.presets.findChildren(QAbstractButton)
    assert len(presets) == 2
    for each in (*presets, window.try_it.classes.zone, window.try_it.queries.zone):
        assert each.toolTip()


def test_undo_is_listed_as_such_whatever_it_would_undo(window: MainWindow) -> None:
    window.wiring.try_it.model.add_queries(pictures(2))
    assert window.menus.undo.text() == "&Undo adding 2 pictures to recognise"
    assert ("Undo", "Ctrl+Z") in key_rows(window.menus.entries)
