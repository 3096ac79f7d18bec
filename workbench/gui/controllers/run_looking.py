"""Reads what the views below the list of runs show of those that are chosen, away from the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.gui.background import Background
from workbench.gui.controllers.training import TrainingController
from workbench.gui.dialogs.runs import RunsWindow
from workbench.gui.language import mark, say
from workbench.gui.models.run_details import RunDetails, read_details
from workbench.gui.models.run_differences import read_differences
from workbench.gui.widgets.run_details_view import NOTHING, RunDetailsView
from workbench.runs.errors import RunError
from workbench.runs.store import RunSummary

# Who goes through the list by the arrow keys wants to see the run at which that ends.
PAUSE_MS = 120
DETAILS = "details"
DETAILS_TIP = mark("What is known of the chosen run; of several, in what they differ")


class RunLooker(QObject):
    """Signals: described (the run, its note), tagged (the run, its tags)."""

    described = Signal(object, str)
    tagged = Signal(object, tuple)

    def __init__(self, window: RunsWindow, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._training = window, training
        self.details = RunDetailsView()
        self._shown: tuple[RunSummary, ...] = ()
        self._work = Background((RunError, OSError), self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        window.tabs.add_tab(DETAILS, say("Details"), say(DETAILS_TIP), self.details)
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
        self._pause.timeout.connect(self._look)
        self.details.described.connect(self.described)
        self.details.tagged.connect(self.tagged)
        self._work.done.connect(self._on_read)
        self._work.failed.connect(self._on_failed)

    def _look(self) -> None:
        """Read what is known of the runs that are chosen."""
        runs = self._shown = tuple(self._window.list.chosen)
        if not runs:
            self.details.show_words(say(NOTHING))
        elif len(runs) == 1:
            self._work.submit(_paths(runs), lambda: read_details(runs[0]))
        else:
            self._work.submit(_paths(runs), lambda: read_differences(runs))

    def _on_read(self, asked: tuple[Path, ...], found: Any) -> None:
        if asked != _paths(self._window.list.chosen):
            return  # others are chosen by now
        if isinstance(found, RunDetails):
            self.details.show_details(found)
        else:
            self.details.show_differences(found)

    def _on_failed(self, asked: tuple[Path, ...], error: Exception) -> None:
        if asked == _paths(self._window.list.chosen):
            self.details.show_words(str(error))


def _paths(runs: Sequence[RunSummary]) -> tuple[Path, ...]:
    return tuple(run.path for run in runs)
