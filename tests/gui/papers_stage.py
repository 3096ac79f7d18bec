"""Results against papers, made up by hand, and the window "Papers" beside a main window that shows them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gui.stand_in_engine import StandInEngine

from workbench.gui.controllers.papers import PapersController
from workbench.gui.main_window import MainWindow
from workbench.reproduce.cells import FAILED, Cell, Point
from workbench.reproduce.published import Column
from workbench.reproduce.recipe import recipe
from workbench.reproduce.tables import tables

SECONDS_5 = 5000
OMNIGLOT = tables()["omniglot"]
RISING = tuple(Point(100 * n, 80.0 + n, 0.5) for n in range(1, 11))


def cell(method: str = "maml", column: str = "5w1s", **more: Any) -> Cell:
    """A tenth of the paper's practice in 300 seconds, on as many classes as the paper has."""
    config = recipe(OMNIGLOT, method, Column.parse(column))
    made = {
        "config": config.to_json(),
        "episodes": config.train.episodes // 10,
        "seconds": 300.0,
        "accuracy": 98.5,
        "ci95": 0.3,
        "test_episodes": 1000,
        "curve": RISING,
        "classes": {"all": 1623, "training": 1200, "test": 423},
        "device": "CPU, 2 cores",
    }
    return Cell("omniglot", method, column, {}, **{**made, **more})


def failed(method: str = "maml", column: str = "5w1s", reason: str = "The loss became infinite.") -> Cell:
    return Cell("omniglot", method, column, {}, FAILED, reason)


def write_table(path: Path, cells: Sequence[Cell]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": [each.to_json() for each in cells]}), encoding="utf-8")
    return path


def write_own(home: Path, cells: Sequence[Cell]) -> Path:
    """As ``workbench reproduce`` leaves it."""
    return write_table(home / "data" / "reproductions" / "omniglot" / "table.json", cells)


class Papers:
    """The main window of one test, with its window of papers."""

    def __init__(self, qtbot: Any, home: Path, ready: bool = True) -> None:
        self.engine, self.home, self._qtbot = StandInEngine(), home, qtbot
        self.main = MainWindow(self.engine)
        self.main.ask_to_close = lambda: True  # qtbot closes it at the end
        qtbot.addWidget(self.main)
        self.main.resize(1440, 860)
        self.main.show()
        if ready:
            self.engine.get_ready()

    @property
    def controller(self) -> PapersController:
        found = self.main.wiring.papers
        assert found is not None
        return found

    @property
    def window(self) -> Any:
        return self.controller.window

    def open(self) -> None:
        """From the menu, until the results are read."""
        next(each for each in self.main.menus.entries if each.text() == "&Papers").trigger()
        self._qtbot.waitUntil(lambda: self.controller._shelf is not None, timeout=SECONDS_5)

    def shown(self) -> list[str]:
        """The methods whose cards are shown."""
        return [each.key for each in self.window.grid.cards]

    def choose(self, segments: Any, key: str) -> None:
        segments._buttons[key].click()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, and no results but those that a test writes."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setattr("workbench.reproduce.shelf.resources", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def papers(qtbot: Any, home: Path) -> Papers:
    """Without results of one's own; the engine is ready."""
    stage = Papers(qtbot, home)
    stage.open()
    return stage
