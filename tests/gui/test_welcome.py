"""Whoever starts the program for the first time is led to something that works, and is not asked again."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.dropping import drop, write_classes
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from workbench.engine.commands import Adapt
from workbench.gui.dialogs.starters import StartersWindow
from workbench.gui.dialogs.welcome import OWN, TRY, WelcomeDialog
from workbench.gui.language import say
from workbench.gui.main_window import MainWindow
from workbench.gui.widgets.class_list import ADD, FIRST

SECONDS_10 = 10_000
NONE = Qt.KeyboardModifier.NoModifier


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
    """Each row to where the first went, though a class stands there by then."""
    tray, model = opened_tray(window), window.wiring.try_it.model
    zone = window.try_it.classes.zone
    place = zone.mapTo(window, zone.rect().center())
    for number, row in enumerate(tray.rows[:2], start=1):
        assert tray.words.text().startswith(f"{number}. ")
        assert say(FIRST if number == 1 else ADD) in tray.words.text()
        _drop(window.childAt(place), row.mime())
        qtbot.waitUntil(lambda number=number: len(model.filled) == number, timeout=SECONDS_10)
        qtbot.wait(50)
    assert [len(each.pictures) for each in model.classes] == [4, 4]
    assert tray.words.text().startswith("3.")
    _drop(window.try_it.queries.zone, tray.questions[0].mime())
    qtbot.waitUntil(lambda: len(model.queries) == 1, timeout=SECONDS_10)
    window._engine.get_ready()
    qtbot.waitUntil(lambda: bool(window._engine.sent_of(Adapt)), timeout=SECONDS_10)


def test_a_row_becomes_a_class_between_the_cards_too(window: MainWindow, qtbot) -> None:
    tray, model = opened_tray(window), window.wiring.try_it.model
    for number, row in enumerate(tray.rows[:3], start=1):
        _drop(window.try_it.classes, row.mime())
        qtbot.waitUntil(lambda number=number: len(model.filled) == number, timeout=SECONDS_10)
    assert window.try_it.classes.zone.cover.isHidden()


def test_a_folder_of_ones_own_still_goes_to_the_class_that_it_is_dropped_on(
    window: MainWindow, qtbot, tmp_path: Path
) -> None:
    owner = window.wiring.try_it.model.add_class("mine")
    drop(window.try_it.classes.card(owner), [write_classes(tmp_path / "own") / "house"])
    qtbot.waitUntil(lambda: bool(window.wiring.try_it.model.filled), timeout=SECONDS_10)
    assert [each.name for each in window.wiring.try_it.model.classes] == ["mine"]


def test_the_tray_counts_its_own_drawings_alone(window: MainWindow, qtbot, tmp_path: Path) -> None:
    drop(window.try_it.classes.zone, [write_classes(tmp_path / "own")])
    qtbot.waitUntil(lambda: len(window.wiring.try_it.model.filled) == 2, timeout=SECONDS_10)
    assert opened_tray(window).words.text().startswith("1. ")


def test_what_was_dragged_in_is_taken_back_by_the_key_in_the_tray(window: MainWindow, qtbot) -> None:
    tray, model = opened_tray(window), window.wiring.try_it.model
    _drop(window.try_it.classes.zone, tray.rows[0].mime())
    qtbot.waitUntil(lambda: len(model.filled) == 1, timeout=SECONDS_10)
    qtbot.waitUntil(tray.isActiveWindow, timeout=SECONDS_10)
    qtbot.keyClick(tray, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not model.classes and tray.words.text().startswith("1. ")


def opened_tray(window: MainWindow) -> StartersWindow:
    greeted(window).ways[TRY].click()
    tray = window.wiring.welcome.starters.window
    assert tray is not None and tray.isVisible()
    return tray


def test_all_of_them_can_be_put_in_by_a_button(window: MainWindow, qtbot) -> None:
    tray, model = opened_tray(window), window.wiring.try_it.model
    tray.all.click()
    qtbot.waitUntil(lambda: len(model.filled) == 4 and len(model.queries) == len(tray.questions), timeout=SECONDS_10)


def test_ones_own_pictures_begin_with_a_class_to_name(window: MainWindow) -> None:
    greeted(window).ways[OWN].click()
    assert len(window.wiring.try_it.model.classes) == 1
    assert "second class" in window.try_it.classes.notice.sentence


def _drop(widget: QWidget, mime: QMimeData) -> None:
    """What the mouse carries is let go over a widget."""
    at = QPoint(5, 5)
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(
        widget, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE)
    )
