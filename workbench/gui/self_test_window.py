"""The window and the engine while the self-test tries them: what they say, and when to go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from workbench.engine.commands import Command
from workbench.engine.replies import DatasetProgress, EngineFaulted, EngineReady, RequestFailed
from workbench.gui.engine_thread import EngineThread
from workbench.gui.faults import Faults
from workbench.gui.main_window import MainWindow
from workbench.gui.showing import Showing

PATIENCE_S = 180.0  # of a step
LOOK_MS = 10
GIVEN_UP = "Cancelled."  # of a request that the window took back, which is no failure


class SelfTestError(Exception):
    """Something that ships with the workbench does not work; the message is one sentence."""


class Tried:
    """The window and the engine while they are tried, and what they have said; ``home`` is theirs alone."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.device = ""
        self.versions: Mapping[str, str] = {}
        self.replies: list[Any] = []
        self._asked: set[int] = set()  # requests of the self-test, beside those of the window
        self.troubles: list[str] = []
        self.app = QApplication(["workbench"])
        self.engine, self.faults = EngineThread(), Faults()
        self.faults.reported.connect(lambda sentence, _: self.troubles.append(sentence))
        self.engine.childDied.connect(lambda death: self.troubles.append(str(death)))
        self.engine.replyReceived.connect(self._on_reply)
        self.faults.install()
        self.showing: Showing | None = None

    @property
    def shown(self) -> Showing:
        """What shows the window; it is there after the first step."""
        if self.showing is None:
            raise SelfTestError("There is no window.")
        return self.showing

    @property
    def window(self) -> MainWindow:
        return self.shown.window

    def close(self) -> None:
        """End window and engine, whatever has failed."""
        try:
            if self.showing is not None:
                self.showing.window.leave(keep=False)
        finally:
            self.engine.shut_down()
            self.faults.uninstall()

    def check(self) -> None:
        """Raises SelfTestError: something has gone wrong by now."""
        if self.troubles:
            raise SelfTestError(self.troubles[0])

    def wait(self, done: Callable[[], bool], what: str) -> None:
        """Go on when ``done``. Raises SelfTestError: something went wrong meanwhile, or it took too long."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            self.check()
            if time.monotonic() > end:
                raise SelfTestError(f"{what} took longer than {PATIENCE_S:g} s.")
            let_qt_work()

    def ask(self, kind: Callable[..., Command], *values: Any) -> Any:
        """The engine's answer to a request. Raises SelfTestError: it could not be answered."""
        number = self.engine.next_request_id()
        self._asked.add(number)
        self.engine.send(kind(number, *values))
        self.wait(lambda: self._answer(number) is not None, f"The answer to {kind.__name__}")
        answer = self._answer(number)
        if isinstance(answer, RequestFailed):
            raise SelfTestError(answer.reason)
        return answer

    def _answer(self, number: int) -> Any:
        return next((each for each in self.replies if getattr(each, "request_id", 0) == number), None)

    def _on_reply(self, reply: Any) -> None:
        if isinstance(reply, EngineFaulted):
            self.troubles.append(reply.sentence)
        elif isinstance(reply, EngineReady):
            self.device, self.versions = reply.device, reply.versions
        elif isinstance(reply, RequestFailed) and reply.request_id not in self._asked:
            self.troubles.extend([reply.reason] if reply.reason != GIVEN_UP else [])
        elif not isinstance(reply, DatasetProgress):
            self.replies.append(reply)


def let_qt_work() -> None:
    """What has been put off, such as the end of widgets, is done."""
    loop = QEventLoop()
    QTimer.singleShot(LOOK_MS, loop.quit)
    loop.exec()
