"""How a run is steered from another thread: flags that the engine honours between steps."""

from __future__ import annotations

import threading


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
