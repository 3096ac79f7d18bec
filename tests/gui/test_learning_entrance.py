"""The ways into How it learns: from Try it, from the menu and by its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_classes
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtWidgets import QLabel, QPushButton

from workbench.gui.dialogs.learning import LearningWindow
from workbench.gui.main_window import MainWindow


def test_the_way_in_is_there_once_classes_are_learned(stage: Stage, qtbot: Any, tmp_path: Path) -> None:
    how = stage.panel.head.how
    assert how.isHidden()
    drop(stage.panel.classes.zone, [write_classes(tmp_path / "greek")])
    qtbot.waitUntil(lambda: not how.isHidden(), timeout=SECONDS_10)
    with qtbot.waitSignal(stage.panel.learningRequested):
        how.click()


@pytest.mark.parametrize(("width", "folded"), [(352, True), (376, True), (424, False), (520, False)])
def test_the_way_in_and_the_title_have_room(filled: Stage, qtbot: Any, width: int, folded: bool) -> None:
    filled.answer(filled.adapts[-1])
    head = filled.panel.head
    filled.panel.set_folded(folded, folded)
    filled.panel.resize(width, 700)
    qtbot.waitUntil(lambda: head.width() == width - 32)
    assert head.how.parent() is head
    for label in (*head.findChildren(QLabel), *head.findChildren(QPushButton)):
        if label.isVisible() and not (isinstance(label, QLabel) and label.wordWrap()):
            assert label.width() >= label.sizeHint().width(), label.text()


def test_the_menu_and_its_shortcut_open_one_window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.show()
    entry = next(each for each in window.menus.entries if each.text() == "&How it learns")
    keys = [each.shortcut().toString() for each in window.menus.entries if not each.shortcut().isEmpty()]
    assert keys.count("Ctrl+H") == 1
    entry.trigger()
    window.try_it.learningRequested.emit()
    (opened,) = window.findChildren(LearningWindow)
    assert opened.isVisible() and not opened.isModal()
    window.close()
    assert not opened.isVisible()
