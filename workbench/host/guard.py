"""What goes wrong in the engine's process where nothing catches it: it is logged, and the window hears of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from typing import Any, NoReturn

from workbench.crashes import CrashFile
from workbench.engine.events import RunFinished
from workbench.engine.replies import EngineFaulted
from workbench.logs import LOG, Repeats, end_log, give_streams, start_log

ROLE = "engine"
DEVICE_LOST = 70  # the exit code of a process for which the graphics card does nothing any more
TRAINING = "training"  # the name of the thread of a run
ENDING = ("SIGTERM", "SIGHUP")
SENTENCE = "Something went wrong in the engine that should not have: {}: {}"


class AskedToEnd(BaseException):
    """The session ends, or somebody ends this process in order."""


class Guard:
    """Made first in the process, in its main thread. Nothing is told to the window before `tell_by`."""

    def __init__(self) -> None:
        give_streams()
        start_log(ROLE)
        self._crash_file = CrashFile(ROLE)
        self._send: Callable[[Any], None] | None = None
        self._repeats = Repeats()
        # Ctrl-C in a terminal reaches every process in it; the window asks first, and then says so.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.excepthook = self._on_thread

    def tell_by(self, send: Callable[[Any], None]) -> None:
        """Send what is wrong from now on."""
        self._send = send

    def watch_for_the_end(self) -> None:
        """From now on AskedToEnd is raised in the main thread when the system wants this process to end."""
        _on_the_end(_ask_to_end)

    def ignore_the_end(self) -> None:
        """It is ending already."""
        _on_the_end(signal.SIG_IGN)

    def report(self, error: BaseException) -> None:
        """Log an exception that nothing expected, and tell the window."""
        details = "".join(traceback.format_exception(error))
        if self._repeats.is_due(details):
            LOG.error("Not expected in %s:\n%s", threading.current_thread().name, details.rstrip())
        self._tell(EngineFaulted(SENTENCE.format(type(error).__name__, error), details))
        if threading.current_thread().name == TRAINING:  # a run must not go on for ever in the window
            self._tell(RunFinished(0, 0, "failed", f"{type(error).__name__}: {error}", 0.0, details=details))

    def give_up(self) -> NoReturn:
        """End the process from any thread, as the graphics card is lost to it; another one can use it again."""
        LOG.error("The graphics card does nothing any more for this process, which ends.")
        self.end()
        os._exit(DEVICE_LOST)

    def end(self) -> None:
        """The process ends in order."""
        self._crash_file.close()
        end_log()
        sys.stdout.flush()
        sys.stderr.flush()

    def _tell(self, message: Any) -> None:
        if self._send:
            self._send(message)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)


def _on_the_end(handler: Any) -> None:
    for name in ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), handler)


def _ask_to_end(_signum: int, _frame: Any) -> None:
    _on_the_end(signal.SIG_IGN)  # once is enough
    raise AskedToEnd
