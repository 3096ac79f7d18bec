"""Runs on the disk as the engine leaves them, and the window "Runs" beside a main window that lists them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gui.stand_in_engine import StandInEngine, whole_run, write_run

from workbench.config import RunConfig, TaskConfig
from workbench.engine.events import Event, Interval
from workbench.gui.main_window import MainWindow
from workbench.runs.about import About, write_about
from workbench.runs.answers import keep_answer
from workbench.runs.log import RunState
from workbench.runs.store import RunSummary

SECONDS_10 = 10_000


def summary(name: str, **more: Any) -> RunSummary:
    """A run that was completed, in memory alone."""
    made = {
        **{"name": name, "path": Path("runs") / name, "dataset": "glyphs", "algorithm": "maml", "ways": 5, "shots": 1},
        **{"best": Interval(0.9, 0.02), "seconds": 60.0, "state": RunState.COMPLETED},
    }
    return RunSummary(**{**made, **more})


def look_at_test_classes(run_dir: Path, accuracy: float = 0.81) -> None:
    """Its test classes have been looked at once more."""
    answer = {"dataset": "glyphs", "trained_on": ["glyphs"], "split": "test", "accuracy": accuracy, "ci95": 0.01}
    keep_answer(run_dir, {**answer, "episodes": 600, "ways": 5, "shots": 1, "badges": []})


class Runs:
    """The main window of one test, and its window of runs."""

    def __init__(self, qtbot: Any, home: Path) -> None:
        self.engine, self.folder, self._qtbot = StandInEngine(), home / "data" / "runs", qtbot
        self.main = MainWindow(self.engine)
        self.main.ask_to_close = lambda: True  # qtbot closes it at the end
        qtbot.addWidget(self.main)

    def add(
        self, name: str, about: About | None = None, config: RunConfig | None = None, events: Iterable[Event] = ()
    ) -> Path:
        """A run folder; without ``events`` it came to its end."""
        config = config or RunConfig(algorithm="maml", task=TaskConfig(shots=1))
        path = write_run(self.folder / name, config, tuple(events) or whole_run(config))
        (path / "checkpoints").mkdir()
        for checkpoint in ("last", "best"):
            (path / "checkpoints" / f"{checkpoint}.safetensors").write_bytes(b"weights")
        if about:
            write_about(path, about)
        return path

    def open(self, ready: bool = True) -> None:
        """From the menu, until the runs are listed."""
        self.main.resize(1440, 860)
        self.main.show()
        if ready:
            self.engine.get_ready()
        next(each for each in self.main.menus.entries if each.text() == "R&uns").trigger()
        self.wait(lambda: self.library._runs.listed and self.list.rows.total == len(self.library._runs.runs))

    @property
    def library(self) -> Any:
        return self.main.wiring.library

    @property
    def window(self) -> Any:
        return self.library.window

    @property
    def list(self) -> Any:
        return self.window.list

    def wait(self, until: Any) -> None:
        self._qtbot.waitUntil(until, timeout=SECONDS_10)

    def shown(self, column: int = 0) -> list[str]:
        """What stands in a column, from above."""
        return [self.list.rows.index(row, column).data() for row in range(self.list.rows.rowCount())]

    def choose(self, *names: str) -> None:
        self.list.choose([self.folder / name for name in names])

    def chosen(self) -> list[str]:
        return [run.shown_name for run in self.library.selected]

    def do(self, key: str) -> None:
        """As the button, the menu and the key do."""
        self.window.actions_on_runs.action(key).trigger()

    def details(self) -> list[str]:
        return self.library._looker.details.facts.told
