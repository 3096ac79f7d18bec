"""What shows the main window, with a language of the tests' own in place of Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from workbench.data.pictures import Picture
from workbench.gui import language as languages
from workbench.gui import told
from workbench.gui.language import language
from workbench.gui.main_window import MainWindow
from workbench.gui.models.looks import choose_language
from workbench.gui.showing import Showing
from workbench.gui.theme import theme

LOUD = {"&Start": "&START", "Start": "START", "adding {pictures} to recognise": "ADDING {pictures}"}


class Loud(QTranslator):
    """A language in which a few words are written large."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return LOUD.get(source, source) if context == languages.CONTEXT else source


@pytest.fixture
def loud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In place of Chinese, a language of the test's own."""
    made = Loud()
    monkeypatch.setattr(languages, "files", lambda code: (("", ""),))
    monkeypatch.setattr(languages, "_translator", lambda name, folder: made)
    language().choose("en")
    told._told.cache_clear()
    yield
    language().choose("en")
    told._told.cache_clear()  # it is by the language's name, which another one bore
    theme().choose_fonts()


@pytest.fixture
def showing(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loud: None) -> Iterator[Showing]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    engine = StandInEngine()
    engine.start = lambda: None  # type: ignore[attr-defined]
    made = Showing(engine)  # type: ignore[arg-type]
    made.show()
    made.start()
    engine.get_ready()
    yield made
    made.window.leave(keep=False)
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shades(*values: int) -> list[Picture]:
    return [Picture(f"k{n}", f"{n}.png", np.full((8, 8, 4), n, np.uint8)) for n in values]


def switch(showing: Showing, qtbot, code: str) -> MainWindow:
    with qtbot.waitSignal(showing.changed):
        choose_language(code)
    return showing.window


def dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def side_windows() -> list[str]:
    return sorted(type(each).__name__ for each in dialogs())


def close_side_windows() -> None:
    for each in dialogs():
        each.close()
