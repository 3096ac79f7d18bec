"""The log: one file that every process of the workbench writes to, and that never grows beyond 3 MB.

It says when the workbench started, on what, which runs began and ended, and what went wrong. Nothing of it is sent
anywhere.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.folders import log_folder

FILE = "workbench.log"
LARGEST, OLDER = 1_000_000, 2  # bytes of a file, and files kept beside the newest
PATIENCE_S = 1.0
FORMAT = "%(asctime)s {role} %(process)d %(levelname)s %(message)s"
MOST_REMEMBERED = 1000
LOG = logging.getLogger("workbench")


class SharedFileHandler(logging.handlers.RotatingFileHandler):
    """Opens the file for every record, and under a lock: other processes may turn it over in between, which Windows
    allows with none that is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8", delay=True, errors="backslashreplace"
        )
        self._turn = FileLock(f"{path}.lock", timeout=PATIENCE_S, thread_local=False)

    def emit(self, record: logging.LogRecord) -> None:
        """Write ``record``. Raises nothing: what cannot be logged is told on stderr, where there is one."""
        try:
            with self._turn:
                super().emit(record)
                self._let_go()
        except Timeout:  # a process that hangs has the lock; a file that is a little too long is better than silence
            logging.FileHandler.emit(self, record)
            self._let_go()
        except OSError:
            self.handleError(record)

    def _let_go(self) -> None:
        if self.stream:
            self.stream.close()
            self.stream = None


class Repeats:
    """Tells which of many equal messages to write: the 1st, the 10th, the 100th, and so on."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def count(self, message: str) -> int:
        """How often it came by now, this time included."""
        if len(self._counts) >= MOST_REMEMBERED and message not in self._counts:
            self._counts.clear()
        self._counts[message] = self._counts.get(message, 0) + 1
        return self._counts[message]

    def is_due(self, message: str) -> bool:
        """Count it, and say whether to write it."""
        digits = str(self.count(message))
        return digits.strip("0") == "1"


def log_file() -> Path:
    """The newest part of the log; it may not be there yet."""
    return log_folder() / FILE


def start_log(role: str) -> None:
    """Write to the log from now on; ``role`` names this process in it. Call once in a process."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:  # a program that cannot keep a log still works
        LOG.warning("No log is kept: %s cannot be made (%s).", path.parent, error.strerror)
        return
    handler = SharedFileHandler(path)
    handler.setFormatter(logging.Formatter(FORMAT.format(role=role)))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)


def end_log() -> None:
    """Write to the log no more."""
    for handler in [each for each in LOG.handlers if isinstance(each, SharedFileHandler)]:
        LOG.removeHandler(handler)
        handler.close()


def is_expected(error: BaseException) -> bool:
    """Whether it is one of our own errors, whose sentence says everything."""
    return type(error).__module__.startswith("workbench.")


def give_streams() -> None:
    """Let what is printed go nowhere where there is no console, as in a frozen program, rather than raise."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (open to the end)
