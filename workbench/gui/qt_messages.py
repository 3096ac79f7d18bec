"""What Qt itself warns of goes into the log."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from workbench.logs import LOG, Repeats

LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class QtMessages:
    """Logs warnings and worse, seldom where they repeat; on a terminal everything is said as ever."""

    def __init__(self) -> None:
        self._repeats = Repeats()

    def install(self) -> None:
        qInstallMessageHandler(self._on_message)

    def uninstall(self) -> None:
        qInstallMessageHandler(None)

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if (level := LEVELS.get(kind)) and self._repeats.is_due(message):
            LOG.log(level, "Qt (%s): %s", context.category or "default", message)
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
