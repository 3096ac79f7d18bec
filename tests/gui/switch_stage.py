"""A window that is made anew in Chinese or English, with a stand-in for the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QCoreApplication, QEvent

from workbench.gui.language import language
from workbench.gui.models.looks import choose_language
from workbench.gui.showing import Showing
from workbench.gui.theme import theme

ENGLISH, CHINESE = "en", "zh_CN"
SECONDS_10 = 10_000


class Stage:
    """The window that is shown, and its engine."""

    def __init__(self, qtbot: Any, engine: StandInEngine | None = None) -> None:
        self._qtbot = qtbot
        self.engine = engine or StandInEngine()
        self.engine.start = lambda: None  # type: ignore[attr-defined]
        self.showing = Showing(self.engine)  # type: ignore[arg-type]
        self.showing.show()
        self.showing.start()
        if welcome := self.wiring.welcome.dialog:
            welcome.reject()

    @property
    def window(self) -> Any:
        return self.showing.window

    @property
    def wiring(self) -> Any:
        return self.window.wiring

    def switch(self, code: str = CHINESE) -> Any:
        """Another language; gives the wiring of the window in it."""
        with self._qtbot.waitSignal(self.showing.changed):
            choose_language(code)
        return self.wiring

    def wait(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=SECONDS_10)

    def reply(self, reply: object) -> None:
        self.engine.replyReceived.emit(reply)

    def close(self) -> None:
        language().choose(ENGLISH)
        theme().choose_fonts()
        self.window.leave(keep=False)
        self.window.deleteLater()
        self.showing.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def stage(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """An English window; the engine is ready."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    language().choose(ENGLISH)
    made = Stage(qtbot)
    made.engine.get_ready()
    yield made
    made.close()


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= each <= "\u9fff" for each in text)
