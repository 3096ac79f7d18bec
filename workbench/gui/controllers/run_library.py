"""The window "Runs", and what can be done there with the runs that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.catalogue import catalogue
from workbench.config import ConfigError, RunConfig
from workbench.gui.background import Background
from workbench.gui.controllers.run_keeping import RunKeeper
from workbench.gui.controllers.run_looking import RunLooker
from workbench.gui.controllers.run_testing import RunTester
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.dialogs.run_damaged import DamagedDialog
from workbench.gui.dialogs.run_tags import RunTagsDialog
from workbench.gui.dialogs.runs import RunsWindow
from workbench.gui.language import mark, say
from workbench.gui.models.run_actions import Situation
from workbench.gui.models.run_cells import NOTE, RUN
from workbench.gui.models.run_details import complete
from workbench.gui.models.run_query import known_tags
from workbench.runs.errors import RunError
from workbench.runs.log import RunLog
from workbench.runs.reproducing import command_line
from workbench.runs.store import RunSummary, read_config

COPY, GATHER = "copy", "gather"
UNDO = mark("Undo")
LIVE = mark("{run} is in training. Stop it first, then it can be deleted; nothing was deleted.")
COPIED = mark("The command line that trains {run} anew is in the clipboard.")
SETTINGS_OF = mark("Settings of {run}")


class RunLibrary(QObject):
    """Owns the one window, which is made when somebody first asks for it. ``engine`` has send, next_request_id,
    replyReceived and childDied.

    Signals: windowMade (the window, once); selectionChanged (see `selected`); compareRequested, reportRequested and
    exportRequested carry the folders of the chosen runs, testRequested the folder of one; takeOverRequested a
    RunConfig, what says in words what its settings are, and the name of its run.
    """

    windowMade = Signal(object)
    selectionChanged = Signal()
    compareRequested = Signal(list)
    reportRequested = Signal(list)
    exportRequested = Signal(list)
    testRequested = Signal(Path)
    takeOverRequested = Signal(object, object, str)

    def __init__(
        self,
        engine: Any,
        runs: RunsController,
        training: TrainingController,
        around: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs, self._training, self._around = runs, training, around
        self._window: RunsWindow | None = None
        self._looker: RunLooker | None = None
        self.keeper, self.tester = RunKeeper(self), RunTester(engine, self)
        self._reader = Background((RunError, ConfigError, OSError), self)
        self._connect()

    @property
    def selected(self) -> list[RunSummary]:
        """The runs that are chosen in the window, in the order in which they are shown."""
        return self._window.list.chosen if self._window else []

    @property
    def window(self) -> RunsWindow:
        """The window, made now if it was not before."""
        if self._window is None:
            self._window = self._make()
        return self._window

    @property
    def is_open(self) -> bool:
        return self._window is not None and self._window.isVisible()

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        self.window.bring_up()

    def close(self) -> None:
        """Before the main window goes."""
        self.tester.close()
        self._reader.close()
        if self._looker:
            self._looker.close()
        if self._window:
            self._window.close()
        self.keeper.close()

    def _connect(self) -> None:
        self._runs.runsChanged.connect(self._on_runs)
        self._training.runChanged.connect(self._on_live)
        self._training.engineChanged.connect(self._offer)
        self.testRequested.connect(self._on_test)
        self.keeper.changed.connect(self._on_kept)
        self.keeper.told.connect(self._on_undoable)
        self.keeper.failed.connect(self._on_failed)
        self.tester.progressed.connect(self._on_progress)
        self.tester.ended.connect(self._on_tested)
        self.tester.told.connect(self._on_told)
        self.tester.failed.connect(self._on_failed)
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(lambda _, error: self._on_failed(str(error), ""))

    def _make(self) -> RunsWindow:
        window = RunsWindow(self.keeper.undo, self._around)
        self._looker = RunLooker(window, self._training, self)
        self._looker.described.connect(self.keeper.describe)
        self._looker.tagged.connect(self._on_tagged)
        window.opened.connect(self._runs.refresh)
        window.lookedAgain.connect(self._runs.refresh)
        window.actionWanted.connect(self._act)
        window.damagedWanted.connect(self._show_damaged)
        window.cancelRequested.connect(self.tester.cancel)
        window.notice.acted.connect(self._undo)
        window.list.chosenChanged.connect(self._on_chosen)
        window.list.rows.renamed.connect(self._on_renamed)
        window.list.rows.noted.connect(self._on_noted)
        self._window = window
        if self._runs.listed:
            self._on_runs(self._runs.runs)
        self._offer()
        self.windowMade.emit(window)
        return window

    def _act(self, key: str) -> None:
        """Do what is wanted with the chosen runs."""
        runs = self.selected
        if not runs or not self.window.actions_on_runs.action(key).isEnabled():
            return
        paths, first = [run.path for run in runs], runs[0]
        match key:
            case "compare":
                self.compareRequested.emit(paths)
            case "export":
                self.exportRequested.emit(paths)
            case "report":
                self.reportRequested.emit(paths)
            case "test":
                self.testRequested.emit(first.path)
            case "tags":
                self._ask_tags(runs)
            case "delete":
                self._delete(runs)
            case "copy":
                self._reader.submit((key, first), lambda: command_line(read_config(first.path)))
            case "again":
                self._reader.submit((key, first), lambda: _to_train_again(first.path))
            case _:
                self._act_on(key, first)

    def _act_on(self, key: str, run: RunSummary) -> None:
        match key:
            case "show":
                self._runs.show(run.path)
                self.window.close()  # it would hide what was asked for
            case "continue":
                self._training.continue_run(run.path)
            case "try":
                self._runs.modelChosen.emit(run.path)
                self.window.close()
            case "folder":
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.path)))
            case "rename":
                self.window.list.edit_cell(run.path, RUN)
            case "note":
                if not self.window.list.edit_cell(run.path, NOTE) and self._looker:
                    self._looker.edit_note()

    def _delete(self, runs: Sequence[RunSummary]) -> None:
        live = self._live
        if in_training := next((run for run in runs if run.path == live), None):
            self.window.notice.show_error(say(LIVE, run=in_training.shown_name))
        else:
            self.keeper.delete(runs)

    def _ask_tags(self, runs: Sequence[RunSummary]) -> None:
        dialog = RunTagsDialog(runs, known_tags(self._runs.runs), self.window)
        dialog.changed.connect(lambda more, less: self.keeper.tag(runs, more, less))
        dialog.open()

    @property
    def _live(self) -> Path | None:
        return self._training.live_dir if self._training.is_active else None

    def _offer(self) -> None:
        """Which actions are possible may have changed."""
        if self._window:
            ready = self._training.engine_ready is not None
            now = Situation(self._live, ready, self.tester.is_testing)
            self._window.actions_on_runs.set_runs(self.selected, now)

    def _on_chosen(self) -> None:
        self._offer()
        self.selectionChanged.emit()

    def _on_runs(self, runs: list[RunSummary]) -> None:
        if self._window is None:
            return
        self._window.set_runs(runs, self._runs.why_none)
        self._window.set_damaged(self._runs.damaged)
        if self._looker:
            self._looker.refresh(known_tags(runs))
        self._reader.submit((GATHER, None), self._window.list.rows.gather)
        if self._live:
            self._window.list.rows.update_run(self._live, self._training.live_log)
        self._offer()

    def _on_live(self, path: Path, log: RunLog) -> None:
        if self._window and self._window.isVisible():
            self._window.list.rows.update_run(path, log)

    def _on_kept(self, _paths: Sequence[Path]) -> None:
        self._runs.refresh()

    def _on_renamed(self, path: Path, title: str) -> None:
        if run := self.window.list.rows.run_of(path):
            self.keeper.rename(run, title)

    def _on_noted(self, path: Path, note: str) -> None:
        if run := self.window.list.rows.run_of(path):
            self.keeper.describe(run, note)

    def _on_tagged(self, run: RunSummary, tags: tuple[str, ...]) -> None:
        self.keeper.tag([run], set(tags) - set(run.tags), set(run.tags) - set(tags))

    def _on_undoable(self, sentence: str) -> None:
        self.window.notice.show_news(sentence, say(UNDO))

    def _undo(self) -> None:
        """The notice may offer something else, such as to open a report."""
        if self.window.notice.action == say(UNDO):
            self.window.notice.clear()
            self.keeper.undo.undo()

    def _on_told(self, sentence: str) -> None:
        self.window.notice.show_news(sentence)

    def _on_failed(self, sentence: str, details: str) -> None:
        self.window.notice.show_error(sentence, details)

    def _on_test(self, path: Path) -> None:
        if run := self.window.list.rows.run_of(path):
            self.tester.ask(run, self.window)

    def _on_progress(self, sentence: str, fraction: float) -> None:
        self.window.notice.clear()
        self.window.set_busy(sentence, fraction)
        self._offer()

    def _on_tested(self) -> None:
        self.window.busy.hide()
        self._offer()
        self._runs.refresh()

    def _on_read(self, asked: tuple[str, Any], found: Any) -> None:
        key, run = asked
        if key == GATHER:
            return
        if key == COPY:
            QGuiApplication.clipboard().setText(found)
            self.window.notice.show_news(say(COPIED, run=run.shown_name))
        else:
            self.window.close()
            name = run.shown_name
            self.takeOverRequested.emit(found, lambda: say(SETTINGS_OF, run=name), name)

    def _show_damaged(self) -> None:
        dialog = DamagedDialog(self._runs.damaged, self.window)
        dialog.folderRequested.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        dialog.open()


def _to_train_again(run_dir: Path) -> RunConfig:
    """Raises RunError or ConfigError where this version knows not all that the run was made of."""
    config = complete(read_config(run_dir))
    for name in config.mixture.weights(config.dataset):
        catalogue().dataset(name)
    return config
