"""What a process that crashes leaves behind: the stacks of its threads, in a file of the log's folder.

A crash cannot be logged by whom it happens to. Each process opens a file when it starts, which stays empty and goes
when it ends in order; whoever finds one that is not empty moves it into the log.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbench.folders import log_folder
from workbench.logs import LOG

NAME = "crash-{}-{}.txt"
LONGEST = 50_000  # bytes of a crash that are read
STALE_S = 7 * 86_400  # an empty file so old is that of a process that was killed


@dataclass(frozen=True)
class Crash:
    """``role`` is that of the process in the log; ``stacks`` is what faulthandler wrote."""

    role: str
    pid: int
    stacks: str


class CrashFile:
    """Where this process would leave its stacks; none where the folder cannot be written."""

    def __init__(self, role: str) -> None:
        self._file: IO[bytes] | None = None
        path = log_folder() / NAME.format(role, os.getpid())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("wb", buffering=0)
        except OSError as error:
            LOG.warning("%s cannot be written (%s): a crash would leave no trace.", path, error.strerror)
            return
        faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """This process ends in order."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        path = Path(os.fsdecode(self._file.name))
        with contextlib.suppress(OSError):  # gone with its folder, or looked at by somebody
            if not path.stat().st_size:
                path.unlink()


def take_crash(role: str, pid: int) -> Crash | None:
    """What the process ``pid``, which has ended, left behind; it goes into the log, and its file is removed."""
    return _taken(log_folder() / NAME.format(role, pid), has_ended=True)


def take_all() -> list[Crash]:
    """As `take_crash`, of all processes whose end nobody saw, such as that of the last window."""
    files = sorted(log_folder().glob(NAME.format("*", "*")))
    return [crash for each in files if (crash := _taken(each))]


def _taken(path: Path, has_ended: bool = False) -> Crash | None:
    claimed = path.with_suffix(f".{os.getpid()}.taken")
    try:
        status = path.stat()
        if not has_ended and not status.st_size and time.time() - status.st_mtime < STALE_S:
            return None  # of a process that lives, as far as can be told
        path.rename(claimed)  # of two that look, one gets it
        content = claimed.read_bytes()[:LONGEST].decode("utf-8", "replace").strip()
        claimed.unlink()
    except OSError:  # nothing is there, another has taken it, or it is still open
        return None
    _, role, number = path.stem.split("-", 2)
    crash = Crash(role, int(number) if number.isdigit() else 0, content)
    if content:
        LOG.error("The %s (process %d) crashed:\n%s", role, crash.pid, content)
    return crash if content else None
