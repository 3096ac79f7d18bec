"""A run whose process is about to end: its end is told before anything that takes time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.config import RunConfig
from workbench.engine import calibrate
from workbench.engine.control import Control
from workbench.engine.events import Event, RunFinished
from workbench.engine.model import load_model
from workbench.engine.train import train

MakeConfig = Callable[..., RunConfig]


@pytest.fixture
def run(tiny: MakeConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """One that is left after two steps."""
    monkeypatch.setattr(calibrate, "MOMENT_S", 600)  # however slow this computer is
    control = Control()

    def events() -> Iterator[Event]:
        for event in train(tiny(episodes=16), tmp_path, control):
            yield event
            if event.episodes >= 4:
                control.leave()

    return events()


def test_whoever_ends_it_by_force_while_it_calibrates_finds_it_stopped(run: Iterator[Event], tmp_path: Path) -> None:
    finished = next(event for event in run if isinstance(event, RunFinished))
    assert finished.status == "stopped"
    assert load_model(str(tmp_path)).calibration is None


def test_where_there_is_time_it_is_calibrated_all_the_same(run: Iterator[Event], tmp_path: Path) -> None:
    *_, last = run
    assert isinstance(last, RunFinished)
    assert load_model(str(tmp_path)).calibration is not None
