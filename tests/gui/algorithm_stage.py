"""The Algorithm panel with its controller and a stand-in engine; each one finds what the one before remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine
from PySide6.QtCore import QSettings

from workbench.gui.controllers.algorithm import AlgorithmController
from workbench.gui.panels.algorithm import AlgorithmPanel

Make = Callable[[], tuple[AlgorithmPanel, AlgorithmController, StandInEngine]]


@pytest.fixture
def make(qtbot: Any, tmp_path: Path) -> Make:
    """Makes a panel with its controller; each one finds what the one before remembered."""

    def build() -> tuple[AlgorithmPanel, AlgorithmController, StandInEngine]:
        panel, engine = AlgorithmPanel(), StandInEngine()
        qtbot.addWidget(panel)
        panel.show()
        store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        return panel, AlgorithmController(engine, panel, store, panel), engine

    return build


def edit(panel: AlgorithmPanel, name: str, value: float) -> None:
    panel.form.rows[name].field.setValue(value)
