"""Remembers which dataset was used last, and where the data of each lay."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from workbench.catalogue import catalogue
from workbench.gui.controllers.memory import recall, remember
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.models.downloads import is_downloaded

KEY, PLACES = "dataset/choice", "dataset/places"


class DatasetMemory:
    """What is read of it may be from an older version, and the data may be gone meanwhile."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def choice(self) -> DatasetChoice:
        """That of the last time, or else the usual one."""
        try:
            choice = DatasetChoice.from_json(recall(self._settings, KEY, None))
            catalogue().dataset(choice.name)
            choice.config()
        except ValueError:
            return DatasetChoice()
        return choice

    def keep(self, choice: DatasetChoice) -> None:
        """For the next time."""
        remember(self._settings, KEY, choice.to_json())

    def keep_place(self, choice: DatasetChoice) -> None:
        """Where its data lie, where they need a path."""
        if choice.data:
            remember(self._settings, PLACES, {**self._places(), choice.name: choice.data})

    def place_of(self, name: str, used: DatasetChoice) -> str | None:
        """Where a dataset's data lie, in use or as they lay last; "" where they need no path, None if unknown."""
        kept = used.data if used.name == name else self._places().get(name)
        if kept and Path(kept).exists():
            return kept
        return "" if catalogue().dataset(name)["needs"] == "nothing" or is_downloaded(name) else None

    def _places(self) -> dict[str, str]:
        places = recall(self._settings, PLACES, {})
        return places if isinstance(places, dict) else {}
