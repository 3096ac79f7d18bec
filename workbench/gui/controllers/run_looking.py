"""Reads what the views below the list of runs show of those that are chosen, away from the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.gui.background import Background
from workbench.gui.controllers.training import TrainingController
from workbench.gui.dialogs.runs import RunsWindow
from workbench.gui.models.overlay import MOST
from workbench.gui.models.run_details import RunDetails, read_details
from workbench.gui.models.run_differences import read_differences
from workbench.gui.models.run_logs import RunLogs
from workbench.gui.widgets.overlay_curves import OverlayCurves
from workbench.gui.widgets.run_details_view import NOTHING, RunDetailsView
from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.store import RunSummary

# Who goes through the list by the arrow keys wants to see the run at which that ends.
PAUSE_MS = 120
DETAILS, CURVES = "details", "curves"
DETAILS_TIP = "What is known of the chosen run; of several, in what they differ"
CURVES_TIP = "The curves of the chosen runs over one another"


class RunLooker(QObject):
    """Signals: described (the run, its note), tagged (the run, its tags)."""

    described = Signal(object, str)
    tagged = Signal(object, tuple)

    def __init__(self, window: RunsWindow, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._training = window, training
        self.details, self.curves = RunDetailsView(), OverlayCurves()
        self._logs = RunLogs()
        self._shown: tuple[RunSummary, ...] = ()
        self._work = Background((RunError, OSError), self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        window.tabs.add_tab(DETAILS, "Details", DETAILS_TIP, self.details)
        window.tabs.add_tab(CURVES, "Curves", CURVES_TIP, self.curves)
        self._connect()

    def edit_note(self) -> None:
        """Put the keyboard into the note of the run that is chosen."""
        self._window.tabs.show_tab(DETAILS)
        self.details.note.setFocus()

    def refresh(self, tags: Sequence[str]) -> None:
        """What is known of the chosen runs may have changed; ``tags`` are those that some run has."""
        self.details.set_known_tags(tags)
        if tuple(self._window.list.chosen) != self._shown:
            self._pause.start()

    def close(self) -> None:
        """Before the main window goes: what was written is said first."""
        self.details.note.say()
        self._pause.stop()
        self._work.close()

    def _connect(self) -> None:
        self._window.list.chosenChanged.connect(self._pause.start)
        self._window.tabs.shownChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._look)
        self.details.described.connect(self.described)
        self.details.tagged.connect(self.tagged)
        self._work.done.connect(self._on_read)
        self._work.failed.connect(self._on_failed)

    def _look(self) -> None:
        """Read what the view that is shown needs."""
        runs = self._shown = tuple(self._window.list.chosen)
        if self._window.tabs.shown == CURVES:
            self._look_at_curves(runs)
        elif not runs:
            self.details.show_words(NOTHING)
        elif len(runs) == 1:
            self._work.submit((DETAILS, _paths(runs)), lambda: read_details(runs[0]))
        else:
            self._work.submit((DETAILS, _paths(runs)), lambda: read_differences(runs))

    def _look_at_curves(self, runs: Sequence[RunSummary]) -> None:
        live = self._training.live_dir if self._training.is_active else None
        paths = [run.path for run in runs[:MOST] if run.path != live]
        self._work.submit((CURVES, _paths(runs)), lambda: self._logs.read(paths))

    def _on_read(self, asked: tuple[str, tuple[Path, ...]], found: Any) -> None:
        view, paths = asked
        if paths != _paths(self._window.list.chosen):
            return  # others are chosen by now
        if view == CURVES:
            self._show_curves(*found)
        elif isinstance(found, RunDetails):
            self.details.show_details(found)
        else:
            self.details.show_differences(found)

    def _show_curves(self, logs: dict[Path, RunLog], failures: list[str]) -> None:
        """Runs beyond those that are drawn are handed over without curves, so that it is said how many there are."""
        if self._training.is_active and self._training.live_dir:
            logs = {**logs, self._training.live_dir: self._training.live_log}
        runs = self._window.list.chosen
        drawn = [(run.shown_name, logs[run.path]) for run in runs[:MOST] if run.path in logs]
        self.curves.set_runs([*drawn, *((run.shown_name, RunLog()) for run in runs[MOST:])])
        if failures and not drawn:
            self.curves.set_message(failures[0])
        elif failures:
            self._window.notice.show_error(failures[0], "\n".join(failures[1:]))

    def _on_failed(self, asked: tuple[str, tuple[Path, ...]], error: Exception) -> None:
        if asked[1] == _paths(self._window.list.chosen):
            self.details.show_words(str(error))


def _paths(runs: Sequence[RunSummary]) -> tuple[Path, ...]:
    return tuple(run.path for run in runs)
