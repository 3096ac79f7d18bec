"""Waits in Qt's event loop, for what the program does by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer

from workbench.engine.replies import Reply
from workbench.gui.engine_thread import EngineThread

PATIENCE = 20 * 60  # seconds; by then something has gone wrong


def until(done: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait for something; raises TimeoutError, which says what it was."""
    # a loop of its own: QApplication.quit would close the window
    loop, check, late = QEventLoop(), QTimer(interval=50), QTimer(singleShot=True, interval=int(seconds * 1000))
    check.timeout.connect(lambda: loop.quit() if done() else None)
    late.timeout.connect(lambda: loop.exit(1))
    check.start()
    late.start()
    if loop.exec():
        raise TimeoutError(f"Within {seconds:g} seconds this did not come: {what}.")


def settle(milliseconds: int = 500) -> None:
    """Wait until what has just changed is drawn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def answered(engine: EngineThread, kind: type[Reply]) -> Callable[[], bool]:
    """Whether a reply of this kind has come since."""
    found: list[Reply] = []
    engine.replyReceived.connect(lambda reply: found.append(reply) if isinstance(reply, kind) else None)
    return lambda: bool(found)
