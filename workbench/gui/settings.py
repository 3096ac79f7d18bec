"""What the window remembers between two starts: sizes, the theme and the last choices."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings

from workbench.folders import NAME


def settings() -> QSettings:
    """The user's settings; WORKBENCH_HOME replaces their place, for tests and portable use."""
    home = os.environ.get("WORKBENCH_HOME")
    if home:
        return QSettings(str(Path(home) / "settings.ini"), QSettings.Format.IniFormat)
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, NAME, NAME)
