"""Two runs trained by the real engine and compared by it on the same tasks, as the window asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.catalogue import catalogue
from workbench.engine.commands import Start
from workbench.engine.events import RunFinished
from workbench.gui.controllers.same_tasks import SameTasksController
from workbench.gui.engine_thread import EngineThread
from workbench.runs.answers import test_uses as uses_of  # pytest takes every test_… for its own
from workbench.runs.summary import summarise

SECONDS_60 = 60_000
VALUES = {"filters": 4, "ways": 2, "queries": 2, "episodes": 8, "validation_episodes": 2, "validate_every": 8}


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    thread = EngineThread()
    thread.start()
    yield thread
    thread.shut_down()


def trained(engine: EngineThread, qtbot: Any, run: Path, data: Path, seed: int) -> None:
    finished: list[RunFinished] = []
    listen = lambda event: finished.append(event) if isinstance(event, RunFinished) else None  # noqa: E731
    engine.eventReceived.connect(listen)
    values = {**VALUES, "seed": seed, "device": "cpu"}
    engine.send(Start(str(run), catalogue().config("omniglot", "protonet", values, str(data))))
    qtbot.waitUntil(lambda: bool(finished), timeout=SECONDS_60)
    engine.eventReceived.disconnect(listen)
    assert finished[0].status == "completed", finished[0].details


def test_two_runs_are_compared_and_a_use_of_their_test_classes_is_counted(
    engine: EngineThread, qtbot: Any, small_omniglot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    runs = [tmp_path / "first", tmp_path / "second"]
    for seed, run in enumerate(runs):
        trained(engine, qtbot, run, small_omniglot, seed)
    same = SameTasksController(engine, lambda: [summarise(run) for run in runs], lambda: None, None)
    qtbot.addWidget(same.window)
    same.open(runs)
    same.window.setup.fields["tasks"].setValue(12)
    same.window.setup.split.chosen.emit("test")
    same.compare()
    qtbot.waitUntil(lambda: not same.is_comparing, timeout=SECONDS_60)
    assert same.window.notice.sentence == "", same.window.notice.details
    results = same.window.results
    assert [row[0] for row in results.table.words()] == ["first", "second"]
    assert len(results.differences.said) == 1 and results.classes.words()
    assert results.hardest.picture.classes and "first" in results.hardest.scores
    assert [uses_of(run) for run in runs] == [1, 1]
    same.close()
