"""Offers what runs have learned as models in Try it: that of the newest runs, and that in use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.engine.events import CheckpointSaved
from workbench.gui.controllers.runs import RunsController
from workbench.gui.controllers.training import TrainingController
from workbench.gui.controllers.try_it import TryItController
from workbench.gui.language import mark, say
from workbench.gui.models.run_actions import USABLE
from workbench.gui.models.run_cells import best_words
from workbench.gui.panels.try_it import ModelEntry, TryItPanel
from workbench.gui.widgets.notice import Notice
from workbench.runs.store import RunSummary

# Among more, nobody finds one without searching.
NEWEST = 50
GONE = mark(
    "{gone} can no longer be used, so {instead} recognises your pictures now. "
    "If it comes back, as it does when its deletion is undone, it is used again."
)


class RunModels(QObject):
    """Runs that have been trained, wholly or in part, can be tried; also the live one, as far as it is."""

    def __init__(
        self,
        runs: RunsController,
        training: TrainingController,
        try_it: TryItController,
        panel: TryItPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs, self._training, self._try_it, self._panel = runs, training, try_it, panel
        self._usable: dict[str, RunSummary] = {}
        self._entries: list[ModelEntry] = []
        self._listed = 0  # so many runs were usable then
        self._gone: ModelEntry | None = None  # went while it was in use
        self._instead = ""  # the model that is used in its place
        self.notice = Notice()
        panel.head.hold_offer(self.notice)
        runs.runsChanged.connect(self._on_runs)
        training.checkpointSaved.connect(self._on_checkpoint)
        try_it.usageChanged.connect(self._on_usage)

    def take_over(self, other: RunModels) -> None:
        """Wait for what another window, which goes, waits for."""
        if other._gone:
            self._tell(other._gone)

    def _on_runs(self, runs: Sequence[RunSummary]) -> None:
        live, kept = self._live, self._training.live_log.checkpoint is not None
        usable = [run for run in runs if (kept if run.path == live else run.state in USABLE)]
        self._usable = {str(run.path): run for run in usable}
        self._list()
        if self._gone and self._gone.ref in self._usable:
            self._try_it.use_model(self._gone.ref)

    def _list(self) -> None:
        """The runs may be others, or another model is used."""
        entries = [self._entry(each) for each in self._offered()]
        if (entries, len(self._usable)) == (self._entries, self._listed):
            return
        before = next((each for each in self._entries if each.ref == self._try_it.model_ref), None)
        self._entries, self._listed = entries, len(self._usable)
        self._panel.set_more_runs(self._listed if self._listed > NEWEST else 0)
        self._try_it.set_runs(entries)
        if before and self._try_it.model_ref != before.ref:
            self._tell(before)

    def _offered(self) -> list[str]:
        """The newest runs, and the one in use where no other list has it."""
        in_use, newest = self._try_it.model_ref, list(self._usable)[:NEWEST]
        own = {each.ref for each in self._entries}
        elsewhere = {each.ref for each in self._try_it.entries} - own
        older = in_use in self._usable and in_use not in newest and in_use not in elsewhere
        return [*newest, in_use] if older else newest

    def _entry(self, ref: str) -> ModelEntry:
        run = self._usable[ref]
        return ModelEntry(ref, run.shown_name, say("in training") if run.path == self._live else best_words(run))

    def _tell(self, gone: ModelEntry) -> None:
        """It was chosen on purpose, and would be missed."""
        self._gone, self._instead = gone, self._try_it.model_ref
        instead = next(each.title for each in self._try_it.entries if each.ref == self._instead)
        self.notice.show_hint(say(GONE, gone=gone.title, instead=instead))

    def _on_usage(self) -> None:
        if self._gone and self._try_it.model_ref != self._instead:
            self._gone, self._instead = None, ""
            self.notice.clear()
        if self._try_it.model_ref in self._usable:
            self._list()

    def _on_checkpoint(self, event: CheckpointSaved) -> None:
        live = self._training.live_dir
        if live is None:
            return
        if str(live) not in self._usable:
            self._runs.refresh()
        # Until there is a best checkpoint, the last one is used.
        if event.best or not self._training.live_log.best:
            self._try_it.renew_model(str(live))

    @property
    def _live(self) -> Path | None:
        return self._training.live_dir if self._training.is_active else None
