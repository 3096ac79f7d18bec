"""The Try it panel with a stand-in engine, empty or with two classes and a picture to recognise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gui.dropping import drop, write_classes, write_picture
from gui.stand_in_engine import StandInEngine

from workbench.data.pictures import Picture
from workbench.engine.commands import Adapt
from workbench.engine.replies import Predicted, Prediction
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.models.try_it import TryItModel
from workbench.gui.panels.try_it import TryItPanel

SECONDS_10 = 10_000


@dataclass
class Stage:
    """Panel, controller, model and engine of one test."""

    engine: StandInEngine
    panel: TryItPanel
    controller: TryItController

    @property
    def model(self) -> TryItModel:
        return self.controller.model

    @property
    def adapts(self) -> list[Adapt]:
        return [each for each in self.engine.sent if isinstance(each, Adapt)]

    def answer(self, command: Adapt, label: str = "arrow", confidence: float = 0.98) -> None:
        scores = {label: confidence, "house": 1 - confidence}
        predictions = tuple(Prediction(each.key, label, confidence, scores) for each in command.queries)
        self.engine.replyReceived.emit(Predicted(command.request_id, command.model, 41.0, predictions, ("a badge",)))

    def learn(self, reject_below: float) -> None:
        """The engine has learned the classes, recognises nothing, and says from which level on it would reject."""
        asked = self.adapts[-1]
        reply = Predicted(asked.request_id, asked.model, 41.0, (), (), reject_below=reject_below)
        self.engine.replyReceived.emit(reply)


@pytest.fixture
def stage(qtbot: Any) -> Iterator[Stage]:
    engine, panel = StandInEngine(), TryItPanel()
    qtbot.addWidget(panel)
    panel.resize(424, 800)
    panel.show()
    controller = TryItController(engine, panel, parent=panel)
    yield Stage(engine, panel, controller)
    controller.close()


@pytest.fixture
def filled(stage: Stage, qtbot: Any, tmp_path: Path) -> Stage:
    """Two classes and one query are there, the engine is ready, and one Adapt has been sent."""
    stage.engine.get_ready()
    drop(stage.panel.classes.zone, [write_classes(tmp_path / "greek")])
    drop(stage.panel.queries.zone, [write_picture(tmp_path / "question.png")])
    qtbot.waitUntil(lambda: any(each.queries for each in stage.adapts), timeout=SECONDS_10)
    return stage


def pictures(count: int) -> list[Picture]:
    rng = np.random.default_rng(0)
    return [Picture(f"q{n}", f"{n}.png", rng.integers(0, 255, (9, 9, 4), np.uint8)) for n in range(count)]
