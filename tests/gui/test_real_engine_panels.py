"""The panels with the real engine: a dataset described, a task drawn, a run trained, drawings recognised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_classes, write_picture
from PySide6.QtCore import QSettings

from workbench.config import RunConfig
from workbench.engine.commands import Start
from workbench.engine.events import RunFinished
from workbench.gui.controllers.dataset import DatasetController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.engine_thread import EngineThread
from workbench.gui.models.dataset import DatasetChoice
from workbench.gui.panels.dataset import DatasetPanel
from workbench.gui.panels.try_it import ModelEntry, TryItPanel
from workbench.gui.widgets.task_dialog import TaskDialog

SECONDS_60 = 60_000
VALUES = {"filters": 8, "queries": 2, "episodes": 40, "validation_episodes": 4, "validate_every": 40, "device": "cpu"}


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    thread = EngineThread()
    yield thread
    thread.shut_down()


def test_a_dataset_is_described_and_a_task_is_shown(
    engine: EngineThread, qtbot: Any, small_omniglot: Path, tmp_path: Path
) -> None:
    panel = DatasetPanel()
    qtbot.addWidget(panel)
    panel.show()
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    controller = DatasetController(engine, panel, store, panel)
    config = RunConfig.from_values("omniglot", "protonet", {"ways": 4, "queries": 3}, (), str(small_omniglot))
    controller.task_config = lambda: config
    engine.start()
    controller.use(DatasetChoice("omniglot", str(small_omniglot)))
    qtbot.waitUntil(panel.wall.isVisible, timeout=SECONDS_60)
    assert "80" in panel.figures[0].text()
    controller.use(DatasetChoice("omniglot", str(tmp_path / "gone")))
    qtbot.waitUntil(lambda: panel.notice.sentence != "", timeout=SECONDS_60)
    assert "gone" in panel.notice.sentence
    panel.taskRequested.emit()
    dialog = panel.window().findChildren(TaskDialog)[-1]
    qtbot.waitUntil(lambda: "4 classes, each with 1 example" in dialog.sentence, timeout=SECONDS_60)
    dialog.accept()


def test_a_drop_ends_in_predictions(engine: EngineThread, qtbot: Any, small_omniglot: Path, tmp_path: Path) -> None:
    panel = TryItPanel()
    qtbot.addWidget(panel)
    panel.show()
    controller = TryItController(engine, panel, parent=panel)
    run = tmp_path / "run"
    config = RunConfig.from_values("omniglot", "protonet", VALUES, (), str(small_omniglot))
    finished: list[RunFinished] = []
    engine.eventReceived.connect(lambda event: finished.append(event) if isinstance(event, RunFinished) else None)
    engine.start()
    engine.send(Start(str(run), config))
    qtbot.waitUntil(lambda: bool(finished), timeout=SECONDS_60)
    assert finished[0].status == "completed", finished[0].details
    controller.set_runs([ModelEntry(str(run), "run")])
    controller.use_model(str(run))
    drop(panel.classes.zone, [write_classes(tmp_path / "drawn", names=("arrow", "house", "zed"))])
    questions = [write_picture(tmp_path / f"{name}.png", name, 61) for name in ("arrow", "house", "zed")]
    drop(panel.queries.zone, questions)
    qtbot.waitUntil(lambda: len(panel.queries.tiles) == 3 and panel.queries.tiles[2].fresh, timeout=SECONDS_60)
    assert [tile.ranking[0][0] for tile in panel.queries.tiles] == ["arrow", "house", "zed"]
    assert "adapted in" in panel.state.words
    controller.close()
