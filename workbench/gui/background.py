"""Work that takes longer than a frame, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Background(QObject):
    """Runs one kind of work. done carries (tag, result), failed carries (tag, exception); both in this thread.

    Only the exceptions named in ``expected`` come back by ``failed``; any other is a fault of the program, and
    is raised again in the window's thread, whose excepthook shows it.
    """

    done = Signal(object, object)
    failed = Signal(object, object)
    crashed = Signal(object)

    def __init__(self, expected: tuple[type[Exception], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._expected = expected
        # A pool of its own: destroying it waits for the work that would still report to this object.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.crashed.connect(_raise)

    def submit(self, tag: Any, work: Callable[[], Any]) -> None:
        """Do ``work`` after what has been submitted before."""
        self._pool.start(lambda: self._do(tag, work))

    def wait(self, milliseconds: int = 2000) -> bool:
        """Whether all work ended in time; for closing."""
        return self._pool.waitForDone(milliseconds)

    def _do(self, tag: Any, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except self._expected as error:
            self.failed.emit(tag, error)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, and raised there
            self.crashed.emit(error)
        else:
            self.done.emit(tag, result)


def _raise(error: Exception) -> None:
    raise error
