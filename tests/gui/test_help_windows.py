"""In every window that a menu opens, F1 says of each control something of that window, and more than its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from gui.try_it_stage import SECONDS_10, pictures
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from workbench.gui.controllers.help import explanation
from workbench.gui.language import say
from workbench.gui.main_window import MainWindow
from workbench.gui.models.help_topics import TOPICS

# How each is opened, by its class.
OPENED = {
    "DatasetDialog": lambda wiring: wiring.open_dataset(),
    "ClassifyWindow": lambda wiring: wiring.try_it_windows.show_classify(),
    "StorageDialog": lambda wiring: wiring.show_storage(),
    "PreferencesDialog": lambda wiring: wiring.show_settings(),
    "RunsWindow": lambda wiring: wiring.show_runs(),
    "LearningWindow": lambda wiring: wiring.show_learning(),
    "HowGoodWindow": lambda wiring: wiring.try_it_windows.show_how_good(),
    "CompareWindow": lambda wiring: wiring.try_it_windows.show_compare(),
    "WhyWindow": lambda wiring: wiring.try_it_windows.show_why(),
    "MapWindow": lambda wiring: wiring.try_it_windows.show_map(),
    "PapersWindow": lambda wiring: wiring.show_papers(),
    "WelcomeDialog": lambda wiring: wiring.welcome.open(),
    "StartersWindow": lambda wiring: wiring.welcome.starters.open(),
}


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    made = MainWindow(StandInEngine())
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    drawn = pictures(5)
    for name, examples in (("one", drawn[:2]), ("two", drawn[2:4])):
        made.wiring.try_it.model.add_class(name, examples)
    made.wiring.try_it.model.add_queries(drawn[4:])
    yield made
    made.leave(keep=False)


def controls(window: QWidget) -> list[QWidget]:
    found = [each for each in window.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [each for each in found if each.window() is window and not each.objectName().startswith("qt_")]


def plain(words: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", words)).strip()


def called(control: QWidget) -> str:
    return control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")


@pytest.mark.parametrize("kind", OPENED)
def test_each_control_is_explained_by_its_own_window(window: MainWindow, qtbot: Any, kind: str) -> None:
    OPENED[kind](window.wiring)
    qtbot.waitUntil(lambda: bool(shown(kind)), timeout=SECONDS_10)
    (dialog,) = shown(kind)
    said = {(type(each).__name__, called(each)): plain(explanation(each)) for each in controls(dialog)}
    assert (
        said and [each for each, words in said.items() if len(re.findall(r"\w+", words)) < 2 or words == each[1]] == []
    )
    around = {say(topic.sentence) for name, topic in TOPICS.items() if topic.sentence and name.endswith("Panel")}
    assert not around & set(said.values())
    assert window.wiring.help.page_of(dialog) == TOPICS[kind].address
    dialog.close()


def shown(kind: str) -> list[QDialog]:
    tops = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    return [each for each in tops if type(each).__name__ == kind]


def test_every_window_has_a_sentence_of_its_own() -> None:
    named = [name for name in TOPICS if name.endswith(("Window", "Dialog"))]
    assert len(named) > 20 and len({TOPICS[name].sentence for name in named}) == len(named)
    assert all(TOPICS[name].sentence for name in named)
