"""Keeps the table of runs, and shows the curves of the one that is selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from workbench.gui.background import Background
from workbench.gui.controllers.training import TrainingController
from workbench.gui.language import mark, say
from workbench.gui.panels.training import TrainingPanel
from workbench.gui.told import paragraph, told
from workbench.runs.errors import NoFolderError
from workbench.runs.index import RunList, list_runs
from workbench.runs.log import RunLog
from workbench.runs.place import runs_place
from workbench.runs.store import RunError, RunSummary, load_log

LIST = "list"
ELSEWHERE = mark("Another folder can be chosen in “Settings”.")


class RunsController(QObject):
    """The run in training is shown from its live log, any other from its folder.

    Signals: runsChanged carries the list of RunSummary, modelChosen the folder of a run to try out. ``damaged`` says of
    folders what cannot be read in them; ``listed`` is False until they have been looked at for the first time;
    ``why_none`` says that there is no folder to look at.
    """

    runsChanged = Signal(list)
    modelChosen = Signal(Path)
    shownChanged = Signal()

    def __init__(self, panel: TrainingPanel, training: TrainingController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel, self._training = panel, training
        self.runs: list[RunSummary] = []
        self.damaged: dict[Path, str] = {}
        self.why_none = ""
        self.listed = False
        self._is_listing = self._list_again = False
        self.shown: Path | None = None
        self._listed_live: Path | None = None
        self._worker, self._lister = Background((RunError, OSError), self), Background((RunError, OSError), self)
        self._connect()

    def refresh(self) -> None:
        """Read the run folders again, in the background; at most once more while they are being read."""
        self._list_again = self._is_listing
        if not self._is_listing:
            self._is_listing = True
            before = self.runs
            self._lister.submit(LIST, lambda: _listed(before))

    def take_over(self, other: RunsController) -> None:
        """Show what another window, which goes, shows, until the folders have been read again."""
        if other.listed:
            self._on_listed(RunList(other.runs, other.damaged))
        self.refresh()
        if other.shown:
            self.show(other.shown)

    def show(self, run_dir: Path) -> None:
        """Draw the curves of this run."""
        self.shown = run_dir
        if run_dir == self._training.live_dir:
            self._draw(run_dir, self._training.live_log)
        else:
            self._worker.submit(run_dir, lambda: load_log(run_dir))

    def insist(self) -> bool:
        """The folder of runs is needed: whether it is not there, which is said."""
        try:
            runs_place()
        except NoFolderError as error:
            self._panel.banner.show_error(partial(_elsewhere, str(error)))
            self.refresh()
            return True
        return False

    def shut_down(self) -> None:
        """Before the window goes."""
        self._worker.close()
        self._lister.close()

    def _connect(self) -> None:
        table = self._panel.runs
        table.runSelected.connect(self.show)
        table.modelChosen.connect(self.modelChosen)
        table.continueRequested.connect(self._training.continue_run)
        table.folderRequested.connect(_open_folder)
        self._panel.liveRequested.connect(self._on_live)
        self._panel.tryRequested.connect(self._on_try_live)
        self._panel.shownContinueRequested.connect(self._on_continue_shown)
        self._training.runStarted.connect(self._on_started)
        self._training.runChanged.connect(self._on_changed)
        self._training.runEnded.connect(self.refresh)
        self._worker.done.connect(self._on_loaded)
        self._worker.failed.connect(lambda _, error: self._panel.banner.show_error(str(error)))
        self._lister.done.connect(lambda _, found: self._on_listed(found))
        self._lister.failed.connect(self._on_list_failed)

    def _on_loaded(self, run_dir: Path, log: RunLog) -> None:
        if run_dir == self.shown:
            # it may have gone on since its folder was asked for
            self._draw(run_dir, self._training.live_log if run_dir == self._training.live_dir else log)

    def _on_listed(self, found: RunList, why_none: str = "") -> None:
        self.runs, self.damaged, self.listed, self.why_none = found.runs, found.damaged, True, why_none
        self._panel.runs.set_runs(self.runs, why_none)
        self._update_live_row()
        self.runsChanged.emit(self.runs)
        self._end_listing()

    def _on_list_failed(self, _tag: str, error: Exception) -> None:
        if isinstance(error, NoFolderError):
            self._on_listed(RunList(), _elsewhere(str(error)))
        else:
            self._panel.banner.show_error(str(error))
            self._end_listing()

    def _end_listing(self) -> None:
        """Something may have changed since it began."""
        self._is_listing = False
        if self._list_again:
            self.refresh()

    def _draw(self, run_dir: Path, log: RunLog) -> None:
        self._panel.show_run(self._name(run_dir), log)
        self._panel.set_shown_is_live(run_dir == self._training.live_dir)
        self._panel.runs.select(run_dir)
        self.shownChanged.emit()

    def _name(self, run_dir: Path) -> str:
        """What the run is called."""
        row = next((run for run in self.runs if run.path == run_dir), None)
        return row.shown_name if row else run_dir.name

    def _on_started(self, run_dir: Path, log: RunLog) -> None:
        self.shown = run_dir
        self._draw(run_dir, log)

    def _on_changed(self, run_dir: Path, log: RunLog) -> None:
        # The engine makes the folder, so the row can only be read once the run has begun.
        if log.started is not None and self._listed_live != run_dir:
            self._listed_live = run_dir
            self.refresh()
        self._update_live_row()

    def _on_live(self) -> None:
        if self._training.live_dir is not None:
            self.show(self._training.live_dir)

    def _on_try_live(self) -> None:
        if self._training.live_dir is not None:
            self.modelChosen.emit(self._training.live_dir)

    def _on_continue_shown(self) -> None:
        if self.shown is not None:
            self._training.continue_run(self.shown)

    def _update_live_row(self) -> None:
        if self._training.live_dir is None:
            return
        self._panel.runs.update_run(self._training.live_dir, self._training.live_log)
        if self.shown is not None:
            self._panel.runs.select(self.shown)


def _listed(before: Sequence[RunSummary]) -> RunList:
    """The runs; those that are as they were are the very same objects, so that whoever shows thousands of them sees at
    a glance what has changed."""
    found, known = list_runs(), {run.path: run for run in before}
    same = [kept if (kept := known.get(run.path)) == run else run for run in found.runs]
    return RunList(same, found.damaged)


def _elsewhere(why_none: str) -> str:
    """Why there is no folder of runs, and what can be done."""
    return paragraph(told(why_none), say(ELSEWHERE))


def _open_folder(run_dir: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(run_dir)))
