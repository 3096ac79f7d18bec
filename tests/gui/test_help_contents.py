"""The contents of the help by keyboard: the page follows what is marked, and headings are no chapters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidgetItem

from workbench.gui.dialogs.help import HelpWindow
from workbench.gui.language import ENGLISH
from workbench.gui.models.help_pages import CHOOSING, pages, title
from workbench.gui.theme import theme
from workbench.gui.widgets.help_contents import HelpContents

Key = Qt.Key


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HelpWindow:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = HelpWindow()
    qtbot.addWidget(window)
    window.go_to()
    window.contents.setFocus()
    return window


def heading(contents: HelpContents) -> QListWidgetItem:
    (found,) = contents.findItems("Algorithms", Qt.MatchFlag.MatchExactly)
    return found


def test_the_page_follows_each_chapter_that_the_keys_mark(window: HelpWindow, qtbot: Any) -> None:
    read = [window.browser.address]
    for _ in pages()[1:]:
        qtbot.keyClick(window.contents, Key.Key_Down)
        assert window.contents.currentItem().text() == title(window.browser.address, ENGLISH)
        read.append(window.browser.address)
    assert tuple(read) == pages(), "the heading between them is passed over"
    qtbot.keyClick(window.contents, Key.Key_Home)
    assert window.browser.address == pages()[0]


def test_what_is_found_is_followed_too_and_nothing_before_a_key_is_pressed(window: HelpWindow, qtbot: Any) -> None:
    window.go_to(CHOOSING)
    window.search.setText("way")
    window.contents.setFocus()
    assert window.browser.address == CHOOSING
    qtbot.keyClick(window.contents, Key.Key_End)
    assert window.browser.address != CHOOSING
    assert window.contents.currentRow() == window.contents.count() - 1


def test_a_heading_is_not_chosen_by_mouse_or_keys(window: HelpWindow, qtbot: Any) -> None:
    where = window.contents.visualItemRect(heading(window.contents)).center()
    qtbot.mouseClick(window.contents.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.contents.currentItem().text() == title(pages()[0], ENGLISH)
    assert window.browser.address == pages()[0]


def test_a_heading_stands_apart_and_is_bolder_than_its_chapters(window: HelpWindow) -> None:
    contents = window.contents
    above, below = contents.item(contents.row(heading(contents)) - 1), heading(contents)
    assert contents.visualItemRect(below).height() >= contents.visualItemRect(above).height() + 8
    assert below.font().weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize("mode", ["dark", "light"])
def test_a_heading_has_the_colour_of_the_theme_that_is_there_now(window: HelpWindow, qtbot: Any, mode: str) -> None:
    theme().set_mode("light" if mode == "dark" else "dark")
    theme().set_mode(mode)
    contents = window.contents
    seen = contents.viewport().grab(contents.visualItemRect(heading(contents))).toImage()
    shades = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    theme().set_mode("light")
    assert {"light": "#52606b", "dark": "#a9b4bd"}[mode] in shades
