"""No part of a window is shown before it stands in there: a screen would flash a little empty window with a title."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from gui.answering_engine import AnsweringEngine
from gui.fitting_windows import openings, write_runs
from gui.showing_stage import switch
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import SECONDS_10
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QWidget

from workbench.gui.background import Background
from workbench.gui.main_window import MainWindow
from workbench.gui.showing import Showing

SETTLING_MS = 60


class Watch(QObject):
    """Notes what is shown as a window and is made for none; menus, lists and tips say that they are."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _is_stray(watched):
            self.strays.append(f"{type(watched).__name__} {watched.accessibleName() or watched.property('text')}")
        return False


def _is_stray(widget: QWidget) -> bool:
    is_plain = widget.windowType() in (Qt.WindowType.Window, Qt.WindowType.Widget)
    return widget.isWindow() and is_plain and not isinstance(widget, QMainWindow | QDialog)


@contextmanager
def watching(app: QApplication) -> Iterator[list[str]]:
    watch = Watch()
    app.installEventFilter(watch)
    try:
        yield watch.strays
    finally:
        app.removeEventFilter(watch)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    return tmp_path


def test_a_part_that_is_shown_too_early_is_noticed(qapp: QApplication) -> None:
    label = QLabel("Be more careful")
    with watching(qapp) as strays:
        label.setVisible(True)
    label.deleteLater()
    assert strays == ["QLabel Be more careful"]


def test_none_appears_while_the_window_is_made(qapp: QApplication, qtbot, home: Path) -> None:
    with watching(qapp) as strays:
        made = MainWindow(StandInEngine())
        made.show()
    qtbot.addWidget(made)
    made.leave(keep=False)
    assert strays == []


def test_none_appears_while_the_language_changes(qapp: QApplication, showing: Showing, qtbot) -> None:
    with watching(qapp) as strays:
        switch(showing, qtbot, "zh_CN")
    assert strays == []


def test_none_appears_beside_any_window_that_opens(qapp: QApplication, qtbot, home: Path) -> None:
    write_runs(home)
    window = MainWindow(AnsweringEngine())
    qtbot.addWidget(window)
    window.show()
    window.wiring.start()
    window._engine.get_ready()
    window.wiring.try_it.load_examples()
    settle(window, qtbot)
    found = {}
    for name, open_it in openings(window, home):
        with watching(qapp) as strays:
            open_it()
            settle(window, qtbot)
        found[name] = strays
        close_all_but(window)
    window.leave(keep=False)
    assert len(found) > 30 and {name: strays for name, strays in found.items() if strays} == {}


def settle(window: MainWindow, qtbot) -> None:
    """Until what was begun in the background is there, and is shown."""
    QTest.qWait(SETTLING_MS)
    qtbot.waitUntil(lambda: not any(each.is_under_way for each in window.findChildren(Background)), timeout=SECONDS_10)
    QTest.qWait(SETTLING_MS)


def close_all_but(window: QWidget) -> None:
    opened = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    for each in reversed(opened):
        each.close()
