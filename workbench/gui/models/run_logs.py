"""The curves of runs as they lie on the disk; those that were read stay at hand while their file is the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.store import load_log

KEPT = 24
Stamp = tuple[int, int]


class RunLogs:
    """Used by one thread at a time."""

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[Stamp, RunLog]] = {}

    def read(self, paths: Sequence[Path]) -> tuple[dict[Path, RunLog], list[str]]:
        """The logs of these runs, and why some cannot be read."""
        found, failures = {}, []
        for path in paths:
            try:
                found[path] = self._log(path)
            except (RunError, OSError) as error:
                failures.append(str(error))
        return found, failures

    def _log(self, path: Path) -> RunLog:
        stamp = _stamp(path)
        kept = self._kept.pop(path, None)
        log = kept[1] if kept and kept[0] == stamp else load_log(path)
        self._kept[path] = stamp, log
        while len(self._kept) > KEPT:
            self._kept.pop(next(iter(self._kept)))
        return log


def _stamp(path: Path) -> Stamp:
    try:
        found = (path / "events.jsonl").stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
