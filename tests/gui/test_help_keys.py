"""F1 explains the control that has the keyboard, in every window; Ctrl+F1 opens the page that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import SECONDS_10, pictures
from PySide6.QtCore import Qt
from PySide6.QtGui import QWhatsThisClickedEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWhatsThis, QWidget

import workbench.gui
from workbench.catalogue import catalogue
from workbench.config import SECTIONS, knobs_of
from workbench.gui.controllers.help import explanation
from workbench.gui.controllers.standing import standing
from workbench.gui.dialogs.help import HelpWindow
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.main_window import MainWindow
from workbench.gui.models.help_pages import FIRST, pages, sections
from workbench.gui.models.help_topics import KNOBS, TOPICS
from workbench.gui.widgets.knob_row import KnobRow
from workbench.gui.widgets.knob_words import number, what_is
from workbench.knobs import Knob

KNOWN = {knob.name: knob for section in SECTIONS.values() for knob in knobs_of(section)}
OWN = [(each["name"], knob) for each in catalogue().algorithms for knob in catalogue().own_knobs(each["name"])]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SECONDS_10)
    yield window
    window.close()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What F1 has explained."""
    said: list[str] = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, words, widget=None: said.append(words))
    return said


def focusable(window: QWidget) -> list[QWidget]:
    found = [each for each in window.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [each for each in found if each.window() is window and not each.objectName().startswith("qt_")]


def test_each_control_of_the_window_is_explained_by_a_sentence(window: MainWindow) -> None:
    controls = focusable(window)
    assert len(controls) > 40
    assert [(type(each).__name__, each.accessibleName()) for each in controls if not explanation(each)] == []
    plain = [re.sub(r"<[^>]+>", " ", explanation(each)).strip() for each in controls]
    single = [said for said in plain if len(re.findall(r"\w+", said)) < 2]
    assert single == []


def test_f1_explains_the_control_and_offers_a_page(window: MainWindow, qtbot: Any, shown: list[str]) -> None:
    row = window.algorithm.findChildren(KnobRow)[0]
    row.field.setFocus()
    qtbot.keyClick(row.field, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=SECONDS_10)
    assert row.knob.help in shown[0] and "More about this (Ctrl+F1)" in shown[0]
    link = re.findall('href="([^"]*)"', shown[0])[0]
    QApplication.sendEvent(row.field, QWhatsThisClickedEvent(link))
    helping = window.wiring.help.window
    assert helping is not None and helping.isVisible() and helping.browser.address == link


def test_where_nothing_has_the_keyboard_the_first_page_opens(window: MainWindow, shown: list[str]) -> None:
    window.splitter.setFocus()
    if focused := QApplication.focusWidget():
        focused.clearFocus()
    window.wiring.help.explain()
    helping = window.wiring.help.window
    assert shown == [] and helping is not None and helping.browser.address == FIRST


def test_ctrl_f1_opens_the_page_of_the_chosen_algorithm(window: MainWindow, qtbot: Any) -> None:
    window.wiring.algorithm.choose("maml")
    for knob, page in (("ways", "tasks#way"), ("inner_lr", "inner-loop#steps"), ("second_order", "#maml")):
        rows = {each.knob.name: each for each in window.algorithm.findChildren(KnobRow)}
        if knob in rows:
            assert window.wiring.help.page_of(rows[knob].field).endswith(page)
    field = next(each for each in window.algorithm.findChildren(KnobRow) if each.knob.name == "ways").field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F1, CONTROL)
    qtbot.waitUntil(lambda: window.wiring.help.window is not None, timeout=SECONDS_10)
    assert window.wiring.help.window.browser.address == "tasks#way"


def test_the_keys_work_in_a_side_window(window: MainWindow, qtbot: Any, shown: list[str]) -> None:
    window.wiring.try_it.model.add_queries(pictures(2))
    window.wiring.try_it_windows.show_map()
    (side,) = window.findChildren(MapWindow)
    control = next(each for each in focusable(side) if each.isVisible() and each.isEnabled() and each.toolTip())
    side.activateWindow()
    control.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is control, timeout=SECONDS_10)
    qtbot.keyClick(control, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=SECONDS_10)
    qtbot.keyClick(control, Qt.Key.Key_F1, CONTROL)
    qtbot.waitUntil(lambda: window.wiring.help.window is not None, timeout=SECONDS_10)
    assert window.wiring.help.window.browser.address == TOPICS["MapWindow"].address


def test_the_help_can_be_read_while_a_dialog_waits(window: MainWindow, qtbot: Any, shown: list[str]) -> None:
    dialog = QDialog(window)
    button = QPushButton("Go on", dialog, toolTip="Goes on with it.")
    QVBoxLayout(dialog).addWidget(button)
    dialog.open()
    button.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button, timeout=SECONDS_10)
    qtbot.keyClick(button, Qt.Key.Key_F1)
    assert "Goes on with it." in shown[0]
    for _ in range(2):
        window.wiring.help.open("tasks")
    (helping,) = dialog.findChildren(HelpWindow)
    assert helping.isVisible() and window.wiring.help.window is None
    dialog.close()
    assert not helping.isVisible()


def test_the_window_of_the_help_stays_when_the_main_window_is_made_anew(window: MainWindow, qtbot: Any) -> None:
    window.wiring.help.open("runs#seed")
    other = MainWindow(StandInEngine())
    qtbot.addWidget(other)
    for each in standing(window.wiring):
        each(other.wiring)
    assert other.wiring.help.window is not None and other.wiring.help.window.browser.address == "runs#seed"
    other.close()


def test_topics_name_what_there_is() -> None:
    gui = Path(workbench.gui.__file__).parent
    code = "\n".join(each.read_text(encoding="utf-8") for each in gui.rglob("*.py"))
    assert [name for name in TOPICS if f"class {name}(" not in code] == []
    assert set(KNOBS) <= {*KNOWN, *(knob.name for _, knob in OWN)}
    places = {part.address for name in pages() for part in sections(name, "en")}
    assert {topic.address for topic in TOPICS.values() if topic.address} | set(KNOBS.values()) <= places


@pytest.mark.parametrize("knob", [*KNOWN.values(), *(each for _, each in OWN)], ids=lambda each: each.name)
def test_what_a_knob_is_names_its_bounds(qapp: Any, knob: Knob) -> None:
    said = what_is(knob)
    assert knob.label in said.replace("&#x27;", "'")
    for bound in (knob.low, knob.high):
        assert bound is None or number(bound) in said
    assert not knob.choices or said.count(",") >= len(knob.choices) - 1
    assert "usually" in said or knob.kind == "str"


def test_numbers_have_all_their_digits() -> None:
    assert [number(each) for each in (1e-05, 0.4, 1, 1000, 100000.0)] == ["0.00001", "0.4", "1", "1,000", "100,000"]


def test_each_line_of_the_form_says_it(window: MainWindow) -> None:
    rows = window.algorithm.findChildren(KnobRow)
    assert len(rows) > 20
    for row in rows:
        assert row.field.whatsThis() == row.label.whatsThis() == what_is(row.knob)


def test_what_only_repeats_the_name_of_a_button_is_no_explanation(qtbot: Any) -> None:
    button = QPushButton("&Save…", toolTip="Save")
    qtbot.addWidget(button)
    assert explanation(button) == ""
