"""A main window as at the first start, with a stand-in for the engine that is not ready yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine

from workbench.gui.main_window import MainWindow


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """In the smallest size that is meant to be worked in."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    made = MainWindow(StandInEngine())
    made.ask_to_close = lambda: True  # type: ignore[method-assign]
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    yield made
    made.leave(keep=False)
