"""Whoever starts the program for the first time is led to something that works, and is not asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.dropping import drop
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from workbench.engine.commands import Adapt
from workbench.gui.dialogs.welcome import OWN, TRY, WelcomeDialog
from workbench.gui.main_window import MainWindow

SECONDS_10 = 10_000


@pytest.fixture
def window(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def greeted(window: MainWindow) -> WelcomeDialog:
    window.wiring.welcome.greet()
    dialog = window.wiring.welcome.dialog
    assert dialog is not None
    return dialog


@pytest.mark.parametrize("leave", ["later", "escape", TRY, OWN])
def test_it_is_shown_once_however_it_is_left(window: MainWindow, qtbot, leave: str) -> None:
    dialog = greeted(window)
    if leave == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        (dialog.later if leave == "later" else dialog.ways[leave]).click()
    window.wiring.welcome.greet()
    assert window.wiring.welcome.dialog is None
    window.wiring.welcome.open()  # whoever asks sees it again
    assert window.wiring.welcome.dialog is not None
    window.wiring.welcome.dialog.reject()


def test_no_words_are_cut(window: MainWindow) -> None:
    dialog = greeted(window)
    QApplication.processEvents()
    for label in dialog.findChildren(QLabel):
        if label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.reject()


def test_rows_of_drawings_are_dragged_in_and_recognised(window: MainWindow, qtbot) -> None:
    greeted(window).ways[TRY].click()
    tray, engine = window.wiring.welcome.starters.window, window._engine
    assert tray is not None and tray.isVisible() and tray.words.text().startswith("1.")
    model = window.wiring.try_it.model
    for row in tray.rows[:2]:
        _drop(window.try_it.classes.zone, row.mime())
    qtbot.waitUntil(lambda: len(model.filled) == 2, timeout=SECONDS_10)
    assert [len(each.pictures) for each in model.classes] == [4, 4]
    assert tray.words.text().startswith("2.")
    _drop(window.try_it.queries.zone, tray.questions[0].mime())
    qtbot.waitUntil(lambda: len(model.queries) == 1, timeout=SECONDS_10)
    engine.get_ready()
    qtbot.waitUntil(lambda: bool(engine.sent_of(Adapt)), timeout=SECONDS_10)


def test_all_of_them_can_be_put_in_by_a_button(window: MainWindow, qtbot) -> None:
    greeted(window).ways[TRY].click()
    tray, model = window.wiring.welcome.starters.window, window.wiring.try_it.model
    assert tray is not None
    tray.all.click()
    qtbot.waitUntil(lambda: len(model.filled) == 4 and len(model.queries) == len(tray.questions), timeout=SECONDS_10)


def test_ones_own_pictures_begin_with_a_class_to_name(window: MainWindow) -> None:
    greeted(window).ways[OWN].click()
    assert len(window.wiring.try_it.model.classes) == 1
    assert "second class" in window.try_it.classes.notice.sentence


def _drop(widget: QWidget, mime: QMimeData) -> None:
    """What the mouse carries is let go over a widget."""
    drop(widget, [Path(url.toLocalFile()) for url in mime.urls()])
