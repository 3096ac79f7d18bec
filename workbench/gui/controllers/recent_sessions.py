"""Which session files were used last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from workbench.gui.controllers.memory import recall, remember

RECENT, MOST = "try_it/sessions", 8


class RecentSessions:
    """The session files that were opened or saved last, the newest first."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def paths(self) -> list[Path]:
        found = recall(self._store, RECENT, [])
        return [Path(each) for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def note(self, path: Path) -> None:
        """A file was used."""
        self._write([path, *(each for each in self.paths if each != path)])

    def forget(self, path: Path) -> None:
        """A file is not there any more."""
        self._write([each for each in self.paths if each != path])

    def clear(self) -> None:
        self._write([])

    def _write(self, paths: Sequence[Path]) -> None:
        remember(self._store, RECENT, [str(each) for each in paths[:MOST]])
