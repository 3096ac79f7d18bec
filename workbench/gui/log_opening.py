"""Shows the log with what the system has for reading text."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workbench.logs import log_file


def open_log() -> None:
    """Open the log; its folder where nothing on this system opens such files, or none was written."""
    path = log_file()
    if not (path.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
