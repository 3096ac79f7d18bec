"""Runs for tests of their list, and who of them is read while it is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.config import RunConfig
from workbench.engine.events import CheckpointSaved, Event, Interval, RunFinished, RunStarted, StepDone, Validated
from workbench.runs import index
from workbench.runs.index import RunList, list_runs
from workbench.runs.record import record

STARTED = RunStarted(0, 0, planned_episodes=8, device="CPU", parameters=1, config={})
STEP = StepDone(1, 4, 1.0, {"accuracy": 0.5}, 1e-3, 10.0, 0.1, 0.1)
VALIDATED = Validated(1, 4, Interval(1.0, 0.1), {"accuracy": Interval(0.6, 0.05)}, True, 0.2)
SAVED = CheckpointSaved(1, 4, "last", True)
FINISHED = RunFinished(2, 8, "completed", "Done.", 0.3)
ANSWER = {
    "split": "test", "dataset": "glyphs", "trained_on": ["glyphs"], "accuracy": 0.7, "ci95": 0.01, "episodes": 600,
}  # fmt: skip


def write(run_dir: Path, *events: Event) -> Path:
    assert list(record(iter(events), run_dir, RunConfig())) == list(events)
    return run_dir


class Reading:
    """Counts the folders whose runs were read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        really = index.row_of

        def counted(run_dir: Path, progress: Any) -> Any:
            self.names.append(run_dir.name)
            return really(run_dir, progress)

        monkeypatch.setattr(index, "row_of", counted)

    def in_listing(self, folder: Path) -> list[str]:
        """What is read while ``folder`` is listed; the list is that of a folder without an index."""
        self.names.clear()
        listed = list_runs(folder)
        read = sorted(self.names)
        assert listed == by_folders(folder)
        return read


def by_folders(folder: Path) -> RunList:
    """The list without an index."""
    names = [path for path in folder.iterdir() if (path / "config.json").exists() or (path / "events.jsonl").exists()]
    return index._listed(folder, {path.name: _read_now(path) for path in names})


def _read_now(path: Path) -> Any:
    entry = index._read(path, None, index._stamp(str(path)))
    return index._current(path, entry)
