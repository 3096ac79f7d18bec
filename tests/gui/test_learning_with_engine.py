"""How it learns with the real engine: the built-in model, which learns in one go, and MAML, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_classes, write_picture

from workbench.catalogue import catalogue
from workbench.engine.commands import Start
from workbench.engine.events import RunFinished
from workbench.gui.controllers.learning import LearningController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.engine_thread import EngineThread
from workbench.gui.panels.try_it import ModelEntry, TryItPanel

SECONDS_60 = 60_000
NAMES = ("arrow", "house", "zed")
VALUES = {"filters": 8, "queries": 2, "episodes": 8, "validation_episodes": 2, "validate_every": 8, "device": "cpu"}


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    thread = EngineThread()
    thread.start()
    yield thread
    thread.shut_down()


@pytest.fixture
def panel(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TryItPanel:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    panel = TryItPanel()
    qtbot.addWidget(panel)
    panel.show()
    drawn = tmp_path / "drawn"
    write_classes(drawn, names=NAMES)
    for name in NAMES:
        write_picture(tmp_path / f"{name}.png", name, 61)
    return panel


def drop_all(panel: TryItPanel, folder: Path) -> None:
    drop(panel.classes.zone, [folder / "drawn"])
    drop(panel.queries.zone, [folder / f"{name}.png" for name in NAMES])


def labels(shown: LearningController) -> list[str]:
    return [tile.prediction.label for tile in shown.window.answers.list.tiles if tile.prediction]


def test_prototypes_learn_in_one_go(engine: EngineThread, panel: TryItPanel, qtbot: Any, tmp_path: Path) -> None:
    try_it = TryItController(engine, panel, parent=panel)
    shown = LearningController(engine, try_it, panel, panel)
    shown.open()
    drop_all(panel, tmp_path)
    qtbot.waitUntil(lambda: labels(shown) == list(NAMES), timeout=SECONDS_60)
    assert shown.window.summary == "Prototypical networks learned your 3 classes."
    assert shown.window.bar.isHidden()
    shown.close()
    try_it.close()


def test_maml_is_shown_step_by_step_and_ends_with_what_try_it_says(
    engine: EngineThread, panel: TryItPanel, qtbot: Any, small_omniglot: Path, tmp_path: Path
) -> None:
    try_it = TryItController(engine, panel, parent=panel)
    shown = LearningController(engine, try_it, panel, panel)
    finished: list[RunFinished] = []
    engine.eventReceived.connect(lambda event: finished.append(event) if isinstance(event, RunFinished) else None)
    own = {"inner_steps": 1, "test_steps": 3, "inner_lr": 0.1}
    config = catalogue().config("omniglot", "maml", {**VALUES, **own}, str(small_omniglot))
    run = tmp_path / "run"
    engine.send(Start(str(run), config))
    qtbot.waitUntil(lambda: bool(finished), timeout=SECONDS_60)
    assert finished[0].status == "completed", finished[0].details
    try_it.set_runs([ModelEntry(str(run), "run")])
    try_it.use_model(str(run))
    drop_all(panel, tmp_path)
    shown.open()
    qtbot.waitUntil(lambda: len(labels(shown)) == 3, timeout=SECONDS_60)
    window = shown.window
    assert window.summary == "MAML learned your 3 classes in 3 inner steps."
    assert window.bar.slider.maximum() == 3
    assert [each.words for each in window.layers.bars.bars][-1] == "final classifier"
    assert len(window.curves.cards[0].plot.points) == 4
    qtbot.waitUntil(lambda: all(tile.fresh for tile in panel.queries.tiles), timeout=SECONDS_60)
    assert labels(shown) == [tile.ranking[0][0] for tile in panel.queries.tiles]
    shown.close()
    try_it.close()
