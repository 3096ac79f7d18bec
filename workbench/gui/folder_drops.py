"""Folders and archives that are dropped on the window, where single pictures are not taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.drops import LOOKED_AT, DropFilter, sources_of
from workbench.gui.language import noun
from workbench.gui.models.own_drop import is_set


def holds_a_set(mime: QMimeData) -> bool:
    """Whether there is a folder or an archive among what is dragged."""
    return any(isinstance(each, Path) and is_set(each) for each in sources_of(mime)[:LOOKED_AT])


class FolderDrops(DropFilter):
    """As `DropFilter`, for folders and archives alone."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, noun("archive"))

    def _over(self, event: QDropEvent) -> bool:
        return holds_a_set(event.mimeData()) and super()._over(event)
