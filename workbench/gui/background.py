"""Work that takes longer than a frame, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

CLOSING_MS = 2000


class Background(QObject):
    """Runs one kind of work. done carries (tag, result), failed carries (tag, exception); both in this thread.

    Only the exceptions named in ``expected`` come back by ``failed``; any other is a fault of the program, and
    is raised again in the window's thread, whose excepthook shows it.
    """

    done = Signal(object, object)
    failed = Signal(object, object)
    _ended = Signal(object, object, object)

    def __init__(self, expected: tuple[type[Exception], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._expected = expected
        self._closed = False
        self._under_way = 0  # pieces of work
        # A pool of its own: destroying it waits for the work that would still report to this object.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended.connect(self._on_ended)

    @property
    def is_under_way(self) -> bool:
        """Whether something was submitted that has not come back yet."""
        return self._under_way > 0

    def submit(self, tag: Any, work: Callable[[], Any]) -> None:
        """Do ``work`` after what has been submitted before."""
        self._under_way += 1
        self._pool.start(lambda: self._do(tag, work))

    def wait(self, milliseconds: int = CLOSING_MS) -> bool:
        """Hold the window up until all is done that was submitted, or for so long. Returns whether it was."""
        return self._pool.waitForDone(milliseconds)

    def close(self) -> None:
        """Wait for what is under way, and say no more."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone(CLOSING_MS)

    def _do(self, tag: Any, work: Callable[[], Any]) -> None:
        try:
            result, error = work(), None
        except Exception as caught:  # noqa: BLE001 - handed to the window's thread, and judged there
            result, error = None, caught
        if not self._closed:
            self._ended.emit(tag, result, error)

    def _on_ended(self, tag: Any, result: Any, error: Exception | None) -> None:
        self._under_way -= 1
        if self._closed:
            return
        if error is None:
            self.done.emit(tag, result)
        elif isinstance(error, self._expected):
            self.failed.emit(tag, error)
        else:
            raise error
