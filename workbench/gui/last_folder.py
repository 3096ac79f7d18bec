"""The folder in which files were chosen last: there the next dialog begins, unless it keeps a folder of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths

from workbench.gui.settings import settings

KEY, OWN = "files/folder", "files/folder of "


def last_folder(of: str = "") -> Path:
    """Where files were chosen, saved or opened last; else, and where that is gone, where people keep documents.

    ``of`` names files that are kept apart from all others, such as "reports".
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    there = (each for each in (str(settings().value(_key(of), "")), documents) if each and QDir(each).exists())
    return Path(next(there, Path.home()))


def note_folder(folder: Path, of: str = "") -> None:
    """A file in it was chosen, saved or opened."""
    settings().setValue(_key(of), str(folder.absolute()))


def _key(of: str) -> str:
    return f"{OWN}{of}" if of else KEY
