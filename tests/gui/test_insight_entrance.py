"""The ways into Why and Map: from the menu, by their keys, from a picture, and from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import pictures
from PySide6.QtGui import QAction

from workbench.engine.replies import Prediction
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.dialogs.why import WhyWindow
from workbench.gui.main_window import MainWindow


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.show()
    window.wiring.try_it.model.add_queries(pictures(3))
    yield window
    window.close()


def entry(window: MainWindow, words: str) -> QAction:
    return next(each for each in window.menus.entries if each.text() == words)


@pytest.mark.parametrize(
    ("words", "keys", "kind"),
    [("&Why this answer", "Ctrl+I", WhyWindow), ("&Map of the pictures", "Ctrl+M", MapWindow)],
)
def test_the_menu_opens_one_window_and_its_keys_are_its_own(
    window: MainWindow, words: str, keys: str, kind: type
) -> None:
    every = [each.shortcut().toString() for each in window.menus.entries]
    assert every.count(keys) == 1 and entry(window, words).shortcut().toString() == keys
    entry(window, words).trigger()
    entry(window, words).trigger()
    (opened,) = window.findChildren(kind)
    assert opened.isVisible() and not opened.isModal()
    window.close()
    assert not opened.isVisible()


def test_the_map_is_one_click_away_once_there_are_answers(window: MainWindow) -> None:
    button, model = window.try_it.queries.map, window.wiring.try_it.model
    window.try_it.queries.set_small(False)
    assert button.isHidden()
    model.set_predictions([Prediction("q1", "a", 1.0, {"a": 1.0})])
    window.try_it.queries.set_small(False)
    assert not button.isHidden()
    button.click()
    (shown,) = window.findChildren(MapWindow)
    assert shown.isVisible()
    window.try_it.queries.set_small(True)  # where room is scarce the menu has it
    assert button.isHidden()


def test_a_picture_in_try_it_and_one_on_the_map_lead_to_why(window: MainWindow) -> None:
    window.try_it.whyRequested.emit("q1")
    (why,) = window.findChildren(WhyWindow)
    assert why.isVisible() and why.place == "2 of 3"
    why.close()
    entry(window, "&Map of the pictures").trigger()
    (shown,) = window.findChildren(MapWindow)
    shown.plane.whyRequested.emit("q2")
    assert window.findChildren(WhyWindow) == [why]
    assert why.isVisible() and why.place == "3 of 3"
