"""How a run is steered from another thread: flags that the engine honours between steps."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Control:
    """Pause, resume and stop. Safe to call from any thread, also from a signal handler.

    A stop is final: a pause that comes after it does nothing.
    """

    def __init__(self) -> None:
        self._stop = False
        self._go = threading.Event()
        self._go.set()

    def pause(self) -> None:
        self._go.clear()
        # Looked at after clearing, as `stop` sets its flag before: whichever comes last, a stop wins.
        if self._stop:
            self._go.set()

    def resume(self) -> None:
        self._go.set()

    def stop(self) -> None:
        self._stop = True
        self._go.set()

    @property
    def stopping(self) -> bool:
        return self._stop

    @property
    def paused(self) -> bool:
        return not self._go.is_set()

    def wait_while_paused(self) -> None:
        self._go.wait()


@contextmanager
def stopping_on_interrupt(control: Control) -> Iterator[None]:
    """The first Ctrl-C (or SIGTERM) stops in order; a second one interrupts at once. In the main thread only."""

    def stop(_signum: int, _frame: Any) -> None:
        control.stop()
        restore()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        restore()
