"""The folder in which files were chosen last: there the next dialog begins, whatever it asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths

from workbench.gui.settings import settings

KEY = "files/folder"


def last_folder() -> Path:
    """Where files were chosen, saved or opened last; else, and where that is gone, where people keep documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    there = (each for each in (str(settings().value(KEY, "")), documents) if each and QDir(each).exists())
    return Path(next(there, Path.home()))


def note_folder(folder: Path) -> None:
    """A file in it was chosen, saved or opened."""
    settings().setValue(KEY, str(folder.absolute()))
