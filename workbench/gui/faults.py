"""Exceptions that nothing caught, wherever in the window's process: logged, and brought into the window's thread."""

from __future__ import annotations

import platform
import re
import sys
import threading
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import PySide6
from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication

from workbench.gui.language import mark, say
from workbench.logs import LOG, Repeats
from workbench.resources import version

SENTENCE = mark("Something went wrong that should not have: {}: {}")
PLACE = re.compile(r'^ *File ".*$', re.MULTILINE)


class Faults(QObject):
    """reported: one sentence and the traceback. May be emitted in any thread."""

    reported = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repeats = Repeats()

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.reported.emit(say(SENTENCE, kind.__name__, error), self.note(error))

    def note(self, error: BaseException) -> str:
        """Log an exception. Returns its traceback."""
        details = "".join(traceback.format_exception(error))
        if self._repeats.is_due(place_of(details)):
            LOG.error("Not expected in %s:\n%s", threading.current_thread().name, details.rstrip())
            # The terminal has it as well: whoever starts from there looks there first.
            sys.__excepthook__(type(error), error, error.__traceback__)
        return details

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, args: Any) -> None:
        """Python went on without what failed, as while it takes an object away: for the log alone."""
        details = "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
        if self._repeats.is_due(place_of(details)):
            LOG.warning("%s %r:\n%s", args.err_msg or "Ignored in", args.object, details.rstrip())


def place_of(details: str) -> str:
    """Where in the program it happened: the same for a fault that repeats with other words."""
    return "\n".join(PLACE.findall(details)) or details


def facts(engine: Mapping[str, str], device: str) -> str:
    """What whoever mends a fault has to know beside the traceback; ``engine`` are its versions, where it is loaded."""
    own = {
        "workbench": version(),
        "Python": platform.python_version(),
        "PySide6": PySide6.__version__,
        "Qt": qVersion(),
    }
    # one program runs both processes, so that these are the same in the engine
    known = ("python", "system", "metalearning-workbench")
    versions = {**own, **{name: number for name, number in engine.items() if name not in known}}
    lines = [", ".join(f"{name} {number}" for name, number in versions.items()), platform.platform()]
    return "\n".join([*lines, *([device] if device else [])])
