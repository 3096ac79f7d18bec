"""Reads the curves of the runs that are chosen in the list, away from the window's thread, for the view below it."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from workbench.gui.background import Background
from workbench.gui.controllers.memory import recall, remember
from workbench.gui.controllers.training import TrainingController
from workbench.gui.dialogs.runs import RunsWindow
from workbench.gui.language import mark, say
from workbench.gui.models.overlay import MOST, view_from
from workbench.gui.settings import settings
from workbench.gui.widgets.overlay_curves import EMPTY, OverlayCurves
from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary, load_log

# Who goes through the list by the arrow keys wants to see the run at which that ends.
PAUSE_MS = 150
CURVES, TIP = "curves", mark("The curves of the chosen runs, over one another")
KEPT = "runs/curves"
READING = mark("Reading curves…")


class OverlayLooker(QObject):
    """The run in training is drawn from its live log, as it grows, any other from its folder."""

    def __init__(self, window: RunsWindow, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._training = window, training
        self.curves = OverlayCurves()
        self._logs: dict[Path, tuple[RunSummary, RunLog]] = {}
        self._wanted: list[RunSummary] = []
        self._shown: tuple[tuple[Path, str, int], ...] = ()
        self._work = Background((RunError, OSError), self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.curves.tools.set_view(view_from(recall(settings(), KEPT, {})))
        window.tabs.add_tab(CURVES, say("Curves"), say(TIP), self.curves)
        self._connect()

    def close(self) -> None:
        """Before the main window goes."""
        self._pause.stop()
        self._work.close()

    def _connect(self) -> None:
        self._window.list.chosenChanged.connect(self._pause.start)
        self._window.tabs.shownChanged.connect(self._pause.start)
        self._training.runStarted.connect(lambda *_: self._pause.start())
        self._training.runEnded.connect(lambda *_: self._pause.start())
        self._pause.timeout.connect(self._look)
        self.curves.tools.changed.connect(lambda view: remember(settings(), KEPT, asdict(view)))
        self._work.done.connect(self._on_read)
        self._work.failed.connect(self._on_failed)

    def _look(self) -> None:
        """Read what is not known yet of the runs that are chosen; nobody waits for it while another view is shown."""
        if self._window.tabs.shown != CURVES:
            return
        chosen = self._window.list.chosen
        self._wanted = list(chosen)[:MOST]
        # what was read of a run holds as long as its row says the same
        self._logs = {
            run.path: self._logs[run.path]
            for run in self._wanted
            if run.path in self._logs and _progress(self._logs[run.path][0]) == _progress(run)
        }
        missing = [run for run in self._wanted if run.path not in self._logs and run.path != self._training.live_dir]
        for run in missing:
            self._work.submit(run, partial(load_log, run.path))
        if not self._wanted:
            self.curves.set_runs([])
            self.curves.set_message(say(EMPTY))
        elif not missing:
            self._show()
        elif not self.curves.runs:
            self.curves.set_message(say(READING))

    def _on_read(self, run: RunSummary, log: RunLog) -> None:
        self._logs[run.path] = run, log
        if all(self._log_of(each) is not None for each in self._wanted):
            self._show()

    def _on_failed(self, run: RunSummary, error: Exception) -> None:
        if run in self._wanted:
            self.curves.set_runs([])
            self.curves.set_message(str(error))

    def _show(self) -> None:
        """Draw them, unless these very curves are drawn."""
        found = [(run, log) for run in self._wanted if (log := self._log_of(run)) is not None]
        shown = tuple((run.path, run.shown_name, id(log)) for run, log in found)
        if shown != self._shown or self.curves.message:
            self._shown = shown
            count = len(self._window.list.chosen)
            self.curves.set_runs([(run.shown_name, log) for run, log in found], count)

    def _log_of(self, run: RunSummary) -> RunLog | None:
        if run.path == self._training.live_dir:
            return self._training.live_log
        kept = self._logs.get(run.path)
        return kept[1] if kept else None


def _progress(run: RunSummary) -> tuple[object, ...]:
    """What differs once a run has been continued."""
    return run.state, run.episodes, run.seconds
