"""How a run is steered from another thread: flags that the engine honours between steps."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from workbench.config import Value


class Control:
    """Pause, resume and stop. Safe to call from any thread, also from a signal handler.

    A stop is final: a pause that comes after it does nothing. ``leaving`` says that this process ends after it, perhaps
    by force, so that the end of the run is to be told before anything that takes time. ``abandoned`` says that nobody
    stopped it: whoever it was for is gone. ``can_choose`` says whether
    somebody is there to choose a remedy when memory runs out.
    """

    def __init__(self, *, can_choose: bool = False) -> None:
        self.can_choose = can_choose
        self.leaving = False
        self.abandoned = False
        self._stop = False
        self._changes: dict[str, Value] = {}
        self._go = threading.Event()
        self._go.set()

    def pause(self) -> None:
        self._go.clear()
        # Looked at after clearing, as `stop` sets its flag before: whichever comes last, a stop wins.
        if self._stop:
            self._go.set()

    def resume(self, changes: Mapping[str, Value] | None = None) -> None:
        """End a pause; ``changes`` are settings to go on with."""
        self._changes = dict(changes or {})
        self._go.set()

    def take_changes(self) -> dict[str, Value]:
        """The settings to go on with after a pause; asked for once."""
        changes, self._changes = self._changes, {}
        return changes

    def stop(self) -> None:
        self._stop = True
        self._go.set()

    def leave(self, *, abandoned: bool = False) -> None:
        """Stop, as this process is about to end."""
        self.leaving, self.abandoned = True, abandoned
        self.stop()

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
