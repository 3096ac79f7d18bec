"""What the window says of itself."""

from __future__ import annotations

import platform
from typing import Any

from PySide6.QtWidgets import QLabel

from workbench.engine.replies import EngineReady
from workbench.gui.dialogs.about import AboutDialog


def test_every_version_is_named_once(qtbot: Any) -> None:
    python = platform.python_version()
    dialog = AboutDialog(EngineReady("CPU, 2 cores", 2.0, {"torch": "2.15.0", "python": python}))
    qtbot.addWidget(dialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert words.count(f"ython {python}") == 1 and "torch 2.15.0" in words and "CPU, 2 cores" in words
